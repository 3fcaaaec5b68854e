"""What a text tells of earlier years: «2024年接待观众52万人次。2025年计划举办展览5个» promises 5 only."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import DASHES, HAN
from auditor.chinese.stops import last_end
from auditor.expressions import expression
from auditor.language.facts import Quantity, Role

_REMEMBERED = 1_024
_YEAR = expression(rf"(?<![0-9{DASHES}至到〔\[])(?P<year>{THIS_CENTURY})\s*年(?![0-9])")
_PLANNED = expression(
    rf"^度?[，,]?(?:全年|我[{HAN}]{{1,3}}|本[{HAN}]{{1,3}}|继续)?"
    r"(?:计划|拟|将|预计|预期|安排|力争|预算|项目|年初|工作目标|目标)"
)


@lru_cache(_REMEMBERED)
def _years(text: str) -> tuple[tuple[tuple[int, int], ...], int | None]:
    """The years with their places, and the first year that the text makes plans for."""
    found = [(match.start(), int(match["year"]), match.end()) for match in _YEAR.finditer(text)]
    planned = [year for _, year, end in found if _PLANNED.match(text[end : end + 12])]
    return tuple((start, year) for start, year, _ in found), min(planned, default=None)


def recalled(text: str, quantity: Quantity) -> Quantity:
    """The quantity, as background where its sentence tells of a year before the one that is planned."""
    years, planned = _years(text)
    if planned is None or quantity.role is not Role.COMMITMENT:
        return quantity
    sentence = last_end(text, quantity.start)
    before = bisect_left(years, (quantity.start,))
    start, governing = years[before - 1] if before else (sentence, planned)
    told = start > sentence and governing < planned
    return replace(quantity, role=Role.BACKGROUND) if told else quantity
