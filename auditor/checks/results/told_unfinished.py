"""Accounts that tell of unfinished work above rows that all reached their targets."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.results.unfinished import StageWords, stages
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.explained import has_reason
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.language.texts.clauses import split_clauses
from auditor.model import Evidence, Passage

_OF = "的"  # 尚未完成的工程: what is told of it follows
_FEWEST = 2  # rows that can be compared


@check_kind("told-unfinished", params=NoParams, provides={"label", "quote", "count"})
def judge_told_unfinished(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """Who tells that something is unfinished has a row that says so, or a reason beside one."""
    form, words = unit.form, completion_words(context.lexicons)
    told = [each for each in form.passages if tells_results(each, form, words)]
    found = next((each for passage in told for each in _unfinished(passage, context)), None)
    if found is None:
        return NOT_APPLICABLE
    results = [result_of(row, row.actual, context) for row in form.indicators]
    reached = [each for each in results if each is not None and each.reached]
    missed = any(each is not None and not each.reached for each in results)
    if missed or len(reached) < _FEWEST or any(has_reason(row, context) for row in form.indicators):
        return PASSED
    passage, clause = found
    values = {"label": passage.label, "quote": inner(clause), "count": str(len(reached))}
    return failed(Hit(values, (Evidence(clause, passage.location),), field="other"))


def _unfinished(passage: Passage, context: Context) -> Iterator[tuple[Passage, str]]:
    """The clauses that say that work was not done."""
    words = context.lexicons.load("unfinished-words", StageWords)
    undone, denied = stages(context.lexicons).undone, tuple(words.denied)
    for clause in split_clauses(passage.text):
        for match in undone.finditer(clause.text):
            before = match["before"]
            said = match.group().removeprefix(before or "")
            whole = before is not None and said.endswith(tuple(words.whole_steps))
            goes_on = clause.text[match.end() :].startswith(_OF)
            if whole and not goes_on and not (before or "").endswith(denied):
                yield passage, clause.text
