"""All that a form has written: its texts, and the cells of its tables that no text holds (labels)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from auditor.checks.base import Hit
from auditor.checks.reading import Reading
from auditor.checks.shared.snippets import ReadableUnit, Snippet, Texts, form_snippets, texts_of
from auditor.checks.shared.tables import tables_of
from auditor.checks.shared.words import CELL_BESIDE, TABLE_CELL
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Cell, Form, Indicator, Location, Submission, Table
from auditor.model.words import FIELD_WORDS

_LABEL = 12  # characters
_WORDS = expression(rf"[{HAN}].*[{HAN}]", re.DOTALL)  # a cell without them is a figure or a sign


def written(unit: FormUnit) -> Texts:
    """Every text of a form, every result in words, and each other cell of its tables."""
    return unit.reading.once(_written, unit.whole)


def everything(unit: ReadableUnit) -> Texts:
    """``written`` of a form, the texts of any other unit."""
    return written(unit) if isinstance(unit, FormUnit) else texts_of(unit)


def told_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without those in cells that tell a wrong word of a text again."""
    told: set[str] = set()
    for hit in hits:
        wrong = hit.values["wrong"]
        if hit.field is not None or wrong not in told:
            told.add(wrong)
            yield hit


def _written(form: Form, whole: Reading[Submission]) -> Texts:
    return Texts((*_texts(form), *whole.once(_cells_by_form).get(form.index, ())))


def _texts(form: Form) -> tuple[Snippet, ...]:
    return (*form_snippets(form), *_results(form))


def _results(form: Form) -> Iterator[Snippet]:
    for row in form.indicators:
        if row.actual and _WORDS.search(row.actual):
            yield Snippet(row.actual, row.place("actual"), "actual", FIELD_WORDS["actual"], row.row)


def _cells_by_form(submission: Submission) -> Mapping[int, tuple[Snippet, ...]]:
    """The cells of each table by the first form that stands in it; of the only one, where the form does not
    say where it stands."""
    inside = "\n".join(plain(each.text) for form in submission.forms for each in _texts(form))
    blocks, finder = submission.document.blocks, tables_of(submission)
    tables = {number: block for number, block in enumerate(blocks) if isinstance(block, Table)}
    alone = tuple(tables) if len(tables) == len(submission.forms) == 1 else ()
    told: set[str] = set()
    found: dict[int, tuple[Snippet, ...]] = {}
    for form in submission.forms:
        own = dict.fromkeys((*finder.numbers(_places(form)), *alone))
        left = [tables.pop(number) for number in own if number in tables]
        rows = _lines(form)
        found[form.index] = tuple(cell for table in left for cell in _others(table, rows, inside, told))
    return found


def _lines(form: Form) -> Mapping[tuple[object, ...], int]:
    """The number of the row that alone stands in a line of a table."""
    lines = Counter(row.location.row_key for row in form.indicators)
    return {key: row.row for row in form.indicators if lines[key := row.location.row_key] == 1}


def _others(
    table: Table, rows: Mapping[tuple[object, ...], int], inside: str, told: set[str]
) -> Iterator[Snippet]:
    """The cells of a table whose words no text holds, with the row beside whose name one stands; the same
    words once."""
    for cell in table.cells:
        words = plain(cell.text) if _WORDS.search(cell.text) else ""
        if words and words not in told and words not in inside:
            told.add(words)
            row = rows.get(cell.location.row_key) if cell.row_span == 1 else None
            label = TABLE_CELL if row is not None else _label(cell, table)
            yield Snippet(cell.text, cell.location, None, label, row)


def _label(cell: Cell, table: Table) -> str:
    """What a reader calls a cell outside the indicators: by the short words next to the left of it."""
    before = [each for each in table.rows()[cell.row - 1] if each.column < cell.column]
    words = "".join(before[-1].text.split()).rstrip(":：") if before else ""
    short = len(words) <= _LABEL and _WORDS.search(words) and not any(map(str.isdigit, words))
    return CELL_BESIDE.format(label=words) if short else TABLE_CELL


def _places(form: Form) -> Iterator[Location]:
    rows: tuple[Indicator, ...] = (*form.indicators, *form.beside)
    yield from (row.location for row in rows)
    yield from (passage.location for passage in form.passages)
