"""The part of a form above its indicators, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.chinese.dates import THIS_CENTURY
from auditor.expressions import expression
from auditor.forms.head.amounts import money_unit, read_amount
from auditor.forms.head.filling import HeadFiller
from auditor.forms.head.money import MoneyReader
from auditor.forms.head.named import take_named
from auditor.forms.head.records import Head
from auditor.forms.head.walking import LabelWalk
from auditor.forms.labels.label_file import ColumnName, FieldName
from auditor.forms.labels.lexicon import FieldHit, Labels, squeeze_label
from auditor.forms.lines import Slot
from auditor.forms.printed import Read
from auditor.forms.rows.row import Row
from auditor.forms.shapes.header import Header
from auditor.forms.short_labels import field_among, inline_fields, labels_among
from auditor.forms.text import label_key, squeeze
from auditor.model import MoneyUnit

_UNIT_BEHIND = expression(r"单位:([千百万亿]*元)\)?$")
_YEAR_LINE = expression(rf"\(?({THIS_CENTURY}年)度?\)?")
_YEAR_BEFORE = expression(rf"[(（]?({THIS_CENTURY}年)度?[)）]?(?:\s+|\s*[，,；;、]\s*)(?=\S)")
_ENCLOSED = expression(r"[(（]([^()（）]+)[)）]")
_GROUP_FIELDS: Mapping[ColumnName, FieldName] = {
    "project": "project",
    "issuer": "issuer",
    "budget": "budget",
    "goal": "goal",
}


class HeadReader:
    """Fills a Head line by line."""

    def __init__(self, labels: Labels, head: Head | None = None) -> None:
        self.head = head or Head()
        self._labels = labels
        self._money = MoneyReader(labels, self.head)
        self._filler = HeadFiller(labels, self.head, self._money)
        self._walk = LabelWalk(labels, self.head, self._filler, self._money)

    def feed(self, read: Read) -> bool:
        """Takes a line; returns whether it held anything of a head."""
        line = read.line
        if not line.filled:
            return False
        if len(line.filled) == 1 and (year := _YEAR_LINE.fullmatch(squeeze(line.filled[0].text))):
            self.head.values.setdefault("year", year[1])
            return True
        if self._money.is_matrix(line):
            self._begin_matrix(read)
            return True
        if not any(slot.fresh for slot, _ in read.hits) and self._money.take_bare(line):
            return True
        if line.paragraph and not read.hits and self._takes_text(line.filled[0]):
            return True
        if len(line.filled) == 1 and not read.hits and (unit := self._unit_behind(line.filled[0].text)):
            self._filler.give_unit(unit)
            return True
        if len(line.filled) == 1 and self._pieces(line.filled[0], paragraph=line.paragraph):
            return True
        taken = self._walk.take(read)
        self.head.loose |= not taken and any(map(self._is_money, line.filled))
        return taken

    def _is_money(self, slot: Slot) -> bool:
        return read_amount(slot.text, label="", unit="", location=slot.location) is not None

    def hear(self, read: Read) -> None:
        """A line whose sentences may tell the budget, whatever else it is."""
        texts = (slot for slot in read.line.filled if slot.fresh)
        self.head.told += [
            (slot.text, slot.location) for slot in texts if self._labels.told.may_tell(slot.text)
        ]

    def take_row(self, row: Row, header: Header) -> None:
        """The fields of a table in which each row names its project."""
        for column in header.columns:
            slot = row.cells.get(column.name)
            if column.name in _GROUP_FIELDS and slot is not None and slot.text.strip():
                hit = FieldHit(
                    _GROUP_FIELDS[column.name], squeeze_label(column.label), label_key(column.label)
                )
                self._filler.note_label(hit)
                self._filler.give(hit, slot.text, slot)

    def _begin_matrix(self, read: Read) -> None:
        self._money.begin_matrix(read.line)
        for slot, hit in read.hits:
            if slot.start not in self._money.columns and slot.fresh:
                self._filler.note_label(hit)

    def _pieces(self, slot: Slot, *, paragraph: bool) -> bool:
        """Takes several labels with their values on one line, the year perhaps in front of them."""
        text = slot.text.strip()
        text = enclosed[1] if (enclosed := _ENCLOSED.fullmatch(text)) else text
        year = _YEAR_BEFORE.match(text)
        pieces = inline_fields(text[year.end() :] if year else text, self._labels)
        hits = [hit for piece in pieces if (hit := field_among(piece, self._labels))]
        if len(pieces) + bool(year) < 2 or len(hits) < len(pieces):
            return False
        if year:
            self.head.values.setdefault("year", year[1])
        for hit in hits:
            self._filler.note_label(hit)
            if hit.value:
                self._filler.give(hit, hit.value, slot, paragraph=paragraph)
            else:
                self.head.leave(hit)
        return True

    def _takes_text(self, slot: Slot) -> bool:
        """Takes a line of text that names its figures, or labels and values among others that no list holds:
        «文档编号：A12　项目资金：12万元»."""
        if take_named(slot.text, MoneyUnit.UNSTATED, slot, self._labels, self.head):
            return True
        hits = labels_among(slot.text, self._labels)
        for hit in hits:
            self._filler.note_label(hit)
            self._filler.give(hit, hit.value, slot, paragraph=True)
        return bool(hits)

    def _unit_behind(self, text: str) -> str:
        """The money unit at the end of a line that begins with something else: «某某局　单位：万元»."""
        match = _UNIT_BEHIND.search(squeeze(text))
        return match[1] if match and money_unit(match[1], self._labels) else ""
