"""The small matchers over the lexicons of quantities: comparators, frequencies, verbs of promise."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from auditor.language.numbers.numerals import parse_number
from auditor.language.numbers.quantity_words import CommitmentWords, QuantityWords
from auditor.language.phrases import Ahead, Chain, Choice, Form, Found, Signs, Text, Words
from auditor.language.scanning import Scanner
from auditor.model import Operator

_REMEMBERED = 2_048  # the words around a number are asked for their verbs again and again
_ONCE = ("一", "1")  # 一周两次
_OPERATORS = {
    "at_least": Operator.AT_LEAST,
    "more_than": Operator.MORE_THAN,
    "at_most": Operator.AT_MOST,
    "less_than": Operator.LESS_THAN,
    "equal": Operator.EQUAL,
}


class Comparators:
    """Finds the comparator and the sign of approximation beside a number."""

    def __init__(self, words: QuantityWords, scanner: Scanner) -> None:
        sides = [(_OPERATORS[key], side) for key, side in words.comparators.items()]
        self._operators_before = {word: operator for operator, side in sides for word in side.before}
        self._operators_after = {word: operator for operator, side in sides for word in side.after}
        self._before, self._after = (
            Words(scanner, each) for each in (self._operators_before, self._operators_after)
        )
        self._rough_before = Words(scanner, words.approximate.before)
        self._rough_after = Words(scanner, words.approximate.after)

    def read(self, before: str, after: str, *, time: bool) -> tuple[Operator | None, bool, int, int]:
        """Operator, approximate, and how many characters before and after the number they take."""
        head, tail, rough = before.rstrip(), after.lstrip(), False
        near = self._rough_before.ending(head)
        if near and not self._before.ending(head):
            head, rough = head[: near.start].rstrip(), True
        bound = self._before.ending(head)
        operator = self._operators_before[bound.text] if bound else None
        if bound:
            head = head[: bound.start]
        near = self._rough_after.match(tail)
        if near:
            tail, rough = tail[near.end :], True
        closing = self._after.match(tail)
        word = closing.text if closing else "内" if time and tail.startswith("内") else None
        if word:
            operator = self._closing(operator, word)
            tail = tail[len(word) :]
        return operator, rough, len(before) - len(head), len(after) - len(tail)

    def _closing(self, operator: Operator | None, word: str) -> Operator:
        closing = self._operators_after.get(word, Operator.AT_MOST)
        return closing if operator in (None, Operator.EQUAL, Operator.AT_LEAST) else operator


class Frequencies:
    """Reads how often a year something is to happen."""

    def __init__(self, words: QuantityWords, scanner: Scanner) -> None:
        self._times = {word: period.times for period in words.periods for word in period.words}
        self._averages = words.average
        period, self._average = Words(scanner, self._times), Words(scanner, words.average)
        number = Choice(Signs("[0-9]", 1, 3), Signs("[一二两三四五六七八九十]", 1, 3))
        self._interval = Chain(Form("每隔?|隔"), number, period)
        self._every = Chain(Words(scanner, words.every), period)
        self.phrase = Choice(self._interval, self._every, self._average)
        spaces = Form(r"\s*")
        counted = Chain(spaces, number, spaces, Words(scanner, words.times_units))
        self._reversed = Chain(Text(*_ONCE), period, Ahead(counted))
        self._trailing = Chain(Form(r"\s*[/／]"), period)
        self.periods = lru_cache(_REMEMBERED)(self._periods)

    def _periods(self, text: str) -> tuple[Found, ...]:
        """The places of a text that say how often something is to happen."""
        return tuple(self.phrase.find(text))

    def before(self, text: str) -> tuple[Decimal, int] | None:
        """Times a year by the last frequency in the text before a number, and where it begins."""
        found = self.phrase.last(text)  # the last one governs
        return (self._yearly(found.text), found.start) if found else None

    def _yearly(self, words: str) -> Decimal:
        if interval := self._interval.fullmatch(words):
            opening, number, _ = interval.cuts
            return self._times[words[number:]] / (parse_number(words[opening:number]) or 1)
        every = self._every.fullmatch(words)
        return self._times[words[every.cuts[0] :]] if every else self._averages[words]

    def reversed_at(self, text: str, position: int) -> str | None:
        """The period that «一周» of «一周两次» at a position names."""
        once = text[position : position + 1] in _ONCE
        found = self._reversed.match(text, position) if once else None
        return text[found.cuts[0] : found.cuts[1]] if found else None

    def trailing(self, text: str, position: int) -> Decimal | None:
        """Times a year by what follows a unit that ends at a position: «4次/年», «2场/月»."""
        found = self._trailing.match(text, position)
        return self._times[text[found.cuts[0] : found.end]] if found else None

    def times(self, period: str) -> Decimal:
        """How often a period recurs in a year."""
        return self._times[period]


class Verbs:
    """The verbs of promise in a text: the ``first``, and the ``last``, which governs the number behind it."""

    def __init__(self, words: CommitmentWords, scanner: Scanner) -> None:
        self._words = Words(scanner, (verb for group in words.verbs.values() for verb in group))
        self.first = lru_cache(_REMEMBERED)(self._words.search)
        self.last = lru_cache(_REMEMBERED)(self._words.last)

    def at_start(self, text: str) -> str | None:
        """The verb of promise that the text begins with."""
        found = self._words.match(text)
        return found.text if found else None
