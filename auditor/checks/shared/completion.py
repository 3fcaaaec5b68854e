"""How results and deadlines speak of completion: lexicons/completion-words.yaml."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.chinese.edges import beginning_of
from auditor.chinese.marks import alternation, unspaced
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
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
    starts: tuple[str, ...]
    all_done: tuple[str, ...]
    less_than_all: tuple[str, ...]
    judged: frozenset[str]
    planned: tuple[str, ...]
    accounts: tuple[str, ...]
    charged: tuple[str, ...]
    finished: tuple[str, ...]
    unreached: tuple[str, ...]
    troubles: tuple[str, ...]
    causes: tuple[str, ...]
    asides: tuple[str, ...]
    denials: tuple[str, ...]
    denied: tuple[str, ...]
    orderly: tuple[str, ...]
    conducted: tuple[str, ...]
    timely: frozenset[str]
    empty_reasons: tuple[str, ...]
    no_reasons: tuple[Expression, ...]
    wanting: tuple[str, ...]
    bettered: tuple[str, ...]
    weakening: tuple[str, ...]
    strong: tuple[str, ...]
    faint: tuple[str, ...]

    def says_it_went_on(self, text: str) -> bool:
        """Whether a text only says that something went its way (按规定执行, 正常开展)."""
        said = beginning_of(text, self.orderly) or None
        return said is not None and text[len(said) :] in self.conducted

    def finds_wanting(self, text: str) -> bool:
        """Whether a text says that something is not good enough yet (有待提高)."""
        better = next((word for word in self.bettered if text.endswith(word)), None)
        return better is not None and text.removesuffix(better).endswith(self.wanting)

    def only_says_missed(self, text: str) -> bool:
        """Whether a text says nothing but that something was not reached (未完成指标)."""
        return any(re.fullmatch(each, text) for each in self.no_reasons)

    def tells_account(self, label: str) -> bool:
        """Whether a label is of what was done, not only of what was not."""
        for word in self.unreached:
            label = label.replace(word, "")
        return any(word in label for word in self.accounts)

    def asks_for_shortfall(self, label: str) -> bool:
        """Whether a label is of what was not reached or went wrong (存在的问题), not of other remarks."""
        asked = any(word in label for word in (*self.unreached, *self.troubles))
        return asked and not any(word in label for word in self.asides) and not self.tells_account(label)

    def lists_shortfall(self, label: str) -> bool:
        """Whether a label asks which targets were not reached, not why: 未完成的目标."""
        return any(word in label for word in self.unreached) and not any(
            word in label for word in self.causes
        )

    def takes_back(self, target: str | None, result: str | None) -> bool:
        """Whether a result is the target, or that it was reached, with a word that takes some of it back
        (较及时 for 及时); or the target with a weak degree (有所) where a strong one is asked for (显著)."""
        asked, said = _bare(target), _bare(result)
        if not asked or not said or asked == said or any(word in asked for word in self.weakening):
            return False
        less = {_bare(said.replace(word, "", 1)) for word in self.weakening if word in said}
        if asked in less or less & self.reached:
            return True
        plain = {asked.replace(word, "", 1) for word in self.strong if word in asked}
        return bool(plain & {said.replace(word, "", 1) for word in self.faint if word in said})

    @cached_property
    def date_noise(self) -> re.Pattern[str]:
        """What may stand behind a date without changing it: 2025年6月底前全部完成."""
        ended = alternation(self.ends)
        return expression(f"(?:[及以之]?前)?(?:全部|已)?{ended}?(?:完毕|完成)?$")


def _bare(text: str | None) -> str:
    return unspaced(text or "").rstrip(CLAUSE_ENDS).removeprefix("已")


def completion_words(lexicons: Lexicons) -> CompletionWords:
    """The lexicon. Raises ConfigurationError with file, line and column."""
    return lexicons.load("completion-words", CompletionWords)


def tells_results(passage: Passage, form: Form, words: CompletionWords) -> bool:
    """Whether a passage tells what was done."""
    review = form.kind in (FormKind.SELF_REVIEW, FormKind.MONITORING)
    return (
        review
        and passage.field is PassageField.OTHER
        and words.tells_account(passage.label)
        and bool(passage.text.strip())
    )
