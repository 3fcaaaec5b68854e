"""Whether an indicator's name is a sentence, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.expressions import expression
from auditor.language.names.name_words import NameLexicon
from auditor.language.phrases import Ahead, Chain, Choice, End, Signs, Some, Text, Words, maybe
from auditor.language.scanning import Scanner
from auditor.language.texts.vague import VagueLexicon

_LONGEST_NAME = 40
_SHORT_NAME = 12  # with a measure and a full stop behind it, which is a slip
_SHORTEST_SUBJECT = 2
_GOALS = 2  # so many clauses opening with a verb of purpose are a sentence, whatever it ends in
_TERM = expression(rf"[{HAN}]{{2,6}}期(?:内|间|限内)(?=.{{2}})")  # 服务周期内
PROMISE = expression(r"无|不发生|未发生|杜绝|零")
_PREDICATE = expression(
    rf"(?:^|[{HAN}])(?:{PROMISE.pattern})[{HAN}]{{2}}|是.+之|(?:达到|不低于|不少于|突破)\d"
)


class Sentence(StrEnum):
    """Why a name is a sentence."""

    PERIOD = "period"  # it ends like one
    CLAUSES = "clauses"  # several clauses with predicates
    GOAL = "goal"  # opens with a verb of purpose
    TREND = "trend"  # says that something goes up or gets better
    FRAME = "frame"  # a slogan's frame
    PROCEDURE = "procedure"  # says how something is done
    LONG = "long"  # longer than any name, without a measure


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words and phrases that make a sentence: ``opening`` is a verb of purpose with its adverbs at the start,
    ``lead`` the same with what is wanted behind it, ``tail`` a change for the better at the end, ``wish`` an
    adverb before such a verb. ``nouns`` are verbs that may be nouns, ``soft`` measures without a number,
    ``activities`` whole names, ``ability_verbs`` what one is able to do where ``abilities`` end the name."""

    adverbs: Words
    verbs: Words
    trends: Words
    abstract: Words
    opening: Chain
    lead: Chain
    tail: Chain
    wish: Chain
    soft: Words
    nouns: frozenset[str]
    verb_nouns: tuple[str, ...]
    activities: frozenset[str]
    ability_verbs: frozenset[str]
    abilities: tuple[str, ...]
    frames: tuple[re.Pattern[str], ...]
    noun_frames: tuple[re.Pattern[str], ...]
    procedures: tuple[re.Pattern[str], ...]


def sentence_words(words: NameLexicon, vague: VagueLexicon, scanner: Scanner) -> SentenceWords:
    """The words of two lexicons, looked up by one scanner."""
    adverbs = Words(scanner, vague.adverbs)
    trends = Words(scanner, (*vague.rising, *vague.falling))
    verbs = Words(scanner, (*words.goal_verbs, *vague.rising, *vague.falling))
    abstract = Words(scanner, words.abstract_nouns)
    wished = Chain(Signs(f"[{HAN}]", 0), abstract, End())
    noun = Chain(Words(scanner, words.noun_continuations), Ahead(wished, wanted=False))
    opening = Some(adverbs, 0, 5)
    return SentenceWords(
        adverbs=adverbs,
        verbs=verbs,
        trends=trends,
        abstract=abstract,
        opening=Chain(opening, verbs, maybe(Text("了", "好"))),
        lead=Chain(opening, verbs, Ahead(noun, wanted=False), Signs("[^\n]", 2)),
        tail=Chain(Some(Choice(adverbs, Text("得到", "有所")), 0, 5), trends, End()),
        wish=Chain(adverbs, verbs),
        soft=Words(scanner, words.soft_measures),
        nouns=frozenset(vague.noun_like),
        verb_nouns=tuple(words.verb_nouns),
        activities=frozenset(words.activities),
        ability_verbs=frozenset(words.ability_verbs),
        abilities=tuple(words.abilities),
        frames=_within_clauses(words.slogan_frames),
        procedures=_within_clauses(words.procedure_frames),
        noun_frames=tuple(map(expression, words.noun_frames)),
    )


def sentence_of(
    words: SentenceWords, text: str, clauses: tuple[str, ...], measured: bool
) -> tuple[Sentence, bool] | None:
    """Why a name is a sentence and whether that is sure; ``None`` for a name."""
    short = measured and len(clauses) == 1 and len(text) <= _SHORT_NAME
    if text.endswith(("。", "！", "!")) and not (short and _clause(words, text[:-1]) is None):
        return Sentence.PERIOD, True
    if measured and sum(words.opening.match(clause) is not None for clause in clauses) < _GOALS:
        return None
    if len(clauses) >= 2:
        told = any(predicates(words, clause) or _procedure(words, clause) for clause in clauses)
        return (Sentence.CLAUSES, True) if told else None
    return _clause(words, text)


def predicates(words: SentenceWords, clause: str) -> bool:
    """Whether a clause says that something is done, gets better or does not happen."""
    return (
        words.wish.within(clause)
        or words.verbs.match(clause) is not None
        or words.trends.ending(clause) is not None
        or words.adverbs.ending(clause) is not None
        or _PREDICATE.search(clause) is not None
    )


def _within_clauses(frames: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(expression(frame.replace(".{", f"[^{CLAUSE_ENDS}]{{")) for frame in frames)


def _procedure(words: SentenceWords, clause: str) -> bool:
    return any(frame.search(clause) for frame in words.procedures)


def _clause(words: SentenceWords, text: str) -> tuple[Sentence, bool] | None:
    text = _TERM.sub("", text, count=1) if _TERM.match(text) else text
    if text in words.activities or any(frame.search(text) for frame in words.noun_frames):
        return None
    if any(frame.search(text) for frame in words.frames):
        return Sentence.FRAME, True
    if _procedure(words, text):
        return Sentence.PROCEDURE, True
    if not text.startswith(words.verb_nouns) and (lead := words.lead.match(text)):
        opened, verb, rest = lead.cuts[0] > 0, text[lead.cuts[0] : lead.cuts[1]], text[lead.cuts[1] :]
        if not opened and not words.trends.fullmatch(verb) and words.soft.fullmatch(rest):
            return None  # 宣传效果, 保障水平: a verb that only says of what the quality is
        if not opened and verb in words.ability_verbs and rest.endswith(words.abilities):
            return None  # 支撑农业能力: the ability to do so
        if words.abstract.within(rest):
            return Sentence.GOAL, opened or words.abstract.ending(rest) is not None
        if opened:
            return Sentence.GOAL, False
    return _trend(words, text) or ((Sentence.LONG, False) if len(text) > _LONGEST_NAME else None)


def _trend(words: SentenceWords, text: str) -> tuple[Sentence, bool] | None:
    tail = words.tail.search(text)
    if tail is None or tail.start < _SHORTEST_SUBJECT:
        return None
    adverbs, verb = tail.cuts[0] > tail.start, text[tail.cuts[0] :]
    return (Sentence.TREND, adverbs) if adverbs or verb not in words.nouns else None
