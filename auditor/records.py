"""The decorator of the standard library for the package's frozen records, at half of what it costs.

That one writes and compiles six methods for each class, of which a start makes three hundred. Here comparing,
hashing and showing are closures over the fields; nothing else is different, and other classes are left to it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[type[_T]], type[_T]]:
        """``dataclasses.dataclass``, with the arguments that the package gives it."""
        if not (frozen and eq) or order:
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, order=order)
        plain = dataclasses.dataclass(frozen=True, slots=slots, eq=False, repr=False)
        return lambda cls: _completed(plain(cls))


__all__ = ["dataclass"]

_T = TypeVar("_T")
_Values = Callable[[object], tuple[Any, ...]]


def _completed(cls: type[_T]) -> type[_T]:
    """A frozen class with what it does not define itself."""
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    compared = [each.name for each in fields if each.compare]
    hashed = [each.name for each in fields if (each.compare if each.hash is None else each.hash)]
    own = cls.__dict__
    if own.get("__hash__") is None:
        cls.__hash__ = _hashing(_reading(hashed))  # type: ignore[assignment, method-assign]
    if "__eq__" not in own:
        cls.__eq__ = _comparing(_reading(compared))  # type: ignore[method-assign]
    if "__repr__" not in own:
        cls.__repr__ = _shown  # type: ignore[method-assign]
    return cls


def _reading(names: list[str]) -> _Values:
    """What gives the values of some fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _hashing(values: _Values) -> Callable[[object], int]:
    return lambda record: hash(values(record))


def _comparing(values: _Values) -> Callable[[object, object], bool]:
    def equal(record: object, other: object) -> bool:
        return values(record) == values(other) if other.__class__ is record.__class__ else NotImplemented

    return equal


def _shown(record: Any) -> str:
    shown = (
        f"{each.name}={getattr(record, each.name)!r}" for each in dataclasses.fields(record) if each.repr
    )
    return f"{record.__class__.__qualname__}({', '.join(shown)})"
