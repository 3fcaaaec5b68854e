"""What one label can mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

_NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class LabelReading:
    """The likelihood (0 … 1) of each role that a label may have. ``known`` is the share of its letters that
    the grammar knows, ``time`` the period that it names (annual, mid_term …, «» for none), ``parts`` the
    words that it was read from; ``place`` tells the name of a place or an office, ``total`` a sum of them;
    ``period`` where it names a period and nothing else (半年, 第二季度)."""

    roles: Mapping[str, float] = field(default_factory=lambda: _NOTHING)
    known: float = 0.0
    time: str = ""
    parts: tuple[str, ...] = ()
    place: bool = False
    total: bool = False
    period: bool = False

    @cached_property
    def best(self) -> str | None:
        """The likeliest role."""
        return max(self.roles, key=lambda role: self.roles[role], default=None)

    def share(self, *roles: str) -> float:
        """The likelihood of the likeliest of these roles."""
        own = self.roles
        if len(roles) == 1:
            return own.get(roles[0], 0.0)
        return max([own.get(role, 0.0) for role in roles], default=0.0)

    @cached_property
    def strength(self) -> float:
        return max(self.roles.values(), default=0.0)


UNKNOWN = LabelReading()
