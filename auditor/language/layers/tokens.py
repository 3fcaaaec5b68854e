"""The second layer: spaCy's blank Chinese pipeline with jieba as its tokenizer and our components on top.

Nothing is downloaded, and nothing heavy is imported before the first text is analysed. Numbers and the units
after them are tokens of their own, whatever jieba would make of them. The components put the spans of the
first layer on the ``Doc`` (``doc.spans[label]``, those whose edges are edges of tokens) and on its tokens
(``token._.spans``), and the word lists that hold a token (``token._.lists``). Tokens support a conclusion,
they are never its only evidence.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from auditor.config.word_lists import WordLists
from auditor.language.facts import Token
from auditor.language.layers.raw import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc


class Analyser:
    """Analyses texts; spaCy and jieba load with the first one (about 1.5 seconds)."""

    def __init__(
        self,
        spans: Callable[[str], Sequence[Span]],
        lists: WordLists,
        terms: Callable[[], Mapping[str, str]],
    ) -> None:
        """``terms`` are the words that the dictionary gets, with their parts of speech."""
        self._spans = spans
        self._lists = lists
        self._terms = terms
        self._pipeline: Pipeline | None = None
        self._lock = threading.Lock()

    @property
    def pipeline(self) -> Pipeline:
        """The spaCy pipeline, loaded on first use."""
        if self._pipeline is None:
            with self._lock:
                if self._pipeline is None:
                    self._pipeline = self._load()
        return self._pipeline

    def _load(self) -> Pipeline:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy's dependencies warn about their own successors
            from auditor.language.layers.components import pipeline
        from auditor.language.layers.dictionary import Dictionary

        return pipeline(self._spans, self._lists, Dictionary(self._terms()))

    def analyse(self, text: str) -> Doc:
        """The tokens of a text with their parts of speech, spans and lists."""
        return self.pipeline(text)


def tokens(doc: Doc) -> tuple[Token, ...]:
    """The words in order, white space left out."""
    return tuple(
        Token(each.text, each.idx, each.idx + len(each), each.tag_) for each in doc if not each.is_space
    )
