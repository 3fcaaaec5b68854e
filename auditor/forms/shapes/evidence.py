"""What header and cells of a column say together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.chinese.dates import THIS_CENTURY
from auditor.forms.labels import Grammar, LabelReading
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.reading import UNKNOWN
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.profile import Profile, profile_of, role_scores
from auditor.forms.shapes.segments import Segment, cells_in, covering
from auditor.forms.shapes.weights import Weights
from auditor.forms.text import squeeze

_HALF = 0.5
_SURE = 0.8
_PLAIN = 0.9
_SAID = 0.3  # below this a label says nothing by itself
_OWN_TIMES = frozenset({"", "annual", "initial"})
_VALUE_BY_TIME = {
    "adjusted": 0.9, "mid_term": 0.55, "half_year": 0.25, "now": 0.25, "future": 0.15, "reference": 0.1,
    "previous": 0.06,
}  # fmt: skip
_CONTEXT_BY_TIME = {
    "mid_term": 0.45,
    "half_year": 0.6,
    "now": 0.9,
    "future": 1,
    "reference": 1,
    "previous": 1,
}
_TICKED = {"possibility": "possibility", "reason": "cause"}
_YEAR = re.compile(rf"(?<!\d){THIS_CENTURY}(?=年)")
_HEADS_LEVELS = frozenset({None, "name", "level1", "level2", "ignored", "goal"})
_WIDE = {"level1": 0.7, "level2": 0.7, "level3": 0.35, "name": 0.5}  # below a heading of several columns
_VAGUE = frozenset({"name", "value", "explain"})
_CARRIED = frozenset({"level1", "level2"})
_LABELLED = frozenset({"project", "issuer", "budget", "goal", "place", "mark", "possibility", "forecast"})
_BY_TIME = frozenset({"adjusted", "mid", "half"})  # the period that a label names leaves little doubt
_NAMES_TIME = 0.2
_SHORTEST_PART = 3  # 确定能, 经费保障; 其他 alone in a header says nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    """A column: its header as printed, how that reads, and the score of each role it may have. ``forced`` is
    the only role that it can have (a ticked column, the label beside all rows); ``wide`` where one
    header cell lies over this column and others."""

    segment: Segment
    label: str
    reading: LabelReading
    time: str
    profile: Profile
    scores: Mapping[str, float]
    forced: str = ""
    part: str = ""
    wide: bool = False

    @property
    def plain(self) -> bool:
        """Whether its label says plainly what it is."""
        return not self.wide and self.reading.known >= _PLAIN and self.reading.strength >= _SURE


class EvidenceReader:
    """Gathers the evidence for the columns of a table."""

    def __init__(self, labels: Labels, kinds: CellKinds, weights: Weights) -> None:
        self._labels = labels
        self._grammar = labels.grammar
        self._kinds = kinds
        self._weights = weights

    def read(
        self, segments: Sequence[Segment], header: Sequence[Line], body: Sequence[Line], sharp: float = 1.0
    ) -> list[Evidence]:
        """The evidence for each column, from left to right; ``sharp`` is how much the cells count."""
        above = [covering(line, segments) for line in header]
        below = [cells_in(line, segments) for line in body]
        own = frozenset(id(slot.cell) for line in header for slot in line.slots)
        found: list[tuple[Evidence, list[str]]] = []
        for number, segment in enumerate(segments):
            stack = _stack([line[number] for line in above])
            beside = len(stack) < 2 or not stack[0].text.strip()
            texts = [_heading(above[0], number) if beside else "", *_texts(stack)]
            profile = profile_of([line[number] for line in below], self._kinds, own)
            reading = _composed(stack, self._grammar)
            label = " ".join(map(squeeze, texts[1:]))
            column = Evidence(
                segment, label, reading, reading.time, profile, {}, wide=_is_wide(stack, segment)
            )
            found.append((column, texts))
        newest = max((year for column, _ in found if (year := _target_year(column))), default=0)
        scored = [self._scored(_dated(column, newest), texts, sharp) for column, texts in found]
        return self._without_grades(scored)

    def _without_grades(self, columns: list[Evidence]) -> list[Evidence]:
        """The best grade of a scale is no target beside a column that is headed as one."""
        graded = [all(map(self._grammar.is_grade, c.reading.parts)) for c in columns]
        if not any(_heads_targets(c) for c, grade in zip(columns, graded, strict=True) if not grade):
            return columns
        return [
            replace(c, scores={role: score for role, score in c.scores.items() if role != "value"})
            if grade and c.reading.parts and not c.forced
            else c
            for c, grade in zip(columns, graded, strict=True)
        ]

    def _scored(self, column: Evidence, texts: Sequence[str], sharp: float) -> Evidence:
        if part := _ticked(texts, self._labels):
            ticks = role_scores(column.profile, self._weights)["mark"]
            return replace(column, scores={part[0]: ticks}, forced=part[0], part=part[1])
        if column.profile.fixed:
            return replace(column, scores={"ignored": 0.0}, forced="ignored")
        return replace(column, scores=self._scores(column, sharp))

    def _scores(self, column: Evidence, sharp: float) -> Mapping[str, float]:
        reading, labelled = column.reading, bool(column.label)
        shares = role_shares(replace(reading, time=column.time)) if labelled else {}
        if column.wide and reading.best in _HEADS_LEVELS:
            shares = {**shares, **{role: max(share, shares.get(role, 0.0)) for role, share in _WIDE.items()}}
        default = self._weights.unknown if labelled else self._weights.empty
        doubt = 0.0 if reading.place or reading.total else 1 - reading.known
        plain = column.plain
        carried = plain and _carries(column.profile, reading.best)
        scores = {}
        for role, cells in role_scores(column.profile, self._weights).items():
            left_out = carried and role == "ignored"
            if left_out or not _is_open(role, shares, column.profile, labelled=labelled):
                continue
            carried = (
                plain and role == reading.best and role in _CARRIED and column.profile.share("blank") == 1
            )
            share = max(shares.get(role, 0.0), doubt * default.get(role, 0.02))
            says = max(cells, 0.0) if carried and role == reading.best else cells
            scores[role] = self._weights.label_score(share, plain=plain) + sharp * says
        return scores


def _carries(profile: Profile, role: str | None) -> bool:
    """Whether a column of levels may be one although most of its cells are blank or of the next form's head:
    a level was printed once, in these rows or above them."""
    if role is None or role not in _CARRIED:
        return False
    return profile.share("blank") == 1.0 or profile.share(role) > 0


def _is_wide(stack: Sequence[Slot], segment: Segment) -> bool:
    lowest = next((slot for slot in reversed(stack) if slot.text.strip()), None)
    return lowest is not None and (lowest.start < segment.start or lowest.end > segment.end)


def _year(column: Evidence) -> int:
    """The only year that the label of a column names, 0 where there is none."""
    years = {int(year) for year in _YEAR.findall(column.label)}
    return years.pop() if len(years) == 1 else 0


def _target_year(column: Evidence) -> int:
    return _year(column) if column.reading.roles.get("value", 0.0) >= _HALF else 0


def _dated(column: Evidence, newest: int) -> Evidence:
    """A column of results or of expectations is of an earlier year where the targets are of a later one."""
    earlier = 0 < _year(column) < newest and column.reading.best in ("actual", "forecast")
    return replace(column, time="previous") if earlier else column


def _is_open(role: str, shares: Mapping[str, float], profile: Profile, *, labelled: bool) -> bool:
    """Whether a column may have a role by its label: some are never guessed."""
    if role == "sequence":
        return not labelled or shares.get(role, 0.0) >= _SAID or profile.counting
    least = _NAMES_TIME if role in _BY_TIME else _HALF if role in _LABELLED else 0.0
    return shares.get(role, 0.0) >= least


def _texts(stack: Sequence[Slot]) -> list[str]:
    return [slot.text for slot in stack if slot.text.strip()]


def _heads_targets(column: Evidence) -> bool:
    reading = column.reading
    return (
        reading.known >= _PLAIN and reading.roles.get("value", 0.0) >= _PLAIN and reading.time in _OWN_TIMES
    )


def role_shares(reading: LabelReading) -> dict[str, float]:
    """The roles of the search that a label speaks for: the target by its period, places, deeper levels."""
    shares = dict(reading.roles)
    value, time = shares.get("value", 0.0), reading.time
    if value:
        shares["value"] = value * (1.0 if time in _OWN_TIMES else _VALUE_BY_TIME.get(time, 0.5))
        shares["context"] = max(shares.get("context", 0.0), value * _CONTEXT_BY_TIME.get(time, 0.15))
        shares["adjusted"] = value if time == "adjusted" else 0.0
        shares["mid"] = value if time == "mid_term" else 0.0
        shares["half"] = value if time == "half_year" else 0.0
    if time in ("previous", "future", "reference"):
        shares = {
            role: share if role in ("context", "ignored", "explain", "value") else 0.15 * share
            for role, share in shares.items()
        }
        shares["context"] = max(shares.get("context", 0.0), 0.8)
    levels = max(shares.get("level1", 0.0), shares.get("level2", 0.0))
    shares["level3"] = 0.5 * levels
    shares["level1"] = max(shares.get("level1", 0.0), 0.35 * levels)
    shares["level2"] = max(shares.get("level2", 0.0), 0.35 * levels)
    shares["ignored"] = max(
        shares.get("ignored", 0.0), shares.get("sequence", 0.0), 0.1 + 0.25 * (1 - reading.known)
    )
    shares["explain"] = max(shares.get("explain", 0.0), 0.5 * shares.get("note", 0.0))
    if reading.place:
        shares |= {"place": 0.9, "value": max(shares.get("value", 0.0), 0.2)}
    if reading.total:
        shares |= {"value": 0.6, "ignored": 0.4, "place": 0.3}
    return {role: share for role, share in shares.items() if share > 0}


def _stack(slots: Sequence[Slot | None]) -> list[Slot]:
    """The header cells over a column from top to bottom, each once."""
    stack: list[Slot] = []
    for slot in slots:
        if slot is not None and not any(slot.cell is other.cell for other in stack):
            stack.append(slot)
    return stack


def _heading(line: Sequence[Slot | None], number: int) -> str:
    """The text of the first header line left of a column, where a plain text has it above the first of the
    columns that it heads."""
    before = (slot.text for slot in reversed(line[:number]) if slot is not None and slot.text.strip())
    return next(before, "")


def _composed(stack: Sequence[Slot], grammar: Grammar) -> LabelReading:
    """The header cells over a column as one label: two halves of it are joined, below the heading of a group
    the lowest leads."""
    cells = [slot for slot in stack if slot.text.strip()]
    if not cells:
        return UNKNOWN
    low = grammar.read(cells[-1].text)
    if len(cells) == 1:
        return low
    above = cells[-2]
    joined = grammar.read(squeeze(above.text) + squeeze(cells[-1].text))
    upper = grammar.read(above.text)
    time = low.time or upper.time or joined.time
    if above.start == cells[-1].start and above.end == cells[-1].end:
        best = joined if joined.known >= 0.99 or joined.strength >= low.strength else low
        return _timed(best, time)
    if low.place or low.total:
        return _timed(_under(low, upper), time)
    if _tells_of_values(upper) and _tells_of_text(low):  # 运算符 | 内容 | 单位 below 指标值
        return LabelReading({"value": 0.9, "explain": 0.3}, low.known, time, low.parts)
    if low.strength >= _SAID:
        roles = {
            role: 0.75 * low.roles.get(role, 0.0) + 0.25 * joined.roles.get(role, 0.0)
            for role in {*low.roles, *joined.roles}
        }
        best_low = max(low.roles.values())
        scale = best_low / max(roles.values())
        return _timed(
            LabelReading(
                {role: share * scale for role, share in roles.items()}, low.known, low.time, low.parts
            ),
            time,
        )
    if upper.best == "value" and low.known < _HALF:  # a word that says nothing below 指标值: a place
        return LabelReading(upper.roles, low.known, time, low.parts, place=True)
    return _timed(joined if joined.strength >= upper.strength else upper, time)


def _tells_of_values(heading: LabelReading) -> bool:
    return heading.best == "value" and heading.strength >= _PLAIN


def _tells_of_text(label: LabelReading) -> bool:
    """Whether a label says that there is something, and not what (内容, 要求, 标准): a name elsewhere."""
    vague = "explain" in label.roles and len(label.roles) > 1 and label.best in _VAGUE
    return vague and len(label.parts) == 1 and not label.time


def _under(low: LabelReading, upper: LabelReading) -> LabelReading:
    return LabelReading(
        {**upper.roles, **low.roles} if low.total else low.roles,
        low.known,
        upper.time,
        low.parts,
        low.place,
        low.total,
    )


def _timed(reading: LabelReading, time: str) -> LabelReading:
    return LabelReading(reading.roles, reading.known, time, reading.parts, reading.place, reading.total)


def _ticked(texts: Sequence[str], labels: Labels) -> tuple[str, str] | None:
    """The role and the answer or cause of a column that is ticked: 确定能 below 完成目标可能性."""
    for parent, own in _TICKED.items():
        part = labels.part(texts[-1], parent)
        under = labels.column(texts[-2]) == parent if len(texts) > 1 and texts[-2] else False
        if part and (under or len(squeeze(texts[-1])) >= _SHORTEST_PART):
            return own, part
    return None
