"""Token patterns on the words that the cutter makes, with the meaning that spaCy's Matcher gives them.

A pattern is a row of tests, each with its operator; it is followed from a word by the set of words that it
can have come to. A test in tests/language/layers holds this against spaCy's own Matcher.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.chinese.marks import alternation
from auditor.language.facts import Token
from auditor.language.layers.token_pattern import Pattern, Tags, TokenPattern

if TYPE_CHECKING:
    from auditor.language.layers.raw import Span


class Marked:
    """The words of a text, all of it, with what our layers know of each: the word lists that hold it, and the
    labels of the spans of the first layer whose edges are edges of words (江大桥 is none in 长江大桥)."""

    def __init__(
        self,
        cut: Iterable[tuple[str, str]],
        spans: Callable[[], Iterable[Span]],
        holding: Callable[[str], frozenset[str]],
    ) -> None:
        """``spans`` and ``holding`` are asked by those patterns only that want to know."""
        self.words = tuple(_placed(cut))
        self._spans = spans
        self._holding = holding

    @cached_property
    def lists(self) -> tuple[frozenset[str], ...]:
        """The names of the lists that hold each word."""
        return tuple(self._holding(word.text) for word in self.words)

    @cached_property
    def labels(self) -> tuple[frozenset[str], ...]:
        """The labels of each word."""
        starts = {word.start: number for number, word in enumerate(self.words)}
        ends = {word.end: number for number, word in enumerate(self.words, 1)}
        groups: dict[str, list[tuple[int, int]]] = {}
        for span in self._spans():
            first, after = starts.get(span.start), ends.get(span.end)
            if first is not None and after is not None:
                for label in span.labels:
                    groups.setdefault(label, []).append((first, after))
        found: list[set[str]] = [set() for _ in self.words]
        for label, group in groups.items():
            for number in _covered(group):
                found[number].add(label)
        return tuple(map(frozenset, found))


def _placed(cut: Iterable[tuple[str, str]]) -> Iterator[Token]:
    start = 0
    for word, tag in cut:
        yield Token(word, start, start + len(word), tag)
        start += len(word)


def _covered(group: list[tuple[int, int]]) -> set[int]:
    """The words in the spans of one label; of those that overlap the longer counts, or the earlier."""
    seen: set[int] = set()
    for first, after in sorted(group, key=lambda each: (each[0] - each[1], each[0])):
        if first not in seen and after - 1 not in seen:
            seen.update(range(first, after))
    return seen


Test = Callable[[Marked, int], bool]
Step = tuple[Test, str | None]


class Matcher:
    """Finds some patterns in the words of a text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = [tuple((_test(token), token.op) for token in pattern) for pattern in patterns]

    def find(self, marked: Marked) -> Iterator[tuple[int, int]]:
        """Where a pattern stands, in characters, from left to right; the longest of those that overlap."""
        reached = 0
        for first, word in enumerate(marked.words):
            if first >= reached:
                after = max(_after(steps, marked, first) for steps in self._patterns)
                if after > first:
                    reached = after
                    yield word.start, marked.words[after - 1].end


def _after(steps: Sequence[Step], marked: Marked, first: int) -> int:
    """The word after the longest run that fits from a word on, itself where none does."""
    places, end = {first}, len(marked.words)
    for test, operator in steps:
        taken = {
            place + 1 for place in places if place < end and test(marked, place) is not (operator == "!")
        }
        if operator in ("+", "*"):
            for place in tuple(taken):
                following = place
                while following < end and test(marked, following):
                    following += 1
                    taken.add(following)
        places = taken | places if operator in ("?", "*") else taken
        if not places:
            return first
    return max(places)


def _test(token: TokenPattern) -> Test:
    """Whether a word is what one token of a pattern asks for: all its keys hold."""
    tests = tuple(_tests(token))
    return lambda marked, number: all(test(marked, number) for test in tests)


def _tests(token: TokenPattern) -> Iterator[Test]:
    if token.length is not None:
        length = token.length
        yield lambda marked, number: len(marked.words[number].text) == length
    if token.text is not None:
        among, others = token.text.among, token.text.others
        if among is not None:
            yield lambda marked, number: marked.words[number].text in among
        if others is not None:
            yield lambda marked, number: marked.words[number].text not in others
        if token.text.regex is not None:
            search = re.compile(token.text.regex).search
            yield lambda marked, number: search(marked.words[number].text) is not None
    if token.pos is not None:
        tagged = re.compile(_tags(token.pos)).match
        yield lambda marked, number: tagged(marked.words[number].tag) is not None
    if token.lexicon is not None:
        lists = frozenset(token.lexicon.among)
        yield lambda marked, number: not lists.isdisjoint(marked.lists[number])
    if token.span is not None:
        labels = frozenset(token.span.among)
        yield lambda marked, number: not labels.isdisjoint(marked.labels[number])


def _tags(tags: Tags) -> str:
    """Tags by how they begin: ``n`` is nr and ns as well; ``eng`` is a tag of its own."""
    among = alternation(tags.among) if tags.among else ""
    others = f"(?!{alternation(tags.others)})" if tags.others else ""
    return f"{others}{among}"
