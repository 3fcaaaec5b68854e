"""What a row or a text is compared by; computed once per distinct name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.linking.similarity import NameBuild, NameStructure
from auditor.language.spans import plain
from auditor.model import CAPS, FLOORS, Form, Indicator, Operator

if TYPE_CHECKING:
    from auditor.language import Language

_REMEMBERED = 65_536
_LEAST_OBJECT = 2
_DIGITS = expression(r"\d+(?:\.\d+)?")
_HALF = expression("[\ud800-\udfff]")  # half of a pair, from a damaged file: no reader takes it
_YEAR = expression(rf"[(（]?\d{{4}}(?:[{DASHES}至]\d{{2,4}})?(?:年度?)?[)）]?")
_PROJECT_TAIL = expression(r"(?:专项|补助|工作)?(?:项目|经费|资金)+$")
HIGH, EQUAL, LOW = 1, 0, -1
NO_KINDS = 0


@dataclass(frozen=True, slots=True)
class RowFact:
    """``key`` is the same for all spellings of one name; ``sign`` is HIGH, EQUAL or LOW, ``kinds`` the number
    of the unit's kinds (NO_KINDS for an unknown unit), ``value`` in the base unit. What is not known or was
    not read with certainty is ``None``."""

    key: int
    sign: int | None
    kinds: int
    value: float | None


class Facts:
    """Reads rows by the language room."""

    def __init__(self, language: Language, too_general: Iterable[str]) -> None:
        self._language = language
        self._structure = language.lexicons.load("name-structure", NameStructure)
        self._general = frozenset(too_general)
        self._numbers: dict[frozenset[str], int] = {frozenset(): NO_KINDS}
        self._kinds: list[frozenset[str]] = [frozenset()]  # by number
        self.build = lru_cache(_REMEMBERED)(self._build)

    def row(self, form: Form, row: Indicator) -> RowFact | None:
        """The fact of a row, ``None`` where its name names no object and measure."""
        unsure = form.doubtful | form.misplaced | row.unread
        build = self.build(row.name)
        if build is None or "name" in unsure:
            return None
        unit = self._language.unit(row.unit if row.unit and not _HALF.search(row.unit) else "")
        kinds = self.number(unit.kinds) if "unit" not in unsure else NO_KINDS
        number = self._language.number(row.value) if row.value and "value" not in unsure else None
        value = float(number * unit.factor) if number is not None and kinds != NO_KINDS else None
        sign = None if "operator" in unsure else sign_of(row.operator)
        return RowFact(digest(build.object, build.measure), sign, kinds, value)

    def number(self, kinds: frozenset[str]) -> int:
        """The number that stands for some kinds of units."""
        if kinds not in self._numbers:
            self._numbers[kinds] = len(self._kinds)
            self._kinds.append(kinds)
        return self._numbers[kinds]

    def kinds(self, number: int) -> frozenset[str]:
        """The kinds that a number stands for."""
        return self._kinds[number]

    def wanted(self, name: str) -> int | None:
        """HIGH or LOW where a name says with certainty which is better."""
        fact = self._language.direction(name)
        words = {Direction.HIGHER: HIGH, Direction.LOWER: LOW}
        return words.get(fact.direction) if fact.sure else None

    def general(self, name: str) -> bool:
        """Whether a name says too little of what it measures to compare figures."""
        build = self.build(name)
        return build is None or self._without_general(build.object) == ""

    def _without_general(self, words: str) -> str:
        for word in self._general:
            words = words.replace(word, "")
        return words

    def _build(self, name: str) -> NameBuild | None:
        if _HALF.search(name):
            return None
        found = self._structure.build(name, self._language.measure)
        return found if found.measure and len(found.object) >= _LEAST_OBJECT else None


def sign_of(operator: Operator | None) -> int | None:
    """Which way a sign points."""
    if operator in FLOORS:
        return HIGH
    if operator in CAPS:
        return LOW
    return EQUAL if operator is Operator.EQUAL else None


def digest(*words: str) -> int:
    """64 bits that stand for some words, the same on every machine."""
    data = blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True)


def project_core(project: str) -> str:
    """What a project is called, without year and the words that say that it is one."""
    core = _YEAR.sub("", plain(project))
    return _PROJECT_TAIL.sub("", core) or core


def masked(text: str, names: Iterable[str]) -> str:
    """A text without signs and the names of its project and issuer, figures as one sign."""
    words = plain(text)
    for name in sorted(filter(None, names), key=len, reverse=True):
        words = words.replace(name, "")
    return _DIGITS.sub("0", words)
