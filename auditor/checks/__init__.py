"""Check kinds, one module each. Importing a module registers its kinds; ``load_kinds`` imports them all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from auditor.checks.base import CheckKind, registered_kinds


def load_kinds() -> Mapping[str, CheckKind]:
    """Imports every module of this package and returns the kinds by name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return registered_kinds()
