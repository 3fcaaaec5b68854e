"""The dictionary that words are cut by: jieba's, with the terms of our lexicons and their parts of speech.

It is our own: ``jieba.add_word`` would change the one that the whole process uses, and jieba's cache is a
file in a directory that everybody may write to.
"""

from __future__ import annotations

import hashlib
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from auditor.expressions import expression
from auditor.language.layers.word_table import Table, Words

_SILENT = 60  # above logging.CRITICAL: jieba reports its start-up on standard error
_PIECE = expression(r"(?s).{1,400}(?<=[，。；：、！？\n])|.{1,400}")  # jieba's time is the run's square
_REMEMBERED = 8_192  # runs between signs: the texts of a form repeat each other, as do those of offices


@contextmanager
def without_module(name: str) -> Iterator[None]:
    """What is imported inside does without a module that it can do without: jieba finds its files without
    pkg_resources, whose import takes longer than jieba's own."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


class Dictionary:
    """Cuts text into words and knows their parts of speech, in jieba's letters (n, v, a, d, m, q …)."""

    def __init__(
        self, terms: Callable[[], Mapping[str, str]], once: Callable[[str, Callable[[], Table]], Table]
    ):
        """``terms`` are words with their part of speech; an empty one is jieba's, or where jieba does not
        know the word, that of the last word that it is made of. ``once`` keeps what is made under a name."""
        jieba = load_jieba()
        self._tokenizer: Any = jieba.Tokenizer()
        with self._tokenizer.get_dict_file() as file:
            data = file.read()
        digest = hashlib.sha256(data).hexdigest()
        table = once(f"dictionary-{digest}", lambda: Table.made(jieba.Tokenizer(), data, terms()))
        self._words = Words(data, table)
        self._words.lend(self._tokenizer, table.total)
        self._runs: Any = jieba.re_han_default  # jieba cuts what stands between signs each by itself
        self._run = lru_cache(_REMEMBERED)(self._cut)

    def words(self, text: str) -> list[tuple[str, str]]:
        """The words of a text in order with their parts of speech; joined they are the text."""
        pieces = _PIECE.findall(text)
        return [word for piece in pieces for run in self._runs.split(piece) if run for word in self._run(run)]

    def _cut(self, run: str) -> tuple[tuple[str, str], ...]:
        self._words.learn(run)
        return tuple((word, self._words.tag(word)) for word in self._tokenizer.cut(run))


def load_jieba() -> Any:
    """The module, imported without what its sources warn of and without what it says."""
    with warnings.catch_warnings(), without_module("pkg_resources"):
        warnings.simplefilter("ignore")  # jieba's sources carry invalid escapes
        import jieba

    jieba.setLogLevel(_SILENT)
    return jieba
