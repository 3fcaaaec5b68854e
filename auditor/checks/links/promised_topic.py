"""Tasks that 概况 or 目标 name and no indicator speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from auditor.checks.base import PASSED, Context, Judgement, check_kind, failed
from auditor.checks.links.promises import UNTOUCHED, PromiseParams, Promises, promises_of, several
from auditor.checks.links.proposals import topic_name
from auditor.checks.units import FormUnit
from auditor.language.linking.commitments import Commitment
from auditor.model import Passage

_WHETHER, _PAUSE = "是否", "、"


@check_kind(
    "promised-topic",
    params=PromiseParams,
    provides={"label", "quote", "indicator", "count"},
    faults={"single", "listed", "unnamed"},
    formerly=("goal-coverage", "topic"),
)
def judge_topic(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """One question for the whole form: a list of every deliverable would bury the others."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    missing = [(passage, promise) for passage in promises.passages for promise in _missing(passage, promises)]
    once = {promise.clause.text: (passage, promise) for passage, promise in reversed(missing)}
    found = list(_distinct(tuple(reversed(once.values())), promises))
    if not found:
        return PASSED
    names = (topic_name(promise, promises.reader) for _, promise in found)
    name = next((each for each in names if each), "")
    quoted = [
        (passage, promises.reader.without_joint(without_told(promise.clause.text, promises)))
        for passage, promise in found
    ]
    fault = "single" if len(found) == 1 else "listed" if name else "unnamed"
    return failed(several(quoted, name, fault))


def without_told(clause: str, promises: Promises) -> str:
    """A list without the parts at its ends that a row names in other words (池塘管理、档案整理 beside 池塘
    清淤完成率); «» where none is left."""
    parts = clause.split(_PAUSE)
    if len(parts) == 1:
        return clause
    while parts and promises.named(parts[0]):
        parts.pop(0)
    while parts and promises.named(parts[-1]):
        parts.pop()
    return _PAUSE.join(parts)


def _distinct(
    found: Sequence[tuple[Passage, Commitment]], promises: Promises
) -> Iterator[tuple[Passage, Commitment]]:
    """Every task once, though one clause lists it among others and another says it again."""
    content = promises.linker.content
    told: list[str] = []
    longest = sorted(found, key=lambda pair: -len(pair[1].clause.text))
    for _, promise in longest:
        core = content.core(promise.topic)
        if all(content.coverage(core, each) < 1 for each in told):
            told.append(promise.clause.text)
    yield from ((passage, promise) for passage, promise in found if promise.clause.text in told)


def _missing(passage: Passage, promises: Promises) -> Iterator[Commitment]:
    topics = promises.reader.topics(passage.text)
    if not topics:
        return
    content = promises.linker.content
    names = "|".join(piece for row in promises.form.indicators for piece in content.pieces(row.full_name))
    counted = _counted(passage, {promise.clause.start for promise in topics}, promises)
    seen: set[str] = set()
    for promise in topics:
        named = any(piece in names for piece in content.pieces(promise.term))
        asks = _WHETHER in promise.clause.text  # a question of the assessment, no task
        if named or asks or promise.clause.start in counted or promise.clause.text in seen:
            continue
        seen.add(promise.clause.text)
        open_part = without_told(promise.clause.text, promises)
        if promise.term in open_part and promises.touched(promise.topic) < UNTOUCHED * 2:
            yield promise


def _counted(passage: Passage, clauses: Set[int], promises: Promises) -> set[int]:
    """Those of some clauses of a text, by their beginnings, of which it is asked elsewhere who measures them:
    they promise a quantity or a frequency, or have a number that a row has too."""
    counted = {quantity.clause_start for quantity in promises.reader.quantities(passage.text)}
    counted |= {promise.clause.start for promise in promises.reader.frequencies(passage.text)}
    for quantity in promises.language.quantities(passage.text):
        start = quantity.clause_start
        if start in clauses and start not in counted and promises.measured(quantity):
            counted.add(start)
    return counted
