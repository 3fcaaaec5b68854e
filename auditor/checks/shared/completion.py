"""How results and deadlines speak of completion: lexicons/completion-words.yaml."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.chinese.edges import beginning_of
from auditor.chinese.marks import alternation
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.model import Form, FormKind, Passage, PassageField


class CompletionWords(LexiconModel, lexicon="completion-words"):
    """lexicons/completion-words.yaml, which says what each list means."""

    reached: frozenset[str]
    partly: frozenset[str]
    missed: frozenset[str]
    bands: tuple[str, ...]
    tails: tuple[str, ...]
    leads: tuple[str, ...]
    ends: tuple[str, ...]
    all_done: tuple[str, ...]
    less_than_all: tuple[str, ...]
    judged: frozenset[str]
    planned: tuple[str, ...]
    accounts: tuple[str, ...]
    orderly: tuple[str, ...]
    conducted: tuple[str, ...]
    timely: frozenset[str]
    empty_reasons: tuple[str, ...]
    wanting: tuple[str, ...]
    bettered: tuple[str, ...]

    def says_it_went_on(self, text: str) -> bool:
        """Whether a text only says that something went its way (按规定执行, 正常开展)."""
        said = beginning_of(text, self.orderly) or None
        return said is not None and text[len(said) :] in self.conducted

    def finds_wanting(self, text: str) -> bool:
        """Whether a text says that something is not good enough yet (有待提高)."""
        better = next((word for word in self.bettered if text.endswith(word)), None)
        return better is not None and text.removesuffix(better).endswith(self.wanting)

    @cached_property
    def date_noise(self) -> re.Pattern[str]:
        """What may stand behind a date without changing it: 2025年6月底前全部完成."""
        ended = alternation(self.ends)
        return re.compile(f"(?:[及以之]?前)?(?:全部|已)?{ended}?(?:完毕|完成)?$")


def completion_words(lexicons: Lexicons) -> CompletionWords:
    """The lexicon. Raises ConfigurationError with file, line and column."""
    return lexicons.load("completion-words", CompletionWords)


def tells_results(passage: Passage, form: Form, words: CompletionWords) -> bool:
    """Whether a passage tells what was done."""
    review = form.kind in (FormKind.SELF_REVIEW, FormKind.MONITORING)
    return (
        review
        and passage.field is PassageField.OTHER
        and any(word in passage.label for word in words.accounts)
        and bool(passage.text.strip())
    )
