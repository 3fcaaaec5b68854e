"""The budget that a sentence tells: «县级安排资金36万元用于……», «总投资90万元，其中今年安排30万元»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import alternation
from auditor.chinese.stops import STOPS
from auditor.expressions import expression
from auditor.forms.labels.label_file import ToldBudgets
from auditor.forms.text import YEAR, squeeze
from auditor.model import MONEY_UNIT, Amount, Location, MoneyUnit

_FIGURE = expression(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)({MONEY_UNIT})(?!/)")
_SENTENCES = expression(rf"[{STOPS}\n]")
_PART = "其中"
_CLAUSES = expression(rf"[,:、()]|{_PART}|包括|分别")
_PARTING = expression(rf"[:(]|{_PART}|包括|分别|用于|主要")
_A_YEAR = expression(rf"(?<!\d){THIS_CENTURY}(?=年)")
_LABEL = "预算"
_SHORTEST = 4


class ToldBudget:
    """Finds the sums that sentences call the budget."""

    def __init__(self, words: ToldBudgets) -> None:
        self._funds = expression(alternation(words.funds))
        self._deeds = expression(alternation(words.deeds))
        self._others = expression(alternation(words.others))
        self._spent = expression(alternation(words.spent))
        self._wholes = expression(alternation(words.wholes))
        years = (word.replace(YEAR, f"{THIS_CENTURY}年度?") for word in words.years)
        self._years = expression("|".join(years))

    @staticmethod
    def may_tell(text: str) -> bool:
        """Whether a text holds a sum with its unit, in words."""
        return "元" in text and len(text) > _SHORTEST and _FIGURE.search(squeeze(text)) is not None

    def of(self, texts: Sequence[tuple[str, Location]], year: int | None) -> Amount | None:
        """The only sum that the texts of a form call its budget, ``None`` where there are several or none."""
        found = [
            amount
            for text, location in texts
            for sentence in _SENTENCES.split(text)
            for amount in self._in(sentence.strip(), location, year)
        ]
        sums = {amount.in_unit(MoneyUnit.YUAN) for amount in found}
        return found[0] if len(sums) == 1 else None

    def _in(self, sentence: str, location: Location, year: int | None) -> Iterator[Amount]:
        part = self.years_part(sentence, label=_LABEL, location=location)
        if part:
            yield part
            return
        text = _plain(sentence)
        figure = self._first(text)
        if figure and _is_of(text[: figure.start()], year):
            yield _amount(figure, _LABEL, sentence, location)

    def years_part(self, text: str, *, label: str, location: Location) -> Amount | None:
        """The year's part of a sum for several years."""
        whole, _, behind = _plain(text).partition(_PART)
        figure = _FIGURE.search(behind)
        if figure is None or not self._wholes.search(whole) or len(_FIGURE.findall(whole)) != 1:
            return None
        before = behind[: figure.start()]
        told = self._years.search(before) and not _CLAUSES.search(before) and not self._others.search(before)
        return _amount(figure, label, text.strip(), location) if told else None

    def _first(self, text: str) -> re.Match[str] | None:
        """The first sum of a sentence whose clause tells that it is the budget, where the others behind it
        are its parts or other money."""
        figures = list(_FIGURE.finditer(text))
        told = next((n for n, figure in enumerate(figures) if self._tells(text, figure)), None)
        if told is None:
            return None
        first, *others = figures[told:]
        between = text[first.end() : others[0].start()] if others else ""
        apart = (_PARTING, self._others, self._spent)
        abreast = bool(between) and not any(words.search(between) for words in apart)
        return None if abreast else first

    def _tells(self, text: str, figure: re.Match[str]) -> bool:
        begin = max((cut.end() for cut in _CLAUSES.finditer(text, 0, figure.start())), default=0)
        clause = text[begin : figure.start()]
        told = self._funds.search(clause) and self._deeds.search(clause)
        return bool(told) and not self._others.search(clause) and not self._wholes.search(clause)


def _plain(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text))


def _is_of(before: str, year: int | None) -> bool:
    """Whether the words before a sum name no other year than the form's."""
    years = {int(found) for found in _A_YEAR.findall(before)}
    return year is None or not years or year in years


def _amount(figure: re.Match[str], label: str, text: str, location: Location) -> Amount:
    return Amount(Decimal(figure[1].replace(",", "")), MoneyUnit(figure[2]), label, text, location)
