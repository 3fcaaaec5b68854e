"""Where token patterns stand in texts: first the raw text is looked at, and only what can have one is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from auditor.chinese.marks import alternation
from auditor.config.word_lists import WordLists
from auditor.language.layers.matching import Marked, Matcher
from auditor.language.layers.raw import NUMBER, UNIT, RawLayer
from auditor.language.layers.token_pattern import Pattern, TokenPattern
from auditor.language.texts.joined import Joined

_NEEDED = frozenset({None, "+"})  # operators under which a token has to be there
_ANY = r"[^\n]*?"


class PatternFinder:
    """Finds some patterns in texts. A text in which their words do not stand one after the other is never
    analysed: the raw text is looked at first."""

    def __init__(self, patterns: Sequence[Pattern], raw: RawLayer, lists: WordLists) -> None:
        self._patterns = patterns
        self._raw = raw
        self._lists = lists

    def find(self, text: str, marked: Callable[[str], Marked]) -> tuple[tuple[int, int], ...]:
        """Where the patterns stand in a text, in characters, the longest of those that overlap."""
        return tuple(self._matcher.find(marked(text))) if self.possible(text) else ()

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._patterns)

    def suspects(self, texts: Joined) -> set[int]:
        """The numbers of the texts in which the words of a pattern stand one after the other, as far as one
        pass over them all can tell: those that ``find`` has to look at."""
        if not all(self._needed):
            return set(range(len(texts.texts)))
        found = set[int]()
        told: dict[tuple[int, int], tuple[int, int]] = {}  # by text and pattern its tokens so far, their end
        for word, start, end in self._automaton.find_matches_as_indexes(texts.joined, overlapping=True):
            number, _ = texts.place(start)
            for pattern, token in self._places[word]:
                tokens, reached = told.get((number, pattern), (0, 0))
                if token == tokens and start >= reached:
                    told[number, pattern] = tokens + 1, end
                    if tokens + 1 == len(self._needed[pattern]):
                        found.add(number)
        return found

    @cached_property
    def _needed(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The words of each pattern's tokens, as far as it has to be there and they can be listed."""
        listed = ([self._words(each) for each in own if each.op in _NEEDED] for own in self._patterns)
        return tuple(tuple(words for words in tokens if words) for tokens in listed)

    @cached_property
    def _places(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The patterns, and the tokens of them, that each word of ``_automaton`` can be."""
        places: dict[str, list[tuple[int, int]]] = {}
        for pattern, tokens in enumerate(self._needed):
            for token, words in enumerate(tokens):
                for word in dict.fromkeys(words):
                    places.setdefault(word, []).append((pattern, token))
        return tuple(map(tuple, places.values()))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        words = (word for tokens in self._needed for token in tokens for word in token)
        return AhoCorasick(list(dict.fromkeys(words)))

    def possible(self, text: str) -> bool:
        """Whether the words of a pattern stand one after the other in a text or in a part of it."""
        return any(regex.search(text) for regex in self._before)

    @cached_property
    def _before(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile("".join(self._pieces(pattern))) for pattern in self._patterns)

    def _pieces(self, pattern: Pattern) -> Iterator[str]:
        """What of a pattern the raw text can show: its words, and gaps for everything else."""
        for token in pattern:
            words = self._words(token) if token.op in _NEEDED else None
            yield _ANY if words is None else alternation(words) + (_ANY if token.op else "")

    def _words(self, token: TokenPattern) -> tuple[str, ...] | None:
        """The words that a token can be, ``None`` where they cannot be listed."""
        if token.text is not None and token.text.among is not None:
            return token.text.among
        if token.lexicon is not None:
            return tuple(word for name in token.lexicon.among for word in self._lists.lists[name])
        if token.span is not None and not {NUMBER, UNIT} & set(token.span.among):
            return tuple(part for label in token.span.among for part in self._raw.words(label))
        return None
