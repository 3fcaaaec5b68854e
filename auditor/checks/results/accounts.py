"""Accounts of what was done that are those of the goal, or could stand in any form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.completion import CompletionWords, completion_words, tells_results
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_ENDS, SENTENCE_END, SIGNS
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.language.texts.answers import Answer
from auditor.model import Confidence, Evidence, Passage, PassageField

_DIGIT = expression(r"\d")
_HAN = expression(rf"[{HAN}]")
_CLAUSE = expression(f"[{SIGNS}]")
_EMPTY = frozenset({Answer.YES, Answer.DONE, Answer.TASKS, Answer.WELL, Answer.IN_TIME})
_LISTED = expression(
    rf"(?:目标|任务)\d{{1,2}}|(?<![^\s{CLAUSE_ENDS}])[(（]?\d{{1,2}}(?:[)）、:：．]|\.(?!\d))"
)  # the number of an item
_TENSE = expression("了|均?已经?")
_NUMBERING = " \t\u3000.．、)）"
_FEWEST = 2  # sentences; one alone may be of a single task
_LONG = 8  # characters of a clause that nobody writes twice by chance
_TOLD = 12  # characters of a line that says what is to be done
_SHOWN = 40  # characters of a quotation


@check_kind(
    "goal-copied",
    params=NoParams,
    provides={"label", "goal_label", "quote"},
    faults={"whole", "tense", "clauses", "empty", "line"},
)
def goal_copied(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """What was completed is told in words of its own, not in those of the goal."""
    form = unit.form
    goals = [each for each in form.passages if each.field is PassageField.GOAL]
    words = completion_words(context.lexicons)
    told = [each for each in form.passages if tells_results(each, form, words)]
    if not told:
        return NOT_APPLICABLE
    empty = [each for each in told if context.language.answer(each.text) in _EMPTY]
    if empty and len(empty) == len(told):
        return failed(_empty_hit(empty[0]))
    if not goals:
        return NOT_APPLICABLE
    pairs = ((each, goal) for each in told for goal in goals if _is_copied(each.text, goal.text))
    hits = (*(_copied_hit(*pair) for pair in pairs), *_lines_again(told, goals))
    return failed(*hits[:1])


@check_kind("duties-told", params=NoParams, provides={"label", "quote"})
def duties_told(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """What was completed is told, not what the office is in charge of (负责……；承担……)."""
    words = completion_words(context.lexicons)
    told = [each for each in unit.form.passages if tells_results(each, unit.form, words)]
    if not told:
        return NOT_APPLICABLE
    charged = next((each for each in told if _is_of_duties(each.text, words)), None)
    if charged is None:
        return PASSED
    quote = shorten(_sentences(charged.text)[0])
    evidence = (Evidence(quote, charged.location),)
    return failed(Hit({"label": charged.label, "quote": quote}, evidence, field="other"))


def _is_of_duties(text: str, words: CompletionWords) -> bool:
    """Whether every sentence says what somebody is in charge of, and none what was done or how much."""
    bare = _LISTED.sub("", text)
    if _DIGIT.search(bare) or any(word in bare for word in words.finished):
        return False
    sentences = _sentences(bare)
    return len(sentences) >= _FEWEST and all(each.startswith(words.charged) for each in sentences)


def _sentences(text: str) -> list[str]:
    return [said for part in SENTENCE_END.split(text) if (said := part.strip(_NUMBERING))]


def _lines_again(told: Iterable[Passage], goals: Iterable[Passage]) -> Iterator[Hit]:
    """Whole lines of an account that are lines of a goal, one of several goals perhaps: only a question."""
    wanted = {plain(line) for goal in goals for line in goal.text.split("\n")}
    for each in told:
        for line in each.text.split("\n"):
            if "\n" in each.text and plain(line) in wanted and len(_HAN.findall(line)) >= _TOLD:
                values = {"label": each.label, "goal_label": "", "quote": (quote := line.strip()[:_SHOWN])}
                told_here = (Evidence(quote, each.location),)
                yield Hit(values, told_here, field="other", fault="line", confidence=Confidence.ASK)


def _is_copied(told: str, goal: str) -> bool:
    """Whether an account is the goal word for word, or clauses of it without any number."""
    if _deeds(told) == _deeds(goal):
        return True
    wanted = {_deeds(each) for each in _clauses(goal)}
    own = [_deeds(each) for each in _clauses(told)]
    return (
        bool(own)
        and wanted.issuperset(own)
        and max(map(len, own)) >= _LONG
        and not _DIGIT.search(_LISTED.sub("", told))
    )


def _deeds(text: str) -> str:
    """The words without those that only say that it is done (确保了, 已培训)."""
    return _TENSE.sub("", plain(text))


def _clauses(text: str) -> list[str]:
    return [clause for part in _CLAUSE.split(text) if (clause := plain(part))]


def _empty_hit(passage: Passage) -> Hit:
    """An account that could stand in any form (完成年度目标)."""
    quote = passage.text.strip()
    values = {"label": passage.label, "goal_label": "", "quote": quote}
    return Hit(values, (Evidence(quote, passage.location),), field="other", fault="empty")


def _copied_hit(passage: Passage, goal: Passage) -> Hit:
    first = shorten(passage.text.strip().split("。")[0])
    values = {"label": passage.label, "goal_label": goal.label, "quote": first}
    evidence = (Evidence(first, passage.location), Evidence(goal.text.strip()[:_SHOWN], goal.location))
    whole = "whole" if plain(passage.text) == plain(goal.text) else "tense"
    fault = whole if _deeds(passage.text) == _deeds(goal.text) else "clauses"
    counts = _DIGIT.search(_LISTED.sub("", passage.text))
    unsure = Confidence.ASK if counts else None  # the number may have been reached
    return Hit(values, evidence, field="other", fault=fault, confidence=unsure)
