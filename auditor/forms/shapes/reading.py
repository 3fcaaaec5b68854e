"""From the likely assignments to one reading, how sure it is, and the header that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.forms.labels.label_file import ColumnName
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.halves import Halves
from auditor.forms.shapes.header import Column, Header
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.shares import OWN_TIMES
from auditor.forms.shapes.soundness import is_nonsense, unsoundness
from auditor.forms.shapes.weights import CLASS_WORDS, CLASSES, Weights
from auditor.model import Sureness

_UNUSED = frozenset({"ignored", "explain", "sequence", "context", "note", "mark"})
_TARGETS = frozenset({"value", "place", "operator", "actual", "mid", "half", "adjusted"})
_NAMES: Mapping[str, ColumnName] = {
    "adjusted": "value", "mid": "value", "half": "value", "other": "value", "place": "value",
    "explain": "ignored", "sequence": "ignored", "context": "ignored", "mark": "ignored",
}  # fmt: skip
_PERIODS = {"adjusted": "adjusted", "mid": "mid_term", "half": "half_year", "other": "other"}
_NOT_THE_YEARS = ("mid_term", "half_year", "previous")
_ASSUMED = 0.3
_LEVELS = frozenset({"level1", "level2"})
_TOLD = frozenset({"name", "level1", "level2", "value", "unit", "weight", "core"})
_HALF = 0.5
_SURE = 0.8
_LIKELY = 0.7
_SLACK = 0.15  # of the rows have both targets, or none
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
    halves: Halves | None = None
    slid: bool = False

    @property
    def found(self) -> bool:
        """Whether it makes an indicator table at all."""
        roles = set(self.chosen.roles)
        return "name" in roles and bool(roles & _TARGETS)

    @property
    def margin(self) -> float:
        return next((self.score - score for score, _ in self._others), _NO_RIVAL)

    @cached_property
    def _others(self) -> list[tuple[float, Assignment]]:
        """The rivals that read other cells, or the same ones otherwise: which of two columns with the same
        cells is used makes no difference."""
        own = self._used(self.chosen)
        return [(score, rival) for score, rival in self.rivals if self._used(rival) != own]

    def _used(self, assignment: Assignment) -> list[tuple[str, tuple[str, ...]]]:
        pairs = zip(assignment.roles, self.columns, strict=True)
        return sorted((kind, column.profile.texts) for role, column in pairs if (kind := _kind(role)))

    @cached_property
    def contradicted(self) -> int:
        """How many columns are read against a label that says plainly what they are."""
        pairs = zip(self.columns, self.chosen.roles, strict=True)
        return sum(
            column.plain and column.reading.best in _TOLD and role != column.reading.best
            for column, role in pairs
        )

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
        own = _kind(self.chosen.roles[place])
        others = ((self.score - score, rival.roles[place]) for score, rival in self._others)
        return next(((gap, role) for gap, role in others if _kind(role) != own), (_NO_RIVAL, ""))

    @cached_property
    def nonsense(self) -> bool:
        """Whether even the soundest reading makes no sense."""
        return not self.slid and is_nonsense(self.chosen, self.columns, self.weights.brake)

    def sureness(self, margin: float) -> Sureness:
        if margin < self.weights.doubtful or self.nonsense:
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
    braked = (
        (each.score - (0 if slid else unsoundness(each, columns, weights.brake)), each) for each in found
    )
    ranked = sorted(braked, key=lambda entry: -entry[0])
    score, chosen = ranked[0]
    return Reading(columns, chosen, score, ranked[1:], weights, halves, slid)


def header_of(reading: Reading, lines: Sequence[Line], labels: Labels) -> Header:
    """The header that a reading makes of these lines."""
    columns = tuple(_with_sign(list(_columns(reading)), reading.columns))
    columns, period = _without_other_periods(columns)
    printed = tuple(slot.text for line in lines for slot in line.filled if slot.fresh)
    beside = [slot.text for slot in lines[0].filled if labels.is_row_label(slot.text)]
    period = next((time for text in beside if (time := labels.other_period(text))), period)
    header = Header(
        columns,
        (lines[0].filled or lines[0].slots)[0].location,
        block=lines[0].block,
        width=lines[0].width,
        printed=printed,
        lines=len(lines),
        period=period,
        sureness=reading.sureness(reading.margin),
        margin=reading.margin,
    )
    return _with_twin(header, reading.halves) if reading.halves else header


def _columns(reading: Reading) -> Iterator[Column]:
    for place, (evidence, role) in enumerate(zip(reading.columns, _roles(reading), strict=True)):
        gap, runner_up = reading.rival(place)
        period = _PERIODS.get(role, "")
        if role == "value" and evidence.time in _NOT_THE_YEARS:
            period = evidence.time
        yield Column(
            _NAMES.get(role, role),  # type: ignore[arg-type]
            evidence.segment.start,
            evidence.segment.end,
            evidence.label,
            part=evidence.part,
            period=period,
            place=_place(evidence) if role == "place" else "",
            role=role,
            sureness=reading.sureness(gap),
            runner_up=runner_up,
            evidence=_told(evidence, role),
            usual=evidence.profile.usual,
            assumed=role == "value"
            and bool(evidence.label)
            and evidence.reading.roles.get("value", 0) < _ASSUMED,
        )


def _roles(reading: Reading) -> list[str]:
    """The roles of the columns, with a second one of targets that fills up the first."""
    roles = enumerate(reading.chosen.roles)
    return ["other" if _completes(reading, place) else role for place, role in roles]


def _completes(reading: Reading, place: int) -> bool:
    """Whether an unread column is headed as one of targets and is filled where that of the targets is blank:
    定量指标值 | 定性指标值."""
    own, value, name = reading.columns[place], reading.chosen.column("value"), reading.chosen.column("name")
    if (
        value is None
        or name is None
        or reading.chosen.roles[place] not in _UNUSED
        or own.reading.best != "value"
    ):
        return False
    if own.reading.strength < _SURE or own.time not in OWN_TIMES:
        return False
    filled = len(own.profile.texts), len(reading.columns[value].profile.texts)
    names = len(reading.columns[name].profile.texts)
    return min(filled) > 0 and abs(sum(filled) - names) <= _SLACK * names


def _place(column: Evidence) -> str:
    """The place whose targets a column holds: its label, or the one over «目标值»."""
    *above, own = column.label.split(" ")
    return above[-1] if above and own == "".join(column.reading.parts) else own


def _without_other_periods(columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], str]:
    """Where the only target is not the year's, the form is of its period."""
    targets = [column for column in columns if column.name == "value"]
    if len(targets) == 1 and targets[0].period in _NOT_THE_YEARS:
        period = targets[0].period
        return tuple(replace(c, period="") if c is targets[0] else c for c in columns), period
    return columns, ""


def _with_sign(columns: list[Column], evidence: Sequence[Evidence]) -> list[Column]:
    """The columns, where 定性 and 定量 stand for the sign in a table that has none."""
    if any(column.name == "operator" for column in columns):
        return columns
    for number, column in enumerate(columns):
        if column.name == "nature" and evidence[number].profile.share("polarity") < _HALF:
            columns[number] = replace(column, name="operator")
            break
    return columns


def _with_twin(header: Header, halves: Halves) -> Header:
    """All parts of a table, each the twin of the one before: they have the columns of the first, moved to
    where they stand."""
    twin: Header | None = None
    for number in reversed(range(len(halves.parts))):
        moved = dict(zip(halves.parts[0], halves.parts[number], strict=True))
        at = {(segment.start, segment.end): other for segment, other in moved.items()}
        columns = tuple(
            replace(column, start=at[column.start, column.end].start, end=at[column.start, column.end].end)
            for column in header.columns
        )
        twin = replace(
            header, columns=columns, period=halves.periods[number], foreign=halves.others(number), twin=twin
        )
    return twin or header


def _kind(role: str) -> str:
    return "" if role in _UNUSED else role


def _told(evidence: Evidence, role: str) -> str:
    """Why a column is what it is, in words: what the label says, and what the cells are."""
    shares = evidence.reading.roles
    said = f"列名的把握{shares.get(role, 0):.2f}" if evidence.label else "没有列名"
    profile = evidence.profile
    ranked = sorted(
        ((count, name) for count, name in zip(profile.counts, CLASSES, strict=True) if count), reverse=True
    )
    cells = "、".join(f"{CLASS_WORDS[name]}{count}格" for count, name in ranked[:3])
    return f"{said}；下面是{cells or '空的'}"
