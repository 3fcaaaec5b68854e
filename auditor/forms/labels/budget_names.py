"""Which labels of a form's head name a budget, and which of several is the year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.forms.labels.composed import heads
from auditor.forms.labels.label_file import FormLabels
from auditor.forms.text import label_key

_LONGEST = 12


class BudgetNames:
    """Labels that are listed, and such as are made of the words of budgets. ``alone`` are taken only where
    no other budget stands, ``whole`` also above what they are made up of, ``bare`` only beside a unit of
    money; ``years`` are words for the year itself, ``money_endings`` end the labels of any money."""

    def __init__(self, source: FormLabels) -> None:
        self._source = source.budget_words
        self._words = expression(f"{alternation(self._source.parts)}+")
        self.alone = frozenset(map(label_key, self._source.alone))
        self.whole = self.alone & frozenset(map(label_key, source.fields["long_budget"]))
        self.bare = frozenset(map(label_key, self._source.bare))
        self.years = frozenset(map(label_key, self._source.annual))
        self._ranks = ranks(source.fields["budget"])
        self._joiners = source.composed.joiners
        self.money_endings = (*self._source.endings, *source.fund_words.kinds, *source.subtotals)

    def rank(self, key: str) -> int:
        """How early a label stands among those of the annual budget; made-up ones by whether they say so, and
        such as head the money of anything (金额 above tasks) behind all others."""
        if key in self._ranks:
            return self._ranks[key]
        if key in self.bare:
            return len(self._ranks)
        annual = any(word in key for word in self._source.annual)
        return self._ranks[label_key("年度预算" if annual else "预算金额")]

    def without_joined(self, key: str) -> Iterator[str]:
        """What is left of a label without what a budget is made of: 资金总额及构成."""
        return heads(key, self._joiners, self._source.joined)

    def holds(self, key: str) -> bool:
        """Whether a label is made of the words of budgets alone: 申请资金总额."""
        words = self._source
        return (
            4 <= len(key) <= _LONGEST
            and key.endswith(words.endings)
            and any(kernel in key for kernel in words.kernels)
            and self._words.fullmatch(key) is not None
        )


def ranks(labels: Iterable[str]) -> dict[str, int]:
    """The place of each label in its list, a label written in two ways once."""
    found: dict[str, int] = {}
    for label in labels:
        found.setdefault(label_key(label), len(found))
    return found
