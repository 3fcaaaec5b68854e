"""Money in running text: the amounts that stand for all the money of a project, and lists of its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import DASHES, LINES
from auditor.chinese.stops import ITEM_ENDS, PARAGRAPH_ENDS, SIGNS, last_end, next_end
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.numbers.funding_words import BesideMoney, FundingWords
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.phrases import Chain, Choice, End, Form, Signs, Some, Words
from auditor.language.scanning import scanner_of
from auditor.model import SPOKEN_UNIT, MoneyUnit

_AMOUNT = expression(
    rf"(?<![\d.,，第])(?P<value>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>{SPOKEN_UNIT})"
    r"(?!(?<=[十百千万亿])[页卷本张座盏只头尾羽栋幢间床篇幅块片根棵立例剂把副双])"  # 120万页
    rf"(?P<per>\s*[/／每]|[以之]?上|[人户个件亩次辆台套平公吨千米册份株斤字人]|\s*[{DASHES}]+\s*\d)?"
)
_YEAR = expression(rf"({THIS_CENTURY})\s*年?度?")
_ENDS = f"{SIGNS}（()）"
_NUMBERING = expression(r"^\s*(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）.．、]|目标\d+|[①-⑳])\s*")
_CLOSING = expression(r"[\s\"“”'》》]+")
_REMEMBERED = 1_024  # texts that one rule after another asks about
_START = attrgetter("start")
_DIGIT = expression(r"\d")
_PARTS = 2  # from so many amounts on a list is one


@dataclass(frozen=True, slots=True)
class Funding:
    """An amount that stands for the money of a project: «2026年度预算安排85万元». ``named`` says that the
    words claim all of it (预算, 资金), not only what is put in (投入); ``year`` is the one it names."""

    text: str
    value: Decimal
    unit: MoneyUnit
    start: int
    end: int
    clause: str
    named: bool
    approximate: bool
    year: int | None

    @property
    def yuan(self) -> Decimal:
        return self.value * (self.unit.factor or 1)


@dataclass(frozen=True, slots=True)
class PartList:
    """A whole amount with the amounts that a text lists as its parts. ``open`` says that the list need not
    be complete; ``words`` are the text from the whole to the last part."""

    whole: Funding
    parts: tuple[Funding, ...]
    open: bool
    words: str

    @property
    def sum(self) -> Decimal:
        """The parts in 元."""
        return sum((part.yuan for part in self.parts), Decimal(0))


class FundingReader:
    """Reads money in texts by lexicons/funding.yaml; ``beside`` tells what words beside money say."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("funding", FundingWords)
        scanner = scanner_of(lexicons)
        self._generic = Some(Choice(Words(scanner, words.generic), Form(rf"{THIS_CENTURY}|\s")), 1)
        self._money, self._whole = Words(scanner, words.money_words), Words(scanner, words.whole)
        self._behind = Chain(Form(r"\s*的?"), Words(scanner, words.behind), Form(rf"$|[{ITEM_ENDS}用支]|\s"))
        self._parts = Words(scanner, words.parts)
        self._open = Words(scanner, words.open_ends)
        sums = Words(scanner, words.sums)
        self._sums = Chain(sums, Signs("[为是约：:]", 0, 1), End())
        self._listing = Choice(self._parts, sums)
        self._other = Words(scanner, words.other)
        self._rough = lexicons.load("quantity-words", QuantityWords).approximate
        self._read = lru_cache(_REMEMBERED)(self._found)
        self.amounts = lru_cache(_REMEMBERED)(self._amounts)
        self.lists = lru_cache(_REMEMBERED)(self._lists)
        self._invested = Words(scanner, words.invested)
        self.beside = BesideMoney(words, scanner)
        self._elsewhere = Words(scanner, tuple(each for each in words.other if each not in words.invested))

    def _amounts(self, text: str) -> tuple[Funding, ...]:
        """Every amount of money that is not a price and not money of other people, years or phases."""
        return tuple(found for found, _ in self._read(text))

    def wholes(self, text: str) -> tuple[Funding, ...]:
        """The amounts whose words name nothing but the money of the project."""
        return tuple(found for found, whole in self._read(text) if whole)

    def investment(self, text: str) -> Funding | None:
        """The total investment of a project, where a text states no other money, no phase and at most one
        year: then it may be meant for the budget."""
        matches = list(_AMOUNT.finditer(text))
        if len(matches) != 1 or len(set(_YEAR.findall(text))) > 1 or self._elsewhere.within(text):
            return None
        match, left = matches[0], _before(text, matches[0].start())
        return self._stated(text, match, left) if self._names_investment(left) and not match["per"] else None

    def _names_investment(self, left: str) -> bool:
        """Whether the words before an amount say that it is all that is invested, and nothing else."""
        words = _NUMBERING.sub("", left)
        named = self._invested.search(words)
        if named is None:
            return False
        beside = (words[: named.start].strip(), words[named.end :].strip())
        return all(not each or self._generic.fullmatch(each) for each in beside)

    def _lists(self, text: str) -> tuple[PartList, ...]:
        """Wholes with the parts that the text lists behind or before them, money of others included."""
        return tuple(self._listed(text)) if self._listing.within(text) else ()

    def _listed(self, text: str) -> Iterator[PartList]:
        read, every = self._read(text), list(self._every(text))
        wholes = {found.start for found, whole in read if whole}
        for found in every:
            if found.start in wholes or self._names_investment(_before(text, found.start)):
                yield from self._listed_behind(text, found, every)
        for whole in (self._stated(text, match, "") for match in _AMOUNT.finditer(text)):
            if whole is not None:
                yield from self._summed_up(text, whole, every)

    def _every(self, text: str) -> Iterator[Funding]:
        """The amounts of money, with those that others pay (村集体自筹6万元) and what is invested in all."""
        for match in _AMOUNT.finditer(text):
            left = _before(text, match.start())
            meant = self.beside.name_source(left) or self._names_investment(left)
            others = self._stated(text, match, left) if meant and not match["per"] else None
            if found := self._funding(text, match, left) or others:
                yield found

    def slips(self, text: str) -> Iterator[PartList]:
        """Amounts whose parts add up to their number in another unit (60元，其中县级20万元、市级40万元)."""
        matches = _AMOUNT.finditer(text) if self._parts.within(text) else ()
        amounts = [found for match in matches if (found := self._stated(text, match, "")) is not None]
        for whole in amounts:
            for listed in self._listed_behind(text, whole, amounts):
                units = {part.unit for part in listed.parts}
                summed = sum((part.value for part in listed.parts), Decimal(0))
                if len(units) == 1 and whole.unit not in units and summed == whole.value:
                    yield listed

    def _found(self, text: str) -> tuple[tuple[Funding, bool], ...]:
        return tuple(
            (found, self._is_whole(text, found, left))
            for match in _AMOUNT.finditer(text)
            for left in (_before(text, match.start()),)
            if (found := self._funding(text, match, left)) is not None
        )

    def _funding(self, text: str, match: re.Match[str], left: str) -> Funding | None:
        priced = match["per"] and not match["per"].endswith("上")
        behind = self._other.match(_after(text, match.end("unit")))
        others = behind or self._other.within(_NUMBERING.sub("", left))
        return None if priced or others else self._stated(text, match, left)

    def _stated(self, text: str, match: re.Match[str], left: str) -> Funding | None:
        end = match.end("unit")
        right = _after(text, end)
        value = Decimal(match["value"].replace(",", "").replace("，", ""))
        unit = MoneyUnit.spoken(match["unit"])
        years = {int(each) for each in _YEAR.findall(left)}
        if len(years) > 1:  # money of several years
            return None
        start = last_end(text, match.start(), _ENDS) + 1
        return Funding(
            text=text[match.start() : end],
            value=value,
            unit=unit,
            start=match.start(),
            end=end,
            clause=text[start : end + len(right)].strip(),
            named=bool(self._whole.within(left) or self._behind.match(text, end)),
            approximate=bool(match["per"]) or self._rough.stand_beside(left, right),
            year=min(years, default=None),
        )

    def _is_whole(self, text: str, found: Funding, left: str) -> bool:
        words = re.sub(rf"[{LINES}]", "", _CLOSING.sub("", _NUMBERING.sub("", left)))
        if words and not self._generic.fullmatch(words):
            return False
        return bool(self._money.within(words) or self._behind.match(text, found.end))

    def _listed_behind(self, text: str, whole: Funding, every: Sequence[Funding]) -> Iterator[PartList]:
        """The parts behind 其中 up to the end of the sentence; a sentence of its own may hold them."""
        start, opening = whole.end, self._parts.search(text, whole.end)
        if opening is None or opening.start - start > _FAR or _DIGIT.search(text, start, opening.start):
            return
        end = next_end(text, opening.end, PARAGRAPH_ENDS)
        bare = _without_asides(text[:end], opening.end)
        if self._parts.search(bare, opening.end) is not None:
            return  # parts of parts
        parts = tuple(each for each in amounts_within(every, opening.end, end) if bare[each.start] != _ASIDE)
        if len(parts) >= _PARTS and len(_AMOUNT.findall(bare, opening.end)) == len(parts):
            words = text[whole.start : parts[-1].end]
            dated = any(part.year for part in parts)  # other years may follow
            yield PartList(whole, parts, dated or self._open.within(text[opening.start : end]), words)

    def _summed_up(self, text: str, whole: Funding, every: Sequence[Funding]) -> Iterator[PartList]:
        """Those of all amounts in order that stand before «合计…» in its sentence; one that is more than the
        total is no part of it."""
        left = text[max(0, whole.start - _FAR) : whole.start].rstrip()
        if not self._sums.within(left):
            return
        parts = amounts_within(every, last_end(text, whole.start, PARAGRAPH_ENDS) + 1, whole.start)
        if len(parts) >= _PARTS and all(each.yuan < whole.yuan for each in parts):
            opened = self._open.within(text[parts[0].start : whole.start])
            yield PartList(whole, parts, open=opened, words=text[parts[0].start : whole.end])


_FAR = 20  # characters between a whole and its list
_ASIDE = " "
_BRACKET = expression(r"[（(][^（()）]*[）)]")


def _without_asides(text: str, start: int) -> str:
    """A text in which brackets right behind an amount, that tell of its own parts, are blank."""
    ends = {match.end("unit") for match in _AMOUNT.finditer(text)}
    found = [match for match in _BRACKET.finditer(text, start) if match.start() in ends]
    for match in found:
        text = f"{text[: match.start()]}{_ASIDE * len(match[0])}{text[match.end() :]}"
    return text


def amounts_within(amounts: Sequence[Funding], start: int, end: int) -> tuple[Funding, ...]:
    """Those of some amounts, which are in order, that begin within a span."""
    first, behind = (bisect_left(amounts, at, key=_START) for at in (start, end))
    return tuple(amounts[first:behind])


def _before(text: str, position: int) -> str:
    """The words of the clause before a position; a comma between thousands does not end it."""
    start = last_end(text, position, _ENDS) + 1
    words = text[start:position]
    labelled = not words.strip() and start > 1 and text[start - 1] in "：:"
    return _before(text, start - 1) if labelled else words


def _after(text: str, position: int) -> str:
    return text[position : next_end(text, position, _ENDS)]
