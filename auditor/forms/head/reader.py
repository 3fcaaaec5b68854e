"""The part of a form above its indicators: labels with their values beside, below or behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.forms.head.amounts import money_unit
from auditor.forms.head.money import MoneyReader, labels_another
from auditor.forms.head.records import Head, Text
from auditor.forms.labels.label_file import ColumnName, FieldName
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, PASSAGE_FIELDS, FieldHit, Labels, squeeze_label
from auditor.forms.lines import Line, Slot
from auditor.forms.rows.reader import Row
from auditor.forms.sections import Read
from auditor.forms.shapes.header import Header
from auditor.forms.text import label_key, one_line, squeeze, tidy

_CODE = re.compile(r"^(?:[\[(（【]\d{3,}[\])）】]\s*[-—_－–]?|\d{3,}\s*[-—_－–])\s*(?=\D)")
_PROJECT_CODE = re.compile(r"^[\[(（【]?[0-9A-Z]{10,}[\])）】]?\s*[-—_－–]\s*(?=.)")
_UNIT_BEHIND = re.compile(r"单位:([千百万亿]*元)\)?$")
_YEAR_LINE = re.compile(r"\(?(20\d\d年)度?\)?")
_YEAR_BEFORE = re.compile(r"[(（]?(20\d\d年)度?[)）]?\s+(?=\S)")
_YEAR_BEHIND = re.compile(r"\s+(20\d\d年)度?$")
_UNITS = frozenset({"issuer", "unit_name", "department", "implementer"})
_GROUP_FIELDS: Mapping[ColumnName, FieldName] = {
    "project": "project",
    "issuer": "issuer",
    "budget": "budget",
    "goal": "goal",
}


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
        self._money = MoneyReader(labels, self.head)
        self._last_text: FieldHit | None = None
        self._last_paragraph = False
        self._paragraph = False
        self._items = False  # below a header of tasks, each with its amount
        self._summing = False
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
        if self._money.is_matrix(line):
            self._money.begin_matrix(line)
            for slot, hit in read.hits:
                if slot.start not in self._money.columns and slot.fresh:
                    self._note_label(hit)
            return True
        if len(line.filled) == 1 and not read.hits and (unit := self._unit_behind(line.filled[0].text)):
            self._give_unit(unit)
            return True
        if len(line.filled) == 1 and self._pieces(line.filled[0]):
            return True
        return self._walk(read)

    def _pieces(self, slot: Slot) -> bool:
        """Takes several labels with their values on one line, the year perhaps in front of them."""
        text = slot.text.strip()
        year = _YEAR_BEFORE.match(text)
        pieces = self._labels.inline_fields(text[year.end() :] if year else text)
        if len(pieces) + bool(year) < 2 or not all(self._labels.field(piece) for piece in pieces):
            return False
        if year:
            self.head.values.setdefault("year", year[1])
        for piece in pieces:
            self._inline(piece, slot)
        return True

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
        among = bool(self._money.columns) or any(hit.field in AMOUNT_FIELDS for _, hit in read.hits)
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
        hit = self._money.labelled(hit, slot)
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
        if waiting.hit.field in AMOUNT_FIELDS and labels_another(slot, line):
            waiting.above = True
        if waiting.above:
            return
        if self._money.columns and waiting.hit.field in AMOUNT_FIELDS:
            served = self._money.give_matrix(waiting.hit, waiting.slot, slot, line)
            waiting.served = served or waiting.served
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
            self._money.give(hit, text, slot)
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


def without_code(text: str) -> str:
    """A name without the numeric code in front of it: «801-某某局» becomes «某某局»."""
    return _CODE.sub("", text)


def without_project_code(text: str) -> str:
    """A project's name without the system's code in front of it: «51000021R000000019951-…»."""
    return _PROJECT_CODE.sub("", text)
