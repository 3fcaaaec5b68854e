"""Reads the lines of a section one by one: head, header, rows, notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.forms.head.reader import HeadReader
from auditor.forms.head.records import Head
from auditor.forms.head.results import totals_of
from auditor.forms.labels.label_file import FieldName
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.rows.continuing import continued, continues
from auditor.forms.rows.indicators import LevelCarry, RowsRead
from auditor.forms.rows.prose import ProseReader
from auditor.forms.rows.reader import Row, RowReader
from auditor.forms.rows.several import RowSplitter
from auditor.forms.rows.spread import spread
from auditor.forms.sections import Read, Section
from auditor.forms.shapes.header import Header, Ranges
from auditor.forms.shapes.segments import numbers_columns
from auditor.forms.text import label_key, one_line
from auditor.forms.trace import Fate, Trace
from auditor.model import Doubt, Totals

_LEVELS = frozenset({"level1", "level2"})
_SHARED_FIELDS: tuple[FieldName, ...] = ("issuer", "unit_name", "department", "year")


@dataclass(slots=True)
class Draft:
    """What a section holds before it becomes a Form."""

    section: Section
    head: Head = field(default_factory=Head)
    rows: RowsRead = field(default_factory=RowsRead)
    long_term: list[tuple[Row, tuple[str, ...]]] = field(default_factory=list)
    prose: list[tuple[Row, tuple[str, ...]]] = field(default_factory=list)
    header: Header | None = None
    notes: list[str] = field(default_factory=list)
    totals: Totals | None = None
    left_out: bool = False  # a line that seems to hold an indicator was not read


@dataclass(frozen=True, slots=True)
class _Taken:
    """A row as it stands, and where the rows begin that were made of it."""

    row: Row
    rows: list[tuple[Row, tuple[str, ...]]]
    place: int


@dataclass(frozen=True, slots=True)
class SectionTools:
    """What reads lines and rows; made once for many documents."""

    labels: Labels
    levels: LevelReader
    rows: RowReader
    splitter: RowSplitter
    prose: ProseReader


class SectionReader:
    """Walks the lines of a section: head, header, rows, notes."""

    def __init__(self, section: Section, tools: SectionTools, trace: Trace | None) -> None:
        self._section = section
        self._trace = trace
        self._labels = tools.labels
        self._levels = tools.levels
        self._rows = tools.rows
        self._splitter = tools.splitter
        self._prose = tools.prose
        self._draft = Draft(section)
        self._drafts = [self._draft]
        self._head = HeadReader(tools.labels, self._draft.head)
        self._carry = LevelCarry(tools.levels)
        self._header: Header | None = None  # None outside an indicator table
        self._block = 0
        self._before: dict[Ranges, _Taken] = {}  # the row taken last, in each half
        self._under_level = False  # below a line of text that names a level
        self._project = ""  # in a table whose rows name their projects

    def drafts(self) -> list[Draft]:
        for read in self._section.lines:
            self._feed(read)
        return self._drafts

    def _feed(self, read: Read) -> None:
        if not read.line.filled:
            return
        fate = self._take(read)
        if fate is Fate.UNUSED and self._draft.header is not None and self._prose.holds_target(read.line):
            self._draft.left_out = True
            place = read.line.filled[-1].location
            self._draft.rows.doubts.append(Doubt("这一行像是指标，但没有读出来，请对照原件", place))
        if self._trace is not None:
            self._trace.note(fate, read, self._header if fate is Fate.HEADER else None)

    def _take(self, read: Read) -> Fate:
        if read.header:
            self._begin_table(read.header)
        if read.header or read.below:
            return Fate.HEADER
        if self._take_note(read):
            return Fate.NOTE
        if self._header and (fate := self._take_row(read, self._header)):
            return fate
        if self._draft.header is None and (fate := self._take_prose(read.line)):
            return fate
        return Fate.HEAD if self._head.feed(read) else Fate.UNUSED

    def _take_prose(self, line: Line) -> Fate | None:
        """Targets in lines of text, in a form that has shown no table of them."""
        if level := self._prose.section(line):
            self._carry.section(level)
            self._under_level = True
            return Fate.LEVEL
        rows = [(row, self._carry.row(row)) for row in self._prose.rows(line, under_level=self._under_level)]
        self._draft.prose += rows
        return Fate.ROW if rows else None

    def _begin_table(self, header: Header) -> None:
        self._header = header
        self._block = header.block
        if self._draft.rows.columns & _LEVELS and not header.names & _LEVELS:
            self._carry = LevelCarry(self._levels)  # the levels of another table
        if self._draft.header is None:
            self._draft.header = header
        self._draft.rows.columns |= header.names
        for column in header.columns:
            if column.assumed:
                message = f"列名“{column.label}”不认识，按指标值读取，请核对"
                self._draft.rows.doubts.append(Doubt(message, header.location))

    def _take_note(self, read: Read) -> bool:
        first = read.line.filled[0]
        note = self._labels.note(first.text)
        if note is None and label_key(first.text) in self._labels.notes and len(read.line.filled) <= 2:
            note = read.line.filled[1].text.strip() if len(read.line.filled) == 2 else ""
        if note is None and read.line.paragraph and self._labels.says_no_data(first.text) and not read.hits:
            note = one_line(first.text)
        if note is None:
            return False
        if note:
            self._draft.notes.append(note)
        return True

    def _take_row(self, read: Read, header: Header) -> Fate | None:
        line = read.line
        if line.paragraph:
            return None
        if numbers_columns(line):
            return Fate.UNUSED
        if group := self._rows.group(line, header):
            self._regroup(group, header)
            return Fate.HEAD
        if section := self._rows.is_section(line, header):
            self._carry.section(section.text)
            return Fate.LEVEL
        halves = [half for half in (header, header.twin) if half]
        found = [(row, half) for half in halves if (row := self._rows.read(line, half))]
        if not found:
            return self._take_total(read, header)
        row = found[0][0]
        sure = any(self._rows.fits(row) or self._rows.is_sure(row, half) for row, half in found)
        if not sure and ((read.hits and self._is_head(read)) or self._is_foreign(read, row, header)):
            self._header = None
            return None
        self._block = line.block
        if header.grouped:
            self._regroup(row, header)
        for row, half in found:
            self._add(row, half)
        return Fate.ROW

    def _add(self, row: Row, header: Header) -> None:
        """Takes a row: what it only goes on with is no row of its own."""
        before = self._before.get(header.foreign)
        if before is not None and continues(row, before.row):
            row = continued(before.row, row)
            del before.rows[before.place :]
        levels = self._carry.row(row)
        rows = self._draft.long_term if header.long_term else self._draft.rows.rows
        self._before[header.foreign] = _Taken(row, rows, len(rows))
        singles = (
            single for each in spread(row, header, self._labels) for single in self._splitter.split(each)
        )
        rows += [(single, levels) for single in singles]

    def _take_total(self, read: Read, header: Header) -> Fate | None:
        """A line below the header that is no indicator: the sums, or nothing of use."""
        if cells := self._rows.total(read.line, header):
            self._draft.totals = self._draft.totals or totals_of(cells, header)
            return Fate.TOTAL if not read.hits else None
        return Fate.UNUSED if not read.hits else None

    @staticmethod
    def _is_head(read: Read) -> bool:
        first = next((slot for slot in read.line.filled if slot.fresh), None)
        return first is not None and read.hit(first) is not None

    def _is_foreign(self, read: Read, row: Row, header: Header) -> bool:
        """A row of another table that does not look like the indicators above it."""
        if read.line.block == self._block:
            return False
        return read.line.width != header.width and not any(
            self._levels.is_level(row.text(c)) for c in ("level1", "level2")
        )

    def _regroup(self, row: Row, header: Header) -> None:
        """A row that names another project begins another form; what stands above the table holds for all."""
        project = row.text("project")
        if not project or project == self._project:
            return
        if self._project:
            before = self._draft.head
            shared = {name: before.values[name] for name in _SHARED_FIELDS if name in before.values}
            if row.text("issuer"):  # blank where one unit is merged down all rows of a plain text
                shared.pop("issuer", None)
            if not (self._draft.rows.rows or before.texts or before.money):
                self._drafts.pop()  # a heading above headings: the unit whose projects follow
                shared.setdefault("issuer", self._project)
            head = Head(values=shared, money_unit=before.money_unit)
            self._draft = Draft(self._section, head, RowsRead(columns=set(header.names)), header=header)
            self._drafts.append(self._draft)
            self._carry = LevelCarry(self._levels)
            self._head = HeadReader(self._labels, head)
        self._project = project
        self._head.take_row(row, header)
