"""What a qualitative target value says: a scale, a verifiable answer, or a wish.

The verdict is built from word classes (adverb + verb of trend, answer + time), never from a list of whole
values, so that a value nobody has listed (“稳步优化”, “年内全部办结”) is judged like its relatives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from auditor.chinese.dates import CALENDAR
from auditor.chinese.marks import HAN
from auditor.chinese.numerals import BEHIND
from auditor.chinese.stops import CLAUSE_END, ITEM_ENDS
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Ahead, Chain, Choice, Signs, Some, Text, Words, maybe
from auditor.language.scanning import Scanner, scanner_of
from auditor.language.texts.vague import VagueLexicon


class QualityKind(StrEnum):
    """What a value in words says."""

    EMPTY = "empty"
    NUMBER = "number"  # a number, with or without operator and unit
    SCALE = "scale"  # several grades of one family
    VERIFIABLE = "verifiable"  # a standard, a date, a figure, an answer anybody can check
    TREND = "trend"  # goes up or down, from nowhere to nowhere
    STATE = "state"  # a bare grade or state
    EFFORT = "effort"  # work is done
    OPEN_STANDARD = "open_standard"  # «as required», without saying by what
    UNKNOWN = "unknown"


class Trend(StrEnum):
    """Where a value in words goes."""

    UP = "up"
    DOWN = "down"


_VAGUE = frozenset({QualityKind.TREND, QualityKind.STATE, QualityKind.EFFORT, QualityKind.OPEN_STANDARD})


@dataclass(frozen=True, slots=True)
class Quality:
    """``words`` are the words that decided it; ``trend`` is set where the value says up or down; ``sure`` is
    False where a reader may see a standard in it, or something that happens or not (一次性通过验收)."""

    kind: QualityKind
    words: tuple[str, ...] = ()
    trend: Trend | None = None
    sure: bool = True

    @property
    def vague(self) -> bool:
        return self.kind in _VAGUE


_EDGES = expression(rf"^[\s“”\"'（(【《]*|[\s“”\"'）)】．.{ITEM_ENDS}]*$")
_SPLIT = expression(r"[、，,；;/／|｜\s:：（）()＝=＞>→-]+")
_NUMBER = expression(
    r"(?:不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于|[≥≤＞＜><=＝≧≦])*\s*约?\d[\d,，.]*"
    rf"\s*(?:[%％‰]|[万亿]?[{HAN}/]{{0,3}}?)?{BEHIND}?"
)
_NOT_A_FIGURE = expression(r"[级类等星A内前后底]|\d{4}\s*年")
_ORDINAL_GRADE = expression(
    r"[一二三四五六甲乙丙特ⅠⅡⅢⅣⅤⅥI]{1,3}(?:星?级|等|类|星)|[A-Z]{1,5}级|(?:国家|省|市|区|县|部)级"
)
_DOCUMENT = expression(r"《[^》]+》|[A-Z]{2,5}/?T?\s?\d+|〔\d{4}〕")
_DATE = expression(r"[一二三四五六七八九十]{1,3}(?:月|季度)|每(?:日|周|月|季|季度|半年|年)")


class QualityReader:
    """Reads values by the word classes of lexicons/vague-words.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        self._words = words
        self._families = tuple(frozenset(family) for family in words.grade_families)
        scanner = scanner_of(lexicons)
        self._verdict = _verdict(words, scanner)
        self._occurrences = Words(scanner, words.occurrences)
        present = Ahead(Words(scanner, words.not_absences), wanted=False)
        self._absence = Chain(present, Words(scanner, words.absences), Signs(f"[{HAN}]", 2))
        self._standard = Words(scanner, (*words.standards, *words.scale_marks))
        self._scale_mark = Words(scanner, words.scale_marks)
        self._open = Words(scanner, words.open_standards)
        self._adverb = Words(scanner, words.adverbs)
        self._rising = Words(scanner, words.rising)
        self._falling = Words(scanner, words.falling)
        self._effort = Words(scanner, words.effort)
        wishes = Words(scanner, (*words.rising, *words.falling, *words.effort))
        self._pair = Chain(Some(self._adverb, 1, 5), wishes)
        self._state = Words(scanner, words.states)
        every = (*words.adverbs, *words.rising, *words.falling, *words.effort, *words.states, *words.fillers)
        self._empty_words = Words(scanner, every)

    def read(self, value: str) -> Quality:
        """The verdict on a value; a blank value is EMPTY."""
        text = _EDGES.sub("", value.strip().translate(_HALF_WIDTH))
        if not text:
            return Quality(QualityKind.EMPTY)
        if _NUMBER.fullmatch(text) and not _NOT_A_FIGURE.search(text):
            return Quality(QualityKind.NUMBER, (text,))
        known = self._scale(text) or self._verifiable(text) or self._wish(text)
        return known or Quality(QualityKind.UNKNOWN, sure=self._occurrences.search(text) is None)

    def _scale(self, text: str) -> Quality | None:
        if match := self._scale_mark.search(text):
            return Quality(QualityKind.SCALE, (match.text,))
        if re.search(r"[四三五]\s*档", text):
            return Quality(QualityKind.SCALE, (text,))
        tokens = tuple(token for token in _SPLIT.split(text) if token)
        for family in self._families:
            grades = tuple(dict.fromkeys(token for token in tokens if token in family))
            if len(grades) >= 2:
                return Quality(QualityKind.SCALE, grades)
        return None

    def _verifiable(self, text: str) -> Quality | None:
        if self._verdict.fullmatch(text):
            return Quality(QualityKind.VERIFIABLE, (text,))
        if self._open.fullmatch(text):
            return Quality(QualityKind.OPEN_STANDARD, (text,), sure=False)
        clauses = [clause for clause in CLAUSE_END.split(text) if clause]
        marks = (_DOCUMENT, _ORDINAL_GRADE, _DATE, CALENDAR)
        found = next((match.group() for mark in marks if (match := mark.search(text))), None)
        if found is None and (standard := self._standard.search(text)):
            found = standard.text
        if found is None and any(char.isdigit() for char in text):
            found = text
        if found is None and any(self._absent(c) or self._verdict.fullmatch(c) for c in clauses):
            found = text
        return None if found is None else Quality(QualityKind.VERIFIABLE, (found,))

    def _absent(self, clause: str) -> bool:
        """Whether something is not to happen (零事故); 零容忍 is an attitude."""
        return clause not in self._words.states and self._absence.match(clause) is not None

    def _wish(self, text: str) -> Quality | None:
        rest = re.sub(rf"[{ITEM_ENDS}的\s]", "", self._empty_words.without(text))
        rising, falling = self._rising.search(text), self._falling.search(text)
        trend = (
            (Trend.DOWN if falling else Trend.UP if rising else None) if not (rising and falling) else None
        )
        effort, state = self._effort.search(text), self._state.ending(text)
        pair = self._pair.search(text)
        kind = QualityKind.TREND if rising or falling else QualityKind.EFFORT if effort else QualityKind.STATE
        if not rest:
            return Quality(kind, self._found(text), trend, sure=self._firm(text, kind))
        if pair or state:
            return Quality(kind, self._found(text), trend, sure=pair is not None)
        if rising or falling or (effort and self._adverb.within(text)):
            return Quality(kind, self._found(text), trend, sure=False)
        return None

    def _firm(self, text: str, kind: QualityKind) -> bool:
        """Bare answers such as 正常 or 及时 can be meant as yes or no."""
        if text in self._words.answer_like:
            return False
        return kind is not QualityKind.EFFORT or self._adverb.within(text)

    def _found(self, text: str) -> tuple[str, ...]:
        return self._pair.all(text) or self._empty_words.all(text) or (text,)


def _verdict(words: VagueLexicon, scanner: Scanner) -> Choice:
    """An answer that anybody can check (已按时完成并通过验收)."""
    adverbs, verbs = Words(scanner, words.verdict_adverbs), Words(scanner, words.verdict_verbs)
    answers = Words(scanner, (*words.verdicts, *words.verdict_verbs))
    further = Chain(Signs("[、并且]", 0), Some(adverbs, 0, 5), verbs)
    return Choice(
        Chain(
            Some(adverbs, 0, 5),
            Words(scanner, words.verdicts),
            Some(Chain(Signs("[并且、及]", 1, 1), answers), 0, 5),
        ),
        Chain(Some(adverbs, 1, 5), maybe(Text("并")), verbs, Some(further)),
    )


_HALF_WIDTH = {ord(char): ord(char) - 0xFEE0 for char in "０１２３４５６７８９＝＞＜％．"}
