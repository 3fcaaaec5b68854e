"""Words for where money comes from: listed ones, and who gives it with what it is (市县配套)."""

from __future__ import annotations

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.forms.labels.label_file import FormLabels
from auditor.forms.text import label_key, without_lead_in

_LONGEST = 12


class FundSources:
    """Tells them by the form under which labels are looked up."""

    def __init__(self, source: FormLabels) -> None:
        words = source.fund_words
        self._listed = frozenset(map(label_key, source.fund_sources))
        self._composed = expression(f"{alternation(words.owners)}+{alternation(words.kinds)}+")

    def __contains__(self, key: str) -> bool:
        return key in self._listed or (len(key) <= _LONGEST and self._composed.fullmatch(key) is not None)

    def holds(self, label: str) -> bool:
        """Whether a label as printed names one, with or without «其中» before it."""
        return without_lead_in(label_key(label)) in self
