"""The words that wish instead of saying: lexicons/vague-words.yaml, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.config.lexicons import LexiconModel, Lexicons


class AnswerWords(LexiconModel):
    """Whole answers in words, see language/answers.py."""

    yes: tuple[str, ...]
    nothing: tuple[str, ...]
    done: tuple[str, ...]
    manner: tuple[str, ...]
    objects: tuple[str, ...]
    tasks: tuple[str, ...]
    well: tuple[str, ...]
    in_time: tuple[str, ...]
    always: tuple[str, ...]
    as_needed: tuple[str, ...]
    money_kept: tuple[str, ...]


class VagueLexicon(LexiconModel):
    adverbs: tuple[str, ...]
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    effort: tuple[str, ...]
    states: tuple[str, ...]
    fillers: tuple[str, ...]
    grade_families: tuple[tuple[str, ...], ...]
    scale_marks: tuple[str, ...]
    verdicts: tuple[str, ...]
    verdict_adverbs: tuple[str, ...]
    verdict_verbs: tuple[str, ...]
    absences: tuple[str, ...]
    standards: tuple[str, ...]
    open_standards: tuple[str, ...]
    answer_like: tuple[str, ...]
    answers: AnswerWords
    deliverable_verbs: tuple[str, ...]
    task_verbs: tuple[str, ...]
    task_nouns: tuple[str, ...]
    hollow_objects: tuple[str, ...]
    chores: tuple[str, ...]
    schedule_words: tuple[str, ...]
    punctual_words: tuple[str, ...]
    noun_like: tuple[str, ...]
    strictly_rising: tuple[str, ...]
    strictly_falling: tuple[str, ...]


def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


class VaguePhrases:
    """Finds vague phrases in running text: an adverb with a verb of wish (持续优化, 有效保障)."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        verbs = either((*words.rising, *words.falling, *words.effort))
        adverbs = either(words.adverbs)
        self._pair = re.compile(
            f"{adverbs}{{1,5}}(?:地)?{verbs}|{verbs}(?:[^，。；、]{{0,8}})?得到{adverbs}{{0,5}}{verbs}"
        )
        self._bare = re.compile(
            either(each for each in (*words.rising, *words.falling) if each not in words.noun_like)
        )
        self._deliverable = re.compile(f"{either(words.deliverable_verbs)}[\u4e00-\u9fff“《]{{2,}}")
        self._task = re.compile(
            f"{either(words.task_verbs)}[\u4e00-\u9fff“]{{2,}}|[\u4e00-\u9fff]{{2,}}{either(words.task_nouns)}$"
        )
        self._work = re.compile(either((*words.effort, *words.chores)))
        self._chore = re.compile(f"{either(words.adverbs)}{{0,3}}{either(words.chores)}")
        self._hollow = re.compile(f"{either(words.hollow_objects)}(?:完成|落实|达到|实现|安排)*$")
        self._schedule = re.compile(either(words.schedule_words) + r"|\d{1,2}\s*月")
        self._punctual = re.compile(either(words.punctual_words))
        self._up = re.compile(either(words.strictly_rising))
        self._down = re.compile(either(words.strictly_falling))

    def pairs(self, text: str) -> tuple[str, ...]:
        """The adverb-and-verb phrases in order, as written."""
        return tuple(match.group() for match in self._pair.finditer(text))

    def all(self, text: str) -> tuple[str, ...]:
        """The phrases, and the bare verbs of trend outside them."""
        found = [(match.start(), match.end(), match.group()) for match in self._pair.finditer(text)]
        covered = [(start, end) for start, end, _ in found]
        for match in self._bare.finditer(text):
            if not any(start <= match.start() < end for start, end in covered):
                found.append((match.start(), match.end(), match.group()))
        return tuple(word for _, _, word in sorted(found))

    def deliverables(self, text: str) -> tuple[str, ...]:
        """The clauses that promise something whose existence anybody can check."""
        clauses = (clause.strip() for clause in _CLAUSE.split(text))
        return tuple(
            clause
            for clause in clauses
            if self._deliverable.search(clause) and not self._hollow.search(clause)
        )

    def tasks(self, text: str) -> tuple[str, ...]:
        """The clauses that name a piece of work with a beginning and an end."""
        return tuple(
            clause
            for clause in self._without_marks(text)
            if self._task.search(clause) and not self._hollow.search(clause) and not self._chore.match(clause)
        )

    def duties(self, text: str) -> tuple[str, ...]:
        """The clauses that only say that something is ensured, strengthened, promoted."""
        return tuple(clause for clause in self._without_marks(text) if self._chore.match(clause))

    @staticmethod
    def _without_marks(text: str) -> list[str]:
        return [_MARK.sub("", clause.strip()) for clause in _CLAUSE.split(text)]

    def work(self, text: str) -> bool:
        """Whether a text says that work is done, whatever comes of it."""
        return self._work.search(text) is not None

    def chores(self, text: str) -> tuple[str, ...]:
        """The verbs of a text whose every clause only says that work is done; else nothing."""
        clauses = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]
        found = [match.group() for clause in clauses if (match := self._chore.match(clause))]
        return tuple(found) if len(found) == len(clauses) else ()

    def schedules(self, text: str) -> tuple[str, ...]:
        """The words that tie a promise to a date or a frequency."""
        return tuple(match.group() for match in self._schedule.finditer(text))

    def punctual(self, text: str) -> bool:
        """Whether a text promises to be in time, without a date."""
        return self._punctual.search(text) is not None

    def strict_trend(self, text: str) -> tuple[bool, bool]:
        """Whether a text says strictly up, and whether it says strictly down."""
        return self._up.search(text) is not None, self._down.search(text) is not None


_CLAUSE = re.compile(r"[，,；;。！!\n]")
_MARK = re.compile(r"^(?:目标\s*\d*\s*[:：]|[（(]?\d{1,2}[)）.、．])\s*")
