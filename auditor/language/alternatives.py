"""Measurable indicators to propose where a name or a value only wishes."""

from __future__ import annotations

import re

from auditor.language.vague import either
from auditor.lexicons import LexiconModel, Lexicons


class Topic(LexiconModel):
    words: tuple[str, ...]
    propose: str


class AlternativesLexicon(LexiconModel):
    topics: tuple[Topic, ...]
    scale: str
    value_by_kind: dict[str, str]


class Alternatives:
    """Proposals by topic, from lexicons/measurable-alternatives.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon = lexicons.load("measurable-alternatives", AlternativesLexicon)
        self.scale = lexicon.scale
        self._topics = tuple((re.compile(either(topic.words)), topic.propose) for topic in lexicon.topics)

    def propose(self, text: str, *, most: int = 2) -> tuple[str, ...]:
        """Indicator names for the topics of a text, in the order in which they come up."""
        found = [(match.start(), name) for topic, name in self._topics if (match := topic.search(text))]
        return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda item: item[0])))[:most]
