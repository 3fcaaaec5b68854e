"""Takes the lines below the header of an indicator table: rows, levels, projects, sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.forms.drafts import Draft, Drafts, SectionTools
from auditor.forms.head.execution import ends_execution, heads_execution, points, tells_execution
from auditor.forms.head.results import totals_of
from auditor.forms.heading import Heading
from auditor.forms.levels.carrying import LevelCarry
from auditor.forms.levels.strays import LEVELS, Strays
from auditor.forms.lines import Line, Slot
from auditor.forms.printed import Read
from auditor.forms.repeated import is_of_header
from auditor.forms.rows.continuing import continued, continues, differs
from auditor.forms.rows.lines import fits, group, is_exact, is_subtotal, is_sure, is_text, section, total
from auditor.forms.rows.names import with_headed_unit
from auditor.forms.rows.places import place_of
from auditor.forms.rows.reader import read_row
from auditor.forms.rows.row import Row, covers
from auditor.forms.rows.spread import spread
from auditor.forms.rows.tails import ends_name, is_bare, may_end_name, with_end
from auditor.forms.rows.templates import is_template
from auditor.forms.shapes.header import Header, Ranges
from auditor.forms.shapes.numbering import numbers_columns
from auditor.forms.trace import Fate
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Doubt

_OTHER_TARGET = "指标名称合并了几行，这一行的指标值与上面的不同"
_ASSUMED = "列名“{label}”不认识，按指标值读取，请核对"
_NO_HEADER = "这张表没有表头（也可能是从中间开始的），各列按填写的内容读取，请对照原件"
_COLUMNS = 3  # at least, of a row that is known by having a cell in each
_BARE = "这一行只有指标名称，可能是上一行名称的下半截，请对照原件"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A row as it stands, and where the rows begin that were made of it."""

    row: Row
    rows: list[tuple[Row, tuple[str, ...]]]
    place: int


class TableRows:
    """``header`` is ``None`` outside an indicator table."""

    def __init__(self, drafts: Drafts, tools: SectionTools) -> None:
        self.header: Header | None = None
        self._drafts = drafts
        self._tools = tools
        self._words = tools.words
        self._block = 0
        self._spending = False  # below the labels of the execution, among the rows
        self._left: Header | None = None  # the table that a line of the head has interrupted
        self._heading = Heading(tools.words)
        self._before: dict[Ranges, _Taken] = {}  # the row taken last, in each half
        self._strays = Strays(tools.words)

    def hear(self, read: Read) -> None:
        """A line above a table may tell whose targets it holds."""
        self._heading.hear(read)
        if not read.header:
            self._strays.hear(read.line)

    def begin(self, header: Header) -> None:
        """Takes the header of a table."""
        draft = self._drafts.now
        header, levelled = self._heading.given(header)
        self.header, self._left = header, None
        self._block, self._spending = header.block, False
        if levelled or (draft.rows.columns & LEVELS and not header.names & LEVELS):
            self._drafts.forget_levels()  # the levels of another table
        self._take_banners(header)
        draft.header = header if draft.header is None or draft.header.judges_items else draft.header
        draft.rows.columns |= header.names
        draft.rows.doubts += _doubts_of(header)
        draft.rows.strays += self._strays.over(header)

    def _take_banners(self, header: Header) -> None:
        for half in filter(lambda half: half.banner, header.halves):
            self._carry(half).section(half.banner)

    def pass_blank(self, line: Line) -> None:
        """A line of blank cells."""
        if line.block == self._block and not line.paragraph:
            self._strays.pass_blank()

    def take(self, read: Read) -> Fate | None:
        """What a line below the header is, ``None`` where it is none of the table's."""
        fate = self._take(read)
        self._strays.follow(fate)
        self._heading.follow(fate)
        if fate is Fate.UNUSED and self.header and not read.line.paragraph:
            self._drafts.now.rows.strays += self._strays.of(read.line, (), self.header)
        return fate

    def _take(self, read: Read) -> Fate | None:
        line = read.line
        header = self.header or self._resumed(read)
        if header is None or line.paragraph:
            return None
        if self._drafts.rename(read, header):
            return Fate.HEAD
        if numbers_columns(line):
            return Fate.UNUSED
        if is_of_header(line, header, self._words) or self._heading.again(line):
            self._spending = False
            return Fate.HEADER
        if banner := self._heading.level_in(line, header):
            self._drafts.carry.section(banner)
            return Fate.HEADER
        if self._tells_spending(line):
            return None
        if project := group(self._words, line, header):
            self._drafts.regroup(project, header)
            return Fate.HEAD
        if tells_execution(self._words, line, header, self._carry(header).now):
            for column, slot in points(line, header):
                self._drafts.head.head.execution.setdefault(column, slot)
            return Fate.TOTAL
        levels = _over_all([(half, section(self._words, line, half)) for half in header.halves])
        named = [(half, level) for half, level in levels if level and _is_alone(self._words, level, header)]
        for half, level in named:
            self._carry(half).section(level.text)
        rest = [half for half in header.halves if all(half is not other for other, _ in named)]
        return self._take_row(read, header, rest) if rest else Fate.LEVEL

    def _resumed(self, read: Read) -> Header | None:
        """The header of the table that a line of the head has interrupted, where a row of it follows."""
        if self._left and read.line.block == self._block and _goes_on(self._words, read, self._left):
            self.header, self._left = self._left, None
        return self.header

    def _carry(self, half: Header) -> LevelCarry:
        """The levels that go on in a table, or in the half of one."""
        first = self.header is None or half.foreign == self.header.foreign
        return self._drafts.carry if first else self._drafts.carry_beside(half)

    def _tells_spending(self, line: Line) -> bool:
        """Whether a line is of the execution of the budget that stands among the rows or below them."""
        began = heads_execution(self._words, line)
        self._spending = began or (self._spending and not ends_execution(self._words, line))
        return self._spending

    def _take_row(self, read: Read, header: Header, halves: Sequence[Header]) -> Fate | None:
        found = [(row, half) for half in halves if (row := read_row(self._words, read.line, half))]
        if not found:
            return Fate.LEVEL if len(halves) < len(header.halves) else self._take_total(read, header)
        row = found[0][0]
        sure = any(fits(self._words, row) or is_sure(row, half) or _fills(read, half) for row, half in found)
        foreign = read.line.block != self._block and _is_foreign(self._words, read.line, row, header)
        if not sure and ((read.hits and _is_head(read)) or foreign):
            self.header, self._left = None, header
            return None
        if not sure and all(is_text(self._words, each) for each, _ in found):
            return Fate.UNUSED
        self._block = read.line.block
        if all(is_template(self._words, row) for row, _ in found):
            for row, half in found:
                self._carry(half).row(row)
            return Fate.TEMPLATE
        if header.grouped and self._drafts.regroup(row, header):
            self._take_banners(header)
        for row, half in found:
            self._add(row, half)
        self._drafts.now.rows.strays += self._strays.of(read.line, [row for row, _ in found], header)
        return Fate.ROW

    def _add(self, row: Row, header: Header) -> None:
        """Takes a row: what it only goes on with is no row of its own."""
        draft = self._drafts.now
        before = self._before.get(header.foreign)
        place = place_of(row, before.row if before else None, header, self._words.labels.grammar)
        doubtful = row.doubtful | self._tools.doubter.doubtful(row, header, first=_is_first(row, before))
        carry = self._carry(header)
        row = row.placed(place, doubtful, header.absent)
        row = self._strays.doubted(with_headed_unit(row, header, self._words.targets), unsure=carry.unsure)
        row = _going_on(row, before, draft, self._words) if before else row
        rows = draft.rows.rows
        self._before[header.foreign] = _Taken(row, rows, len(rows))
        singles = (
            single for each in spread(row, header, self._words) for single in self._tools.splitter.split(each)
        )
        rows += carry.rows(singles)

    def _take_total(self, read: Read, header: Header) -> Fate | None:
        """A line below the header that is no indicator: the sums, or nothing of use."""
        cells = total(self._words, read.line, header)
        if cells and is_subtotal(self._words, cells):
            _open_level(cells[0], header, self._carry(header))
        elif cells:
            self._drafts.now.totals = self._drafts.now.totals or totals_of(cells, header)
        return None if read.hits else Fate.TOTAL if cells else Fate.UNUSED


def _over_all(levels: Sequence[tuple[Header, Slot | None]]) -> Sequence[tuple[Header, Slot | None]]:
    """The levels that a line names in each half of a table; one printed over all of a half is its own too."""
    wide = [level for _, level in levels if level]
    return [
        (half, level or next((own for own in wide if _lies_over(own, half)), None)) for half, level in levels
    ]


def _lies_over(slot: Slot, half: Header) -> bool:
    return slot.start <= half.columns[0].start and half.columns[-1].end <= slot.end


def _open_level(slot: Slot, header: Header, carry: LevelCarry) -> None:
    """Takes a first level that stands before its rows, with their sum: 产出指标 | 小计 | 50."""
    column = header.get("level1")
    if column is not None and covers(slot, column) and carry.opens(slot.text):
        carry.section(slot.text)


def _is_alone(words: Vocabulary, level: Slot, header: Header) -> bool:
    """Whether a cell names a level: beside a row of another half only by words of levels."""
    return header.twin is None or words.levels.is_level(level.text)


def _is_first(row: Row, before: _Taken | None) -> bool:
    """Whether a row is the first one below a header, or of a table that goes on without one."""
    return before is None or before.row.line.block != row.line.block


def _going_on(row: Row, before: _Taken, draft: Draft, words: Vocabulary) -> Row:
    """A row that may only go on with the one before it, which it then takes the place of."""
    if is_bare(row):
        if ends_name(row, before.row, words):
            row = with_end(row, before.row)
            del before.rows[before.place :]
        elif may_end_name(row, before.row, words):
            draft.rows.doubts.append(Doubt(_BARE, row.cells["name"].location))
            row = replace(row, doubtful=row.doubtful | {"name"})
    elif continues(row, before.row):
        if differs(before.row, row):
            draft.leave_out(_OTHER_TARGET, row.cells["value"].location)
        row = continued(before.row, row)
        del before.rows[before.place :]
    return row


def _doubts_of(header: Header) -> Iterator[Doubt]:
    if not header.lines:
        yield Doubt(_NO_HEADER, header.location)
    for column in header.columns:
        if column.assumed and header.lines:
            yield Doubt(_ASSUMED.format(label=column.label), header.location)


def _is_foreign(words: Vocabulary, line: Line, row: Row, header: Header) -> bool:
    """A row of another table that does not look like the indicators of this one."""
    levelled = any(words.levels.is_level(row.text(column)) for column in ("level1", "level2"))
    return line.width != header.width and not levelled


def _goes_on(words: Vocabulary, read: Read, header: Header) -> bool:
    """Whether a line is a row of a table: a text stood between its header and its rows."""
    row = None if read.line.paragraph or read.hits else read_row(words, read.line, header)
    return row is not None and fits(words, row) and is_exact(read.line, header)


def _fills(read: Read, header: Header) -> bool:
    """Whether each column of a table has a filled cell in a line, only the name of which is like a label of
    the head: 到位资金 | 8亿元 | 8.4亿元."""
    name = header.get("name")
    cells = [read.line.at(column.start) for column in header.columns]
    filled = all(slot is not None and slot.fresh and slot.text.strip() for slot in cells)
    if name is None or len(cells) < _COLUMNS or not filled or not is_exact(read.line, header):
        return False
    return all(name.start <= slot.start <= name.end and not hit.value for slot, hit in read.hits)


def _is_head(read: Read) -> bool:
    first = next((slot for slot in read.line.filled if slot.fresh), None)
    return first is not None and read.hit(first) is not None
