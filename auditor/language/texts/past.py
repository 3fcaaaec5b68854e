"""What a text tells of earlier years: «2024年接待观众52万人次。2025年计划举办展览5个» promises 5 only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import DASHES, HAN
from auditor.chinese.stops import last_end
from auditor.expressions import expression
from auditor.language.facts import Quantity, Role
from auditor.language.phrases import Chain, Choice, Form, Signs, Text, Words, maybe
from auditor.language.scanning import Scanner

_REMEMBERED = 1_024
_YEAR = expression(rf"(?<![0-9{DASHES}至到〔\[])(?P<year>{THIS_CENTURY})\s*年(?![0-9])")
_NEAR = 12  # characters behind a year in which a plan of it begins


class Past:
    """Tells what is of earlier years; ``planned`` are the words behind a year that is planned for."""

    def __init__(self, planned: Iterable[str], scanner: Scanner) -> None:
        whose = Chain(Text("我", "本"), Signs(f"[{HAN}]", 1, 3))
        opening = maybe(Choice(Text("全年", "继续"), whose))
        self._planned = Chain(Form("度?[，,]?"), opening, Words(scanner, planned))
        self._years = lru_cache(_REMEMBERED)(self._years_of)

    def recalled(self, text: str, quantity: Quantity) -> Quantity:
        """The quantity, as background where its sentence tells of a year before the one that is planned."""
        years, planned = self._years(text)
        if planned is None or quantity.role is not Role.COMMITMENT:
            return quantity
        sentence = last_end(text, quantity.start)
        before = bisect_left(years, (quantity.start,))
        start, governing = years[before - 1] if before else (sentence, planned)
        told = start > sentence and governing < planned
        return replace(quantity, role=Role.BACKGROUND) if told else quantity

    def _years_of(self, text: str) -> tuple[tuple[tuple[int, int], ...], int | None]:
        """The years with their places, and the first year that the text makes plans for."""
        found = [(match.start(), int(match["year"]), match.end()) for match in _YEAR.finditer(text)]
        planned = [year for _, year, end in found if self._planned.match(text[end : end + _NEAR])]
        return tuple((start, year) for start, year, _ in found), min(planned, default=None)
