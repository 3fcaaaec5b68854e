"""Measurable indicators to propose where a name or a value only wishes."""

from __future__ import annotations

import re

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.texts.vague import either


class Topic(LexiconModel):
    words: tuple[str, ...]
    propose: str


class AlternativesLexicon(LexiconModel):
    topics: tuple[Topic, ...]
    fallback: str


class Alternatives:
    """Proposals by topic, from lexicons/measurable-alternatives.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon = lexicons.load("measurable-alternatives", AlternativesLexicon)
        self._fallback = lexicon.fallback
        self._topics = tuple((re.compile(either(topic.words)), topic.propose) for topic in lexicon.topics)

    def propose(self, text: str, *, most: int = 2) -> tuple[str, ...]:
        """Indicator names for the topics of a text, the longest word first, then in the order of the text."""
        found = [
            (-len(match.group()), match.start(), name)
            for topic, name in self._topics
            if (match := topic.search(text))
        ]
        return tuple(dict.fromkeys(name for *_, name in sorted(found, key=lambda item: item[:2])))[:most]

    def phrase(self, text: str, *, first: tuple[str, ...] = ()) -> str:
        """The proposals as a Chinese choice, ``first`` before the topics and never the text itself; a
        general one for none."""
        proposed = dict.fromkeys((*first, *self.propose(text, most=4)))
        names = [name for name in proposed if name in first or name not in text]
        others = [name for name in names if name != text.strip()][:2]
        return "或".join(f"“{name}”" for name in others) or self._fallback
