"""What a section holds before it becomes forms: one, or one for each project that its rows name."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.forms.head.reader import HeadReader
from auditor.forms.head.records import Head
from auditor.forms.labels.label_file import FieldName
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.levels.carrying import LevelCarry
from auditor.forms.printed import Read, identity_of
from auditor.forms.rows.doubting import RowDoubter
from auditor.forms.rows.indicators import RowsRead
from auditor.forms.rows.prose import ProseReader
from auditor.forms.rows.row import Row
from auditor.forms.rows.several import RowSplitter
from auditor.forms.sections import Section
from auditor.forms.shapes.header import Header, Ranges
from auditor.forms.text import squeeze
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Doubt, Location, Totals

_SHARED_FIELDS: tuple[FieldName, ...] = ("issuer", "unit_name", "department", "year")


@dataclass(frozen=True, slots=True)
class SectionTools:
    """What reads lines and rows; made once for many documents."""

    words: Vocabulary
    splitter: RowSplitter
    prose: ProseReader
    doubter: RowDoubter

    @property
    def labels(self) -> Labels:
        return self.words.labels

    @property
    def levels(self) -> LevelReader:
        return self.words.levels


@dataclass(slots=True)
class Draft:
    """What a section holds before it becomes a Form."""

    section: Section
    head: Head = field(default_factory=Head)
    rows: RowsRead = field(default_factory=RowsRead)
    prose: list[tuple[Row, tuple[str, ...]]] = field(default_factory=list)
    lost: list[Location] = field(default_factory=list)  # texts of which no target was made
    header: Header | None = None
    notes: list[str] = field(default_factory=list)
    totals: Totals | None = None
    unread: int = 0  # rows that seem to hold an indicator and were not read

    def leave_out(self, why: str, place: Location) -> None:
        """Counts a row that was not read, and tells why."""
        self.unread += 1
        self.rows.doubts.append(Doubt(f"这一行像是指标，但没有读出来，请对照原件：{why}", place))


class Drafts:
    """The drafts of a section; ``now`` is the one that lines go to, ``head`` and ``carry`` read its head and
    its levels."""

    def __init__(self, section: Section, tools: SectionTools) -> None:
        self.now = Draft(section)
        self.all = [self.now]
        self.head = HeadReader(tools.labels, self.now.head)
        self._tools = tools
        self._project = ""
        self.forget_levels()

    def forget_levels(self) -> None:
        """No level holds for the rows that follow."""
        self.carry = LevelCarry(self._tools.levels)
        self._beside: dict[Ranges, LevelCarry] = {}

    def carry_beside(self, half: Header) -> LevelCarry:
        """The levels that go on in a half of a table other than the first."""
        return self._beside.setdefault(half.foreign, LevelCarry(self._tools.levels))

    def regroup(self, row: Row, header: Header) -> bool:
        """A row that names another project begins another form, and returns whether it did; what stands above
        the table holds for all."""
        project = row.text("project")
        if not project or project == self._project:
            return False
        begins = bool(self._project)
        if begins:
            self._begin(row, header)
        self._project = project
        self.head.take_row(row, header)
        return begins

    def rename(self, read: Read, header: Header) -> bool:
        """A line below a header that names the project of the rows below it, and begins another form where
        rows of another project stand above; returns whether it did. Below rows of no project it is theirs."""
        _, name = identity_of(read).get("project", ("", ""))
        known, rows = squeeze(self.now.head.values.get("project", "")), self.now.rows.rows
        if not name or name == known or (rows and not known):
            return False
        if rows:
            self._begin(Row({}, read.line), header)
        self.head.feed(read)
        return True

    def _begin(self, row: Row, header: Header) -> None:
        before = self.now.head
        shared = {name: before.values[name] for name in _SHARED_FIELDS if name in before.values}
        if row.text("issuer"):  # blank where one unit is merged down all rows of a plain text
            shared.pop("issuer", None)
        if not (self.now.rows.rows or before.texts or before.money):
            self.all.pop()  # a heading above headings: the unit whose projects follow
            shared.setdefault("issuer", self._project)
        head = Head(values=shared, money_unit=before.money_unit)
        self.now = Draft(self.now.section, head, RowsRead(columns=set(header.names)), header=header)
        self.all.append(self.now)
        self.forget_levels()
        self.head = HeadReader(self._tools.labels, head)
