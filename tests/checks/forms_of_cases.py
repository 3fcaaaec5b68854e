"""A form, or a row, written like an example of a rule, as a unit to judge."""

from __future__ import annotations

from typing import Any

from auditor.authoring.cases import FormCase, submission
from auditor.checks.units import FormUnit, IndicatorUnit


def form_unit(**case: Any) -> FormUnit:
    whole = submission(FormCase.model_validate(case).form())
    return FormUnit(whole, whole.forms[0])


def row_unit(kind: str, **case: Any) -> IndicatorUnit:
    """The one row of a form of a kind."""
    unit = form_unit(kind=kind, indicators=[case])
    return IndicatorUnit(unit.submission, unit.form, unit.form.indicators[0])
