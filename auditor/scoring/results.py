"""What a self-review says of its results: given, real, or copied from the targets."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.scoring.answers import Answer
from auditor.scoring.rows import RowFacts, Rows

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"^\s*[≥≤＞＜><]")
_IN_WORDS = frozenset({Answer.WORDS, Answer.GRADED, Answer.CHECKABLE})


def results(rows: Rows) -> dict[str, Decimal | None]:
    """``results_given``: the share of rows with a result; ``results_real``: the share whose result says
    more than that the target was met; ``results_blank``: the part of the rows without any."""
    return {
        "results_given": rows.share(lambda each: _ONE if _result(each) else _ZERO),
        "results_real": rows.share(_real),
        "results_blank": rows.part(lambda each: not _result(each)),
    }


def _result(each: RowFacts) -> str:
    return (each.row.actual or "").strip()


def _real(each: RowFacts) -> Decimal:
    """A figure counts whole; a figure that carries the target's sign, or words, count nothing; words beside a
    target in words are no worse than the target."""
    result = _result(each)
    if not result or _SIGN.search(result):
        return _ZERO
    if _DIGIT.search(result):
        return _ONE if each.answered.kind not in _IN_WORDS else _HALF
    return _HALF if each.answered.kind in (Answer.GRADED, Answer.CHECKABLE) else _ZERO
