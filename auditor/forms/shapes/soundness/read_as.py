"""The columns of a table under the roles that a reading gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.soundness.explaining import explains

DATA = ("number", "large", "amount", "signed", "date", "unit", "flag", "sign", "kind", "polarity")
TARGETS = ("number", "large", "amount", "signed", "date")
UNREAD = frozenset({"ignored", "explain", "context", "note"})
OTHER_TIMES = frozenset({"previous", "future", "reference", "now"})


class Columns:
    """The columns of a table, with what all assignments ask of them."""

    def __init__(self, columns: Sequence[Evidence]) -> None:
        self.all = columns
        self._explaining: dict[int, list[Evidence]] = {}

    def explaining(self, place: int) -> Sequence[Evidence]:
        """Those that mostly say what the column at this place says, and more."""
        if place not in self._explaining:
            own = self.all[place]
            self._explaining[place] = [
                other
                for other in self.all
                if other is not own and explains(own.profile.texts, other.profile.texts)
            ]
        return self._explaining[place]


@dataclass(frozen=True)
class ReadAs:
    """An assignment of roles to columns."""

    assignment: Assignment
    known: Columns

    @property
    def columns(self) -> Sequence[Evidence]:
        return self.known.all

    def column(self, role: str) -> Evidence | None:
        """The column of a role, the first where it has several."""
        return self._by_role.get(role)

    @cached_property
    def _by_role(self) -> Mapping[str, Evidence]:
        return dict(zip(reversed(self.assignment.roles), reversed(self.columns), strict=True))

    def profile(self, role: str) -> Profile | None:
        """What the cells of that column are."""
        column = self.column(role)
        return None if column is None else column.profile

    def pairs(self) -> Iterator[tuple[Evidence, str]]:
        """Each column with its role."""
        return zip(self.columns, self.assignment.roles, strict=True)

    def unread(self, *also: str) -> Iterator[Evidence]:
        """The columns that nothing is read from, and those of further roles."""
        return (column for column, role in self.pairs() if role in UNREAD or role in also)


def share_of(holds: Callable[[str, str], bool], texts: Sequence[str], others: Sequence[str]) -> float:
    """In how many rows something holds of the cells of two columns, 0 where they are not filled alike."""
    if len(texts) != len(others) or not texts:
        return 0.0
    return sum(map(holds, texts, others)) / len(texts)
