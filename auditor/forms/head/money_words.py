"""Words that are labels of money only in a line of amounts: 合计, 本级, 其中：2026年度."""

from __future__ import annotations

from auditor.forms.head.money import MoneyReader
from auditor.forms.labels.label_file import FieldName
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, FieldHit, Labels, squeeze_label
from auditor.forms.lines import Slot
from auditor.forms.printed import Read
from auditor.forms.text import label_key, without_lead_in


class MoneyWords:
    """Tells the words of sums, of sources and of the year."""

    def __init__(self, labels: Labels, money: MoneyReader) -> None:
        self._labels = labels
        self._money = money

    def is_sum(self, slot: Slot) -> bool:
        return label_key(slot.text) in self._labels.sums

    def label(self, slot: Slot, read: Read, asked: FieldName | None) -> FieldHit | None:
        """What a word labels; ``asked`` is what the label before it waits for."""
        return self._sum(slot, read) or self._source(slot, read, asked) or self._year(slot, read)

    def _sum(self, slot: Slot, read: Read) -> FieldHit | None:
        """合计 is a label of the budget in a line of amounts."""
        among = bool(self._money.columns) or any(hit.field in AMOUNT_FIELDS for _, hit in read.hits)
        if not among or not self.is_sum(slot):
            return None
        return FieldHit("budget", squeeze_label(slot.text), label_key(slot.text))

    def _source(self, slot: Slot, read: Read, asked: FieldName | None) -> FieldHit | None:
        """本级 is a source of funds in a line of amounts, unless it is what another label asks for (级次)."""
        hit = self._labels.fund_source(slot.text) if not read.line.paragraph else None
        if hit is None or (asked and asked not in AMOUNT_FIELDS):
            return None
        among = any(other.field in AMOUNT_FIELDS for _, other in read.hits)
        figures = any(any(map(str.isdigit, other.text)) for other in read.line.filled)
        sources = sum(self._labels.fund_source(other.text) is not None for other in read.line.filled)
        return hit if among and (figures or sources > 1) else None

    def _year(self, slot: Slot, read: Read) -> FieldHit | None:
        """The year's part of a total that stands beside it: «资金总额 | 90 | 其中：2026年度 | 30»."""
        key = label_key(slot.text)
        bare = without_lead_in(key)
        among = any(hit.field in AMOUNT_FIELDS and other.start < slot.start for other, hit in read.hits)
        if not among or bare == key or bare not in self._labels.budgets.years:
            return None
        return FieldHit("budget", squeeze_label(slot.text), bare, block=-slot.start)
