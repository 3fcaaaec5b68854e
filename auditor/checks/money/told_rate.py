"""The execution rate that a sentence tells, against the two amounts that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.stated import WAN
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import SubmissionUnit
from auditor.chinese.stops import CLAUSE_ENDS, SENTENCE
from auditor.expressions import expression
from auditor.model import MONEY_UNIT, Confidence, Evidence, Location, MoneyUnit, half_digit

_AMOUNT = expression(rf"(\d[\d,]{{0,14}}(?:\.\d{{1,6}})?)\s*({MONEY_UNIT})")
_SHARE = expression(r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)\s*[%％]")
_LABEL = expression(rf"[^{CLAUSE_ENDS}\d%]*$")  # the words right before a figure
_FACTORS = {unit.value: unit.factor / WAN for unit in MoneyUnit if unit.factor}
_NEAR, _NEARER, _NEXT = 12, 8, 6  # characters between a word and the figure that it is of
_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_FAR = Decimal(20)  # percentage points beyond which the amounts may be others


@dataclass(frozen=True, slots=True)
class _Told:
    """``words`` of the sentence, ``planned`` and ``spent`` in 万元, ``rate`` in per cent as printed."""

    words: str
    planned: Decimal
    spent: Decimal
    rate: Decimal
    location: Location

    def against(self, tolerance: Decimal) -> Hit | None:
        due = (self.spent / self.planned * _HUNDRED).quantize(_CENT, ROUND_HALF_UP)
        off = abs(due - self.rate)
        if off <= max(tolerance, half_digit(self.rate)):
            return None
        values = {
            "quote": inner(self.words),
            "stated": as_text(self.rate),
            "due": as_text(due),
            "planned": as_text(self.planned),
            "executed": as_text(self.spent),
        }
        evidence = (Evidence(self.words, self.location),)
        return Hit(values, evidence, confidence=Confidence.ASK if off > _FAR else None)


class ToldRateParams(Params):
    """Words before a budget (``planned``), before what was ``spent`` of it, and before the rate (``rates``);
    ``tolerance``: the difference in percentage points that rounding explains."""

    planned: tuple[str, ...] = Field(description="预算数前面的词")
    spent: tuple[str, ...] = Field(description="支出数前面的词")
    rates: tuple[str, ...] = Field(description="执行率前面的词")
    tolerance: Decimal = Field(default=Decimal("0.1"), description="四舍五入允许的差，百分点")


@check_kind("told-rate", params=ToldRateParams, provides={"quote", "stated", "due", "planned", "executed"})
def told_rate(unit: SubmissionUnit, params: ToldRateParams, _context: Context) -> Judgement:
    """A rate in a sentence with one budget and one amount spent is what these give."""
    texts = unit.submission.document.texts()
    found = [each for text in texts for each in _told(text.text, text.location, params)]
    if not found:
        return NOT_APPLICABLE
    return failed(*(hit for each in found if (hit := each.against(params.tolerance)) is not None))


def _told(text: str, location: Location, params: ToldRateParams) -> Iterator[_Told]:
    """The rates of a text whose sentence has one budget and one amount that was spent before them."""
    if not any(word in text for word in params.rates):
        return
    for sentence in SENTENCE.findall(text):
        shares = _SHARE.finditer(sentence)
        rates = [each for each in shares if _follows(sentence[: each.start()], params.rates, _NEXT)]
        if len(rates) != 1:
            continue
        before = sentence[: rates[0].start()]
        amounts = list(_AMOUNT.finditer(before))
        if len(amounts) != 2:
            continue
        head, between = before[: amounts[0].start()], before[amounts[0].end() : amounts[1].start()]
        planned, spent = map(_value, amounts)
        if planned and _follows(head, params.planned, _NEAR) and _follows(between, params.spent, _NEARER):
            start = max(map(head.rfind, "，,")) + 1
            told = sentence[start : rates[0].end()].strip()
            yield _Told(told, planned, spent, Decimal(rates[0][1]), location)


def _follows(before: str, words: Iterable[str], most: int) -> bool:
    """Whether one of the words stands at most so many characters before the end."""
    label = _LABEL.search(before)
    said = label[0] if label else ""
    return any(word in said and len(said) - said.rfind(word) - len(word) <= most for word in words)


def _value(amount: re.Match[str]) -> Decimal:
    return Decimal(amount[1].replace(",", "")) * _FACTORS[amount[2]]
