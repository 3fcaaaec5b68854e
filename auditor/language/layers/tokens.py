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
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.config.word_lists import WordLists
from auditor.language.facts import Token
from auditor.language.layers.cutting import Cutter
from auditor.language.layers.matching import Marked, marked
from auditor.language.layers.raw import RawLayer, Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

    from auditor.language.layers.word_table import Table


class Analyser:
    """Analyses texts. jieba loads with the first one that is cut, spaCy with the first one of which a
    pattern asks for its tokens."""

    def __init__(
        self,
        spans: Callable[[str], Sequence[Span]],
        lists: WordLists,
        raw: RawLayer,
        once: Callable[[str, Callable[[], Table]], Table],
    ) -> None:
        """``spans`` remembers those of ``raw``, which has the dictionary's terms; ``once`` keeps what is
        made of them."""
        self._spans = spans
        self._lists = lists
        self._raw = raw
        self._once = once
        self._lock = threading.RLock()

    @cached_property
    def cutter(self) -> Cutter:
        """What cuts texts, loaded on first use."""
        with self._lock:
            if "cutter" not in self.__dict__:
                from auditor.language.layers.dictionary import Dictionary

                self.__dict__["cutter"] = Cutter(Dictionary(self._raw.terms, self._once), self._raw.counted)
            made: Cutter = self.__dict__["cutter"]
            return made

    @cached_property
    def pipeline(self) -> Pipeline:
        """The spaCy pipeline, loaded on first use."""
        with self._lock:
            if "pipeline" not in self.__dict__:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # spaCy's dependencies warn about their own successors
                    from auditor.language.layers.components import pipeline

                self.__dict__["pipeline"] = pipeline(self._spans, self._lists, self.cutter)
            made: Pipeline = self.__dict__["pipeline"]
            return made

    def analyse(self, text: str) -> Doc:
        """The tokens of a text with their parts of speech, spans and lists."""
        return self.pipeline(text)

    def marked(self, text: str) -> tuple[Marked, ...]:
        """The words of a text as patterns look at them that do without spaCy."""
        return marked(self.cutter.cut(text), self._spans(text))

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of a text in order, white space left out."""
        return tuple(self.cutter.tokens(text))
