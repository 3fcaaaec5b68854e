"""Name and target of indicators that are written as text: «进校园场次≥24场», «满意度达90%以上（10分）»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.chinese.marks import alternation
from auditor.chinese.stops import CELL_SIGNS, ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.rows.several import numbered
from auditor.forms.text import label_key, without_numbering

_LABELLED = expression(r"\s*([^：:]{2,8})\s*[：:]\s*(.+)")
_BRACKETED = expression(r"^(.{2,40}?)\s*[（(]([^（）()]{1,24})[）)]$")
_POINTS = expression(r"\s*[（(]\s*\d{1,3}(?:\.\d{1,2})?\s*分\s*[）)]\s*$")
_WITH_POINTS = expression(
    r"[（(]([^（）()]{0,16}\d[^（）()]{0,8}?)[，,、]\s*(?:权重|分值)?[：:]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)）]"
)
_DATED = expression(
    r"^(.*\d\s*[年月日号季](?:.{0,8}(?:底|末|初|日|月|前|内))?)\s*((?![底末初前内之以])[^\d，,]{2,12})$"
)
_OF_TIME = expression("[年月日季]")
_PIECES = expression(rf"[{ENTRY_ENDS}]\s*")
_COMMAS = expression(r"[，,、]\s*")
_ANSWERED = expression(r"(.{3,}[^是与能可])([是否])")
_LEADERS = expression(r"\s*(?:\t|[…⋯]+|[.．·]{3,}|[ \u3000\u00a0]{2,}|\u3000)\s*")
_PRINTED_POINTS = expression(r"[（(]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[）)]?")
_SHORTEST_NAME = 3  # before a sign one less will do
_BETWEEN = " ：:，,为—"  # name and target
_SIGNS = "≥≤＞＜><=＝≧≦"
_LONGEST_TARGET = 40
_COLONS = " ：:"
_LEAD = expression(rf"\s*([^：:{CELL_SIGNS}]{{2,16}})[：:]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Entry:
    """``value`` is «» where a text names an indicator and no target, ``None`` where it holds figures of which
    no target can be made."""

    name: str
    value: str | None


class EntryReader:
    """Takes texts apart into indicators; the lexicon's ``degrees`` are the words with which a target without
    figures begins (进一步, 明显)."""

    def __init__(self, targets: TargetReader, labels: Labels) -> None:
        self._targets = targets
        self._labels = labels
        said = rf"{alternation(labels.source.degrees)}(?!{alternation(labels.source.degree_things)})"
        self._worded = expression(rf"(.{{2,}}?)\s*[：:，,]?\s*((?:得到|得以|有所)?{said}[^\d，,]{{2,6}})")

    def pair(self, text: str) -> tuple[str, str] | None:
        """Name and target, cut where the longest target at the end begins, or where its bracket does."""
        if self._targets.is_whole(text):
            return None
        bracket = _BRACKETED.match(text)
        said = self._without_label(bracket[2]) if bracket else ""
        if bracket and self._targets.is_whole(said):
            return bracket[1].rstrip(" ：:\n"), said
        first = _SHORTEST_NAME - (text[_SHORTEST_NAME - 1 : _SHORTEST_NAME] in _SIGNS)
        starts = range(max(first, len(text) - _LONGEST_TARGET), len(text))
        cut = next((at for at in starts if self._targets.is_whole(text[at:])), None)
        return (_before(text[:cut], text[cut:]), text[cut:]) if cut else None

    def lined_up(self, text: str) -> tuple[str, str, str] | None:
        """Name, target and points of a line that tabs, gaps or leaders part: «修剪绿篱……≥36亩……15分»."""
        name, *said = [piece for piece in _LEADERS.split(text.strip()) if piece] or [""]
        points = _PRINTED_POINTS.fullmatch(said[-1]) if len(said) > 1 else None
        if points is None or self._targets.is_whole(name) or self.pair(name):
            return None
        target = "".join(said[:-1])  # its unit may stand in a piece of its own
        return (name, target, points[1]) if self._targets.is_whole(target) else None

    def sums_up(self, text: str) -> bool:
        """Whether a line that tabs, gaps or leaders part is the sum of those above it."""
        *words, _ = [piece for piece in _LEADERS.split(text.strip()) if piece] or [""]
        return label_key("".join(words)) in self._labels.totals

    def _without_label(self, text: str) -> str:
        """A target without the label of targets in front of it: «目标值：≥18公里»."""
        match = _LABELLED.fullmatch(text)
        return match[2] if match and self._labels.column(match[1]) == "value" else text

    def entries(self, text: str) -> list[Entry]:
        """All indicators in a cell: numbered, parted by semicolons, or on lines of their own."""
        text = with_points_apart(text)
        listed = numbered(text) or [text]
        pieces = [piece for each in listed for piece in _PIECES.split(each) if piece.strip()]
        return [self._entry(part) for piece in pieces for part in self.parts(piece)]

    def worded(self, text: str) -> tuple[str, str] | None:
        """Name and target of a text without figures, cut before the word of degree, or before a yes or no."""
        worded = self._worded.fullmatch(text) or _ANSWERED.fullmatch(text)
        return (worded[1], worded[2]) if worded else None

    def is_target(self, text: str) -> bool:
        """Whether a text is a target or a date and names nothing."""
        return self._targets.is_whole(text)

    def parts(self, piece: str) -> Sequence[str]:
        """A piece, or what stands on its lines or between its commas where each is an indicator by itself."""
        lines = [line for line in piece.split("\n") if line.strip()]
        whole = "".join(lines)
        if len(lines) > 1 and (all(map(self._is_pair, lines)) or not self._is_pair(whole)):
            return lines
        between = _COMMAS.split(whole)
        return between if len(between) > 1 and all(map(self._is_pair, between)) else [whole]

    def _is_pair(self, text: str) -> bool:
        return self.pair(_POINTS.sub("", without_numbering(text))) is not None

    def _entry(self, text: str) -> Entry:
        text = without_numbering(text).strip()
        points = _POINTS.search(text)
        bare, printed = (text[: points.start()], points[0].strip()) if points else (text, "")
        name, value = self._name_and_value(bare)
        return Entry(name + printed, value)

    def _name_and_value(self, text: str) -> tuple[str, str | None]:
        dated = _DATED.fullmatch(text)
        if dated and self._targets.is_whole(dated[1]):
            return dated[2], dated[1]
        if self._targets.is_whole(text):
            return "", text
        if pair := self.pair(text):
            return pair
        if worded := self.worded(text):
            return worded
        return text, None if any(char.isdigit() for char in text) else ""


def with_points_apart(text: str) -> str:
    """A text with the points behind targets in brackets of their own: （12座，15分） is （12座）（15分）."""
    return _WITH_POINTS.sub(r"（\1）（\2分）", text)


def _before(text: str, target: str) -> str:
    """The name before a target, without the word that leads to a day: 改造工程于10月底前完工."""
    bare = text.rstrip(_BETWEEN)
    return bare.removesuffix("于") if len(bare) >= _SHORTEST_NAME and _OF_TIME.search(target) else bare


def leads_of(text: str, levels: LevelReader) -> tuple[tuple[str, str], ...]:
    """The second level and the rest of each line, where each line begins with one («数量指标：①…；②…»), or
    stands below a line of its own that names one («1.数量指标：»)."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and _named_alone(lines[0], levels):
        return tuple(_below_leads(lines, levels))
    leads = [(lead[1].strip(), line[lead.end() :]) for line in lines if (lead := _LEAD.match(line))]
    whole = len(leads) == len(lines) and all(levels.is_second(lead) for lead, _ in leads)
    return tuple(leads) if whole else ()


def _below_leads(lines: Sequence[str], levels: LevelReader) -> Iterator[tuple[str, str]]:
    """Each line with the level above it."""
    lead = ""
    for line in lines:
        if own := _named_alone(line, levels):
            lead = own
        else:
            yield lead, line


def _named_alone(line: str, levels: LevelReader) -> str:
    """The second level that a line names and nothing else, «» where it does not."""
    return levels.level_name(line.strip(_COLONS)) if levels.is_second(line.strip(_COLONS)) else ""


def led_entries(text: str, entries: EntryReader, levels: LevelReader) -> list[Entry]:
    """All indicators of a cell; where each of its lines begins with a level, each behind that of its line."""
    return [
        replace(entry, name=f"{lead}：{entry.name}")
        for lead, line in leads_of(text, levels)
        for entry in entries.entries(line)
    ] or entries.entries(text)
