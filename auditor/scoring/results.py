"""What a self-review says of its results: given, real, or copied from the targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from auditor.model import Indicator
from auditor.scoring.answers import Answer
from auditor.scoring.rows import RowFacts, Rows

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"^\s*[≥≤＞＜><]")
_SHARE = re.compile(r"[%％]")
_IN_WORDS = frozenset({Answer.WORDS, Answer.GRADED, Answer.CHECKABLE})
_EASY = frozenset({Answer.RATE, Answer.FULL, Answer.TIME})  # where the target itself is the usual result
_MOST_BLANK = Decimal("0.5")


def results(rows: Rows) -> dict[str, Decimal | None]:
    """``results_given``: the share of rows with a result; ``results_real``: the share whose result says more
    than that the target was met; ``results_blank``: the part of the rows without any."""
    return {
        "results_given": _share(rows, lambda each: _ONE if result_of(each) else _ZERO),
        "results_real": _share(rows, _real),
        "results_blank": rows.part(lambda each: not result_of(each)),
    }


def reviews_results(rows: Iterable[Indicator]) -> bool:
    """Whether most rows tell what became of their targets."""
    told = [bool((row.actual or "").strip()) for row in rows]
    return bool(told) and sum(told) >= _MOST_BLANK * len(told)


def result_of(each: RowFacts) -> str:
    return (each.row.actual or "").strip()


def _share(rows: Rows, value: Callable[[RowFacts], Decimal]) -> Decimal:
    return rows.share(value) if rows.total else rows.mean(value)


def _real(each: RowFacts) -> Decimal:
    """A counted result counts whole, a rate or a date half. One that carries the target's sign counts
    nothing, nor do words, nor «已完成100%» of what is no rate."""
    result, kind = result_of(each), each.answered.kind
    if not result or _SIGN.search(result):
        return _ZERO
    if not _DIGIT.search(result):
        return _HALF if kind in (Answer.GRADED, Answer.CHECKABLE) else _ZERO
    if _SHARE.search(result) and kind not in (Answer.RATE, Answer.FULL, Answer.BARE):
        return _ZERO
    return _HALF if kind in _EASY or kind in _IN_WORDS else _ONE
