"""Whether a quantity in running text is promised, a mere fact, or no quantity at all."""

from __future__ import annotations

import re

from auditor.language.facts import Role
from auditor.language.numerals import Number
from auditor.language.quantity_words import (
    CommitmentWords,
    QuantityWords,
    Verbs,
    alternation,
    ends_with,
    starts_with,
)
from auditor.model import Operator

_QUOTES = {"“": "”", "《": "》", "〈": "〉", "‘": "’", "「": "」", "〔": "〕", "[": "]", "【": "】"}
_NOT_ORDINAL = re.compile(r"(?:[提目此之年空]前|最初|年初|月初|起初)$")
_ANOTHER = ("新", "上", "下", "同", "另", "唯", "任", "某", "进", "统")
_AFTER_SLOGAN = re.compile(r"(?:$|[”、，。；的等要及和与工原目标])")
_ROUND_THE_CLOCK = frozenset({"24", "二十四", "7×24", "２４"})


class RoleReader:
    """Decides by the words around a number; see lexicons/commitment.yaml for the cues."""

    def __init__(self, words: QuantityWords, commitment: CommitmentWords, verbs: Verbs) -> None:
        self._words = words
        self._background = commitment.background
        self._verbs = verbs
        self._stock = re.compile(alternation(commitment.background.stock))

    def read(
        self,
        text: str,
        number: Number,
        unit: str,
        end: int,
        before: str,
        after: str,
        operator: Operator | None,
    ) -> tuple[Role, str]:
        """The role, and the verb of promise before the number (empty where none governs it).

        ``before`` and ``after`` are the words of the clause that belong to this quantity.
        """
        if self._is_reference(text, number, unit, end, before, after, operator):
            return Role.REFERENCE, ""
        if self._is_background(before, after):
            return Role.BACKGROUND, ""
        verb = self._verbs.first(before)
        return Role.COMMITMENT, verb.group() if verb else ""

    def _is_reference(
        self,
        text: str,
        number: Number,
        unit: str,
        end: int,
        before: str,
        after: str,
        operator: Operator | None,
    ) -> bool:
        return (
            _quoted(text, number.start)
            or starts_with(text[number.start :], self._words.idioms) is not None
            or self._is_ordinal(before)
            or self._is_name(number, unit, after, operator)
            or (unit in self._words.calendar_units and operator is None)
            or self._is_article(number, unit, before, after, operator)
            or self._is_slogan(number, unit, text[end:])
        )

    def _is_ordinal(self, before: str) -> bool:
        head = before.rstrip()
        return bool(ends_with(head, self._words.ordinals)) and not _NOT_ORDINAL.search(head)

    def _is_name(self, number: Number, unit: str, after: str, operator: Operator | None) -> bool:
        if unit not in self._words.names.time_units or operator is not None:
            return False
        if starts_with(after.lstrip("“”\"' "), self._words.names.after):
            return True
        round_the_clock = unit == "小时" and number.text.strip() in _ROUND_THE_CLOCK
        return (
            round_the_clock
            and bool(re.match(r"[\u4e00-\u9fff]", after))
            and not after.startswith(("内", "以"))
        )

    def _is_article(
        self, number: Number, unit: str, before: str, after: str, operator: Operator | None
    ) -> bool:
        if number.text not in ("一", "两") or operator is not None:
            return False
        if number.text == "一" and (unit in self._words.articles.always or before.endswith(_ANOTHER)):
            return True
        built = ends_with(before.rstrip(), self._words.articles.built_by)
        small = unit in self._words.articles.unless_built
        return number.text == "一" and small and not built and bool(after.strip())

    def _is_slogan(self, number: Number, unit: str, rest: str) -> bool:
        if number.text[:1].isdigit() or unit not in self._words.slogan_classifiers:
            return False
        word = starts_with(rest, self._words.slogans)
        return word is not None and bool(_AFTER_SLOGAN.match(rest[len(word) :]))

    def _is_background(self, before: str, after: str) -> bool:
        if starts_with(after, self._background.after) or ends_with(before.rstrip(), self._background.before):
            return True
        first, last = self._verbs.first(before), self._verbs.last(before)
        if first and ends_with(before[: first.start()], self._background.done):
            return True
        stock = max((match.end() for match in self._stock.finditer(before)), default=-1)
        return stock >= 0 and (last is None or stock > last.end() or stock == last.end() > len(last.group()))


def _quoted(text: str, position: int) -> bool:
    """Whether a position lies inside quotation marks or brackets of a title."""
    head = text[max(0, position - 60) : position]
    return any(head.rfind(opener) > head.rfind(closer) for opener, closer in _QUOTES.items())
