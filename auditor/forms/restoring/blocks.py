"""Forms that give each indicator a block of labels and values (名称 | … | 层级 | …, below it 目标值 | …), put
into a table of one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import is_

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_blocks
from auditor.forms.text import label_key, squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2  # blocks
_NEEDED = frozenset({"name", "value"})
_LEVELS = frozenset({"level1", "level2"})
_OF_FORMS = frozenset({"project", "issuer", "budget", "goal"})
_HEADS = frozenset({"value", "operator", "unit", "weight"})
_ORDINAL = expression(r"第?(?:绩效)?(?:指标)?[\d一二三四五六七八九十]{1,3}(?:[个项条](?:绩效)?指标)?[、.:]?")
_TITLED = expression(r"指标\s*[\d一二三四五六七八九十]{1,3}\s*[：:]\s*(\S.{1,40})")
_PARTED = frozenset(" ：:")  # what parts a label from its value in one cell
_LONGEST = 10  # letters of a label that stands before its value in one cell
_LONGEST_CAPTION = 24
_NUMERALS = expression(r"[\d一二三四五六七八九十]+")

_Field = tuple[Cell, str, Cell]  # a label, its column, the value
_Piece = list[_Field]
_Line = tuple[Sequence[Cell], _Piece]  # a row, and its labels and values


@dataclass(frozen=True, slots=True)
class _Card:
    """A block that gives one indicator: the rows of the form's head above it, and its own lines."""

    head: tuple[Sequence[Cell], ...]
    lines: tuple[_Piece, ...]


class _Reader:
    """Reads labels and values, those of each table once."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._known: dict[int, tuple[Table, list[_Line]]] = {}

    def lines(self, block: Block) -> list[_Line]:
        """The rows that are no number alone (指标1), with their labels and values."""
        if isinstance(block, Paragraph):
            cell = Cell(block.text, 1, 1, block.location)
            return [] if not cell.text.strip() or _is_ordinal([cell]) else [([cell], self.fields([cell]))]
        known = self._known.get(id(block))
        if known is None or known[0] is not block:
            both = zip(block.rows(), block.filled(), strict=True)
            lines = [(row, self.fields(cells)) for row, cells in both if row and not _is_ordinal(cells)]
            known = self._known[id(block)] = block, lines
        return known[1]

    def fields(self, cells: Sequence[Cell]) -> _Piece:
        """Those of filled cells, none where they hold anything else but a number of the block."""
        return _fields(cells, self.labels)


def unblocked(document: Document, labels: Labels) -> Document:
    """The document with such blocks cut out of the table around them, or put together where each is a table
    of its own, or a few lines of text."""
    reader = _Reader(labels)
    within = with_blocks(document, lambda block: _parts(block, reader))
    blocks = tuple(_gathered(within.blocks, reader))
    same = len(blocks) == len(within.blocks) and all(map(is_, blocks, within.blocks))
    return within if same else replace(within, blocks=blocks)


def _gathered(blocks: Sequence[Block], reader: _Reader) -> Iterator[Block]:
    """The blocks of a document with each run of them that gives several indicators as one table."""
    captions = _captions(blocks, reader)
    done = 0
    while done < len(blocks):
        run = _run(blocks, done, reader, captions)
        lines = [fields for card in run for fields in card.lines]
        if lines and _is_of_levels(lines[0]) and not _lead(lines):
            run = []  # a level that heads all blocks
        pieces = _pieces(lines)
        if len(run) >= _FEWEST and len(pieces) >= _FEWEST and all(map(_is_whole, pieces)):
            yield from _rest(run[0].head)
            yield _table(pieces)
        else:
            yield from blocks[done : done + max(1, len(run))]
        done += max(1, len(run))


def _run(blocks: Sequence[Block], start: int, reader: _Reader, captions: frozenset[str]) -> Sequence[_Card]:
    """The labels and values of the blocks from one that begins an indicator on; what only heads each of them
    is passed over."""
    run: list[_Card] = []
    for at in range(start, len(blocks)):
        block = blocks[at]
        caption = run and _without_numerals(block) in captions
        card = _Card((), ()) if caption else _card(block, reader)
        if card is None or not (
            run or (card.lines and (_begins(card.lines[0]) or _is_of_levels(card.lines[0])))
        ):
            break
        if run and card.head and _texts(card.head) != _texts(run[0].head):
            break  # another project
        run.append(card)
    while run and not run[-1].lines:  # it heads what follows
        run.pop()
    return run


def _captions(blocks: Sequence[Block], reader: _Reader) -> frozenset[str]:
    """Short lines that stand in a document again and again, with another number or none: 指标卡1, 指标卡2."""
    field = reader.labels.field
    lines = [block for block in blocks if isinstance(block, Paragraph) and not field(block.text)]
    found = Counter(map(_without_numerals, (line for line in lines if not _says_field(line, reader))))
    return frozenset(text for text, count in found.items() if text and count >= _FEWEST)


def _says_field(line: Paragraph, reader: _Reader) -> bool:
    return bool(line.text.strip() and reader.fields([Cell(line.text, 1, 1, line.location)]))


def _without_numerals(block: Block) -> str:
    """A short line of text without the numbers in it, «» for any other block."""
    text = squeeze(block.text) if isinstance(block, Paragraph) else ""
    return _NUMERALS.sub("#", text) if len(text) <= _LONGEST_CAPTION else ""


def _card(block: Block, reader: _Reader) -> _Card | None:
    """The labels and values of a block that holds nothing else but the head of the form above its indicator;
    a number alone (指标1) is none of them."""
    both = [(row, own) for row, own in reader.lines(block) if any(cell.text.strip() for cell in row)]
    rows, lines = [row for row, _ in both], [own for _, own in both]
    first = _first(lines) or 0
    own = lines[first:]
    if not all(own) or any(column in _OF_FORMS for line in own for _, column, _ in line):
        return None
    return _Card(tuple(rows[:first]), tuple(own))


def _texts(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    return [[squeeze(cell.text) for cell in row] for row in rows]


def _is_ordinal(cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and _ORDINAL.fullmatch(squeeze(cells[0].text)) is not None


def _parts(block: Block, reader: _Reader) -> Iterator[Block]:
    lines = reader.lines(block) if isinstance(block, Table) else []
    rows, fields = [row for row, _ in lines], [own for _, own in lines]
    first = _first(fields)
    start = len(rows) if first is None else first
    end = next((number for number in range(start, len(rows)) if not fields[number]), len(rows))
    pieces = _pieces(fields[start:end])
    if not isinstance(block, Table) or len(pieces) < _FEWEST or not all(map(_is_whole, pieces)):
        yield block
        return
    yield from _rest(rows[:start])
    yield _table(pieces)
    yield from _rest(rows[end:])


def _fields(cells: Sequence[Cell], labels: Labels) -> _Piece:
    found = _beside(cells, labels)
    cells = cells[len(found) :]
    if len(cells) % 2 and cells[0].row_span > 1:
        cells = cells[1:]
    while cells:
        if levels := _levels(cells, labels):
            found += levels
            cells = cells[3:]
        elif own := _own(cells[0], labels):
            found.append(own)
            cells = cells[1:]
        elif (column := labels.column(cells[0].text)) and len(cells) > 1 and not _heads(cells[1], labels):
            numbered = column == "name" and _ORDINAL.fullmatch(squeeze(cells[0].text))  # 指标1 | 巡查次数
            label = replace(cells[0], text=FIELD_WORDS["name"]) if numbered else cells[0]
            found.append((label, column, cells[1]))
            cells = cells[2:]
        else:
            return []
    return found


def _beside(cells: Sequence[Cell], labels: Labels) -> _Piece:
    """The levels that stand left of a block, merged over its lines."""
    found: _Piece = []
    for cell in cells:
        if cell.row_span == 1:
            break
        key = label_key(cell.text)
        rank = "level1" if key in labels.first_levels and not found else "level2"
        if rank == "level2" and key not in labels.second_levels:
            break
        found.append((replace(cell, text=FIELD_WORDS[rank]), rank, cell))
    return found


def _levels(cells: Sequence[Cell], labels: Labels) -> _Piece:
    """A label of levels with both of them behind it: 所属类别 | 产出指标 | 数量指标."""
    if len(cells) < 3 or labels.column(cells[0].text) not in _LEVELS:
        return []
    first, second = (label_key(cell.text) for cell in cells[1:3])
    if first not in labels.first_levels or second not in labels.second_levels:
        return []
    label = replace(cells[0], text=FIELD_WORDS["level1"])
    return [(label, "level1", cells[1]), (replace(label, text=FIELD_WORDS["level2"]), "level2", cells[2])]


def _heads(cell: Cell, labels: Labels) -> bool:
    """Whether a cell where a value should stand is one more label; a name may have a word of labels in it."""
    return labels.column(cell.text) in _HEADS


def _own(cell: Cell, labels: Labels) -> _Field | None:
    """Label and value of a cell that holds both: «分值 15»."""
    text = cell.text.strip()
    if _PARTED.isdisjoint(text):
        return None
    if titled := _TITLED.fullmatch(text):
        return replace(cell, text=FIELD_WORDS["name"]), "name", replace(cell, text=titled[1])
    label, _, value = text.replace("：", " ").partition(" ")
    column = labels.column(label) if value.strip() and len(label) <= _LONGEST else None
    return (replace(cell, text=label), column, replace(cell, text=value.strip())) if column else None


def _begins(fields: _Piece) -> bool:
    return any(column == "name" for _, column, _ in fields)


def _is_of_levels(fields: _Piece) -> bool:
    """Whether a line says a level and nothing else: 一级指标：产出指标."""
    return bool(fields) and all(column in _LEVELS for _, column, _ in fields)


def _first(lines: Sequence[_Piece]) -> int | None:
    """The line of the first name, or of the levels right above it."""
    first = next((number for number, line in enumerate(lines) if _begins(line)), None)
    while first and _is_of_levels(lines[first - 1]):
        first -= 1
    return first


def _lead(fields: Sequence[_Piece]) -> int:
    """How many lines of levels stand before the name of each block."""
    names = [number for number, each in enumerate(fields) if _begins(each)]
    lead = next((n for n, each in enumerate(fields) if not _is_of_levels(each)), 0)
    whole = all(all(map(_is_of_levels, fields[max(0, name - lead) : name])) for name in names)
    return lead if names and names[0] == lead and whole else 0


def _pieces(fields: Sequence[_Piece]) -> list[_Piece]:
    """The blocks: each begins with the line of its name, or of the levels before it."""
    lead = _lead(fields)
    starts = [number - lead for number, each in enumerate(fields) if _begins(each)]
    return [
        [field for line in fields[start:stop] for field in line]
        for start, stop in pairwise((*starts, len(fields)))
    ]


def _is_whole(piece: _Piece) -> bool:
    columns = [column for _, column, _ in piece]
    return set(columns) >= _NEEDED and len(columns) > len(_NEEDED) and columns.count("name") == 1


def _table(pieces: Sequence[_Piece]) -> Table:
    labels: dict[str, Cell] = {}
    for piece in pieces:
        for label, _, _ in piece:
            labels.setdefault(label.text.strip(), label)
    at = {text: number for number, text in enumerate(labels, start=1)}
    cells = [Cell(text, 1, at[text], label.location) for text, label in labels.items()]
    for row, piece in enumerate(pieces, start=2):
        filled = {at[label.text.strip()]: value for label, _, value in piece}
        cells += [
            Cell(filled[n].text if n in filled else "", row, n, filled.get(n, piece[0][2]).location)
            for n in at.values()
        ]
    return Table(tuple(cells), cells[0].location)


def _rest(rows: Sequence[Sequence[Cell]]) -> Iterator[Table]:
    """Rows around the blocks as a table of their own."""
    if rows:
        first = rows[0][0].row - 1
        cells = tuple(replace(cell, row=cell.row - first) for row in rows for cell in row)
        yield Table(cells, cells[0].location)
