"""What 目标 promises to do so often, or never to let happen."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import COVERED, UNTOUCHED, PromiseParams, Promises, one, promises_of
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import FormUnit
from auditor.model import Passage

_MEASURE = "次数"


class FrequencyParams(PromiseParams):
    """``paying``: words of clauses that say when is paid, not how often something is done (按季度拨付).
    ``uncounted``: words of clauses whose times a year nobody can tell (每月多次, each patient 每月随访)."""

    paying: tuple[str, ...] = Field(default=(), description="句中有这些词的，说的是何时付款，只作询问")
    uncounted: tuple[str, ...] = Field(default=(), description="句中有这些词的，算不出全年次数，不写次数")


@check_kind(
    "promised-frequency",
    params=FrequencyParams,
    provides={"label", "quote", "times", "measure"},
    formerly=("goal-coverage", "frequency"),
)
def judge_frequency(unit: FormUnit, params: FrequencyParams, context: Context) -> Judgement:
    """An indicator for all that is promised every month, every quarter …"""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    return failed(*(hit for each in promises.passages for hit in _frequencies(each, promises, params)))


def _frequencies(passage: Passage, promises: Promises, params: FrequencyParams) -> Iterator[Hit]:
    for promise in promises.reader.frequencies(passage.text):
        touched = promises.touched(promise.topic)
        if touched < COVERED and promises.linker.content.size(promise.topic) >= 2:
            text = promise.clause.text
            paid = any(word in text for word in params.paying)
            countable = not any(word in text for word in params.uncounted)
            yield one(
                passage,
                text,
                sure=touched < UNTOUCHED and not paid,
                times=as_text(promise.times) if countable else "",
                measure=inner(promises.reader.namer.name(promise.topic, _MEASURE)),
            )


@check_kind(
    "promised-zero",
    params=PromiseParams,
    provides={"label", "quote", "topic"},
    formerly=("goal-coverage", "zero"),
)
def judge_zero(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """An indicator for all that is promised not to happen."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    return failed(*(hit for each in promises.passages for hit in _zeros(each, promises)))


def _zeros(passage: Passage, promises: Promises) -> Iterator[Hit]:
    names = "|".join(row.full_name for row in promises.form.indicators)
    for promise in promises.reader.zeros(passage.text):
        if promise.term not in names and promises.touched(promise.topic) < COVERED:
            yield one(passage, promise.clause.text, topic=promise.topic)
