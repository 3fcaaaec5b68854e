"""Money in a text that says how much and not of what: 投入50万."""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import TextUnit
from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_END
from auditor.expressions import expression
from auditor.language.spans import excerpt, quote
from auditor.model import Evidence

_BARE = expression(rf"(?P<amount>\d+(?:\.\d+)?\s*[万亿])(?![{HAN}A-Za-z0-9²³㎡/])")
_NEAR = 12  # characters before an amount in which a word of money stands


class BareParams(Params):
    """``money`` are words that tell that a number is an amount of money."""

    money: tuple[str, ...] = Field(description="说明前面的数是钱的词")


@check_kind("bare-amount", params=BareParams, provides={"label", "amount", "quote"})
def judge_bare_amount(unit: TextUnit, params: BareParams, _context: Context) -> Judgement:
    """Every amount of money in a text has its unit."""
    passage = unit.passage
    return failed(
        *(_hit(unit, match) for match in _BARE.finditer(passage.text) if _is_money(unit, match, params))
    )


def _is_money(unit: TextUnit, match: re.Match[str], params: BareParams) -> bool:
    before = unit.passage.text[max(0, match.start() - _NEAR) : match.start()]
    clause = CLAUSE_END.split(before)[-1]
    return any(word in clause for word in params.money)


def _hit(unit: TextUnit, match: re.Match[str]) -> Hit:
    text = unit.passage.text
    around = (*match.span(), _NEAR, 4)
    shown = excerpt(text, *around)
    values = {"label": unit.passage.label, "amount": match["amount"], "quote": shown}
    return Hit(values, (Evidence(quote(text, *around), unit.passage.location),))
