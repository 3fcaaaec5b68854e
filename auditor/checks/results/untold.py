"""A self-review without results: the column is blank in every row or in most, the table has none, or all rows
have the same words or those of their targets; and one without targets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import same_for_all
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.expressions import expression
from auditor.model import Confidence, Evidence, Form, Indicator, RowRef, Sureness

_RESULT = "actual"
_SPACE = expression(r"\s+")
_SIGNS = expression(rf"[\s{CLAUSE_ENDS}]+")
_BOUND = expression(r"\s*[≥≤＞＜><≧≦⩾⩽]")
_TELLING = expression(rf"^\s*[≥≤＞＜><=＝≧≦⩾⩽]|[{HAN}]{{8}}|[{HAN}，,、]{{12}}")
_TOLD = 2  # results that nobody writes like their targets by chance
_WITHOUT_ROWS = "column"  # the only fault that is not in cells
_MANY = 3  # blank rows of a form that has results too


@check_kind(
    "results-untold",
    params=NoParams,
    provides={"count", "rows", "quote"},
    faults={"blank", "most", "column", "same", "copied"},
)
def results_untold(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form that reviews a year tells a result in at least half of its rows (a few blanks are told row by
    row); points beside blanks, or a column that was not read, leave room for another reading."""
    form = unit.form
    if not form.indicators:
        return NOT_APPLICABLE
    if _RESULT not in form.columns:
        rows = form.indicators
        return failed(_hit(form, "column", rows)) if _all_columns_read(form) else NOT_APPLICABLE
    if quote := same_for_all(form):
        same = [row for row in form.indicators if _SPACE.sub("", row.actual or "") == quote]
        return failed(_hit(form, "same", same, quote=quote))
    if copied := unit.reading.once(copied_rows):
        return failed(_hit(form, "copied", copied))
    blank = [row for row in form.indicators if row.actual is not None and not row.actual.strip()]
    unread = any(row.actual is None for row in form.indicators)
    if unread or len(blank) * 2 <= len(form.indicators):
        return PASSED
    whole = len(blank) == len(form.indicators)
    if not whole and (len(blank) < _MANY or not all((row.value or "").strip() for row in blank)):
        return NOT_APPLICABLE
    return failed(_hit(form, "blank" if whole else "most", blank, _sureness(form, blank, whole=whole)))


def _sureness(form: Form, blank: Sequence[Indicator], *, whole: bool) -> Confidence | None:
    """Points beside blanks leave room for another reading; a column read for certain that is blank all the
    way down, with scores that are too, leaves none."""
    if any(row.score for row in blank):
        return Confidence.ASK
    column = next((each for each in form.read if each.field == _RESULT), None)
    scores = "score" in form.columns and all(row.score is None for row in blank)
    sure = whole and scores and column is not None and column.reading is Sureness.CERTAIN
    return None if sure else Confidence.LIKELY


def copied_rows(form: Form) -> tuple[Indicator, ...]:
    """The rows whose results are their targets as printed, where hardly any row has another and some results
    bear the sign or are the whole sentence of the target (≥ and ≤ in most of them are told row by row)."""
    copied = tuple(row for row in form.indicators if row.actual and _is_target(row.actual, row))
    told = [row.actual or "" for row in copied]
    telling = sum(bool(_TELLING.search(each)) for each in told)
    bounds = sum(bool(_BOUND.match(each)) for each in told)
    mostly = len(copied) > _MANY and len(copied) * 5 >= len(form.indicators) * 4
    return copied if mostly and telling >= _TOLD and bounds * 2 < len(copied) else ()


def _is_target(actual: str, row: Indicator) -> bool:
    told = _folded(actual)
    return told in {_folded(f"{row.sign}{row.figure}"), _folded(row.figure), _folded(row.value or "")}


def _folded(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


@check_kind("targets-untold", params=NoParams, provides={"count"})
def targets_untold(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form that reviews a year has a column for what was aimed at, beside what was reached; a question
    where columns of the table were not read for certain."""
    form = unit.form
    if not form.indicators or _RESULT not in form.columns:
        return NOT_APPLICABLE
    if not form.has_no_targets:
        return PASSED
    values = {"count": str(len(form.indicators))}
    sure = None if _all_columns_read(form) else Confidence.ASK
    return failed(Hit(values, (Evidence(form.name, form.location),), field="value", confidence=sure))


def _all_columns_read(form: Form) -> bool:
    known = all(each.field and each.reading is Sureness.CERTAIN for each in form.read)
    return bool(form.read) and known and form.unread_rows == 0


def _hit(
    form: Form,
    fault: str,
    rows: Sequence[Indicator],
    confidence: Confidence | None = Confidence.LIKELY,
    quote: str = "",
) -> Hit:
    values = {"quote": quote, "count": str(len(rows)), "rows": "、".join(str(row.number) for row in rows)}
    evidence = (Evidence(form.name, form.location),)
    related = () if fault == _WITHOUT_ROWS else tuple(RowRef(form.index, row.row) for row in rows)
    return Hit(values, evidence, related=related, field=_RESULT, confidence=confidence, fault=fault)
