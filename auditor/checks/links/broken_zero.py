"""What a goal promises not to happen, and a row that allows for it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import PromiseParams, Promises, promises_of
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.linking.commitments import Commitment
from auditor.model import Evidence, Indicator, Operator, Passage, RowRef

_LEAST = 0.5  # share of the row's words that the promise must hold
_ALLOWING = (Operator.AT_MOST, Operator.LESS_THAN, Operator.EQUAL)


@check_kind("zero-kept", params=PromiseParams, provides={"label", "quote", "name", "target_text"})
def judge_zero_kept(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """No row allows so many of what is promised not to happen at all."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    return failed(*(hit for each in promises.passages for hit in _broken(each, promises)))


def _broken(passage: Passage, promises: Promises) -> Iterator[Hit]:
    for promise in promises.reader.zeros(passage.text):
        for row in promises.form.indicators:
            if promise.term in row.name and _allows(row, promises) and _same(row, promise, promises):
                yield _hit(row, promise.clause.text, passage, promises.form.index)


def _allows(row: Indicator, promises: Promises) -> bool:
    """Whether a row is met although some of it happened: a number of cases, no share of those handled."""
    target = promises.linker.target(row)
    counted = target is not None and "ratio" not in target.unit.kinds and target.value > 0
    return counted and row.operator in _ALLOWING


def _same(row: Indicator, promise: Commitment, promises: Promises) -> bool:
    """Whether a row speaks of what is promised; beside a promise of none that is grave (不发生重大事故) a row
    that names no grade may allow for what is slight."""
    grades = promises.reader.words.zero.grades
    graver = any(grade in promise.clause.text and grade not in row.name for grade in grades)
    return not graver and promises.linker.content.coverage(row.name, promise.topic) >= _LEAST


def _hit(row: Indicator, clause: str, passage: Passage, form: int) -> Hit:
    values = {
        "label": passage.label,
        "quote": inner(clause),
        "name": row.name,
        "target_text": f"{row.operator.value if row.operator else ''}{row.value or ''}{row.unit or ''}",
    }
    evidence = (Evidence(clause, passage.location), row_evidence(row))
    return Hit(values, evidence, (RowRef(form, row.row),), row=row.row, field="value")
