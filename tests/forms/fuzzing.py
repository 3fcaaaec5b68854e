"""Damaged corpus documents for the recogniser, and what must hold of whatever it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from random import Random

from auditor.forms.text import squeeze
from auditor.model import (
    Block,
    Cell,
    Document,
    Form,
    Indicator,
    Location,
    Paragraph,
    Submission,
    Table,
)
from tests.corpus.content import projects
from tests.corpus.layouts import LAYOUTS
from tests.corpus.model import Page

GARBAGE = (
    "",
    " ",
    "？？",
    "\ufffd",
    "≥",
    "10",
    "-",
    "……",
    "指标名称",
    "合计",
    "万元",
    "绩效目标：",
    "2025年12月底前",
    "√",
)
_WRITTEN = (
    "full_name",
    "weight_text",
    "operator_text",
    "value",
    "unit",
    "actual",
    "reason",
    "forecast",
    "note",
)
_ANSWERS = {"确定能", "有可能", "不可能"}


def corpus_document(layout: str, seed: int) -> Document:
    """A layout's pages as a reader of Word gives them."""
    blocks: list[Block] = []
    for page in LAYOUTS[layout].pages(projects(seed)):
        blocks += [
            Paragraph(line, Location(line=1000 + len(blocks) + n)) for n, line in enumerate(page.before)
        ]
        blocks.append(page_table(page, len(blocks) + 1))
        blocks += [
            Paragraph(line, Location(line=2000 + len(blocks) + n)) for n, line in enumerate(page.after)
        ]
    return Document("corpus.docx", "docx", tuple(blocks))


def page_table(page: Page, number: int) -> Table:
    cells = (
        Cell(
            placed.box.text,
            placed.row,
            placed.column,
            Location(table=number, row=placed.row, column=placed.column),
            placed.box.down,
            placed.box.across,
        )
        for placed in page.placed()
    )
    return Table(tuple(cells), Location(table=number))


def mutated(document: Document, seed: int, times: int) -> Document:
    """The document with damage: cells blanked, swapped, lost, filled with garbage, spans lost or stretched;
    rows lost or cut off; columns moved; blocks lost or doubled."""
    random = Random(seed)
    blocks = list(document.blocks)
    for _ in range(times):
        where = random.randrange(len(blocks))
        block = blocks[where]
        if isinstance(block, Table) and block.cells and random.random() < 0.85:
            blocks[where] = replace(block, cells=tuple(random.choice(_DAMAGE)(list(block.cells), random)))
        elif len(blocks) > 1 and random.random() < 0.5:
            del blocks[where]
        else:
            blocks.insert(random.randrange(len(blocks) + 1), block)
    return replace(document, blocks=tuple(blocks))


def cut_after(document: Document, rows: int) -> Document:
    """The document that breaks off below a row of its first table."""
    at = next(index for index, block in enumerate(document.blocks) if isinstance(block, Table))
    table = document.blocks[at]
    assert isinstance(table, Table)
    kept = tuple(
        replace(cell, row_span=min(cell.row_span, rows - cell.row + 1))
        for cell in table.cells
        if cell.row <= rows
    )
    return replace(document, blocks=(*document.blocks[:at], replace(table, cells=kept)))


def _blank(cells: list[Cell], random: Random) -> list[Cell]:
    return _with(cells, random, "")


def _garbage(cells: list[Cell], random: Random) -> list[Cell]:
    return _with(cells, random, random.choice(GARBAGE))


def _with(cells: list[Cell], random: Random, text: str) -> list[Cell]:
    at = random.randrange(len(cells))
    return [replace(cell, text=text) if index == at else cell for index, cell in enumerate(cells)]


def _swapped(cells: list[Cell], random: Random) -> list[Cell]:
    one, other = random.choice(cells), random.choice(cells)
    texts = {id(one): other.text, id(other): one.text}
    return [replace(cell, text=texts.get(id(cell), cell.text)) for cell in cells]


def _lost(cells: list[Cell], random: Random) -> list[Cell]:
    gone = random.randrange(len(cells))
    return cells[:gone] + cells[gone + 1 :]


def _row_lost(cells: list[Cell], random: Random) -> list[Cell]:
    row = random.choice(cells).row
    return [cell for cell in cells if cell.row != row]


def _cut(cells: list[Cell], random: Random) -> list[Cell]:
    last = random.choice(cells).row
    return [cell for cell in cells if cell.row <= last]


def _unmerged(cells: list[Cell], _random: Random) -> list[Cell]:
    return [replace(cell, row_span=1, column_span=1) for cell in cells]


def _stretched(cells: list[Cell], random: Random) -> list[Cell]:
    at = random.randrange(len(cells))
    down, across = random.randrange(1, 4), random.randrange(1, 4)
    return [
        replace(cell, row_span=down, column_span=across) if index == at else cell
        for index, cell in enumerate(cells)
    ]


def _moved(cells: list[Cell], random: Random) -> list[Cell]:
    """Two columns change places."""
    one, other = random.choice(cells).column, random.choice(cells).column
    places = {one: other, other: one}
    return [replace(cell, column=places.get(cell.column, cell.column)) for cell in cells]


_DAMAGE = (_blank, _garbage, _swapped, _lost, _row_lost, _cut, _unmerged, _stretched, _moved)


def faults(submission: Submission, document: Document) -> list[str]:
    """What must never be: places that the document has not, words that nobody wrote, numbers out of order."""
    return [fault for form in submission.forms for fault in _faults(form, _Source(document))]


class _Source:
    def __init__(self, document: Document) -> None:
        cells = [cell for table in document.tables() for cell in table.cells]
        self.cells = len(cells) + sum(1 for _ in document.paragraphs())
        self.places = {cell.location for cell in cells} | {p.location for p in document.paragraphs()}
        self._texts = [squeeze(text) for text in _texts(document)]
        self._pieces = set(self._texts)
        self._all = "\n".join(self._texts)

    def holds(self, text: str) -> bool:
        """Whether the words stand in the document, white space and width aside; a tail may be left out."""
        words = squeeze(text)
        return words in self._pieces or words in self._all

    def holds_pieces(self, text: str) -> bool:
        """Whether a text is made of whole cells: an indicator that is merged over several rows has it all."""
        rest = squeeze(text)
        while rest:
            whole = max(
                (cell for cell in self._pieces if len(cell) > 1 and rest.startswith(cell)),
                key=len,
                default="",
            )
            if not whole:
                return False
            rest = rest[len(whole) :]
        return True


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield from (cell.text for cell in block.cells) if isinstance(block, Table) else (block.text,)


def _faults(form: Form, source: _Source) -> Iterator[str]:
    if [row.row for row in form.indicators] != list(range(1, len(form.indicators) + 1)):
        yield "rows are not numbered from 1"
    if len(form.indicators) > source.cells:
        yield "more indicators than cells"
    for text in (form.project, form.department, form.issuer, *(amount.text for amount in form.amounts)):
        if text and not source.holds(text):
            yield f"nobody wrote {text!r}"
    for passage in form.passages:
        yield from (f"nobody wrote {line!r}" for line in passage.text.split("\n") if not source.holds(line))
    for row in form.indicators:
        yield from _row_faults(row, source)


def _row_faults(row: Indicator, source: _Source) -> Iterator[str]:
    for place in (row.location, *row.locations.values()):
        if place not in source.places:
            yield f"{place} is no place of the document"
    known = {field.name for field in fields(row)}
    for name in _WRITTEN:
        assert name in known
        text = getattr(row, name)
        if text and not source.holds(text) and not source.holds_pieces(text):
            yield f"row {row.row}: nobody wrote the {name} {text!r}"
    if row.possibility and row.possibility not in _ANSWERS and not source.holds(row.possibility):
        yield f"row {row.row}: nobody wrote {row.possibility!r}"
    yield from (f"nobody wrote the level {level!r}" for level in row.levels if not source.holds(level))
