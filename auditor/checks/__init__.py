"""Check kinds, one module each. Importing a module registers its kinds; ``load_kinds`` imports them all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from auditor.checks.base import CheckKind, registered_kinds


def load_kinds(*, broken: dict[str, Exception] | None = None) -> Mapping[str, CheckKind]:
    """Imports every module of this package and returns the kinds by name.

    A module that fails to import raises; with ``broken`` given, its exception is put there under the
    module's name instead and the other modules are imported all the same.
    """
    for module in iter_modules(__path__):
        try:
            import_module(f"{__name__}.{module.name}")
        except Exception as error:
            if broken is None:
                raise
            broken[module.name] = error
    return registered_kinds()
