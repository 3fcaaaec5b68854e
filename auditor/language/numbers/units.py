"""Units: what kind of thing a unit counts, its factor to a base unit, and whether it can exist as written.

A compound is read from its parts: 元/人·年, 元／人年 and 元每人每年 are all ``money/people/period``. A period
below the line does not change what a count counts, so 人/年 is also ``people``; but 小时/天 is a length of
time per day and never a length of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from auditor.chinese.marks import HAN
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.facts import UnitFact

_NOTHING: frozenset[str] = frozenset()
_PERIODS = frozenset({"duration"})
_COUNTS = frozenset({"generic", "people", "households", "times", "duration", "length", "area", "ratio"})
_WIDE = str.maketrans("／％（）＊．０１２３４５６７８９•∙⋅・﹒", "/%()*.0123456789·····")
_HAN = expression(f"[{HAN}]{{2,}}")
_BELOW = expression(r"/|每|÷")
_STROKE = expression("[/／]")  # by which running text says what a price is per
_Begun = Mapping[str, Sequence[str]]  # words by their first character


class UnitGroup(LexiconModel):
    """Units that share kinds and base; ``units`` maps each to its factor."""

    kinds: tuple[str, ...]
    base: str
    units: Mapping[str, Decimal]
    scaled: bool = False
    legal: bool = True
    prose: bool = True


class UnitLexicon(LexiconModel):
    """lexicons/units.yaml."""

    scales: Mapping[str, Decimal]
    groups: tuple[UnitGroup, ...]
    not_in_prose: frozenset[str]
    aliases: Mapping[str, str]
    misspelt: Mapping[str, str]
    misspelt_unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Simple:
    kinds: frozenset[str]
    base: str
    factor: Decimal
    legal: bool


class UnitReader:
    """Reads units by lexicons/units.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicon = lexicons.load("units", UnitLexicon)
        self._once = lexicons.once
        self._simple = _table(self._lexicon)
        self._aliases = {_normal(key): value for key, value in self._lexicon.aliases.items()}
        self._unsure = {_normal(key) for key in self._lexicon.misspelt_unsure}
        self._misspelt = {_normal(key): value for key, value in self._lexicon.misspelt.items()}

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Every simple unit that may be looked for in running text, longest first (万人次 before 人次)."""
        words = {
            word
            for group in self._lexicon.groups
            if group.prose
            for unit in group.units
            for word in (unit, *(scale + unit for scale in self._lexicon.scales if group.scaled))
        }
        words -= self._left_out
        return tuple(sorted(words, key=lambda word: (-len(word), word)))

    def at(self, text: str, position: int) -> Iterator[str]:
        """The units of running text that begin at a position, the longest first."""
        plain, scaled, scales = self._looked_for
        if (begin := text[position : position + 1]) not in plain and begin not in scales:
            return
        ends = {*_ends(plain, text, position)}
        for end in _ends(scales, text, position):
            ends.update(_ends(scaled, text, end))
        for end in sorted(ends, reverse=True):
            if (term := text[position:end]) not in self._left_out:
                yield term

    def longest(self, text: str, position: int) -> str | None:
        """The longest unit of running text that begins at a position, ``None`` where none does."""
        return next(self.at(text, position), None)

    @cached_property
    def _looked_for(self) -> tuple[_Begun, _Begun, _Begun]:
        """The units that are looked for, those of them that take a scale (万), and the scales."""
        groups = [group for group in self._lexicon.groups if group.prose]
        plain = (unit for group in groups for unit in group.units)
        scaled = (unit for group in groups if group.scaled for unit in group.units)
        return _by_beginning(plain), _by_beginning(scaled), _by_beginning(self._lexicon.scales)

    @cached_property
    def _left_out(self) -> frozenset[str]:
        return self._lexicon.not_in_prose | self._lexicon.misspelt.keys()

    def may_cost(self, text: str, *, per: bool = False) -> bool:
        """Whether a text can state money: it has a unit of it, and a stroke where it is to be ``per`` any."""
        return (not per or _STROKE.search(text) is not None) and any(unit in text for unit in self._money)

    @cached_property
    def _money(self) -> tuple[str, ...]:
        money = (name for name in (*self._simple, *self._aliases) if "money" in self.read(name).kinds)
        return self._once("money-units", lambda: _shortest(money))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all simple units."""
        return frozenset(kind for group in self._lexicon.groups for kind in group.kinds)

    def read(self, text: str) -> UnitFact:
        """The unit that the whole text is; ``kinds`` is empty where it is unknown."""
        unit = _normal(text)
        if not unit:
            return UnitFact(text, _NOTHING, "", Decimal(1))
        meant = self.corrected(text)
        if meant is not None:
            return UnitFact(
                text, _NOTHING, unit, Decimal(1), malformed=f"“{text}”不是计量单位，似应为“{meant}”"
            )
        fact = self._lookup(text, unit)
        broken = None if fact else self._malformation(text, unit)
        if broken is not None:
            return UnitFact(text, _NOTHING, unit, Decimal(1), malformed=broken)
        if fact is None and _BELOW.search(unit):
            fact = self._compound(text, unit)
        return fact or UnitFact(text, _NOTHING, unit, Decimal(1))

    def corrected(self, text: str) -> str | None:
        """What was meant by a unit that does not exist as written (千万时 → 千瓦时), ``None`` for others."""
        unit = _normal(text)
        known = self._misspelt.get(unit)
        if known is not None:
            return known
        half = unit[: len(unit) // 2]
        doubled = unit == half * 2 and half in self._simple and unit not in self._simple
        return half if doubled else _per_itself(unit, self._simple) or self._turned(unit)

    def _turned(self, unit: str) -> str | None:
        """The unit of which two characters changed places (次人, 时小)."""
        if unit in self._simple or unit in self._aliases or not _HAN.fullmatch(unit):
            return None
        pairs = range(len(unit) - 1)
        turned = (f"{unit[:at]}{unit[at + 1]}{unit[at]}{unit[at + 2 :]}" for at in pairs)
        return next((each for each in turned if each in self._simple and each != unit), None)

    def certain(self, text: str) -> bool:
        """Whether a unit that does not exist as written can have been meant in one way only."""
        unit = _normal(text)
        return unit not in self._unsure and self._turned(unit) is None

    def _malformation(self, text: str, unit: str) -> str | None:
        if unit.partition("/")[0] in self._lexicon.scales:
            return f"“{text}”只有数量级，没有单位"
        return _malformation(text, unit)

    def _lookup(self, text: str, unit: str) -> UnitFact | None:
        unit = _normal(self._aliases.get(unit, unit))
        simple = self._simple.get(unit) or self._simple.get(unit.strip("()"))
        if simple is None and unit.startswith("个"):
            simple = self._simple.get(unit[1:])
        if simple is None:
            return None
        return UnitFact(text, simple.kinds, simple.base, simple.factor, simple.legal)

    def _compound(self, text: str, unit: str) -> UnitFact | None:
        parts = [part.strip("()") for part in _BELOW.split(unit)]
        if not all(parts):
            return None
        top = self._lookup(text, parts[0])
        below = [fact for part in parts[1:] for fact in self._split(part)]
        if top is None or None in below:
            return None
        return _combined(text, top, [fact for fact in below if fact is not None])

    def _split(self, words: str) -> Iterator[UnitFact | None]:
        """The factors of a denominator: 人·年, 人年 and (人·月) are two, 人次 is one."""
        for piece in re.split(r"[·*、.-]", words.strip("()")):
            whole = self._lookup(piece, piece)
            if whole is not None and "work" not in whole.kinds:
                yield whole
                continue
            for cut in range(len(piece) - 1, 0, -1):
                head, tail = self._lookup(piece[:cut], piece[:cut]), self._lookup(piece[cut:], piece[cut:])
                if head and tail:
                    yield from (head, tail)
                    break
            else:
                yield whole


def _per_itself(unit: str, known: Mapping[str, _Simple]) -> str | None:
    """The unit that is written above and below a stroke (件/件); of money or a substance that is a share."""
    above, _, below = unit.partition("/")
    simple = known.get(above) if above == below else None
    return above if simple is not None and simple.kinds & _COUNTS else None


def _by_beginning(words: Iterable[str]) -> _Begun:
    begun: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        begun.setdefault(word[:1], []).append(word)
    return begun


def _ends(begun: _Begun, text: str, position: int) -> list[int]:
    """Where the words end that begin at a position."""
    near = begun.get(text[position : position + 1], ())
    return [position + len(word) for word in near if text.startswith(word, position)]


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that hold no other of them."""
    among = set(words)
    return tuple(sorted(each for each in among if not any(other in each for other in among - {each})))


def _table(lexicon: UnitLexicon) -> dict[str, _Simple]:
    table: dict[str, _Simple] = {}
    for group in lexicon.groups:
        scales = {"": Decimal(1), **(lexicon.scales if group.scaled else {})}
        for unit, factor in group.units.items():
            for scale, multiple in scales.items():
                key = _normal(scale + unit)
                new = _Simple(frozenset(group.kinds), group.base, factor * multiple, group.legal)
                old = table.get(key)
                table[key] = (
                    new if old is None else _Simple(old.kinds | new.kinds, old.base, old.factor, old.legal)
                )
    return table


def _combined(text: str, top: UnitFact, below: list[UnitFact]) -> UnitFact:
    counted = [fact for fact in below if not fact.kinds & _PERIODS]
    periods = [fact for fact in below if fact.kinds & _PERIODS]
    kinds = top.kinds
    factor, base = top.factor, top.base
    for fact in counted:
        kinds = frozenset(f"{kind}/{under}" for kind in kinds for under in fact.kinds)
        factor, base = factor / fact.factor, f"{base}/{fact.base}"
    if periods:
        per_period = frozenset(f"{kind}/period" for kind in kinds)
        kinds = per_period if kinds & _PERIODS else kinds | per_period
        if any(not _yearly(fact) for fact in periods) or top.kinds & _PERIODS:
            base += "".join(f"/{fact.text}" for fact in periods)
    return UnitFact(text, kinds, base, factor, top.legal and all(fact.legal for fact in below))


def _yearly(fact: UnitFact) -> bool:
    return fact.base == "月" and fact.factor == 12


def _normal(text: str) -> str:
    return "".join(text.translate(_WIDE).split()).replace("²", "2").replace("³", "3").replace("ug", "μg")


def _malformation(text: str, unit: str) -> str | None:
    if not re.search(r"[\w%‰‱℃℉°㎡㎥㎞㎏]", unit):
        return f"“{text}”不是计量单位"
    if unit.startswith("/") or unit.endswith(("/", "每", "·")) or "//" in unit:
        return f"“{text}”缺分子或分母"
    if unit.count("(") != unit.count(")"):
        return f"“{text}”的括号不成对"
    return None
