"""Measure words with a wrong character (面枳, 成夲), told by the unit that goes with the right one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import Token, UnitFact
from auditor.language.names.measures import MeasureReader

_HAN = expression(f"[{HAN}]+")
_SIZES = (3, 2)  # characters of a measure word, the longer first
_ANY = "?"
_UNKNOWN = "x"  # the part of speech of what no dictionary holds
_REMEMBERED = 4_096  # ends of names: nearly all end in one of a few hundred ways

Alike = Callable[[str, str], bool]
Segment = Callable[[str], Sequence[Token]]


class MeasureSlip(NamedTuple):
    """What stands at ``start`` of a name, and the measure word that was meant."""

    wrong: str
    right: str
    start: int


class MeasureSlips:
    """``alike`` says of two characters whether one is easily taken for the other."""

    def __init__(self, measures: MeasureReader, alike: Alike) -> None:
        self._measures = measures
        self._alike = alike
        self._masked: Mapping[str, list[str]] = _masked(measures)
        self._meant = lru_cache(_REMEMBERED)(self._taken_for)

    def slip(self, name: str, unit: UnitFact, segment: Segment) -> MeasureSlip | None:
        """The slip at the end of a name whose unit, where there is one, goes with the word that was meant;
        ``segment`` cuts a text into words of a dictionary."""
        for end in self._measures.ends(name):
            for found in self._at(name, end):
                known = self._measures.read(name[:end])
                part = known is None or (len(known.term) == 1 and len(found.wrong) == _SIZES[-1])
                if part and self._fits(found.right, unit) and not _is_word(name, found, segment):
                    return found
        return None

    def _at(self, name: str, end: int) -> Iterator[MeasureSlip]:
        for size in _SIZES:
            tail = name[max(end - size, 0) : end]
            if len(tail) < size or end == size or not _HAN.fullmatch(tail):
                continue
            for term in self._meant(tail):
                yield MeasureSlip(tail, term, end - size)

    def _taken_for(self, tail: str) -> tuple[str, ...]:
        """The measure words from which the end of a name differs by one character."""
        return tuple(
            term
            for place, written in enumerate(tail)
            for term in self._masked.get(f"{tail[:place]}{_ANY}{tail[place + 1 :]}", ())
            if term[place] != written and self._alike(written, term[place])
        )

    def _fits(self, term: str, unit: UnitFact) -> bool:
        if not unit.text.strip():
            return True
        measure = self._measures.read(term)
        return measure is not None and bool(unit.kinds & self._measures.kind(measure.kind).units)


def _masked(measures: MeasureReader) -> Mapping[str, list[str]]:
    """Strict measure words by what is left of them without one character."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind in measures.kinds():
        entry = measures.kind(kind)
        for term in entry.terms if entry.strict else ():
            for place in range(len(term) if len(term) in _SIZES else 0):
                found[f"{term[:place]}{_ANY}{term[place + 1 :]}"].append(term)
    return found


def _is_word(name: str, slip: MeasureSlip, segment: Segment) -> bool:
    """Whether a dictionary knows a word that the character in question is part of."""
    pairs = enumerate(zip(slip.wrong, slip.right, strict=True), slip.start)
    place = next(at for at, (one, other) in pairs if one != other)
    here = [each for each in segment(name) if each.start <= place < each.end]
    return any(len(each.text) > 1 and each.tag != _UNKNOWN for each in here)
