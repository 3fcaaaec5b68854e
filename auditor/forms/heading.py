"""The line above an indicator table: the period of its targets («二、中长期绩效指标»), or their level
(«（一）产出指标»)."""

from __future__ import annotations

from dataclasses import replace

from auditor.forms.lines import Line
from auditor.forms.printed import Read
from auditor.forms.repeated import says_again
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze
from auditor.forms.trace import Fate
from auditor.forms.vocabulary import Vocabulary

_LONGEST = 24
_BETWEEN = "-"


class Heading:
    """What the lines above the next table have said of it."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._period = ""
        self._level = ""
        self._first = ""  # the first level that was heard last
        self._heard: Line | None = None
        self._over: Line | None = None  # the line over the header

    def hear(self, read: Read) -> None:
        """A line that may head a table."""
        if not read.header:
            self._heard = read.line
        text = read.line.filled[0].text if len(read.line.filled) == 1 else ""
        if not text or len(text) > _LONGEST:
            return
        reading = self._words.labels.grammar.read(text)
        if reading.known == 1 and reading.best == "name" and reading.time:
            self._period = self._words.labels.other_period(text)
        if read.line.paragraph:
            self._hear_level(text.strip())

    def follow(self, fate: Fate | None) -> None:
        """What the line last heard was; a row of the table above is no line over the next header."""
        self._heard = None if fate is Fate.ROW else self._heard

    def _hear_level(self, text: str) -> None:
        """A level in a line of its own: a second one below the first one that was heard."""
        levels = self._words.levels
        if levels.is_first(text) and not (self._first and levels.is_inner(text, self._first)):
            self._level = self._first = text
        elif levels.is_second(text):
            self._level = f"{self._first}{_BETWEEN}{text}" if self._first else text

    def given(self, header: Header) -> tuple[Header, bool]:
        """A header with what was heard of it, and whether that was its level; the next table is told anew."""
        period, level, self._period, self._level = self._period, self._level, "", ""
        self._over = self._heard
        if period and not header.period and not header.twin:
            header = replace(header, period=period)
        open_level = not any(half.banner for half in header.halves) and header.get("level1") is None
        return (replace(header, banner=level), True) if level and open_level else (header, False)

    def again(self, line: Line) -> bool:
        """Whether a line prints again what stands in the line over the header."""
        return self._over is not None and says_again(line, self._over)

    def level_in(self, line: Line, header: Header) -> str:
        """The level that a line has in the place of the label of names, among the labels of the table printed
        again: 满意度指标 | 目标值 | 权重 below those of 产出指标; a second one where they have no column."""
        first, *rest = line.filled
        printed = set(map(squeeze, header.printed))
        again = len(rest) > 1 and all(squeeze(slot.text) in printed for slot in rest)
        levels = self._words.levels
        level = levels.is_first(first.text) or (header.get("level2") is None and levels.is_second(first.text))
        return first.text.strip() if again and level else ""
