"""Lists of tasks or purchases, each line with what it costs, above the indicators."""

from __future__ import annotations

from dataclasses import replace

from auditor.forms.head.records import Head
from auditor.forms.labels.lexicon import FieldHit
from auditor.forms.lines import Slot
from auditor.model import Location


class Items:
    """The amounts that stand below labels: where there are several below one, each is what an item costs."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self._first: dict[Location, int] = {}  # by its label, the place of the amount below it

    def knows(self, label: Slot) -> bool:
        """Whether an amount was found below a label."""
        return label.location in self._first

    def is_only(self, label: Slot, hit: FieldHit) -> bool:
        """Whether an amount is the only one so far below its label. Where it is not, the one before it is no
        budget either."""
        money = self._head.money
        first = self._first.setdefault(label.location, len(money))
        if first == len(money):
            return True
        if money[first].amount.label == hit.label:
            money[first] = replace(money[first], rank=None)
        return False
