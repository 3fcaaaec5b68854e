"""Cells of the head that are printed and left blank, beside those that every form needs."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.structure import StructureWords
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import Evidence, Form, FormKind, Severity

_SCORE = "得分"
_REMARK = expression(r"[（(][^（）()]*[）)]")


class BlankLabelsParams(Params):
    """``labels`` are words of the labels whose cells whoever files the form fills, ``results`` such as are
    due in a self-review only, ``unless`` those of cells that may be completed on paper, but not ``filers``,
    the labels of who files it, ``anyone`` those of what every form has (who, when, which telephone);
    ``answered`` those that a plain «none» does not answer (a score, what was
    done), ``sums`` those of money, where nothing is 0; ``budgets`` is put before the score of the budget's
    execution."""

    labels: tuple[str, ...] = Field(description="含有这些词的表头栏，应由填报人填写")
    results: tuple[str, ...] = Field(default=(), description="含有这些词的表头栏，自评时才应填写")
    answered: tuple[str, ...] = Field(default=(), description="含有这些词的栏目不能写“无”")
    sums: tuple[str, ...] = Field(default=(), description="含有这些词的是金额栏，没有钱的写0")
    budgets: str = Field(default="", description="“得分”一栏是预算执行的，前面加这几个字")
    filers: frozenset[str] = Field(default=frozenset(), description="填报单位一栏的写法，括号里要盖章的也算")
    anyone: tuple[str, ...] = Field(default=(), description="含有这些词的栏目，哪张表都用得上")
    unless: tuple[str, ...] = Field(default=(), description="同时含有这些词的不算：可以在纸件上补")


@check_kind(
    "blank-labels",
    params=BlankLabelsParams,
    provides={"labels", "count", "stamped"},
    faults={"some", "everybody", "results", "answered", "sums"},
)
def judge_blank_labels(unit: FormUnit, params: BlankLabelsParams, context: Context) -> Judgement:
    """The cells of the head that the filing unit has to fill are not blank; those that every form of its kind
    needs are told by required-fields."""
    form = unit.form
    if form.empty:
        return NOT_APPLICABLE
    words = params.labels + params.sums + (params.results if form.kind is FormKind.SELF_REVIEW else ())
    needed = context.lexicons.load("structure-words", StructureWords).fields.get(form.kind, ())
    told = {label for name, label in form.unfilled if name in needed}
    due = (each for each in form.blank_labels if each not in told and _due(each, words, params))
    blank = [label.strip("*:： ") for label in due]
    results = [label for label in blank if any(word in label for word in params.results)]
    sums = [label for label in blank if any(word in label for word in params.sums)]
    others = [label for label in blank if label not in (*results, *sums)]
    hits = ((results, None), (sums, Severity.INFO), (others, Severity.INFO))
    return failed(*(_hit(form, labels, params, severity) for labels, severity in hits if labels))


def _hit(form: Form, labels: Sequence[str], params: BlankLabelsParams, severity: Severity | None) -> Hit:
    values = {
        "labels": "、".join(_shown(form, label, params.budgets) for label in labels),
        "count": str(len(labels)),
        "stamped": next(
            (f"“{label}”" for label in labels if any(word in label for word in params.unless)), ""
        ),
    }
    known = (("results", params.results), ("answered", params.answered), ("sums", params.sums))
    other = "everybody" if all(_is_everybodys(label, params) for label in labels) else "some"
    fault = next((name for name, words in known if _say(labels, words)), other)
    return Hit(values, (Evidence(form.name, form.location),), severity=severity, fault=fault)


def _is_everybodys(label: str, params: BlankLabelsParams) -> bool:
    return _filed_by(label, params) or any(word in label for word in params.anyone)


def _say(labels: Sequence[str], words: Sequence[str]) -> bool:
    return any(word in label for label in labels for word in words)


def _shown(form: Form, label: str, budgets: str) -> str:
    """A label as a reader finds it; a bare 得分 beside the money is the budget's."""
    execution = form.execution
    its = label == _SCORE and execution is not None and execution.score is None
    return f"{budgets if its else ''}“{label}”"


def _due(label: str, words: tuple[str, ...], params: BlankLabelsParams) -> bool:
    if _filed_by(label, params):
        return True  # 填报单位（盖章）: the stamp may come later, the name may not
    return any(word in label for word in words) and not any(word in label for word in params.unless)


def _filed_by(label: str, params: BlankLabelsParams) -> bool:
    return _REMARK.sub("", label.strip("*:： ")) in params.filers
