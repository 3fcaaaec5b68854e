"""Measurable indicators to propose where a name or a value only wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.phrases import Lists
from auditor.language.scanning import scanner_of


class Topic(LexiconModel):
    words: tuple[str, ...]
    propose: str


class AlternativesLexicon(LexiconModel, lexicon="measurable-alternatives"):
    topics: tuple[Topic, ...]
    fallback: Mapping[str, str]


class Alternatives:
    """Proposals by topic, from lexicons/measurable-alternatives.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon = lexicons.load("measurable-alternatives", AlternativesLexicon)
        self._fallback = lexicon.fallback
        self._topics = lexicon.topics
        self._words = Lists(
            scanner_of(lexicons), {index: topic.words for index, topic in enumerate(lexicon.topics)}
        )

    def propose(self, text: str, *, most: int = 2) -> tuple[str, ...]:
        """Indicator names for the topics of a text, the longest word first, then in the order of the text."""
        found = self._words.first(text)
        topics = sorted(found, key=lambda topic: (-len(found[topic].text), found[topic].start, topic))
        return tuple(dict.fromkeys(self._topics[topic].propose for topic in topics))[:most]

    def choice(self, names: Sequence[str], level: str) -> str:
        """Names as a Chinese choice; for none, what to measure under a level in general words."""
        general = self._fallback.get(level, self._fallback["other"])
        return "或".join(f"“{name}”" for name in names) or general
