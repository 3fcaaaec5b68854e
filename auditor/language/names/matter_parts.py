"""A name taken apart for what it speaks of, and targets that are dates."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.chinese.dates import A_DATE, TENTH
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language.facts import Measure

_AMOUNT = expression(r"\d\s*(?:个月|[%％‰万亿元人次场户家项件台套公亩吨])")
_DATE_WORDS = expression(
    rf"[\d\s年月日号./{DASHES}]|{TENTH}|季度|[至到底末初前内以之起止每次当]|完成|竣工|验收|完工|开工"
)
_BESIDE = 1  # characters that may stand beside a date


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name without numbering, notes and adjuncts, its measure, and what its unit and value count."""

    text: str
    measure: Measure | None
    unit: str
    unit_kinds: frozenset[str]
    value: str

    @property
    def kind(self) -> str:
        return self.measure.kind if self.measure else ""

    @property
    def head(self) -> str:
        """The words before the measure."""
        return self.measure.object if self.measure else self.text


def is_date(value: str) -> bool:
    """Whether a value is a date or a period of the calendar and nothing else."""
    if not A_DATE.search(value) or _AMOUNT.search(value):
        return False
    return len(_DATE_WORDS.sub("", value)) <= _BESIDE
