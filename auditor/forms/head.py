"""The part of a form above its indicators: labels with their values beside, below or behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from auditor.forms.amounts import money_unit, read_amount, unit_in_label
from auditor.forms.header import Header
from auditor.forms.lexicon import (
    AMOUNT_FIELDS,
    PASSAGE_FIELDS,
    ColumnName,
    ExecutionColumn,
    FieldHit,
    FieldName,
    Labels,
    squeeze_label,
)
from auditor.forms.lines import Line, Slot
from auditor.forms.rows import Row
from auditor.forms.sections import Read
from auditor.forms.text import label_key, one_line, squeeze, tidy
from auditor.model import Amount, Cell, Doubt, Location

_CODE = re.compile(r"^(?:[\[(（【]\d{3,}[\])）】]\s*[-—_－–]?|\d{3,}\s*[-—_－–])\s*(?=\D)")
_PROJECT_CODE = re.compile(r"^[\[(（【]?[0-9A-Z]{10,}[\])）】]?\s*[-—_－–]\s*(?=.)")
_UNIT_BEHIND = re.compile(r"单位:([千百万亿]*元)\)?$")
_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾零]")
_YEAR_LINE = re.compile(r"\(?(20\d\d年)度?\)?")
_YEAR_BEHIND = re.compile(r"\s+(20\d\d年)度?$")
_UNITS = frozenset({"issuer", "unit_name", "department", "implementer"})
_MATRIX_COLUMNS = 3
_MONEY_COLUMNS = ("预算", "执行数", "支出", "申请", "实际执行")
_SPENT = ("执行", "支出")
_GROUP_FIELDS: Mapping[ColumnName, FieldName] = {
    "project": "project",
    "issuer": "issuer",
    "budget": "budget",
    "goal": "goal",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text field as it stands: its label, and every piece of it in order."""

    field: FieldName
    label: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Money:
    """A labelled amount and how early its label stands among those of the annual budget (``None``: never)."""

    amount: Amount
    rank: int | None


@dataclass(slots=True)
class Head:
    """What was read above (and beside) the indicators of one form."""

    values: dict[FieldName, str] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    labels: list[FieldHit] = field(default_factory=list)
    unfilled: set[FieldName] = field(default_factory=set)
    filled: set[FieldName] = field(default_factory=set)
    money_unit: str = ""
    execution: dict[ExecutionColumn, Slot] = field(default_factory=dict)
    matrix: list[str] = field(default_factory=list)  # the money columns as printed
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class _Waiting:
    hit: FieldHit
    slot: Slot
    fresh: bool
    served: bool = False
    above: bool = False  # its value stands below: more labels are beside it


class HeadReader:
    """Fills a Head line by line."""

    def __init__(self, labels: Labels, head: Head | None = None) -> None:
        self.head = head or Head()
        self._labels = labels
        self._below: list[tuple[Slot, FieldHit]] = []
        self._matrix: dict[int, str] = {}
        self._matrix_row: Cell | None = None  # the label of the first row below, which holds the totals
        self._last_text: FieldHit | None = None
        self._last_paragraph = False
        self._paragraph = False
        self._items = False  # below a header of tasks, each with its amount
        self._summing = False
        self._totals_at: dict[int, FieldHit] = {}
        self._department = len(labels.department_rank)

    def feed(self, read: Read) -> bool:
        """Takes a line; returns whether it held anything of a head."""
        line = read.line
        if not line.filled:
            return False
        self._paragraph = line.paragraph
        if len(line.filled) == 1 and (year := _YEAR_LINE.fullmatch(squeeze(line.filled[0].text))):
            self.head.values.setdefault("year", year[1])
            return True
        if self._is_matrix(line):
            self._begin_matrix(read)
            return True
        if len(line.filled) == 1 and not read.hits and (unit := self._unit_behind(line.filled[0].text)):
            self._give_unit(unit)
            return True
        pieces = self._labels.inline_fields(line.filled[0].text) if len(line.filled) == 1 else []
        if len(pieces) > 1:
            for piece in pieces:
                self._inline(piece, line.filled[0])
            return True
        return self._walk(read)

    def _unit_behind(self, text: str) -> str:
        """The money unit at the end of a line that begins with something else: «某某局　单位：万元»."""
        match = _UNIT_BEHIND.search(squeeze(text))
        return match[1] if match and money_unit(match[1], self._labels) else ""

    def take_row(self, row: Row, header: Header) -> None:
        """The fields of a table in which each row names its project."""
        for column in header.columns:
            slot = row.cells.get(column.name)
            if column.name in _GROUP_FIELDS and slot is not None and slot.text.strip():
                hit = FieldHit(
                    _GROUP_FIELDS[column.name], squeeze_label(column.label), label_key(column.label)
                )
                self._note_label(hit)
                self._give(hit, slot.text, slot)

    def _is_matrix(self, line: Line) -> bool:
        keys = [label_key(slot.text) for slot in line.filled]
        return (
            not line.paragraph
            and sum(key in self._labels.budget_columns for key in keys) >= _MATRIX_COLUMNS
            and not any(_FIGURE.fullmatch(squeeze(slot.text)) for slot in line.filled)
        )

    def _begin_matrix(self, read: Read) -> None:
        """A line of money columns (年初预算数, 全年执行数 …); cells before them name the rows."""
        columns = self._labels.budget_columns
        self._matrix = {slot.start: slot.text for slot in read.line.filled if label_key(slot.text) in columns}
        self.head.matrix += self._matrix.values()
        for slot, hit in read.hits:
            if slot.start not in self._matrix and slot.fresh:
                self._note_label(hit)

    def _inline(self, piece: str, slot: Slot) -> None:
        hit = self._labels.field(piece)
        assert hit
        self._note_label(hit)
        if hit.value:
            self._give(hit, hit.value, slot)
        else:
            self.head.unfilled.add(hit.field)

    def _walk(self, read: Read) -> bool:
        waiting: _Waiting | None = None
        below: list[tuple[Slot, FieldHit]] = []
        loose: list[Slot] = []
        self._summing = any(slot.fresh and self._is_sum(slot) for slot in read.line.filled)
        for slot in read.line.slots:
            if not slot.text.strip():
                continue
            hit = read.hit(slot) or self._sum_label(slot, read)
            if hit and not self._is_value_of(waiting, hit):
                self._settle(waiting, slot, read.line, below)
                waiting = self._begin(hit, slot)
            elif slot.fresh:
                if waiting and (waiting.fresh or not self._serve_below(slot)):
                    self._serve(waiting, slot, read.line)
                elif not waiting:
                    loose.append(slot)
        self._settle(waiting, None, read.line, below)
        taken = self._serve_below_in_order(read, loose) or [s for s in loose if self._serve_below(s)]
        if not read.hits and not taken:
            return self._continue_text(read.line, loose)
        if below:
            self._items = any(hit.key in self._labels.item_labels for _, hit in read.hits)
        if below or any(slot.fresh for slot, _ in read.hits):
            self._below = below
        return True

    def _is_sum(self, slot: Slot) -> bool:
        return label_key(slot.text) in self._labels.sums

    def _sum_label(self, slot: Slot, read: Read) -> FieldHit | None:
        """合计 is a label of the budget in a line of amounts."""
        among = bool(self._matrix) or any(hit.field in AMOUNT_FIELDS for _, hit in read.hits)
        if not among or not self._is_sum(slot):
            return None
        return FieldHit("budget", squeeze_label(slot.text), label_key(slot.text))

    @staticmethod
    def _is_value_of(waiting: _Waiting | None, hit: FieldHit) -> bool:
        """A goal cell may begin with «绩效目标：…»; that is the goal's text and no new label."""
        return bool(
            waiting
            and not waiting.served
            and hit.value
            and waiting.hit.field in PASSAGE_FIELDS
            and (hit.field in PASSAGE_FIELDS or len(hit.value) > 30)
        )

    def _begin(self, hit: FieldHit, slot: Slot) -> _Waiting:
        if hit.field in ("budget", "long_budget"):
            self._totals_at[slot.start] = hit
        elif hit.field == "amount" and (total := self._totals_at.get(slot.start)):
            # a source of the whole period's money, below its total: 中期资金总额, 其中：财政拨款
            label = f"{total.label}·{hit.label}"
            hit = replace(hit, field="long_budget", label=label) if total.field == "long_budget" else hit
        waiting = _Waiting(hit, slot, slot.fresh)
        if slot.fresh:
            self._note_label(hit)
            if hit.value:
                self._give(hit, hit.value, slot)
                waiting.served = True
        return waiting

    def _note_label(self, hit: FieldHit) -> None:
        if hit.field == "money_unit" and not hit.value:
            return
        self.head.labels.append(hit)

    def _serve(self, waiting: _Waiting, slot: Slot, line: Line) -> None:
        if waiting.hit.field in AMOUNT_FIELDS and _labels_another(slot, line):
            waiting.above = True
        if waiting.above:
            return
        if self._matrix and waiting.hit.field in AMOUNT_FIELDS:
            column = self._matrix_column(slot, waiting.slot, line)
            self._note_execution(column, waiting.slot, slot)
            waiting.served = self._give_matrix(waiting.hit, column, slot) or waiting.served
        elif not waiting.served:
            waiting.served = True
            self._give(waiting.hit, slot.text, slot)

    def _settle(
        self, waiting: _Waiting | None, after: Slot | None, line: Line, below: list[tuple[Slot, FieldHit]]
    ) -> None:
        """A label that got no value: a blank cell beside it, a value on the next line, or none of its own."""
        if waiting is None or waiting.served or not waiting.fresh:
            return
        next_start = after.start if after else line.width + 1
        blank_beside = next_start > waiting.slot.end + 1
        if blank_beside or (line.paragraph and waiting.hit.field not in PASSAGE_FIELDS):
            self.head.unfilled.add(waiting.hit.field)
        if below or waiting.above or not blank_beside:  # the last of several labels in a row is one of them
            below.append((waiting.slot, waiting.hit))

    def _serve_below(self, slot: Slot) -> bool:
        hit = next((hit for above, hit in self._below if above.start <= slot.start <= above.end), None)
        if hit is None or self._is_sum(slot):
            return hit is not None
        if self._items and hit.field == "budget" and not self._summing:
            hit = replace(hit, field="amount")
        self._give(hit, slot.text, slot)
        return True

    def _serve_below_in_order(self, read: Read, loose: list[Slot]) -> list[Slot]:
        """Values below labels in a row that lost its merged first cells and so stands further left."""
        below = self._below[-len(loose) :] if 2 <= len(loose) < len(self._below) else []
        if read.hits or not below or loose[0].start > 1 or len(loose) < len(read.line.filled):
            return []
        if not all(hit.field in PASSAGE_FIELDS for _, hit in below):
            return []
        for slot, (_, hit) in zip(loose, below, strict=False):
            self._give(hit, slot.text, slot)
        return loose

    def _continue_text(self, line: Line, loose: list[Slot]) -> bool:
        """A cell without label below a text field goes on with its text (a row split by a page break)."""
        if not self._last_text or len(loose) != 1 or line.paragraph != self._last_paragraph:
            return False
        text = loose[0].text
        if loose[0].start == 1 and line.width > 1:
            return False  # the first column holds labels
        if self._labels.is_caption(text) or self._labels.note(text) is not None or len(squeeze(text)) < 2:
            return False
        self._give(self._last_text, text, loose[0])
        return True

    def _give(self, hit: FieldHit, text: str, slot: Slot) -> None:
        if self._labels.is_blank(text):
            self.head.unfilled.add(hit.field)
            return
        self.head.filled.add(hit.field)
        self._last_text = None
        if hit.field in PASSAGE_FIELDS:
            if hit.field != "other" or squeeze(text) not in self._labels.none:
                self._give_text(hit, tidy(text), slot)
        elif hit.field in AMOUNT_FIELDS:
            self._give_amount(hit, hit.label, text, slot)
        elif hit.field == "money_unit":
            self._give_unit(text)
        else:
            self._give_name(hit, one_line(text))

    def _give_name(self, hit: FieldHit, text: str) -> None:
        """A name without its code, and without the year that a title line prints behind it."""
        if hit.field in _UNITS and (year := _YEAR_BEHIND.search(text)):
            self.head.values.setdefault("year", year[1])
            text = text[: year.start()]
        if hit.field == "department" and self._outranks(hit.key):
            self.head.values.pop("department", None)
        clean = without_project_code if hit.field == "project" else without_code
        self.head.values.setdefault(hit.field, clean(text))

    def _outranks(self, key: str) -> bool:
        """Whether a label of a department comes before the one that was read: the province's office before
        the ministry."""
        rank = self._labels.department_rank.get(key, 0)
        before, self._department = self._department, min(rank, self._department)
        return rank < before

    def _give_text(self, hit: FieldHit, text: str, slot: Slot) -> None:
        self._last_text = replace(hit, value="")
        self._last_paragraph = self._paragraph
        texts = self.head.texts
        same = next(
            (i for i, known in enumerate(texts) if known.field == hit.field and known.label == hit.label),
            None,
        )
        if same is None:
            texts.append(Text(hit.field, hit.label, text, slot.location))
        elif text not in texts[same].text:
            texts[same] = replace(texts[same], text=f"{texts[same].text}\n{text}")

    def _give_unit(self, text: str) -> None:
        unit = money_unit(text, self._labels)
        if unit:
            self.head.money_unit = self.head.money_unit or unit
        else:
            self.head.values.setdefault("issuer", without_code(one_line(text)))

    def _give_amount(self, hit: FieldHit, label: str, text: str, slot: Slot) -> None:
        unit = unit_in_label(label) or self._container_unit()
        amount = read_amount(text, label=label, unit=unit, location=slot.location)
        if amount is None:
            self.head.doubts.append(Doubt(f"“{label}”的金额“{one_line(text)}”无法识别", slot.location))
            return
        rank = self._labels.budget_rank(hit.key) if hit.field == "budget" else None
        self.head.money.append(Money(amount, rank))

    def _matrix_column(self, slot: Slot, label: Slot, line: Line) -> str:
        """The matrix column above a cell; counted from the label where merged cells before it were lost."""
        first = min(self._matrix)
        beside = line.at(label.end + 1)
        shift = first - label.end - 1 if beside and beside.text.strip() else 0
        found = (text for start, text in self._matrix.items() if slot.start <= start - shift <= slot.end)
        return next(found, "")

    def _note_execution(self, column: str, label: Slot, slot: Slot) -> None:
        """A cell of the first row of the matrix; the rows below split its sums up by source."""
        self._matrix_row = self._matrix_row or label.cell
        name = self._labels.execution.get(label_key(column))
        if name and label.cell is self._matrix_row:
            self.head.execution.setdefault(name, slot)

    def _give_matrix(self, hit: FieldHit, column: str, slot: Slot) -> bool:
        key = label_key(column)
        if key not in self._labels.budget_columns or not any(word in key for word in _MONEY_COLUMNS):
            return False
        if self._labels.is_blank(slot.text):
            return False
        if self._labels.is_long_term(key):
            return True  # last year's money tells nothing of this year's
        planned = not any(word in key for word in _SPENT)
        self.head.filled.add(hit.field)
        taken = replace(hit, field=hit.field if planned else "amount")
        unit = unit_in_label(hit.label) or unit_in_label(column) or self._container_unit()
        amount = read_amount(
            slot.text, label=f"{hit.label}·{one_line(column)}", unit=unit, location=slot.location
        )
        if amount is None:
            return False
        rank = self._labels.budget_rank(hit.key) if taken.field == "budget" else None
        self.head.money.append(Money(amount, rank))
        return True

    def _container_unit(self) -> str:
        return next(
            (
                unit
                for hit in reversed(self.head.labels)
                if hit.field in AMOUNT_FIELDS and (unit := unit_in_label(hit.label))
            ),
            "",
        )


def _labels_another(slot: Slot, line: Line) -> bool:
    """Whether a cell beside a label of money is one more label, by its words and the cells that follow."""
    after = any(other.fresh and other.start > slot.end for other in line.filled)
    return after and not line.paragraph and not _NUMERAL.search(slot.text) and len(squeeze(slot.text)) > 1


def without_code(text: str) -> str:
    """A name without the numeric code in front of it: «801-某某局» becomes «某某局»."""
    return _CODE.sub("", text)


def without_project_code(text: str) -> str:
    """A project's name without the system's code in front of it: «51000021R000000019951-…»."""
    return _PROJECT_CODE.sub("", text)
