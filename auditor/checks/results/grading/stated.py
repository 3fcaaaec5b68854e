"""The total that a form prints at two places: above its indicators, and below them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.grading.figures import score_behind
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.grading import GradingWords
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import SubmissionUnit
from auditor.chinese.marks import unspaced
from auditor.model import Cell, Evidence, Form, FormKind, Submission, half_digit

_OWN = "自评"


@check_kind("stated-totals", params=NoParams, provides={"label", "stated", "total"})
def judge_stated(unit: SubmissionUnit, _params: NoParams, context: Context) -> Judgement:
    """The score that the only form gives itself beside a label is its total."""
    forms = [form for form in unit.submission.forms if form.kind is FormKind.SELF_REVIEW]
    total = _total(forms[0]) if len(forms) == 1 and len(unit.submission.forms) == 1 else None
    words = context.lexicons.load("grading", GradingWords)
    if total is None or any(words.converts(each.text) for each in unit.submission.document.texts()):
        return NOT_APPLICABLE
    labelled = list(_labelled(unit.submission, words))
    if len({figure for _, figure, _ in labelled}) != 1:
        return NOT_APPLICABLE  # none, or one of each row
    label, stated, cell = labelled[0]
    if abs(stated - total) <= half_digit(stated) + half_digit(total):
        return PASSED
    return failed(_hit(forms[0], total, label, stated, cell))


def _total(form: Form) -> Decimal | None:
    return form.totals.score if form.totals else None


def _labelled(submission: Submission, words: GradingWords) -> Iterator[tuple[Cell, Decimal, Cell]]:
    """The labels of scores that a unit gave itself, with figure and cell."""
    for table in submission.document.tables():
        for row in table.rows():
            for at, (label, _) in enumerate(pairwise(row)):
                said = unspaced(label.text).rstrip("：:")
                found = score_behind(row[at + 1 :]) if _OWN in said else None
                if found and words.score_label.fullmatch(said):
                    yield label, *found


def _hit(form: Form, total: Decimal, label: Cell, stated: Decimal, cell: Cell) -> Hit:
    values = {
        "label": unspaced(label.text).rstrip("：:"),
        "stated": as_text(stated),
        "total": as_text(total),
    }
    evidence = [Evidence(cell.text.strip(), cell.location)]
    if form.totals is not None:
        evidence.append(Evidence(as_text(total), form.totals.location))
    return Hit(values, tuple(evidence), form=form.index, field="score")
