"""The execution rate that a sentence tells, against the two amounts that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import SubmissionUnit
from auditor.model import Confidence, Evidence, Location, half_digit

_SENTENCE = re.compile(r"[^。；;\n]+")
_AMOUNT = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,6})?)\s*(亿元|万元|元)")
_RATE = re.compile(
    r"(?:(?:预算|资金|支出)?(?:执行|支付|支出|使用)率|(?:执行|支付|支出)进度)[^，,。；;\d%]{0,6}"
    r"(\d{1,3}(?:\.\d{1,4})?)\s*[%％]"
)
_PLANNED = re.compile(r"(?:预算|下达|安排|批复|到位|总额)[^，,。；;\d]{0,12}$")
_SPENT = re.compile(r"(?:支出|执行|支付|使用|用款)[^，,。；;\d]{0,8}$")
_FACTORS = {"亿元": Decimal(10_000), "万元": Decimal(1), "元": Decimal("0.0001")}
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
    """``tolerance``: the difference in percentage points that rounding explains."""

    tolerance: Decimal = Field(default=Decimal("0.1"), description="四舍五入允许的差，百分点")


@check_kind("told-rate", params=ToldRateParams, provides={"quote", "stated", "due", "planned", "executed"})
def told_rate(unit: SubmissionUnit, params: ToldRateParams, _context: Context) -> Judgement:
    """A rate in a sentence with one budget and one amount spent is what these give."""
    texts = unit.submission.document.texts()
    found = [each for text in texts for each in _told(text.text, text.location)]
    if not found:
        return NOT_APPLICABLE
    return failed(*(hit for each in found if (hit := each.against(params.tolerance)) is not None))


def _told(text: str, location: Location) -> Iterator[_Told]:
    """The rates of a text whose sentence has one budget and one amount that was spent before them."""
    if "率" not in text and "进度" not in text:
        return
    for sentence in _SENTENCE.findall(text):
        rates = list(_RATE.finditer(sentence))
        if len(rates) != 1:
            continue
        before = sentence[: rates[0].start()]
        amounts = list(_AMOUNT.finditer(before))
        if len(amounts) != 2:
            continue
        first, second = ((before[: each.start()], _value(each)) for each in amounts)
        if _PLANNED.search(first[0]) and _SPENT.search(second[0][amounts[0].end() :]) and first[1]:
            start = max(map(first[0].rfind, "，,")) + 1
            told = sentence[start : rates[0].end()].strip()
            yield _Told(told, first[1], second[1], Decimal(rates[0][1]), location)


def _value(amount: re.Match[str]) -> Decimal:
    return Decimal(amount[1].replace(",", "")) * _FACTORS[amount[2]]
