"""From the sections of a document to its forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from auditor.forms.head import HeadReader
from auditor.forms.head_records import Head, Money
from auditor.forms.header import Header
from auditor.forms.indicators import IndicatorReader, LevelCarry, RowsRead, is_cut
from auditor.forms.kinds import kind_of, layout_of, through_month, year_of
from auditor.forms.layouts import Layout, LayoutFile, best_layout, look_of
from auditor.forms.levels import LevelReader
from auditor.forms.lexicon import PASSAGE_FIELDS, FieldName, FormLabels, Labels, Units
from auditor.forms.lines import Line
from auditor.forms.prose import COLUMNS, ProseReader
from auditor.forms.results import execution_of, totals_of
from auditor.forms.rows import Row, RowReader
from auditor.forms.sections import Read, Section
from auditor.forms.several import RowSplitter
from auditor.forms.stacked import StackReader
from auditor.forms.subheader import refine_header
from auditor.forms.text import label_key, one_line
from auditor.forms.trace import Fate, Trace
from auditor.forms.upright import stood_upright
from auditor.forms.values import TargetReader
from auditor.lexicons import Lexicons
from auditor.model import Amount, Document, Doubt, Form, FormKind, Location, Passage, PassageField, Totals

_MISSING = {
    "project": "project", "department": "department", "issuer": "issuer", "unit_name": "issuer",
    "budget": "budget", "overview": "overview", "basis": "basis", "goal": "goal", "goal_generic": "goal",
    "long_term_goal": "long_term_goal", "year": "year",
}  # fmt: skip
_SHARED_FIELDS: tuple[FieldName, ...] = ("issuer", "unit_name", "department", "year")
_GROUP_COLUMNS = {"project", "issuer", "budget", "goal"}
_LONG_TERM_WHEN_ANNUAL = ("总体", "总目标", "整体")


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


@dataclass(frozen=True, slots=True)
class _Tools:
    """What reads lines and rows; made once for many documents."""

    labels: Labels
    levels: LevelReader
    rows: RowReader
    splitter: RowSplitter
    prose: ProseReader


@lru_cache(maxsize=4)
def form_builder(lexicons: Lexicons) -> FormBuilder:
    """What recognises forms with these lexicons. Raises ConfigurationError where one is wrong."""
    labels = Labels(lexicons.load("form-labels", FormLabels), lexicons.load("units", Units).words)
    return FormBuilder(labels, lexicons.load("layouts", LayoutFile).layouts)


class FormBuilder:
    """Reads sections into forms; holds nothing of a document, so that one serves many."""

    def __init__(self, labels: Labels, layouts: tuple[Layout, ...]) -> None:
        self.labels = self._labels = labels
        self.layouts = layouts
        self._levels = LevelReader(labels)
        self._targets = TargetReader(labels)
        rows = RowReader(labels, self._levels, self._targets)
        self._tools = _Tools(
            labels, self._levels, rows, RowSplitter(self._targets), ProseReader(self._levels, self._targets)
        )
        self._indicators = IndicatorReader(labels, self._levels, self._targets)
        self._stacks = StackReader(labels, self._levels, self._targets)

    def restored(self, document: Document) -> Document:
        """The document with tables that lie on their side, or one cell a line, put right."""
        return self._stacks.restored(stood_upright(document, self.labels))

    def forms(self, section: Section, doubts: list[Doubt], trace: Trace | None = None) -> Iterator[Form]:
        """The forms of a section (several where the rows of a table name their projects). ``trace`` is told
        what each line was taken for."""
        for draft in _SectionReader(section, self._tools, trace).drafts():
            if self._is_form(draft):
                yield self._form(draft, doubts)

    def _is_form(self, draft: Draft) -> bool:
        if draft.header is not None:
            return True
        fields = {hit.field for hit in draft.head.labels} - {"money_unit", "info"}
        if draft.section.own_title:
            return bool(fields & PASSAGE_FIELDS) or any(map(self._labels.says_no_data, draft.notes))
        return len(fields) >= 3 and bool(fields & {"goal", "goal_generic"})

    def _form(self, draft: Draft, doubts: list[Doubt]) -> Form:
        head, section = draft.head, draft.section
        draft.rows.rows = draft.rows.rows or draft.long_term  # the year's targets, where both are printed
        if draft.header is None and draft.prose:
            draft.rows.rows, draft.rows.columns = draft.prose, set(COLUMNS)
        indicators = self._indicators.read(draft.rows)
        amounts, budget = _amounts(head)
        passages = tuple(_passages(head))
        cut = is_cut(draft.rows)
        doubts += [*head.doubts, *draft.rows.doubts]
        if cut:
            place = indicators[-1].location
            doubts.append(Doubt("表格在这里断开，这一行和后面的内容可能没有读到，请对照原件", place))
        values = head.values
        shape = layout_of(draft.header, indicators)
        known = best_layout(self.layouts, look_of(section.title, head, draft.header, shape))
        kind = kind_of(section.title, head, known, self._labels)
        monitored = kind is FormKind.MONITORING
        return Form(
            index=0,
            kind=kind,
            title=section.title or "",
            location=_location(section),
            project=values.get("project"),
            department=values.get("department"),
            # a central declaration names no filing unit but the unit that carries the project out
            issuer=values.get("issuer") or values.get("unit_name") or values.get("implementer"),
            year=year_of(section.title, head),
            budget=budget,
            amounts=amounts,
            passages=passages,
            indicators=indicators,
            columns=frozenset(draft.rows.columns - _GROUP_COLUMNS),
            empty=not indicators and not passages and budget is None and "project" not in values,
            note="\n".join(draft.notes) or None,
            layout=shape,
            template=known.name if known else None,
            missing_labels=frozenset(_missing(head)),
            totals=draft.totals,
            execution=execution_of(head),
            through_month=through_month(section.title, head, draft.header) if monitored else None,
            cut=cut,
        )


class _SectionReader:
    """Walks the lines of a section: head, header, rows, notes."""

    def __init__(self, section: Section, tools: _Tools, trace: Trace | None) -> None:
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
        self._just_headed = False
        self._project = ""  # in a table whose rows name their projects

    def drafts(self) -> list[Draft]:
        for read in self._section.lines:
            self._feed(read)
        return self._drafts

    def _feed(self, read: Read) -> None:
        if not read.line.filled:
            return
        fate = self._take(read)
        if self._trace is not None:
            self._trace.note(fate, read, self._header if fate is Fate.HEADER else None)

    def _take(self, read: Read) -> Fate:
        merged = any(not slot.fresh for slot in read.line.filled)  # below a header whose cells go down
        finer = self._finer(read) if merged or read.header is None else None
        if header := finer or read.header:
            self._begin_table(header, finer=finer is not None)
            return Fate.HEADER
        if self._take_note(read):
            return Fate.NOTE
        if self._header and (fate := self._take_row(read, self._header)):
            return fate
        self._just_headed = False
        if self._draft.header is None and (fate := self._take_prose(read.line)):
            return fate
        return Fate.HEAD if self._head.feed(read) else Fate.UNUSED

    def _take_prose(self, line: Line) -> Fate | None:
        """Targets in lines of text, in a form that has shown no table of them."""
        if level := self._prose.section(line):
            self._carry.section(level)
            return Fate.LEVEL
        rows = [(row, self._carry.row(row)) for row in self._prose.rows(line)]
        self._draft.prose += rows
        return Fate.ROW if rows else None

    def _finer(self, read: Read) -> Header | None:
        """The header with the second line below it taken in."""
        if not self._just_headed or self._header is None:
            return None
        return refine_header(self._header, read.line, self._labels)

    def _begin_table(self, header: Header, *, finer: bool) -> None:
        self._header = header
        self._block = header.block
        self._just_headed = True
        if finer or self._draft.header is None:
            self._draft.header = header
        self._draft.rows.columns |= header.names
        if header.assumed and not self._labels.is_standard(header.assumed.text):
            label = one_line(header.assumed.text)
            self._draft.rows.doubts.append(
                Doubt(f"列名“{label}”不认识，按指标值读取，请核对", header.assumed.location)
            )

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
        if section := self._rows.is_section(line, header):
            self._carry.section(section.text)
            return Fate.LEVEL
        row = self._rows.read(line, header)
        if row is None:
            return self._take_total(read, header)
        sure = self._rows.fits(row)
        if not sure and ((read.hits and self._is_head(read)) or self._is_foreign(read, row, header)):
            self._header = None
            return None
        self._block = line.block
        self._just_headed = False
        if header.grouped:
            self._regroup(row, header)
        levels = self._carry.row(row)
        if header.long_term:
            self._draft.long_term += [(single, levels) for single in self._splitter.split(row)]
            return Fate.ROW
        self._draft.rows.rows += [(single, levels) for single in self._splitter.split(row)]
        return Fate.ROW

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
            head = Head(values=shared, money_unit=before.money_unit)
            self._draft = Draft(self._section, head, RowsRead(columns=set(header.names)), header=header)
            self._drafts.append(self._draft)
            self._carry = LevelCarry(self._levels)
            self._head = HeadReader(self._labels, head)
        self._project = project
        self._head.take_row(row, header)


def _amounts(head: Head) -> tuple[tuple[Amount, ...], Amount | None]:
    """All amounts, the annual budget first."""
    known = [replace(m, amount=replace(m.amount, unit=m.amount.unit or head.money_unit)) for m in head.money]
    ranked = [money for money in known if money.rank is not None]
    best: Money | None = min(ranked, key=lambda money: money.rank or 0, default=None)
    rest = [money.amount for money in known if money is not best]
    return ((best.amount, *rest), best.amount) if best else (tuple(rest), None)


def _passages(head: Head) -> Iterator[Passage]:
    annual = any(text.field == "goal" for text in head.texts)
    for text in head.texts:
        yield Passage(
            _passage_field(text.field, text.label, annual=annual), text.label, text.text, text.location
        )


def _passage_field(name: FieldName, label: str, *, annual: bool) -> PassageField:
    if name == "goal_generic":
        long_term = annual and any(word in label for word in _LONG_TERM_WHEN_ANNUAL)
        return PassageField.LONG_TERM_GOAL if long_term else PassageField.GOAL
    return PassageField(name)


def _missing(head: Head) -> Iterator[str]:
    filled = {_MISSING[name] for name in head.filled if name in _MISSING}
    for name in head.unfilled:
        canonical = _MISSING.get(name)
        if canonical and canonical not in filled:
            yield canonical


def _location(section: Section) -> Location:
    title = section.title_slot.location if section.own_title and section.title_slot else None
    if title and (title.sheet is None or title.cell):
        return title
    cells = (read.line.filled[0].location for read in section.lines if read.line.filled)
    # the name of a sheet stands in no cell
    return next((cell for cell in cells if cell.sheet is None or cell.cell), title or Location())
