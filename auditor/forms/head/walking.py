"""Walks the cells of a line above the indicators: labels, and their values beside, below or behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.chinese.marks import HAN
from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.head.adjusted import adjusted_amount
from auditor.forms.head.filling import HeadFiller
from auditor.forms.head.headers import text_header
from auditor.forms.head.items import Items
from auditor.forms.head.money import MoneyReader, labels_another, row_unit
from auditor.forms.head.money_words import MoneyWords
from auditor.forms.head.records import Head
from auditor.forms.head.sentences import execution_in
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, NAME_FIELDS, PASSAGE_FIELDS, FieldHit, Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.printed import Read
from auditor.forms.text import label_key, squeeze
from auditor.model import Cell

_HEADING = 12  # characters
_FEWEST_SHARES = 2
_FIGURE = expression(r"\d+(?:\.\d+)?%?")
_SIGNED = expression(rf"(?:[{HAN}]{{2,8}}[：:]\s*[{HAN}×*]{{0,4}}\s*){{2,}}")  # 经办：林某 主任：
_HEADS_NAMES = "名称"
_SENTENCE = expression(rf"[{CELL_SIGNS}：:\d]")


@dataclass(slots=True)
class _Waiting:
    hit: FieldHit
    slot: Slot
    fresh: bool
    served: bool = False
    above: bool = False  # its value stands below: more labels are beside it


class LabelWalk:
    """``_below`` are the labels of the line before whose values may stand in this one."""

    def __init__(self, labels: Labels, head: Head, filler: HeadFiller, money: MoneyReader) -> None:
        self._labels = labels
        self._head = head
        self._filler = filler
        self._money = money
        self._words = MoneyWords(labels, money)
        self._below: list[tuple[Slot, FieldHit]] = []
        self._costs = Items(head)
        self._given: list[Cell] = []  # the labels above that have got their values
        self._items = False  # below a header of tasks, each with its amount
        self._summing = False
        self._shares = False
        self._labelled = False  # several labels stand side by side
        self._paragraph = False

    def take(self, read: Read) -> bool:
        """Takes a line; returns whether it held anything of a head."""
        self._paragraph = read.line.paragraph
        for column, figure in execution_in(read.line, self._labels).items():
            self._head.execution.setdefault(column, figure)
        waiting: _Waiting | None = None
        below: list[tuple[Slot, FieldHit]] = []
        loose: list[Slot] = []
        self._summing = any(slot.fresh and self._words.is_sum(slot) for slot in read.line.filled)
        self._shares = _holds_shares(read.line)
        self._money.row_unit = row_unit(read.line)
        self._labelled = sum(slot.fresh for slot, _ in read.hits) > 1
        for slot in read.line.slots:
            if not slot.text.strip():
                continue
            asked = waiting.hit.field if waiting and not waiting.served else None
            hit = read.hit(slot) or self._words.label(slot, read, asked)
            hit = hit or _text_label(self._labels, waiting, slot, read.line)
            if hit and not _is_value_of(waiting, hit):
                self._settle(waiting, slot, read.line, below)
                waiting = self._begin(hit, slot)
            elif slot.fresh:
                if waiting and (waiting.fresh or not self._serve_below(slot)):
                    self._serve(waiting, slot, read.line)
                elif not waiting and not (read.line.paragraph and self._labels.is_row_label(slot.text)):
                    loose.append(slot)
        self._settle(waiting, None, read.line, below)
        taken = self._serve_below_in_order(read, loose) or [s for s in loose if self._serve_below(s)]
        if not any(slot.fresh for slot, _ in read.hits):
            for hit in _left_blank(self._below, read.line):
                self._head.leave(hit)
        if not read.hits and not taken:
            return self._continue_text(read.line, loose)
        if below:
            self._items = any(label_key(slot.text) in self._labels.item_labels for slot in read.line.filled)
        if below or any(slot.fresh for slot, _ in read.hits):
            self._below = [*_going_on(self._below, read.line), *below]
        return True

    def _give(self, hit: FieldHit, text: str, slot: Slot) -> None:
        self._filler.give(hit, text, slot, paragraph=self._paragraph)

    def _begin(self, hit: FieldHit, slot: Slot) -> _Waiting:
        hit = self._money.labelled(hit, slot)
        waiting = _Waiting(hit, slot, slot.fresh)
        if slot.fresh:
            self._filler.note_label(hit)
            if hit.value:
                self._give(hit, hit.value, slot)
                waiting.served = True
        return waiting

    def _serve(self, waiting: _Waiting, slot: Slot, line: Line) -> None:
        if waiting.hit.field in AMOUNT_FIELDS:
            slot = adjusted_amount(slot, line, self._labels.grammar) or slot
        waiting.above |= _heads_others(waiting.hit, slot, line, self._labels, several=self._labelled)
        if waiting.above:
            return
        if waiting.hit.field in PASSAGE_FIELDS and _FIGURE.fullmatch(squeeze(slot.text)):
            return  # the points of a text that stands below
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
            self._head.leave(waiting.hit)
        if below or waiting.above or not blank_beside:  # the last of several labels in a row is one of them
            below.append((waiting.slot, waiting.hit))

    def _serve_below(self, slot: Slot) -> bool:
        found = next((each for each in self._below if each[0].start <= slot.start <= each[0].end), None)
        if found is None or self._words.is_sum(slot):
            return found is not None
        label, hit = found
        if _heads_section(slot, self._below) or (self._paragraph and _SIGNED.fullmatch(slot.text.strip())):
            return False
        if self._shares and hit.field in AMOUNT_FIELDS:
            return True  # what each source makes up of the whole: 占比 | 45% | 55%
        worded = not any(map(str.isdigit, slot.text))
        if worded and hit.field in AMOUNT_FIELDS and (self._costs.knows(label) or label.cell in self._given):
            return False  # a text of what follows
        if hit.field == "budget" and not self._is_whole(label, hit):
            hit = replace(hit, field="amount")
        if hit.field in NAME_FIELDS and label.cell in self._given:
            self._filler.take_back(hit)
            return True
        self._give(hit, slot.text, slot)
        self._given.append(label.cell)
        return True

    def _is_whole(self, label: Slot, hit: FieldHit) -> bool:
        """Whether an amount below a label is the form's, not that of one of several items."""
        return self._summing or (not self._items and self._costs.is_only(label, hit))

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
        last = self._filler.last_text
        if not last or len(loose) != 1 or line.paragraph != self._filler.last_paragraph:
            return False
        text = loose[0].text
        if loose[0].start == 1 and line.width > 1:
            return False  # the first column holds labels
        if self._labels.is_caption(text) or self._labels.note(text) is not None or len(squeeze(text)) < 2:
            return False
        self._give(last, text, loose[0])
        return True


def _heads_others(hit: FieldHit, slot: Slot, line: Line, labels: Labels, *, several: bool) -> bool:
    """Whether a cell beside a label is one more label, so that the values of both stand below: of money, of
    names (单位名称 | 展会名称), or where several stand side by side of texts with their shares and sums
    (目标内容 | 占比 | 资金)."""
    if hit.field in AMOUNT_FIELDS:
        return labels_another(slot, line, labels)
    if hit.field in NAME_FIELDS:
        return not line.paragraph and squeeze(slot.text).endswith(_HEADS_NAMES)
    return several and hit.field in PASSAGE_FIELDS and bool(labels.column(slot.text))


def _heads_section(slot: Slot, labels: Sequence[tuple[Slot, FieldHit]]) -> bool:
    """Whether a cell below several labels is the heading of what follows rather than a text of the first:
    a few words, and no sentence."""
    covered = sum(slot.start <= above.start <= slot.end for above, _ in labels)
    return covered > 1 and len(squeeze(slot.text)) <= _HEADING and not _SENTENCE.search(slot.text)


def _going_on(labels: Sequence[tuple[Slot, FieldHit]], line: Line) -> list[tuple[Slot, FieldHit]]:
    """The labels above that reach down to a line of further labels: their values stand below both."""
    return [
        (slot, hit)
        for slot, hit in labels
        if hit.field in AMOUNT_FIELDS and any(not s.fresh and s.cell is slot.cell for s in line.slots)
    ]


def _text_label(labels: Labels, waiting: _Waiting | None, slot: Slot, line: Line) -> FieldHit | None:
    """A header of texts that no list holds, beside one that stands below a label of several lines: both have
    their texts below (年度目标 | 年初目标 | 年末完成情况概述)."""
    if waiting is None or waiting.served or waiting.hit.field not in PASSAGE_FIELDS or not slot.fresh:
        return None
    before = (other.cell for other in line.filled if other.end < waiting.slot.start)
    several = any(cell.row_span > waiting.slot.cell.row_span for cell in before)
    return text_header(slot.text, labels) if several else None


def _holds_shares(line: Line) -> bool:
    """Whether the figures of a line are shares: «占比 | 45% | 55% | 0 | 100%»."""
    figures = [text for slot in line.filled if slot.fresh and _FIGURE.fullmatch(text := squeeze(slot.text))]
    shares = [text for text in figures if text.endswith("%")]
    return len(shares) >= _FEWEST_SHARES and all(text in shares or not text.strip("0.") for text in figures)


def _left_blank(labels: Sequence[tuple[Slot, FieldHit]], line: Line) -> list[FieldHit]:
    """The labels of texts above a line that have a blank cell in it, where another one has its text."""
    below = [
        (slot, hit)
        for slot in line.slots
        for label, hit in labels
        if slot.fresh and slot.start <= label.start <= slot.end and hit.field in PASSAGE_FIELDS
    ]
    filled = any(slot.text.strip() for slot, _ in below)
    return [hit for slot, hit in below if filled and not slot.text.strip()]


def _is_value_of(waiting: _Waiting | None, hit: FieldHit) -> bool:
    """A goal cell may begin with «绩效目标：…»; that is the goal's text and no new label."""
    return bool(
        waiting
        and not waiting.served
        and hit.value
        and waiting.hit.field in PASSAGE_FIELDS
        and (hit.field in PASSAGE_FIELDS or len(hit.value) > 30)
    )
