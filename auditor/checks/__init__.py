"""Check kinds, one module each, in wings by what they look at; ``shared`` is what several wings use.

Importing a module registers its kinds; ``load_kinds`` imports them all.

Other packages add kinds through the entry point group ``auditor.checks``: an entry point names a module that
registers its kinds with ``check_kind`` when it is imported, as the modules here do.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import walk_packages

from auditor.checks.base import CheckKind, registered_kinds, registering
from auditor.errors import ConfigurationError

GROUP = "auditor.checks"


def load_kinds(*, broken: dict[str, Exception] | None = None) -> Mapping[str, CheckKind]:
    """Imports every module of this package and its wings and every plug-in, and returns the kinds by name.

    A module that fails to import raises; with ``broken`` given, its exception is put there under the
    module's name instead and the other modules are imported all the same. Raises ConfigurationError where a
    plug-in cannot be imported: its rules could not run, and silence would pass for success.
    """
    for module in walk_packages(__path__, f"{__name__}."):
        try:
            import_module(module.name)
        except Exception as error:
            if broken is None:
                raise
            broken[module.name] = error
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        _load_plugin(point)
    return registered_kinds()


def _load_plugin(point: EntryPoint) -> None:
    origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    try:
        with registering(origin):
            point.load()
    except Exception as error:
        raise ConfigurationError(
            f"检查插件“{point.name}”（{origin}）无法载入（{type(error).__name__}: {error}）。"
            "请更新或卸载这个插件，用到它的规则才能运行"
        ) from error
