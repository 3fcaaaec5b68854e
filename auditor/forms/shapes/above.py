"""The header cells above a column, put together to one label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels import Grammar, LabelReading
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.reading import UNKNOWN
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.segments import Segment, covering
from auditor.forms.text import label_key, squeeze

_HALF = 0.5
_PLAIN = 0.9
_SAID = 0.3  # below this a label says nothing by itself
_TICKED = {"possibility": "possibility", "reason": "cause"}
_BY_PERIOD = frozenset({"actual", "forecast", "score"})  # what may be told of several periods side by side
_OF_PLACES = frozenset({"value", "actual"})
_VAGUE = frozenset({"name", "value", "explain"})
_SHORTEST_PART = 3  # 确定能, 经费保障; 其他 alone in a header says nothing


@dataclass(frozen=True, slots=True)
class Heading:
    """The header cells above a column: their texts from top to bottom (the first that of the cell left of
    them, where a heading may stand in plain text), and how they read together. ``wide`` where one cell lies
    over this column and others, ``tree`` where projects and levels stand in the column of
    the names too."""

    texts: tuple[str, ...]
    reading: LabelReading
    wide: bool
    tree: bool = False

    @property
    def label(self) -> str:
        return " ".join(map(squeeze, self.texts[1:]))


def headings_of(header: Sequence[Line], segments: Sequence[Segment], grammar: Grammar) -> list[Heading]:
    """What stands above each column, from left to right."""
    above = [covering(line, segments) for line in header]
    found = []
    for number, segment in enumerate(segments):
        stack = _stack([line[number] for line in above])
        filled = [slot for slot in stack if slot.text.strip()]
        beside = len(stack) < 2 or not stack[0].text.strip()
        before = _before(above[0], number) if beside else ""
        heads = _heads(above, number) if len(filled) == 1 and beside else None
        reading = _composed([heads, *filled] if heads else filled, grammar)
        wide = bool(filled) and (filled[-1].start < segment.start or filled[-1].end > segment.end)
        found.append(Heading((before, *(slot.text for slot in filled)), reading, wide))
    return found


def _stack(slots: Sequence[Slot | None]) -> list[Slot]:
    """The header cells over a column from top to bottom, each once."""
    stack: list[Slot] = []
    for slot in slots:
        if slot is not None and not any(slot.cell is other.cell for other in stack):
            stack.append(slot)
    return stack


def _before(line: Sequence[Slot | None], number: int) -> str:
    """The text of the first header line left of a column, where a plain text has it above the first of the
    columns that it heads."""
    before = (slot.text for slot in reversed(line[:number]) if slot is not None and slot.text.strip())
    return next(before, "")


def _heads(above: Sequence[Sequence[Slot | None]], number: int) -> Slot | None:
    """The cell of the upper line that heads a column although it is not merged over it: blank cells stand
    between them, each above a label of the lower line."""
    if len(above) < 2:
        return None
    upper, lower = above[0], above[-1]
    for place in range(number, -1, -1):
        slot, label = upper[place], lower[place]
        if label is None or not label.text.strip() or slot is None or slot.cell is label.cell:
            return None
        if slot.text.strip():
            return slot
    return None


def _composed(cells: Sequence[Slot], grammar: Grammar) -> LabelReading:
    """The header cells over a column as one label: two halves of it are joined, below the heading of a group
    the lowest leads."""
    if not cells:
        return UNKNOWN
    low = grammar.read(cells[-1].text)
    if len(cells) == 1:
        return low
    above = cells[-2]
    joined = grammar.read(squeeze(above.text) + squeeze(cells[-1].text))
    upper = grammar.read(above.text)
    time = low.time or upper.time or joined.time
    if above.start == cells[-1].start and above.end == cells[-1].end and not low.total:
        best = joined if joined.known >= 0.99 or joined.strength >= low.strength else low
        return _timed(best, time)
    told = _of_a_place(upper, low, time) or _below_whose(upper, low, time) or _of_a_group(upper, low, time)
    if told is not None:
        return told
    if low.strength >= _SAID:
        return _timed(_led_by(low, joined), time)
    if upper.best == "value" and low.known < _HALF:  # a word that says nothing below 指标值: a place
        return LabelReading(upper.roles, low.known, time, low.parts, place=True)
    if joined.strength < upper.strength and _lies_over_more(above, cells[-1]):
        known = min(low.known, _HALF)
        upper = LabelReading({role: _HALF * share for role, share in upper.roles.items()}, known)
    return _timed(joined if joined.strength >= upper.strength else upper, time)


def _of_a_place(upper: LabelReading, low: LabelReading, time: str) -> LabelReading | None:
    """The name of a place, or of all of them, below the heading of targets or results."""
    if not (low.place or low.total):
        return None
    if upper.best == "actual" and upper.strength >= _HALF:
        roles = upper.roles if low.total else {"ignored": _PLAIN}  # the results of one of many places
        return LabelReading(roles, low.known, upper.time, low.parts)
    return _timed(_under(low, upper), time)


def _of_a_group(upper: LabelReading, low: LabelReading, time: str) -> LabelReading | None:
    """A label that says which part of what the heading names its column holds."""
    if low.period and upper.best in _BY_PERIOD and upper.strength >= _HALF:  # 半年 | 全年 below 完成情况
        return LabelReading(upper.roles, low.known, low.time, upper.parts)
    if upper.best == "actual" and upper.strength >= _PLAIN and low.best == "value":  # 数值 below 完成值
        return _timed(upper, time)
    if _tells_of_values(upper) and _tells_of_text(low):  # 运算符 | 内容 | 单位 below 指标值
        return LabelReading({"value": 0.9, "explain": 0.3}, low.known, time, low.parts)
    return None


def _led_by(low: LabelReading, joined: LabelReading) -> LabelReading:
    """The lowest label, with a little of what both say together; it is no surer or less sure for that."""
    roles = {
        role: 0.75 * low.roles.get(role, 0.0) + 0.25 * joined.roles.get(role, 0.0)
        for role in {*low.roles, *joined.roles}
    }
    scale = max(low.roles.values()) / max(roles.values())
    return LabelReading(
        {role: share * scale for role, share in roles.items()}, low.known, low.time, low.parts
    )


def _below_whose(upper: LabelReading, low: LabelReading, time: str) -> LabelReading | None:
    """A label of targets or results below what says whose they are: 目标值 | 完成值 below a place, 完成值
    below 全年预测."""
    if low.best not in _OF_PLACES:
        return None
    if upper.place:
        roles = low.roles if low.best == "value" else {"ignored": _PLAIN}
        return LabelReading(roles, low.known, low.time, low.parts, place=low.best == "value")
    return _timed(upper, time) if upper.best == "forecast" else None


def _lies_over_more(above: Slot, below: Slot) -> bool:
    """Whether a heading lies over further columns, so that it says little of one whose label nobody knows."""
    return above.start < below.start or above.end > below.end


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


def without_sources(headings: Sequence[Heading], labels: Labels) -> Sequence[Heading]:
    """The headings, where those of the sources of money (财政拨款 | 其他资金) beside that of all of it head
    nothing that is read."""
    sources = [bool(each.texts) and labels.fund_sources.holds(each.texts[-1]) for each in headings]
    whole = [each.reading.best == "budget" for each in headings]
    if not any(total and not source for total, source in zip(whole, sources, strict=True)):
        return headings
    unread = LabelReading({"ignored": _PLAIN}, 1.0)
    return [
        replace(each, reading=unread) if source else each
        for each, source in zip(headings, sources, strict=True)
    ]


def ticked(texts: Sequence[str], labels: Labels) -> tuple[str, str] | None:
    """The role and the answer or cause of a column that is ticked: 确定能 below 完成目标可能性."""
    for parent, own in _TICKED.items():
        part = labels.part(texts[-1], parent)
        under = labels.column(texts[-2]) == parent if len(texts) > 1 and texts[-2] else False
        if part and (under or len(label_key(texts[-1])) >= _SHORTEST_PART):
            return own, part
    return None
