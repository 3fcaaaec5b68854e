"""The words that wish instead of saying: lexicons/vague-words.yaml."""

from __future__ import annotations

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import HAN, LAST_NOTE
from auditor.chinese.stops import CLAUSE_END
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Chain, Choice, End, Form, Found, Signs, Some, Text, Words, maybe
from auditor.language.scanning import scanner_of


class AnswerWords(LexiconModel):
    """Whole answers in words, see language/answers.py."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
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
    """lexicons/vague-words.yaml, which says what each list means."""

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
    occurrences: tuple[str, ...]
    absences: tuple[str, ...]
    not_absences: tuple[str, ...]
    standards: tuple[str, ...]
    open_standards: tuple[str, ...]
    answer_like: tuple[str, ...]
    answers: AnswerWords
    deliverable_verbs: tuple[str, ...]
    honours: tuple[str, ...]
    task_verbs: tuple[str, ...]
    task_nouns: tuple[str, ...]
    hollow_objects: tuple[str, ...]
    hollow_closings: tuple[str, ...]
    chores: tuple[str, ...]
    schedule_words: tuple[str, ...]
    named_things: tuple[str, ...]
    punctual_words: tuple[str, ...]
    endless: frozenset[str]
    noun_like: tuple[str, ...]
    strictly_rising: tuple[str, ...]
    strictly_falling: tuple[str, ...]


class VaguePhrases:
    """Finds vague phrases in running text: an adverb with a verb of wish (持续优化, 有效保障)."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        scanner = scanner_of(lexicons)
        verbs = Words(scanner, (*words.rising, *words.falling, *words.effort))
        adverbs, chores = Words(scanner, words.adverbs), Words(scanner, words.chores)
        self._pair = Choice(
            Chain(Some(adverbs, 1, 5), maybe(Text("地")), verbs),
            Chain(verbs, Signs("[^，。；、]", 0, 8), Text("得到"), Some(adverbs, 0, 5), verbs),
        )
        trends = {*words.rising, *words.falling}
        self._bare = Words(scanner, trends - {*words.noun_like})
        self._deliverable = Choice(
            Chain(Words(scanner, words.deliverable_verbs), Signs(f"[{HAN}“《]", 2)),
            Words(scanner, words.honours),
        )
        self._task = Chain(Words(scanner, words.task_verbs), Signs(f"[{HAN}“]", 2))
        self._task_nouns = Words(scanner, words.task_nouns)
        self._work = Words(scanner, (*words.effort, *words.chores))
        self._chore = Chain(Some(adverbs, 0, 3), chores)
        closings = Some(Words(scanner, words.hollow_closings))
        self._hollow = Chain(Words(scanner, words.hollow_objects), closings, End())
        self._schedule = Choice(Words(scanner, words.schedule_words), Form(r"\d{1,2}\s*月"))
        self._things = Words(scanner, words.named_things)
        self._punctual = Words(scanner, words.punctual_words)
        self._up = Words(scanner, words.strictly_rising)
        self._down = Words(scanner, words.strictly_falling)

    def pairs(self, text: str) -> tuple[str, ...]:
        """The adverb-and-verb phrases in order, as written."""
        return self._pair.all(text)

    def all(self, text: str) -> tuple[str, ...]:
        """The phrases, and the bare verbs of trend outside them."""
        pairs = list(self._pair.find(text))
        bare = [word for word in self._bare.find(text) if not any(_holds(pair, word) for pair in pairs)]
        return tuple(found.text for found in sorted((*pairs, *bare), key=lambda found: found.start))

    def deliverables(self, text: str) -> tuple[str, ...]:
        """The clauses that promise something whose existence anybody can check."""
        clauses = (clause.strip() for clause in CLAUSE_END.split(text))
        return tuple(
            clause
            for clause in clauses
            if self._deliverable.within(clause) and not self._hollow.within(clause)
        )

    def tasks(self, text: str) -> tuple[str, ...]:
        """The clauses that name a piece of work with a beginning and an end."""
        return tuple(
            clause
            for clause in self._without_marks(text)
            if self._is_task(clause) and not self._hollow.within(clause) and not self._chore.match(clause)
        )

    def _is_task(self, clause: str) -> bool:
        nouns = self._task_nouns.endings(clause)
        return self._task.within(clause) or any(_NAMED.search(clause[: noun.start]) for noun in nouns)

    def duties(self, text: str) -> tuple[str, ...]:
        """The clauses that only say that something is ensured, strengthened, promoted."""
        return tuple(clause for clause in self._without_marks(text) if self._chore.match(clause))

    @staticmethod
    def _without_marks(text: str) -> list[str]:
        return [_MARK.sub("", clause.strip()) for clause in CLAUSE_END.split(text)]

    def work(self, text: str) -> bool:
        """Whether a text says that work is done, whatever comes of it."""
        return self._work.within(text)

    def chores(self, text: str) -> tuple[str, ...]:
        """The verbs of a text whose every clause only says that work is done; else nothing."""
        clauses = [clause.strip() for clause in CLAUSE_END.split(text) if clause.strip()]
        found = [chore.text for clause in clauses if (chore := self._chore.match(clause))]
        return tuple(found) if len(found) == len(clauses) else ()

    def schedules(self, text: str) -> tuple[str, ...]:
        """The words that tie a promise to a date or a frequency."""
        return self._schedule.all(text)

    def named(self, text: str) -> int:
        """How many objects a text names one by one in clauses that say when: 东镇中心小学、西镇中学、南镇
        幼儿园等2026年秋季招生."""
        dated = (
            clause for clause in CLAUSE_END.split(text) if _YEAR.search(clause) or self.schedules(clause)
        )
        lists = ([_after(each) for each in clause.split("、")] for clause in dated)
        named = (sum(self._is_name(each) for each in items) for items in lists)
        return sum(count for count in named if count >= _SEVERAL)

    def _is_name(self, item: str) -> bool:
        thing = self._things.ending(item)
        return thing is not None and thing.start >= _PROPER

    def punctual(self, text: str) -> bool:
        """Whether a text promises to be in time, without a date."""
        return self._punctual.within(text)

    def strict_trend(self, text: str) -> tuple[bool, bool]:
        """Whether a text says strictly up, and whether it says strictly down."""
        return self._up.within(text), self._down.within(text)


def _after(item: str) -> str:
    """An item of a list without what is in brackets behind it and, for the last one, without what is said of
    all."""
    return LAST_NOTE.sub("", _BEHIND.sub("", item.strip()))


def _holds(pair: Found, word: Found) -> bool:
    return pair.start <= word.start < pair.end


_YEAR = expression(rf"(?<!\d){THIS_CENTURY}年")
_BEHIND = expression(rf"等?[于在]?(?:{THIS_CENTURY}年|\d{{1,2}}月).*$")
_SEVERAL = 3  # objects that are named one by one
_PROPER = 2  # characters of a name before what kind of thing it is
_NAMED = expression(f"[{HAN}]{{2}}$")
_MARK = expression(r"^(?:目标\s*\d*\s*[:：]|[（(]?\d{1,2}[)）.、．])\s*")
