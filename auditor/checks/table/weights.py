"""Whether the weights of a form add up to what its convention asks.

100 where a row 预算执行率 stands in the table, else 90 where 10 is kept for it, or 100: the document's
majority decides between the sums that the profile allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import is_part
from auditor.checks.shared.structure import StructureWords
from auditor.checks.shared.words import LESS, MORE, OR
from auditor.checks.table.stated_total import StatedTotal, stated_total
from auditor.checks.units import FormUnit
from auditor.checks.wholeness import seen_whole
from auditor.chinese.marks import HAN
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.model import Confidence, Evidence, Form, FormKind, RowRef, Submission
from auditor.model.words import FIELD_WORDS

_HUNDRED = Decimal(100)
_WORD = expression(rf"[{HAN}A-Za-z]")
_FRACTIONS = Decimal("1.5")  # weights written as shares of 1 add up to less than this
_MOST_FOR_EXECUTION = Decimal(20)
_MAJORITY = 3  # forms that agree before another legal sum is odd


class SumParams(Params):
    """``tolerance`` and ``majority`` name thresholds of the profile or are numbers."""

    tolerance: Decimal = Field(default=Decimal("0.01"), description="四舍五入允许的差")


@check_kind(
    "weight-sum",
    params=SumParams,
    provides={"sum", "expected", "difference", "points", "stated", "lacking", "unseen", "excess"},
    faults={"execution", "kept", "stated", "usual", "common", "printed"},
)
def judge_sum(unit: FormUnit, params: SumParams, context: Context) -> Judgement:
    """The weights of a form add up to the total that its convention asks: beside a row of execution, as the
    other forms of the document have it (usual), or as most do (common)."""
    form = unit.form
    words = context.lexicons.load("structure-words", StructureWords)
    stated = stated_total(unit, words)
    if not form.indicators or ("weight" not in form.columns and stated is None):
        return NOT_APPLICABLE
    blank = [row for row in form.indicators if row.weight is None and not is_part(row)]
    if len(blank) == len(form.indicators):
        unread = Undetermined(reasons.unread(FIELD_WORDS["weight"]))
        return unread if any(row.weight_text for row in blank) else NOT_APPLICABLE
    if blank:
        return Undetermined(reasons.weights_unread("、".join(str(row.number) for row in blank)))
    heading = next((column.label for column in form.read if column.field == "weight"), "")
    if heading and not _WORD.search(heading):
        return Undetermined(reasons.weights_unnamed(heading))
    total = _total(form)
    if _prints_its_sum(form, total, context):
        return PASSED
    own = _own(form, stated, words)
    expected = (own.total,) if own else _expected(unit, context, words)
    if stated is not None and own is None:
        expected = tuple(dict.fromkeys((*expected, stated.total)))  # with or without the execution
    if any(abs(total - each) <= params.tolerance for each in expected):
        printed = _printed_otherwise(form, total, words, params.tolerance, context)
        return failed(_printed_hit(form, total, printed)) if printed is not None else PASSED
    return failed(_sum_hit(form, total, expected, stated, context, own=own is not None))


def _printed_otherwise(
    form: Form, total: Decimal, words: StructureWords, tolerance: Decimal, context: Context
) -> Decimal | None:
    """What is printed below the weights, where they add up to something else and nothing else is in it: the
    whole of a self-review holds the points of the execution, wherever they stand."""
    printed = form.totals.weight if form.totals is not None else None
    if printed is None or _points_kept(form) or words.execution_row(form) is not None:
        return None
    if form.kind is FormKind.SELF_REVIEW and printed == context.profile.weight_total_with_execution:
        return None
    return printed if abs(printed - total) > tolerance else None


def _printed_hit(form: Form, total: Decimal, printed: Decimal) -> Hit:
    place = form.totals.location if form.totals is not None else form.location
    return Hit(
        values={"expected": as_text(printed), **_sum_values(total, printed - total)},
        evidence=(_sum_evidence(form, total), Evidence(as_text(printed), place)),
        related=tuple(RowRef(form.index, row.row) for row in form.indicators),
        field="weight",
        confidence=Confidence.LIKELY,
        fault="printed",
    )


def _sum_values(total: Decimal, gap: Decimal) -> dict[str, str]:
    """What the weights come to, and by how much they miss what they should come to."""
    return {
        "sum": as_text(total),
        "difference": f"{LESS if gap > 0 else MORE}{as_text(abs(gap))}",
        "lacking": as_text(gap) if gap > 0 else "",
        "excess": as_text(-gap) if gap < 0 else "",
    }


def _sum_evidence(form: Form, total: Decimal) -> Evidence:
    """The weights with what they come to."""
    weights = [as_text(row.weight) for row in form.indicators if row.weight is not None]
    return Evidence(
        f"{'+'.join(weights)}={as_text(total)}" if len(weights) > 1 else weights[0], form.location
    )


def _own(form: Form, stated: StatedTotal | None, words: StructureWords) -> StatedTotal | None:
    """What the form itself asks for, unless the execution of the budget stands among its rows or lines: then
    it is open whether the total holds that, too."""
    if stated is None or words.execution_row(form) is not None or _points_kept(form):
        return None
    return stated


def _prints_its_sum(form: Form, total: Decimal, context: Context) -> bool:
    """Whether a form prints the whole below its weights or scores, and the weights add up to it: then nothing
    is kept for the execution, whatever the convention."""
    whole = context.profile.weight_total_with_execution
    printed = (form.totals.weight, form.totals.score) if form.totals is not None else ()
    return total == whole and whole in printed and not _points_kept(form)


def _total(form: Form) -> Decimal:
    total = sum((row.weight or Decimal(0) for row in form.indicators), Decimal(0))
    return total * _HUNDRED if total <= _FRACTIONS else total


def _expected(unit: FormUnit, context: Context, words: StructureWords) -> tuple[Decimal, ...]:
    """The legal totals: one where the execution (a line of its own with points, or a row) or the document's
    majority decides, else all."""
    form, whole = unit.form, context.profile.weight_total_with_execution
    row, points = words.execution_row(form), _points_kept(form)
    if row is not None:
        printed_twice = points and row.weight == points  # in the head, and again in its row
        return (whole,) if not points else (whole - points, whole) if printed_twice else (whole - points,)
    if points:
        return (whole - points,)
    legal = tuple(context.profile.weight_totals)
    siblings = unit.whole.once(_totals, context.lexicons).get(form.kind, Counter()).copy()
    if _readable(form) and any(other is form for other in unit.submission.forms):
        siblings[_total(form)] -= 1
    usual = [(total, count) for total, count in siblings.most_common() if total in legal]
    if usual and usual[0][1] >= _MAJORITY and usual[0][1] * 4 >= 3 * siblings.total():
        return (usual[0][0],)
    return legal


def _totals(submission: Submission, lexicons: Lexicons) -> Mapping[FormKind, Counter[Decimal]]:
    """How often each total stands in the forms of each kind that have no row of execution."""
    words = lexicons.load("structure-words", StructureWords)
    totals: dict[FormKind, Counter[Decimal]] = {form.kind: Counter() for form in submission.forms}
    for form in submission.forms:
        if _readable(form) and words.execution_row(form) is None:
            totals[form.kind][_total(form)] += 1
    return totals


def _points_kept(form: Form) -> Decimal:
    """The points that a self-review gives the execution of its budget outside the table of indicators."""
    points = form.execution.points if form.execution is not None else None
    return points if points is not None and 0 < points <= _MOST_FOR_EXECUTION else Decimal(0)


def _readable(form: Form) -> bool:
    return bool(form.indicators) and all(row.weight is not None or is_part(row) for row in form.indicators)


def _sum_hit(
    form: Form,
    total: Decimal,
    expected: Sequence[Decimal],
    stated: StatedTotal | None,
    context: Context,
    *,
    own: bool,
) -> Hit:
    """``own``: what the form states stands for all its weights, else it may leave out the execution."""
    words = context.lexicons.load("structure-words", StructureWords)
    printed = form.totals.weight if form.totals is not None else None
    as_printed = not own and printed in expected
    expected = (printed,) if printed is not None and as_printed else expected
    nearest = min(expected, key=lambda each: (abs(each - total), -each))
    gap = nearest - total
    execution = words.execution_row(form)
    kept = _points_kept(form)
    odd_but_legal = (
        execution is None and not kept and not own and total in (*context.profile.weight_totals, _HUNDRED)
    )
    may_be_cut = gap > 0 and not seen_whole(form, context.language)
    several_tables = total >= 2 * min(expected) and any(total % each == 0 for each in expected)
    fault = "kept" if kept else _convention(execution is not None, expected, context.profile.weight_totals)
    return Hit(
        values={
            **_sum_values(total, gap),
            "expected": OR.join(as_text(each) for each in expected),
            "points": as_text(kept),
            "stated": stated.evidence.text if stated else "",
            "unseen": as_text(gap) if may_be_cut else "",
            **({"lacking": ""} if may_be_cut else {}),
        },
        evidence=(_sum_evidence(form, total), *([stated.evidence] if stated else [])),
        related=tuple(RowRef(form.index, row.row) for row in form.indicators),
        field="weight",
        confidence=Confidence.ASK if several_tables or odd_but_legal or may_be_cut else None,
        fault="stated" if own else "printed" if as_printed else fault,
    )


def _convention(execution: bool, expected: Sequence[Decimal], legal: Sequence[Decimal]) -> str:
    if execution:
        return "execution"
    return "usual" if len(expected) < len(legal) else "common"
