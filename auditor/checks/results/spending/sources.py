"""The columns of a table of execution: what its sources make together."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.model import Evidence, Execution, Form, half_digit

_FEWEST = 2  # sources
_COLUMNS: dict[str, Callable[[Execution], Decimal | None]] = {
    "budget": lambda line: line.budget,
    "adjusted": lambda line: line.adjusted,
    "executed": lambda line: line.executed,
}


@check_kind(
    "execution-sources",
    params=NoParams,
    provides={"parts", "sum", "stated"},
    faults=set(_COLUMNS),
)
def judge_sources(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Where the sources of one column add up to its total, so do those of the others: none was left out."""
    form = unit.form
    told = {name: parts for name in _COLUMNS if (parts := _parts(form, name)) is not None}
    right = [name for name, (total, parts) in told.items() if total and _adds_up(total, parts)]
    if len(form.sources) < _FEWEST or not right or len(told) < _FEWEST:
        return NOT_APPLICABLE
    wrong = [name for name in told if not _may_add_up(*told[name])]
    return failed(*(_hit(form, name, *told[name]) for name in wrong)) if wrong else PASSED


def _parts(form: Form, name: str) -> tuple[Decimal, tuple[Decimal, ...]] | None:
    """The total of a column and its parts, where all are printed."""
    of = _COLUMNS[name]
    total = of(form.execution) if form.execution is not None else None
    parts = [of(each) for each in form.sources]
    known = tuple(each for each in parts if each is not None)
    return (total, known) if total is not None and len(known) == len(parts) else None


def _adds_up(total: Decimal, parts: tuple[Decimal, ...]) -> bool:
    rounding = half_digit(total) + sum(map(half_digit, parts), Decimal(0))
    return abs(sum(parts, Decimal(0)) - total) <= rounding


def _may_add_up(total: Decimal, parts: tuple[Decimal, ...]) -> bool:
    """Whether all parts make the total, or one of them is the total whose own parts the others are."""
    return _adds_up(total, parts) or any(_adds_up(total, (each,)) for each in parts)


def _hit(form: Form, name: str, total: Decimal, parts: tuple[Decimal, ...]) -> Hit:
    values = {
        "parts": "＋".join(map(as_text, parts)),
        "sum": as_text(sum(parts, Decimal(0))),
        "stated": as_text(total),
    }
    lines = [each for each in (form.execution, *form.sources) if each is not None]
    figures = zip(lines, (total, *parts), strict=True)
    evidence = tuple(Evidence(as_text(figure), line.location) for line, figure in figures)
    return Hit(values, evidence, fault=name)
