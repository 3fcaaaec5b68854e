"""One indicator as a unit to judge, and the one hit of a judgement."""

from __future__ import annotations

from auditor.checks.base import (
    Context,
    Failed,
    Hit,
    Judgement,
)
from auditor.checks.units import IndicatorUnit
from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.model import Document, Form, FormKind, Indicator, Location, Operator, Submission
from auditor.profiles import load_profile

LEXICONS = Lexicons()
CONTEXT = Context(Language(LEXICONS), LEXICONS, load_profile())


def row(name: str, operator: str, value: str | None, unit: str | None) -> IndicatorUnit:
    indicator = Indicator(
        1, name, name, Location(line=1), operator=Operator(operator), value=value, unit=unit
    )
    form = Form(1, FormKind.PROJECT, "绩效目标表", Location(), indicators=(indicator,))
    return IndicatorUnit(Submission(Document("a.txt", "text", ()), (form,)), form, indicator)


def only_hit(judgement: Judgement) -> Hit:
    assert isinstance(judgement, Failed)
    (hit,) = judgement.hits
    return hit
