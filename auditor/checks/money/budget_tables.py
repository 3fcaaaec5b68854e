"""The budget tables of a document: which is which, their totals, and their rows by 科目编码."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from auditor.chinese.marks import unspaced
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.model import (
    MONEY_UNIT,
    Cell,
    Document,
    Evidence,
    MoneyUnit,
    Paragraph,
    Submission,
    Table,
    converted,
)

_REMEMBERED = 1_024  # cells, those of a table or ten: each is looked at from several sides
_CODE = expression(r"[1-9]\d{2}(?:\d{2}){0,3}")
_AMOUNT = expression(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT = expression(rf"单位[:：]?(?:人民币)?({MONEY_UNIT})")
_HEADING_ROWS = 3  # rows that may hold «部门：… 单位：万元»
_LOOK_BACK = 5  # paragraphs above a table that may be its title


class TitleWords(LexiconModel):
    """A kind of table: words of its title, and words that make it another."""

    titles: tuple[str, ...]
    not_: tuple[str, ...] = ()

    model_config = LexiconModel.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class Sources(LexiconModel):
    """Labels of a form's budget and of the funds that make it up."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]
    nested: tuple[str, ...]
    rest: tuple[str, ...]
    long: tuple[str, ...]
    spent: tuple[str, ...]


class BudgetWords(LexiconModel, lexicon="budget-tables"):
    """lexicons/budget-tables.yaml."""

    tables: Mapping[str, TitleWords]
    total_rows: frozenset[str]
    total_headers: tuple[str, ...]
    basic_headers: tuple[str, ...]
    project_headers: tuple[str, ...]
    other_headers: tuple[str, ...]
    sources: Sources


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a table with its row's name for quoting: in 万元, as printed where no unit is stated."""

    value: Decimal
    name: str
    cell: Cell

    def evidence(self) -> Evidence:
        return Evidence(f"{self.name} {self.cell.text}".strip(), self.cell.location)


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row with a 科目编码; ``amounts`` by grid column."""

    code: str
    name: str
    amounts: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """``kind`` is a key of the lexicon's ``tables``, ``None`` for other tables, ``unit`` what the table
    prints: amounts of an unstated unit compare with each other alone. ``total`` is the spending
    total, ``totals`` all amounts of the totals row by column, ``headers`` the column names above the
    first amount."""

    title: str
    kind: str | None
    unit: MoneyUnit
    total: Figure | None
    totals: Mapping[int, Figure]
    headers: Mapping[int, str]
    rows: tuple[CodedRow, ...]

    def column(self, names: tuple[str, ...]) -> int | None:
        """The grid column with one of these names, ``None`` unless there is exactly one."""
        found = [column for column, header in self.headers.items() if header in names]
        return found[0] if len(found) == 1 else None


def budget_tables(document: Document, lexicons: Lexicons) -> tuple[BudgetTable, ...]:
    """Every table of the document that holds amounts under a title, in order."""
    words = lexicons.load("budget-tables", BudgetWords)
    return tuple(_read(rows, above, words) for rows, above in _with_titles(document, words))


def tables_of(submission: Submission, lexicons: Lexicons) -> tuple[BudgetTable, ...]:
    """The tables of a submission's document, for ``reading.once``."""
    return budget_tables(submission.document, lexicons)


def _with_titles(document: Document, words: BudgetWords) -> Iterator[tuple[list[list[Cell]], list[str]]]:
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(unspaced(block.text))
            continue
        sheet = [block.location.sheet] if block.location.sheet else []
        first, *others = _parts(block, words)
        yield first, sheet + above[-_LOOK_BACK:]
        for part in others:
            yield part, sheet
        above = []


def _parts(table: Table, words: BudgetWords) -> list[list[list[Cell]]]:
    """The rows of each table on a sheet that holds several below one another, its title in the first row."""
    parts: list[list[list[Cell]]] = [[]]
    for row in table.rows():
        filled = [cell for cell in row if cell.text.strip()]
        if len(filled) == 1 and _kind([_plain(filled[0].text)], words)[0] and parts[-1]:
            parts.append([])
        if row:
            parts[-1].append(list(row))
    return parts


def _read(rows: list[list[Cell]], above: list[str], words: BudgetWords) -> BudgetTable:
    captions = [_plain(row[0].text) for row in rows[:3] if sum(bool(cell.text.strip()) for cell in row) == 1]
    titles = [*above, *captions]
    heading = [_plain(cell.text) for row in rows[:_HEADING_ROWS] for cell in row]
    unit = next(
        (MoneyUnit(match[1]) for text in (*reversed(titles), *heading) if (match := _UNIT.search(text))),
        MoneyUnit.UNSTATED,
    )
    title, kind = _kind(titles, words)
    amounts = [{cell.column: figure for cell in row if (figure := _figure(cell, row, unit))} for row in rows]
    first = next((index for index, row in enumerate(amounts) if row), len(rows))
    at = next(
        (index for index, row in enumerate(rows) if _named(row, words.total_rows) and amounts[index]), None
    )
    totals = amounts[at] if at is not None else {}
    return BudgetTable(
        title=title,
        kind=kind,
        unit=unit,
        total=_total(rows, amounts, words),
        totals=totals,
        headers=_headers(rows[:first]),
        rows=tuple(
            coded for row, figures in zip(rows, amounts, strict=True) if (coded := _coded(row, figures))
        ),
    )


def _kind(titles: list[str], words: BudgetWords) -> tuple[str, str | None]:
    for title in reversed(titles):
        for kind, known in words.tables.items():
            if any(word in title for word in known.titles) and not any(word in title for word in known.not_):
                return title, kind
        if title.endswith("表"):
            return title, None
    return "", None


def _figure(cell: Cell, row: list[Cell], unit: MoneyUnit) -> Figure | None:
    text = _plain(cell.text)
    is_code = cell.column == row[0].column and _CODE.fullmatch(text) is not None
    if is_code or not _AMOUNT.fullmatch(text):
        return None
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    before = (other for other in reversed(row) if other.column < cell.column and other.text.strip())
    name = next((each.text.strip() for each in before if not _AMOUNT.fullmatch(_plain(each.text))), "")
    wan = converted(value, unit, MoneyUnit.TEN_THOUSAND)
    return Figure(value if wan is None else wan, name, cell)


def _named(row: list[Cell], names: frozenset[str]) -> bool:
    return any(_plain(cell.text) in names for cell in row)


def _total(rows: list[list[Cell]], amounts: list[dict[int, Figure]], words: BudgetWords) -> Figure | None:
    """The amount right of the last word for a total: on two-sided tables the spending stands on the right."""
    found = None
    for row, figures in zip(rows, amounts, strict=True):
        named = [cell.column for cell in row if _plain(cell.text) in words.total_rows]
        after = [column for column in figures if named and column > named[-1]]
        if after:
            found = figures[min(after)]
    return found


def _headers(rows: list[list[Cell]]) -> dict[int, str]:
    headers: dict[int, str] = {}
    for row in rows:
        for cell in row:
            if text := _plain(cell.text):
                headers[cell.column] = text
    return headers


def _coded(row: list[Cell], figures: dict[int, Figure]) -> CodedRow | None:
    code = _plain(row[0].text)
    if not _CODE.fullmatch(code) or not figures:
        return None
    name = next((cell.text.strip() for cell in row[1:] if not _AMOUNT.fullmatch(_plain(cell.text))), "")
    return CodedRow(code, name, figures)


@lru_cache(_REMEMBERED)
def _plain(text: str) -> str:
    return unspaced(text).replace("，", ",")
