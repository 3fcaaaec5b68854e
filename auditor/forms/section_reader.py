"""Reads the lines of a section one by one: head, header, rows, notes."""

from __future__ import annotations

from auditor.forms.drafts import Draft, Drafts, SectionTools
from auditor.forms.head.closing import without_goals_beside
from auditor.forms.labels.lexicon import PASSAGE_FIELDS
from auditor.forms.levels.carrying import LevelCarry
from auditor.forms.printed import Read
from auditor.forms.rows.unread import why_unread
from auditor.forms.rows.wrapped import unwrapped
from auditor.forms.sections import Section
from auditor.forms.shapes.plain.asking import heads_marking, is_criterion
from auditor.forms.table_rows import TableRows
from auditor.forms.text import label_key, one_line, squeeze
from auditor.forms.trace import Fate, Trace
from auditor.model import Doubt

_PROJECTS = "“{name}”等几行单独印在指标之间，可能是各个项目的名称，这里按一张表读取，请对照原件"
_NOT_PARTED = "层级后面的文字没有分出指标名称和指标值"


class SectionReader:
    """Walks the lines of a section."""

    def __init__(self, section: Section, tools: SectionTools, trace: Trace | None) -> None:
        self._section = section
        self._trace = trace
        self._words = tools.words
        self._labels = tools.labels
        self._prose = tools.prose
        self._drafts = Drafts(section, tools)
        self._table = TableRows(self._drafts, tools)
        self._under_level = False  # below a line of text that names a level
        self._drafts.now.rows.doubts += [
            Doubt(_PROJECTS.format(name=squeeze(slot.text)), slot.location) for slot in section.unsure[:1]
        ]

    def drafts(self) -> list[Draft]:
        for read in unwrapped(self._section.lines, self._words):
            self._feed(read)
        for draft in self._drafts.all:
            for place in draft.lost if draft.header is None else ():
                draft.leave_out(_NOT_PARTED, place)
        return self._drafts.all

    def _feed(self, read: Read) -> None:
        if not read.line.filled:
            self._table.pass_blank(read.line)
            return
        fate = self._take(read)
        why = self._why_unread(read) if fate is Fate.UNUSED else ""
        if why:
            self._drafts.now.leave_out(why, read.line.filled[-1].location)
        if self._trace is not None:
            self._trace.note(fate, read, self._table.header if fate is Fate.HEADER else None, why)

    def _why_unread(self, read: Read) -> str:
        header = self._table.header or self._drafts.now.header
        if header is None:
            return ""
        in_text = self._prose.holds_target(read.line)
        return why_unread(self._words, read.line, header, in_text=in_text)

    def _take(self, read: Read) -> Fate:
        self._table.hear(read)
        if self._drafts.now.header is None:
            self._drafts.head.hear(read)
        if read.header:
            self._table.begin(read.header)
        if (read.header and read.header.lines) or read.below:
            return Fate.HEADER
        if self._take_note(read):
            return Fate.NOTE
        header = self._table.header
        if header is not None and heads_marking(read.line, header, self._labels.grammar):
            self._table.header = None
        if fate := self._table.take(read):
            return fate
        if self._drafts.now.header is None and (fate := self._take_prose(read)):
            return fate
        if read.line.paragraph and not read.hits and (self._under_level or self._drafts.now.prose):
            return Fate.UNUSED  # no text of the head goes on below its indicators
        if is_criterion(read.line, self._labels.grammar):
            return Fate.UNUSED
        read = without_goals_beside(read, (row.line for row, _ in self._drafts.now.rows.rows))
        return Fate.HEAD if self._drafts.head.feed(read) else Fate.UNUSED

    def _take_prose(self, read: Read) -> Fate | None:
        """Targets in lines of text, in a form that has shown no table of them."""
        line = read.line
        carry = self._drafts.carry
        if level := self._prose.section(line):
            carry.section(level)
            self._under_level = True
            return Fate.LEVEL
        if line.paragraph and not self._under_level:
            carry = LevelCarry(self._words.levels)
        rows = [(row, carry.row(row)) for row in self._prose.rows(line, under_level=self._under_level)]
        self._drafts.now.prose += rows
        if rows and any(hit.field in PASSAGE_FIELDS for _, hit in read.hits):
            self._drafts.head.feed(read)  # the text of a head that a table of indicators may follow
        if self._prose.loses(line):
            self._drafts.now.lost.append(line.filled[0].location)
            return Fate.ROW if rows else None if read.hits else Fate.UNUSED
        return Fate.ROW if rows else None

    def _take_note(self, read: Read) -> bool:
        first = read.line.filled[0]
        note = self._labels.note(first.text)
        if note is None and label_key(first.text) in self._labels.notes and len(read.line.filled) <= 2:
            note = read.line.filled[1].text.strip() if len(read.line.filled) == 2 else ""
        if note is None and (self._under_level or self._drafts.now.prose):
            note = self._prose.quoted(read.line) or None
        if note is None and read.line.paragraph and self._labels.says_no_data(first.text) and not read.hits:
            note = one_line(first.text)
        if note is None:
            return False
        if note:
            self._drafts.now.notes.append(note)
        return True
