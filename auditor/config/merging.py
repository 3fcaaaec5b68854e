"""What a bureau writes over or beside what is built in."""

from __future__ import annotations

from typing import Any


def extended(base: Any, extra: Any) -> Any:
    """Data with more beside it: mappings are merged, lists appended without doubles, all else replaced."""
    if isinstance(base, dict) and isinstance(extra, dict):
        return base | {
            key: extended(base[key], value) if key in base else value for key, value in extra.items()
        }
    if isinstance(base, list) and isinstance(extra, list):
        return base + [item for item in extra if item not in base]
    return extra


def overridden(base: Any, own: Any) -> Any:
    """Data with other data over it: mappings are merged, all else is replaced where it is given."""
    if isinstance(base, dict) and isinstance(own, dict):
        return base | {key: overridden(base.get(key), value) for key, value in own.items()}
    return base if own is None else own
