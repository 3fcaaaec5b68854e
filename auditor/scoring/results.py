"""What a self-review says of its results: given, real, or copied from the targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from auditor.expressions import expression
from auditor.model import Indicator
from auditor.scoring.answers import Answer
from auditor.scoring.rows import RowFacts, Rows

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_DIGIT = expression(r"\d")
_NUMBER = expression(r"\d[\d,]*(?:\.\d+)?")
_SIGN = expression(r"^\s*[≥≤＞＜><]")
_EQUALS = expression(r"^\s*[=＝]")
_SHARE = expression(r"[%％]")
_IN_WORDS = frozenset({Answer.WORDS, Answer.GRADED, Answer.CHECKABLE})
_SHARES = frozenset({Answer.RATE, Answer.FULL})  # what a result in % can belong to, often the target itself
_MOST_BLANK = Decimal("0.5")


def has_results(rows: Iterable[Indicator]) -> bool:
    """Whether a form has a column of results, filled or not."""
    return any(row.actual is not None for row in rows)


def reviews_results(rows: Iterable[Indicator]) -> bool:
    """Whether most rows tell what became of their targets."""
    told = [bool((row.actual or "").strip()) for row in rows]
    return bool(told) and sum(told) >= _MOST_BLANK * len(told)


def result_of(each: RowFacts) -> str:
    """The result that a row states, without white space around it; empty for none."""
    return (each.row.actual or "").strip()


def _real(each: RowFacts) -> Decimal:
    """A counted result counts whole, a date or a rate that repeats its target half. One that carries the
    target's sign counts nothing («=» only with the target's number), nor do words, nor «已完成100%» of what
    is no rate, nor what stands beside no target."""
    result, kind = result_of(each), each.answered.kind
    if (
        not result
        or each.blank
        or _SIGN.search(result)
        or (_EQUALS.search(result) and _is_target(result, each))
    ):
        return _ZERO
    if not _DIGIT.search(result):
        return _HALF if kind in (Answer.GRADED, Answer.CHECKABLE) else _ZERO
    if _SHARE.search(result) and kind not in _SHARES:
        return _ZERO
    if kind in _SHARES:
        return _HALF if _is_target(result, each) else _ONE
    return _HALF if kind is Answer.TIME or kind in _IN_WORDS else _ONE


def own_result(each: RowFacts) -> Decimal:
    """A result that only repeats the number of its target says half of what one of its own says."""
    real = _real(each)
    return real if real < _ONE or not _is_target(result_of(each), each) else _HALF


def _told(each: RowFacts) -> Decimal:
    """1 where the result gives a number of its own, above or below what was promised."""
    differs = _NUMBER.search(result_of(each)) is not None and not _is_target(result_of(each), each)
    return Decimal(differs and each.clear > _ZERO and _real(each) > _ZERO)


RESULT_FACTS: Mapping[str, Callable[[Rows], Decimal | None]] = {
    "results_given": lambda rows: rows.mean(lambda each: _ONE if result_of(each) else _ZERO),
    "results_real": lambda rows: rows.mean(_real),
    "results_own": lambda rows: rows.mean(own_result),
    "results_blank": lambda rows: rows.part(lambda each: not result_of(each)),
}
"""``results_given``: the share of rows with a result; ``results_real``: the share whose result says more
than that the target was met; ``results_own``: the same, where a repeated target counts half;
``results_blank``: the part of the rows without any."""
TOLD_FACTS: Mapping[str, Callable[[Rows], Decimal | None]] = {"results_told": lambda rows: rows.mean(_told)}
"""The share whose result is another number than the target, where that one is clear."""


def _is_target(result: str, each: RowFacts) -> bool:
    """Whether a result repeats the number of its target."""
    found = _NUMBER.search(result)
    return found is not None and Decimal(found.group().replace(",", "")) == each.answered.number
