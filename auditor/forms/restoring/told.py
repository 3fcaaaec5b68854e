"""Indicators told in whole sentences, one a level: «时效指标：按时完成任务，及时报送资料。».

The sentence is the name, with the figures inside it; only what is nothing but name and target is parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.restoring.worded_runs import Text
from auditor.forms.rows.entries import Entry, EntryReader, leads_of
from auditor.forms.rows.several import numbered

_FEWEST = 3
_LONG = 12  # characters of a sentence without any mark
_MARKS = expression(f"[{CELL_SIGNS}]")
_PIECES = expression(r"[；;\n]\s*")
_LEAD = expression(rf"^[^：:{CELL_SIGNS}]{{2,16}}[：:]")


def are_told(texts: Sequence[Text], entries: EntryReader, levels: LevelReader) -> bool:
    """Whether texts stand beside (or behind) second levels, a level each, and most of them are sentences."""
    placed = all(text.levels[1] is not None or leads_of(text.cell.text, levels) for text in texts)
    lines = [line for text in texts for line in text.cell.text.split("\n") if line.strip()]
    if not placed or len(lines) < _FEWEST:
        return False
    return sum(_is_sentence(line, entries) for line in lines) * 2 > len(lines)


def _is_sentence(line: str, entries: EntryReader) -> bool:
    said = _LEAD.sub("", line).strip()
    text = said.rstrip("。；;")
    if numbered(text) or len(entries.parts(text)) > 1:
        return False
    ended = text != said or len(text) > _LONG
    return bool(_MARKS.search(text)) or (ended and entries.pair(text) is None)


def told(texts: Sequence[Text], entries: EntryReader, levels: LevelReader) -> Iterator[Text]:
    """Texts with the indicators that their sentences tell, a text for each level that a line begins with."""
    for text in texts:
        first, second = text.levels
        for lead, line in leads_of(text.cell.text, levels) or (("", text.cell.text),):
            level = replace(text.cell, text=levels.level_name(lead)) if lead else second
            yield replace(text, levels=(first, level), entries=list(_entries(line, entries)))


def _entries(text: str, reader: EntryReader) -> Iterator[Entry]:
    for listed in numbered(text) or [text]:
        for piece in filter(str.strip, _PIECES.split(listed)):
            parts = reader.parts(piece.strip().rstrip("。"))
            if len(parts) == 1 and _MARKS.search(parts[0]):
                yield Entry(piece.strip(), None)
                continue
            for part in parts:
                entry = reader.entries(part)[0]
                yield entry if entry.value else Entry(part if len(parts) > 1 else piece.strip(), None)
