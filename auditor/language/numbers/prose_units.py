"""Units behind numbers in running text: 万元/公里, 人·次/年; the longest that stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import UnitFact
from auditor.language.numbers.units import UnitReader

_REMEMBERED = 1_024  # places in texts
_SPACE = expression(r"\s*")
_SLASH = expression(r"\s*[/／]\s*")
_SECOND = expression("[·•]?[年月天次]")  # 人·年, 人次
_BELOW = frozenset({"people", "duration", "area", "households"})
_PERIODS = tuple("年月天日人")
_ANYTHING = expression(rf"[{HAN}]{{1,3}}")


class ProseUnits:
    """Finds units by lexicons/units.yaml; ``swallowing`` finds terms that are rather the beginning of what
    is counted (个家庭)."""

    def __init__(self, units: UnitReader, unit: Callable[[str], UnitFact], swallowing: str) -> None:
        self._units, self._unit = units, unit
        self._swallowing = expression(swallowing)
        self.at = lru_cache(_REMEMBERED)(self._at)  # a number is asked for its unit when found, and when read

    def _at(self, text: str, position: int) -> tuple[str, int] | None:
        """The unit that follows a position, spaces left out, and where it ends."""
        start = _end(_SPACE, text, position)
        terms = tuple(self._units.at(text, start))
        end = (self._price(text, start, terms) or self._count(text, start, terms)) if terms else None
        return (text[start:end], end) if end else None

    def _price(self, text: str, start: int, terms: Iterable[str]) -> int | None:
        """Money per anything (万元/公里)."""
        for term in terms:
            slash = _SLASH.match(text, start + len(term))
            if slash and self._unit(term).kinds == {"money"} and (below := self._priced(text, term, slash)):
                return slash.end() + len(below)
        return None

    def _priced(self, text: str, money: str, slash: re.Match[str]) -> str | None:
        """What is paid for: a unit, or a thing that no unit of running text is (村 of 元/村)."""
        if term := self._counting(self._units.at(text, slash.end())):
            return term
        thing = _ANYTHING.match(text, slash.end())
        words = (thing.group()[:length] for length in range(3, 0, -1)) if thing else ()
        return next((word for word in words if self._unit(f"{money}/{word}").kinds), None)

    def _count(self, text: str, start: int, terms: Iterable[str]) -> int | None:
        """Anything, per head or period where that is said."""
        term = self._counting(terms)
        if term is None:
            return None
        end = start + len(term)
        slash = _SLASH.match(text, end)
        below = self._below(text, slash.end()) if slash else None
        return end if slash is None or below is None else _end(_SECOND, text, slash.end() + len(below))

    def _counting(self, terms: Iterable[str]) -> str | None:
        return next((term for term in terms if not self._swallowing.match(term)), None)

    def _below(self, text: str, start: int) -> str | None:
        terms = (term for term in self._units.at(text, start) if self._unit(term).kinds & _BELOW)
        return next(terms, None) or (text[start] if text.startswith(_PERIODS, start) else None)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
