"""From the likely assignments to one reading, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.halves import Halves
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.shares import OWN_TIMES
from auditor.forms.shapes.soundness.brake import Brakes
from auditor.forms.shapes.weights import Weights
from auditor.model import Sureness

UNUSED = frozenset({"ignored", "explain", "sequence", "context", "note", "mark"})
_TARGETS = frozenset({"value", "place", "operator", "actual", "mid", "half", "adjusted"})
_LEVELS = frozenset({"level1", "level2"})
_JUDGED = frozenset({"name", "weight", "score"})
_TOLD = frozenset({"name", "level1", "level2", "value", "unit", "weight", "core"})
_HELD = _TOLD | {"operator", "actual", "score"}
_SHOWN = _LEVELS | {
    "operator",
    "weight",
    "core",
}  # by these a table of indicators is known, whatever heads its names
_LIKELY = 0.7
_HARDLY = 0.1
_HALF = 0.5
_NO_RIVAL = 99.0


@dataclass(frozen=True)
class Reading:
    """The chosen assignment, the next best that differs, and by how much it is better. ``slid`` where the
    cells of most rows stand below other labels than their own, so that they say nothing of a column."""

    columns: Sequence[Evidence]
    chosen: Assignment
    score: float
    rivals: Sequence[tuple[float, Assignment]]
    weights: Weights
    brakes: Brakes
    halves: Halves | None = None
    slid: bool = False

    @property
    def found(self) -> bool:
        """Whether it makes an indicator table at all."""
        roles = set(self.chosen.roles)
        if "name" not in roles or (self._told_otherwise and roles.isdisjoint(_SHOWN)):
            return False
        return bool(roles & _TARGETS) or self.judges_items

    @property
    def _told_otherwise(self) -> bool:
        """Whether labels say plainly that the names are something else (reasons, offices), or that what is
        read as the targets holds names too: 机具名称 | 分档名称."""
        names, targets = self.column("name"), self.column("value")
        if names is not None and names.plain and names.reading.share("name") < _HARDLY:
            return True
        if targets is None or targets.reading.best != "name" or targets.reading.time:
            return False
        return targets.reading.strength >= _HALF and targets.reading.share("value", "goal") < _HARDLY

    def column(self, role: str) -> Evidence | None:
        """The column of a role."""
        place = self.chosen.column(role)
        return None if place is None else self.columns[place]

    @property
    def judges_items(self) -> bool:
        """Whether labels say plainly that items are given points, without targets: 评价内容, 分值, 自评分."""
        columns = zip(self.columns, self.chosen.roles, strict=True)
        plain = {role for column, role in columns if column.plain and column.reading.best == role}
        return _TARGETS.isdisjoint(self.chosen.roles) and plain >= _JUDGED

    @property
    def margin(self) -> float:
        return next((self.score - score for score, _ in self._others), _NO_RIVAL)

    @cached_property
    def _others(self) -> list[tuple[float, Assignment]]:
        """The rivals that read other cells, or the same ones otherwise: which of two columns with the same
        cells is used makes no difference."""
        first: dict[tuple[str, ...], int] = {}
        texts = [first.setdefault(column.profile.texts, len(first)) for column in self.columns]
        own = _used(self.chosen, texts)
        return [(score, rival) for score, rival in self.rivals if _used(rival, texts) != own]

    @cached_property
    def contradicted(self) -> int:
        """How many columns are read against a label that says plainly what they are; of those that say the
        same only one can be it, and targets of another time are no contradiction."""
        pairs = zip(self.columns, self.chosen.roles, strict=True)
        told = [(column.reading.best, role) for column, role in pairs if _says_plainly(column)]
        alike = Counter(said for said, _ in told)
        against = Counter(said for said, role in told if role != said)
        return sum(max(0, count - alike[said] + 1) for said, count in against.items())

    @cached_property
    def unsound(self) -> float:
        """What speaks against the chosen assignment when the rows are read by it."""
        return self.brakes.unsoundness(self.chosen)

    @property
    def named_plainly(self) -> bool:
        """Whether labels say which columns are levels, names and targets, whatever stands below them."""
        best = {c.reading.best for c in self.columns if min(c.reading.known, c.reading.strength) >= _LIKELY}
        return {"name", "value"} <= best and bool(best & _LEVELS)

    @property
    def loses_levels(self) -> bool:
        """Whether a column that is plainly headed as one of levels is left out."""
        pairs = zip(self.columns, self.chosen.roles, strict=True)
        return any(c.plain and c.reading.best in _LEVELS and role == "ignored" for c, role in pairs)

    def rival(self, place: int) -> tuple[float, str]:
        """By how much the role of a column is better than another one, and which that is."""
        return self._nearest[place]

    @cached_property
    def _nearest(self) -> list[tuple[float, str]]:
        """By column."""
        found = [(_NO_RIVAL, "")] * len(self.chosen.roles)
        for score, rival in reversed(self._others):
            for place, (own, other) in enumerate(zip(self.chosen.roles, rival.roles, strict=True)):
                if own != other and _kind(own) != _kind(other):
                    found[place] = self.score - score, other
        return found

    def may_be(self, place: int) -> str:
        """What else a column may well be that no other column is, empty where nothing: its role in the next
        reading, if that is nearly as good; for one that is left out although it is filled, what its label
        says."""
        gap, other = self.rival(place)
        if gap < self.weights.doubtful and _kind(other) and other not in self.chosen.roles:
            return other
        return self._left_out(place)

    def _left_out(self, place: int) -> str:
        """The role that the label of a filled column speaks of which is not used, where no column with such
        a label has it."""
        column, said = self.columns[place], self.columns[place].reading.best
        used = (
            bool(_kind(self.chosen.roles[place])) or column.forced or said not in _HELD & column.scores.keys()
        )
        labelled = min(column.reading.strength, column.reading.known) >= _LIKELY
        if said is None or used or not labelled or column.time not in OWN_TIMES:
            return ""
        own = self.chosen.column(said)
        held = own is not None and self.columns[own].reading.share(said) >= _HALF
        return "" if held or column.profile.share("blank") > _HALF else said

    @cached_property
    def nonsense(self) -> bool:
        """Whether even the soundest reading makes no sense."""
        return not self.slid and self.brakes.is_nonsense(self.chosen)

    def sureness(self, margin: float) -> Sureness:
        unsure = self.halves is not None and self.halves.unsure
        if margin < self.weights.doubtful or self.nonsense or unsure:
            return Sureness.DOUBTFUL
        return Sureness.LIKELY if margin < self.weights.certain else Sureness.CERTAIN


def reading_of(
    columns: Sequence[Evidence],
    found: Sequence[Assignment],
    weights: Weights,
    halves: Halves | None,
    *,
    slid: bool = False,
) -> Reading:
    """The soundest of the best assignments; the best by the labels where rows have slid below them."""
    brakes = Brakes(columns, weights.brake)
    braked = ((each.score - (0 if slid else brakes.unsoundness(each)), each) for each in found)
    ranked = sorted(braked, key=lambda entry: -entry[0])
    score, chosen = ranked[0]
    return Reading(columns, chosen, score, ranked[1:], weights, brakes, halves, slid)


def _says_plainly(column: Evidence) -> bool:
    """Whether a label leaves no doubt which field of the year its column holds."""
    said = column.reading.best
    return column.plain and said in _TOLD and (said != "value" or column.time in OWN_TIMES)


def _used(assignment: Assignment, texts: Sequence[int]) -> list[tuple[str, int]]:
    """What is read, and from which cells: columns with the same cells have the same number."""
    return sorted((role, number) for role, number in zip(assignment.roles, texts, strict=True) if _kind(role))


def _kind(role: str) -> str:
    return "" if role in UNUSED else role
