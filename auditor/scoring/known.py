"""Facts by name, each found out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.profiles.marking import Bound

Known = Mapping[str, Decimal | None]


class Facts(dict[str, Decimal | None]):
    """Facts by name, each found out when it is asked for; ``None`` is what the layout of this form cannot
    tell."""

    def __init__(self, find: Callable[[str], Decimal | None], known: Known | None = None) -> None:
        super().__init__(known or {})
        self._find = find

    def __missing__(self, name: str) -> Decimal | None:
        value = self[name] = self._find(name)
        return value

    def having(self, known: Known) -> Facts:
        """The same facts but for those that are given."""
        return Facts(self.__getitem__, {**self, **known}) if known else self


def hold(facts: Known, when: Mapping[str, Bound]) -> bool:
    """Whether each of these facts is known and lies within its bound."""
    for name, bound in when.items():
        value = facts[name]
        if value is None or not bound.holds(value):
            return False
    return True
