"""Token patterns on the words of a text, without spaCy: it takes half a second to load, and few rules ask for
what only its Matcher can say. What is found is the same (tests/language/layers/test_matching.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from auditor.config.word_lists import WordLists
from auditor.language.layers.patterns import Pattern, Tags, TokenPattern
from auditor.language.layers.raw import Span

_OPTIONAL = frozenset({"?", "*"})
_REPEATED = frozenset({"+", "*"})


class Marked(NamedTuple):
    """A word of a text with its part of speech and the labels of the spans that it stands in."""

    text: str
    start: int
    end: int
    tag: str
    labels: frozenset[str]


Test = Callable[[Marked], bool]


def marked(cut: Iterable[tuple[str, str]], spans: Iterable[Span]) -> tuple[Marked, ...]:
    """The words of a text that was cut, with the spans whose edges are edges of words; of those with one
    label that overlap the longest counts."""
    words, end = [], 0
    for text, tag in cut:
        words.append((text, end, end + len(text), tag))
        end += len(text)
    first = {start: number for number, (_, start, _, _) in enumerate(words)}
    last = {end: number for number, (_, _, end, _) in enumerate(words)}
    groups: dict[str, list[range]] = {}
    for span in spans:
        if span.start in first and span.end in last:
            for label in span.labels:
                groups.setdefault(label, []).append(range(first[span.start], last[span.end] + 1))
    labels: dict[int, frozenset[str]] = {}
    for label, group in groups.items():
        for number in _apart(group):
            labels[number] = labels.get(number, frozenset()) | {label}
    return tuple(Marked(*word, labels.get(number, frozenset())) for number, word in enumerate(words))


def _apart(group: Iterable[range]) -> set[int]:
    """The places in some ranges, the longest first, without those that reach into one before them."""
    taken: set[int] = set()
    for each in sorted(group, key=lambda one: (-len(one), one.start)):
        if each.start not in taken and each.stop - 1 not in taken:
            taken.update(each)
    return taken


def is_plain(pattern: Pattern) -> bool:
    """Whether a pattern asks for nothing that is left to spaCy: expressions and what must not be there."""
    return all(token.op != "!" and (token.text is None or token.text.regex is None) for token in pattern)


class PlainPattern:
    """A pattern of words, parts of speech, lists and labels."""

    def __init__(self, pattern: Pattern, lists: WordLists) -> None:
        self._tokens = [(_test(token, lists), token.op or "") for token in pattern]

    def find(self, words: Sequence[Marked]) -> Iterator[tuple[int, int]]:
        """Where it stands in a text, in characters: at each place the longest."""
        for start in range(len(words)):
            end = self._end(words, start)
            if end > start:
                yield words[start].start, words[end - 1].end

    def _end(self, words: Sequence[Marked], start: int) -> int:
        """Behind which word the longest that begins at a place ends, 0 for none."""
        reached = {start}
        for test, op in self._tokens:
            further = set[int]()
            for at in reached:
                most = len(words) if op in _REPEATED else at + 1
                run = takewhile(test, words[at:most])
                further.update(at + number for number, _ in enumerate(run, start=1))
            reached = reached | further if op in _OPTIONAL else further
            if not reached:
                return 0
        return max(reached)


def _test(token: TokenPattern, lists: WordLists) -> Test:
    """Whether a word is what one token of a pattern has to be."""
    tests = list(_tests(token, lists))
    return lambda word: all(test(word) for test in tests)


def _tests(token: TokenPattern, lists: WordLists) -> Iterator[Test]:
    if token.text is not None:
        among, others = token.text.among, token.text.others
        yield lambda word: (among is None or word.text in among) and word.text not in (others or ())
    if token.pos is not None:
        yield _tagged(token.pos)
    if token.length is not None:
        length = token.length
        yield lambda word: len(word.text) == length
    if token.lexicon is not None:
        listed = frozenset(word for name in token.lexicon.among for word in lists.lists.get(name, ()))
        yield lambda word: word.text in listed
    if token.span is not None:
        labels = frozenset(token.span.among)
        yield lambda word: not labels.isdisjoint(word.labels)


def _tagged(tags: Tags) -> Test:
    """Tags by how they begin: ``n`` is nr and ns as well."""
    among, others = tags.among, tags.others or ()
    return lambda word: (among is None or word.tag.startswith(among)) and not word.tag.startswith(others)
