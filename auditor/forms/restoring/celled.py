"""Tables of projects in which one cell holds all of a form, «【总体目标】… 【产出指标-数量指标】…», or all of
its indicators, «数量指标：… 质量指标：…»: each such row becomes a form of its own, a line for each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.chinese.stops import CELL_SIGNS, ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, Labels
from auditor.forms.replacing import with_blocks
from auditor.forms.text import label_key, squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table

_MARK = expression(r"【\s*([^【】]{2,24}?)\s*】\s*[：:]?\s*")
_LED = expression(
    rf"(?:^|(?<=[\n{ENTRY_ENDS} 　]))\s*(?:\d{{1,2}}[.、．]|[（(]\d{{1,2}}[)）])?\s*"
    rf"([^\s：:{CELL_SIGNS}]{{2,12}})[：:]"
)
_FEWEST = 2  # levels in a cell that holds a form
_FEWEST_COLUMNS = 3
_NUMBER = expression(r"[\d,.\-/]*(?:[万亿]?元)?")
_PROJECT, _INDICATORS = "项目名称", "绩效指标"

_Row = Sequence[Cell]
_Line = tuple[str, str]


def uncelled(document: Document, labels: Labels, levels: LevelReader) -> Document:
    """The document with these rows as tables of labels and texts, behind what is left of their table."""
    unit = ""

    def parts(block: Block) -> Iterable[Block]:
        nonlocal unit
        if isinstance(block, Paragraph):
            hit = labels.field(block.text.strip().strip("()（）"))
            unit = hit.value if hit and labels.money_units.get(squeeze(hit.value)) else unit
            return (block,)
        return _parts(block, unit, labels, levels)

    return with_blocks(document, parts)


def _parts(block: Block, unit: str, labels: Labels, levels: LevelReader) -> Iterator[Block]:
    """``unit`` is that of the money, as a line above the table tells it."""
    if not isinstance(block, Table) or not any(_may_hold(text, levels) for text in block.texts()):
        yield block
        return
    rows = [row for row in block.rows() if row]
    whole = {n: cell for n, row in enumerate(rows) if (cell := _form_cell(row, levels)) is not None}
    header, listed = ((), {}) if whole else _listed(rows, labels, levels)
    if 0 in whole or not (whole or listed):
        yield block
        return
    rest = [row for n, row in enumerate(rows) if n not in whole and n not in listed]
    if left := [cell for row in _told(rest, header, labels) for cell in row]:
        yield Table(tuple(left), block.location)
    for number, cell in whole.items():
        beside = _beside(rows[number], cell, _above(rows[0]), unit, labels)
        yield _form(beside, _texts(cell.text, levels), cell)
    for number, cell in listed.items():
        yield _form(_labelled(rows[number], cell, _above(header)), [(_INDICATORS, cell.text)], cell)


def _form_cell(row: _Row, levels: LevelReader) -> Cell | None:
    """The cell of a row that holds a form: texts under several levels."""
    if len(row) < _FEWEST_COLUMNS:
        return None
    return next((cell for cell in row if _levels_in(cell.text, levels) >= _FEWEST), None)


def _listed(rows: Sequence[_Row], labels: Labels, levels: LevelReader) -> tuple[_Row, dict[int, Cell]]:
    """The header and, by the places of their rows, the cells that list indicators by their levels, where
    several rows name each a project below it."""
    head = _head(rows, labels)
    if head is None:
        return (), {}
    place, column = head
    found = {}
    for number, row in enumerate(rows[place + 1 :], start=place + 1):
        named = any(cell.column == column and cell.text.strip() for cell in row)
        cell = next((cell for cell in row if _lists_levels(cell.text, levels)), None)
        if named and cell is not None and len(row) >= _FEWEST_COLUMNS:
            found[number] = cell
    return rows[place], found if len(found) >= _FEWEST else {}


def _told(rest: Sequence[_Row], header: _Row, labels: Labels) -> Sequence[_Row]:
    """What is left of a table that says anything: no header of which all rows are taken but for their sum."""
    place = next((number for number, row in enumerate(rest) if header and row is header), len(rest))
    below = rest[place + 1 :]
    summed = all(row and label_key(row[0].text) in labels.totals for row in below)
    return rest[:place] if summed else rest


def _head(rows: Sequence[_Row], labels: Labels) -> tuple[int, int] | None:
    """The row and the column of the label of the projects in a header of several labels."""
    for number, row in enumerate(rows):
        if len(row) >= _FEWEST_COLUMNS:
            return next(((number, cell.column) for cell in row if _labels_project(cell, labels)), None)
    return None


def _labels_project(cell: Cell, labels: Labels) -> bool:
    hit = labels.field(cell.text)
    return hit is not None and hit.field == "project" and not hit.value


def _may_hold(text: str, levels: LevelReader) -> bool:
    """Whether a text holds a form, or lists indicators by their levels."""
    return _lists_levels(text, levels) or _levels_in(text, levels) >= _FEWEST


def _lists_levels(text: str, levels: LevelReader) -> bool:
    led = "：" in text or ":" in text
    return led and sum(_is_level(mark[1], levels) for mark in _LED.finditer(text)) >= _FEWEST


def _levels_in(text: str, levels: LevelReader) -> int:
    return sum(_is_level(mark[1], levels) for mark in _MARK.finditer(text)) if "【" in text else 0


def _is_level(words: str, levels: LevelReader) -> bool:
    return levels.is_level(words) or levels.path(words) is not None


def _form(beside: Iterable[_Line], texts: Iterable[_Line], whole: Cell) -> Table:
    cells = [
        Cell(text, number, column, whole.location)
        for number, line in enumerate([*beside, *texts], start=1)
        for column, text in enumerate(line, start=1)
    ]
    return Table(tuple(cells), whole.location)


def _above(header: _Row) -> dict[int, str]:
    return {cell.column: cell.text for cell in header}


def _labelled(row: _Row, whole: Cell, above: dict[int, str]) -> Iterator[_Line]:
    """The other cells of a row behind the labels above them."""
    beside = (cell for cell in row if cell is not whole and cell.text.strip())
    yield from ((label, cell.text) for cell in beside if (label := above.get(cell.column, "")))


def _beside(row: _Row, whole: Cell, above: dict[int, str], unit: str, labels: Labels) -> Iterator[_Line]:
    """The project, its texts and its money, from the cells beside the form."""
    others = [cell for cell in row if cell is not whole and cell.text.strip()]
    texts = {cell: mark for cell in others if (mark := _MARK.match(cell.text.strip()))}
    names = [cell for cell in others if not _NUMBER.fullmatch(squeeze(cell.text)) and cell not in texts]
    if names:
        yield _PROJECT, max(names, key=lambda cell: len(cell.text)).text
    for cell, mark in texts.items():
        yield mark[1], cell.text.strip()[mark.end() :]
    for cell in others:
        label = above.get(cell.column, "")
        hit = labels.field(label)
        if hit is not None and hit.field in AMOUNT_FIELDS:
            yield f"{label}（{unit}）" if unit and unit not in label else label, cell.text


def _texts(text: str, levels: LevelReader) -> Iterator[_Line]:
    """The texts of a form by their labels, then all that stands under levels."""
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    indicators = []
    for mark, end in zip(marks, ends, strict=True):
        if _is_level(mark[1], levels):
            indicators.append(text[mark.start() : end])
        else:
            yield mark[1], text[mark.end() : end].strip()
    yield _INDICATORS, "".join(indicators)
