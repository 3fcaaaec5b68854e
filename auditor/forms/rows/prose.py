"""Indicators written as text: «1.数量指标：进校园场次≥24场；参与学校≥12所», or a whole form in one cell:
«【产出指标-数量指标】指标1：巡查次数（≥12次），实际15次»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.chinese.marks import LINES, alternation
from auditor.chinese.stops import CELL_SIGNS, ENTRY_ENDS, TITLE_ENDS
from auditor.expressions import expression
from auditor.forms.labels.clauses import ClauseReader
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.remembered import remembered
from auditor.forms.rows.entries import EntryReader, with_points_apart
from auditor.forms.rows.row import Row
from auditor.forms.text import without_numbering

COLUMNS = frozenset({"name", "value"})
_ENTRIES = expression(rf"[{TITLE_ENDS}]\s*")
_CLAUSES = expression(r"[，,]\s*(?=实际|已?完成|全年完成|得分)")
_ACTUAL = expression(
    r"^(?:实际(?:完成|实现|达到|为)?|已?完成|全年完成)(?:值|数|情况)?\s*(?:为|了)?\s*[：:]?\s*(?=\S)"
)
_BULLET = expression(r"^\s*(?:[-*+]\s+|[•·●▪◦◆■]\s*)")
_QUOTE = ">"
_WEIGHT = expression(r"(\D{2,8}?)\s*[：:]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*[分%]?")
_POINTS = expression(r"\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*")
_BRACKETED = expression(r"\s*[（(]([^（）()]+)[）)]\s*$")
_NUMBER = rf"(?:(?:[•·●▪◦◆■{LINES}]+|[（(]?[\d一二三四五六七八九十]{{1,3}}[)）、.．])\s*)?"
_COLON = expression(r"[：:]")
_NAMED = expression(rf"((?!指标|目标)[^：:{CELL_SIGNS}]{{2,30}}?)\s*[：:]\s*([^：:{ENTRY_ENDS}]{{1,24}})")
_TOLD_BEHIND = ("weight", "actual")  # an indicator, in a piece of their own
_SUM = expression(rf"\s*(?:上述|以上|前述|全部|所有|各项)[^{CELL_SIGNS}\d]{{0,8}}\d+(?:\.\d+)?\s*分")
_FEWEST_MARKS = 2
_BEHIND_LEVELS = frozenset("】：:。")
_COUNT = expression(r"^(?:[一二三]级)?(?:绩效)?指标\s*[\d一二三四五六七八九十]{1,3}\s*[：:、.．]\s*")
_NUMBERED = expression(
    r"^\s*指标\s*[\d一二三四五六七八九十]+\s*[：:]\s*(.{2,}?)\s*[（(]([^（）()]+)[)）]\s*$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    value: str
    actual: str = ""
    weight: str = ""


def level_marks(labels: Labels) -> re.Pattern[str]:
    """The level that a part of a text begins with: 【产出指标-数量指标】, «1.数量指标：»."""
    first, second = labels.source.levels.first, labels.source.levels.second
    word = f"{alternation(first)}?{alternation({*first, *second})}"
    return expression(
        rf"【\s*({word}(?:\s*[{LINES}/、·]\s*{word})?)\s*】|"
        rf"(?:^|(?<=[{TITLE_ENDS}：:]))\s*{_NUMBER}({word})\s*(?:[：:]|。(?=.))",
    )


class ProseReader:
    """Reads the targets of a form that has no table of them."""

    def __init__(
        self, labels: Labels, levels: LevelReader, entries: EntryReader, clauses: ClauseReader
    ) -> None:
        self._labels = labels
        self._levels = levels
        self._entries = entries
        self._clauses = clauses
        self._mark = level_marks(labels)
        self._marks = remembered(self._levels_in)

    def section(self, line: Line) -> str | None:
        """The level that a line names alone: «（一）产出指标», «产出指标：»."""
        text = line.filled[0].text.strip().rstrip("：:。")
        return text if line.paragraph and self._levels.is_level(text) else None

    @staticmethod
    def quoted(line: Line) -> str:
        """What a line says that is set off as a quotation («> …»), «» for any other."""
        text = line.filled[0].text.strip()
        return text[len(_QUOTE) :].strip() if line.paragraph and text.startswith(_QUOTE) else ""

    def holds_target(self, line: Line) -> bool:
        """Whether a row of a table has a level, and behind it a text that says name and target."""
        levels = [slot for slot in line.filled if self._levels.is_level(slot.text)]
        texts = [slot.text for slot in line.filled if slot.fresh and slot not in levels]
        if line.paragraph or not levels or not texts:
            return False
        return any(entry.name and entry.value for text in texts for entry in self._entries.entries(text))

    def is_marked(self, line: Line) -> bool:
        """Whether a line of text begins with a level and what stands below it."""
        return line.paragraph and self.begins(line.filled[0].text)

    def begins(self, text: str) -> bool:
        """Whether a text begins with a level and goes on with what stands below it."""
        mark = self._mark.match(text)
        return mark is not None and bool(text[mark.end() :].strip())

    def rows(self, line: Line, *, under_level: bool = False) -> Iterator[Row]:
        """The targets of a line that begins with a level (or stands ``under_level``), or of a cell that holds
        several levels with theirs; none where one of them has no value."""
        for slot in line.filled:
            marks = self._marks(slot.text)
            if len(marks) >= _FEWEST_MARKS or (marks and not slot.text[: marks[0].start()].strip()):
                yield from self._marked(line, slot, marks)
            elif under_level and line.paragraph and not marks:
                yield from self._of(line, slot, (), slot.text)

    def loses(self, line: Line) -> bool:
        """Whether something stands below a level of a line that was not parted into name and target."""
        if self.is_marked(line):
            return not any(self.rows(line))
        for slot in line.filled:
            marks = self._marks(slot.text)
            if len(marks) >= _FEWEST_MARKS:
                texts = self._texts(slot, marks)
                return any(text.strip() and not any(self._of(line, slot, (), text)) for _, text in texts)
        return False

    def _levels_in(self, text: str) -> list[re.Match[str]]:
        """The levels that parts of a text begin with; a second level right behind another one is a name."""
        marks: list[re.Match[str]] = []
        if _BEHIND_LEVELS.isdisjoint(text):
            return marks
        for mark in self._mark.finditer(text):
            if marks and not text[marks[-1].end() : mark.start()].strip() and self._is_inner(marks[-1], mark):
                continue
            marks.append(mark)
        return marks

    def _is_inner(self, *marks: re.Match[str]) -> bool:
        levels = (mark[1] or mark[2] for mark in marks)
        return all(self._levels.is_second(level) and not self._levels.is_first(level) for level in levels)

    def _texts(self, slot: Slot, marks: list[re.Match[str]]) -> list[tuple[str, str]]:
        """The levels of a text with what stands below each."""
        ends = [mark.start() for mark in marks[1:]] + [len(slot.text)]
        return [
            (mark[1] or mark[2], slot.text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)
        ]

    def _marked(self, line: Line, slot: Slot, marks: list[re.Match[str]]) -> Iterator[Row]:
        above = ""
        for level, text in self._texts(slot, marks):
            if not text.strip() and self._levels.is_first(level):
                above = level
                continue
            under = (above, level) if above and self._levels.is_second(level) else (level,)
            yield from self._of(line, slot, self._levels.path(level) or under, text)

    def _of(self, line: Line, slot: Slot, levels: tuple[str, ...], text: str) -> Iterator[Row]:
        text = with_points_apart(_BULLET.sub("", text))
        if _SUM.match(text) or self._entries.sums_up(text):
            return
        found: list[_Entry | None] = []
        for piece in _pieces(text, self._entries):
            before = found[-1] if found else None
            column, said = self._clauses.said(piece.strip())
            if before is None or not said:
                found.append(self._weighed(piece))
            elif column in _TOLD_BEHIND and not getattr(before, column):
                found[-1] = replace(before, **{column: said})
        if not found or None in found:
            return
        for entry in found:
            if entry is not None:
                yield Row(_cells(slot, entry, levels, self._levels), line)

    def _weight(self, text: str) -> str:
        """The number of a piece that says what the indicator before it weighs: «权重10分»."""
        match = _WEIGHT.fullmatch(text.strip())
        return match[2] if match and self._labels.column(match[1]) == "weight" else ""

    def _weighed(self, text: str) -> _Entry | None:
        """An indicator, with what it weighs behind its target (≥24场（10分）), or lined up there."""
        lined = self._entries.lined_up(without_numbering(text))
        if lined and self._clauses.is_name(lined[0]):
            return _Entry(lined[0], lined[1], weight=lined[2])
        bracket = _BRACKETED.search(text)
        if bracket is None:
            return self._entry(text)
        points = _POINTS.fullmatch(bracket[1])
        weight = points[1] if points else self._weight(bracket[1])
        entry = self._entry(text[: bracket.start()]) if weight else None
        return replace(entry, weight=weight) if entry else self._entry(text)

    def _entry(self, text: str) -> _Entry | None:
        if numbered := _NUMBERED.match(text):  # 指标1：出行更加便利（明显改善）
            return _Entry(numbered[1], numbered[2].strip())
        bare = without_numbering(text).strip()
        if parted := self._clauses.parted(bare) or self._clauses.parted(_COUNT.sub("", bare)):
            name, said = parted
            return _Entry(name, said["value"], said.get("actual", ""), said.get("weight", ""))
        target, *rest = _CLAUSES.split(bare)
        actual = next((_ACTUAL.sub("", clause).strip() for clause in rest if _ACTUAL.match(clause)), "")
        target = target.strip()
        if self._entries.is_target(target):
            return None
        pair = self._entries.pair(target) or self._entries.worded(target)
        if pair is None or _COLON.search(pair[0]):
            named = _NAMED.fullmatch(target)  # 培训次数：每季度1次
            pair = (named[1], named[2]) if named else pair
        return _Entry(*pair, actual) if pair and self._clauses.is_name(pair[0]) else None


def _pieces(text: str, entries: EntryReader) -> Iterator[str]:
    """The entries of a text, or what stands between their commas where each is an indicator by itself."""
    for entry in filter(str.strip, _ENTRIES.split(text)):
        target, *rest = _CLAUSES.split(entry)
        *before, last = entries.parts(without_numbering(target).strip())
        yield from (*before, "，".join((last, *rest)))


def _cells(slot: Slot, entry: _Entry, levels: tuple[str, ...], reader: LevelReader) -> dict[str, Slot]:
    cells = {"name": _of(slot, entry.name), "value": _of(slot, entry.value)}
    if entry.weight:
        cells["weight"] = _of(slot, entry.weight)
    if entry.actual:
        cells["actual"] = _of(slot, entry.actual)
    if levels and reader.is_first(levels[0]) and (len(levels) == 2 or not reader.is_second(levels[0])):
        cells["level1"] = _of(slot, levels[0])
    if (levels and "level1" not in cells) or len(levels) == 2:
        cells["level2"] = _of(slot, levels[-1])
    return cells


def _of(slot: Slot, text: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=text))
