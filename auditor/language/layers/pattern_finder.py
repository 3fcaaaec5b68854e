"""Where token patterns stand in texts. The raw text is looked at first, then the words that it is cut into;
what plain patterns cannot say is left to spaCy's Matcher."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick

from auditor.chinese.marks import alternation
from auditor.config.word_lists import WordLists
from auditor.expressions import expression
from auditor.language.layers.matching import Marked, PlainPattern, is_plain
from auditor.language.layers.patterns import Pattern, Tags, TokenPattern
from auditor.language.layers.raw import NUMBER, UNIT, RawLayer
from auditor.language.texts.joined import Joined

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

_NEEDED = frozenset({None, "+"})  # operators under which a token has to be there
_ANY = r"[^\n]*?"


class PatternFinder:
    """Finds some patterns in texts. A text in which their words do not stand one after the other is never
    analysed: the raw text is looked at first."""

    def __init__(self, patterns: Sequence[Pattern], raw: RawLayer, lists: WordLists) -> None:
        self._patterns = patterns
        self._raw = raw
        self._lists = lists
        self._plain = [PlainPattern(each, lists) for each in patterns] if all(map(is_plain, patterns)) else []
        self._matcher: Matcher | None = None

    def find(
        self, text: str, words: Callable[[str], Sequence[Marked]], doc: Callable[[str], Doc]
    ) -> tuple[tuple[int, int], ...]:
        """Where the patterns stand in a text, in characters, the longest of those that overlap; ``doc`` is
        asked where a pattern needs spaCy, else ``words``."""
        if not self.possible(text):
            return ()
        if self._plain:
            marked = words(text)
            return tuple(_longest(span for each in self._plain for span in each.find(marked)))
        analysed = doc(text)
        if self._matcher is None:
            self._matcher = _matcher(self._patterns, analysed.vocab)
        found = [analysed[start:end] for _, start, end in self._matcher(analysed)]
        return tuple(_longest((span.start_char, span.end_char) for span in found))

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
        return tuple(expression("".join(self._pieces(pattern))) for pattern in self._patterns)

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


def _longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            reached = end
            yield start, end


def _matcher(patterns: Sequence[Pattern], vocab: Any) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    matcher.add("pattern", [[_spacy(token) for token in pattern] for pattern in patterns])
    return matcher


def _spacy(token: TokenPattern) -> dict[str, Any]:
    """The token in spaCy's own words."""
    made: dict[str, Any] = {}
    if token.text is not None:
        keys = {"IN": token.text.among, "NOT_IN": token.text.others, "REGEX": token.text.regex}
        made["TEXT"] = {key: value if key == "REGEX" else list(value) for key, value in keys.items() if value}
    if token.pos is not None:
        made["TAG"] = {"REGEX": _tags(token.pos)}
    if token.length is not None:
        made["LENGTH"] = token.length
    asked = {"lists": token.lexicon, "spans": token.span}
    custom = {key: {"INTERSECTS": list(each.among)} for key, each in asked.items() if each is not None}
    if custom:
        made["_"] = custom
    return made | ({"OP": token.op} if token.op else {})


def _tags(tags: Tags) -> str:
    """Tags by how they begin: ``n`` is nr and ns as well; ``eng`` is a tag of its own."""
    among = alternation(tags.among) if tags.among else ""
    others = f"(?!{alternation(tags.others)})" if tags.others else ""
    return f"^{others}{among}"
