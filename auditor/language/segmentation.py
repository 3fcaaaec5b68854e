"""Words of a text: spaCy's blank Chinese pipeline, jieba as its segmenter, our terms in the dictionary.

Nothing is downloaded and nothing is shared: the jieba tokenizer is our own (``jieba.add_word`` would change
the one that the whole process uses), and its dictionary is built in memory (jieba's cache is a file in a
world-writable directory and saves no time). Tokens support a conclusion, they are never its only evidence.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from auditor.config.lexicons import Lexicons
from auditor.language.direction_words import DirectionLexicon
from auditor.language.facts import Token
from auditor.language.measures import MeasureLexicon
from auditor.language.units import UnitReader

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_SILENT = 60  # above logging.CRITICAL: jieba reports its start-up on standard error
_LONGEST_TERM = 6


class Segmenter:
    """Segments text; spaCy and jieba load on the first call (about 1.5 seconds)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._pipeline: Pipeline | None = None
        self._lock = threading.Lock()

    @property
    def pipeline(self) -> Pipeline:
        """The spaCy pipeline, loaded on first use."""
        if self._pipeline is None:
            with self._lock:
                if self._pipeline is None:
                    self._pipeline = _load(self._terms())
        return self._pipeline

    def segment(self, text: str) -> tuple[Token, ...]:
        """The words of a text in order, white space left out."""
        if not text.strip():
            return ()
        words = self.pipeline.make_doc(text)
        return tuple(Token(word.text, word.idx, word.idx + len(word)) for word in words if not word.is_space)

    def _terms(self) -> Iterable[str]:
        yield from UnitReader(self._lexicons).terms
        yield from self._lexicons.load("measures", MeasureLexicon).words()
        yield from self._lexicons.load("direction", DirectionLexicon).words()


def _load(terms: Iterable[str]) -> Pipeline:
    with warnings.catch_warnings():
        # jieba's sources carry invalid escapes; spaCy's dependencies warn about their own successors
        warnings.simplefilter("ignore")
        import jieba
        import spacy
        from spacy.lang.zh import Segmenter as Kind

    jieba.setLogLevel(_SILENT)
    pipeline = spacy.blank(
        "zh"
    )  # segments by character: asking for jieba here would start the shared tokenizer
    tokenizer: Any = pipeline.tokenizer
    tokenizer.segmenter = Kind.jieba
    tokenizer.jieba_seg = _tokenizer(jieba, terms)
    return pipeline


def _tokenizer(jieba: Any, terms: Iterable[str]) -> Any:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for term in sorted(set(terms)):
        if 1 < len(term) <= _LONGEST_TERM and not tokenizer.FREQ.get(term) and _chinese(term):
            tokenizer.add_word(term)
    return tokenizer


def _chinese(term: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in term)
