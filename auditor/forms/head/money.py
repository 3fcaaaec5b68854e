"""Amounts above the indicators: beside their labels, or in columns of money (年初预算数, 全年执行数 …)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.head.amounts import read_amount, unit_in_label
from auditor.forms.head.formula import divisor_of
from auditor.forms.head.parts import parts_of
from auditor.forms.head.records import Head, Money
from auditor.forms.head.stated import stated, take_parts
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, FieldHit, Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key, one_line, squeeze, without_lead_in
from auditor.model import Cell, MoneyUnit

_FIGURE = expression(r"-?[\d,]+(?:\.\d+)?%?")
_LISTED = expression(r"(?<!\d)\d{1,2}[.、．)）](?!\d)")  # 其中：1.中央资金
_NUMERAL = expression(r"\d|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾零]")
_MATRIX_COLUMNS = 3


class MoneyReader:
    """Fills the money of a Head. ``columns`` are those of the matrix that was begun last, by place;
    ``row_unit`` is the unit that the label of several rows prints, on one of them."""

    def __init__(self, labels: Labels, head: Head) -> None:
        self.columns: dict[int, str] = {}
        self.row_unit = MoneyUnit.UNSTATED
        self._head = head
        self._labels = labels
        self._words = labels.source.money_words
        self._unit = MoneyUnit.UNSTATED  # that stands beside those columns
        self._matrix_row: Cell | None = None  # the label of the first row below, which holds the totals
        self._totals_at: dict[int, FieldHit] = {}
        self._totals: Counter[str] = Counter()  # how often each total was printed
        self._planned: dict[ExecutionColumn, Slot] = {}  # amounts beside which what was spent may stand

    def is_matrix(self, line: Line) -> bool:
        """Whether a line prints columns of money; points and rates stand in tables of indicators as well."""
        keys = [label_key(slot.text) for slot in line.filled]
        columns = [key for key in keys if key in self._labels.budget_columns]
        return (
            not line.paragraph
            and len(columns) >= _MATRIX_COLUMNS
            and any(word in key for key in columns for word in (*self._words.columns, *self._words.others))
            and not any(_FIGURE.fullmatch(squeeze(slot.text)) for slot in line.filled)
        )

    def begin_matrix(self, line: Line) -> None:
        """Takes a line of money columns; cells before them name the rows."""
        columns = self._labels.budget_columns
        self.columns = {slot.start: slot.text for slot in line.filled if label_key(slot.text) in columns}
        beside = (slot.text for slot in line.filled if slot.start not in self.columns)
        self._unit = next((unit for text in beside if (unit := unit_in_label(text))), MoneyUnit.UNSTATED)
        self._head.matrix += self.columns.values()
        self._head.rate_of = self._head.rate_of or divisor_of(self.columns.values(), self._labels)

    def labelled(self, hit: FieldHit, slot: Slot) -> FieldHit:
        """A label of money as it is meant: below the total of the whole period (中期资金总额) a source
        (其中：财政拨款) is none of the year's budget, below a total printed again it is part of that one."""
        if hit.field in ("budget", "long_budget"):
            if slot.fresh:
                hit = replace(hit, block=self._totals[hit.key])
                self._totals[hit.key] += 1
            self._totals_at[slot.start] = hit
            return hit
        if hit.field != "amount":
            return hit
        beside = max((start for start in self._totals_at if start <= slot.start), default=None)
        if beside is not None and beside < slot.start and _says(hit.key, self._words.paid):
            self._totals_at[slot.start] = hit = replace(hit, block=-slot.start)  # 预算数 12 | 到位数 12
            return hit
        hit = hit if beside is None else replace(hit, block=self._totals_at[beside].block)
        total = self._totals_at.get(slot.start)
        if total and total.field == "long_budget":
            return replace(hit, field="long_budget", label=f"{total.label}·{hit.label}")
        return hit

    def give(self, hit: FieldHit, text: str, slot: Slot) -> None:
        """The amount beside a label, or a doubt where it is none."""
        unit = unit_in_label(hit.label) or self.row_unit or self._container_unit()
        amount = stated(hit, text, slot, unit, self._labels)
        if amount is None:
            take_parts(hit, text, slot, unit, labels=self._labels, head=self._head)
            return
        self._add(Money(replace(amount, block=hit.block), self._rank(hit)))
        self._note_beside(hit, slot)
        for part in parts_of(text, amount, self._labels) if hit.field == "budget" else ():
            self._add(Money(replace(part, block=hit.block), None))

    def give_matrix(self, hit: FieldHit, label: Slot, slot: Slot, line: Line) -> bool:
        """The amount in a row of the matrix; returns whether the row's label is served with it."""
        column = self._column(slot, label, line)
        self._note_execution(column, label, slot)
        key = label_key(column)
        if key not in self._labels.budget_columns or not _says(key, self._words.columns):
            return False
        if self._labels.is_blank(slot.text):
            return False
        if self._labels.is_long_term(key):
            return True  # last year's money tells nothing of this year's
        self._head.filled.add(hit.field)
        return self._give_planned(replace(hit, label=f"{hit.label}·{one_line(column)}"), column, slot)

    def _give_planned(self, hit: FieldHit, column: str, slot: Slot) -> bool:
        """An amount below a column, the year's budget unless the column is of what was spent."""
        unit = unit_in_label(hit.label) or unit_in_label(column) or self._container_unit()
        amount = read_amount(slot.text, label=hit.label, unit=unit, location=slot.location)
        if amount is None:
            return False
        planned = not _says(label_key(column), self._words.spent)
        self._add(Money(amount, self._rank(hit) if planned else None))
        return True

    def _add(self, money: Money) -> None:
        self._head.money.append(money)

    def _rank(self, hit: FieldHit) -> int | None:
        return self._labels.budgets.rank(hit.key) if hit.field == "budget" else None

    def _column(self, slot: Slot, label: Slot, line: Line) -> str:
        """The matrix column above a cell; counted from the label where merged cells before it were lost."""
        first = min(self.columns)
        beside = line.at(label.end + 1)
        shift = first - label.end - 1 if beside and _FIGURE.fullmatch(squeeze(beside.text)) else 0
        found = (text for start, text in self.columns.items() if slot.start <= start - shift <= slot.end)
        return next(found, "")

    def _note_execution(self, column: str, label: Slot, slot: Slot) -> None:
        """A cell of the first row of the matrix, or of that of the sums; the other rows split these up by
        source."""
        self._matrix_row = self._matrix_row or label.cell
        name = self._labels.execution.get(label_key(column))
        if name and label_key(label.text) in self._labels.sums:
            self._head.execution[name] = slot
        elif name and label.cell is self._matrix_row:
            self._head.execution.setdefault(name, slot)
        elif name:
            self._head.sources.setdefault(one_line(label.text), {}).setdefault(name, slot)

    def _note_beside(self, hit: FieldHit, slot: Slot) -> None:
        """What was spent, beside what was planned for it: 预算数 12 | 到位数 12 | 执行数 10."""
        name = self._labels.execution.get(hit.key)
        if name in ("budget", "adjusted"):
            self._planned.setdefault(name, slot)
        elif name == "executed" and hit.block < 0:
            for each, cell in {**self._planned, name: slot}.items():
                self._head.execution.setdefault(each, cell)

    def take_bare(self, line: Line) -> bool:
        """Takes the first row below the columns of money where it has no label of its own."""
        cells = [slot for slot in line.filled if slot.fresh]
        if not self.columns or self._matrix_row is not None or not cells:
            return False
        below = [slot for slot in cells if slot.start in self.columns]
        if not below or not all(_FIGURE.fullmatch(squeeze(slot.text)) for slot in cells):
            return False
        for slot in below:
            column = self.columns[slot.start]
            hit = FieldHit("budget", one_line(column), label_key(column))
            self._note_execution(column, cells[0], slot)
            if hit.key in self._labels.budget_columns and _says(hit.key, self._words.columns):
                self._give_planned(hit, column, slot)
        return True

    def _container_unit(self) -> MoneyUnit:
        printed = (
            unit_in_label(hit.label) for hit in reversed(self._head.labels) if hit.field in AMOUNT_FIELDS
        )
        return next((unit for unit in printed if unit), self._unit)


def _says(key: str, words: tuple[str, ...]) -> bool:
    return any(word in key for word in words)


def row_unit(line: Line) -> MoneyUnit:
    """The money unit that the label of several rows prints, on one of those below the first."""
    beside = (slot.text for slot in line.filled if not slot.fresh and not _NUMERAL.search(slot.text))
    return next((unit for text in beside if (unit := unit_in_label(text))), MoneyUnit.UNSTATED)


def labels_another(slot: Slot, line: Line, labels: Labels) -> bool:
    """Whether a cell beside a label of money is one more label, by its words and the cells that follow."""
    text = _LISTED.sub("", squeeze(slot.text))
    after = any(other.fresh and other.start > slot.end for other in line.filled) or _is_label(text, labels)
    words = len(text) > 1 and any(character.isalnum() for character in text)  # «——» is none
    return after and not line.paragraph and not _NUMERAL.search(text) and words


def _is_label(text: str, labels: Labels) -> bool:
    """Whether words label money by themselves: 执行率, 实际数（万元）, 其中：中央资金."""
    key = label_key(text)
    labelled = key in labels.execution or key in labels.budget_columns or labels.fund_source(text) is not None
    return labelled or bool(unit_in_label(text)) or without_lead_in(key) != key
