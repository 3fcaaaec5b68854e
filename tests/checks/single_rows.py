"""One indicator as a unit to judge, and the one hit of a judgement."""

from __future__ import annotations

from functools import cache

from auditor.checks.base import (
    Context,
    Failed,
    Hit,
    Judgement,
)
from auditor.checks.units import IndicatorUnit, Unit
from auditor.config.lexicons import Lexicons
from auditor.judging.judging import judge
from auditor.language import Language
from auditor.model import Document, Finding, Form, FormKind, Indicator, Location, Operator, Submission
from auditor.profiles import load_profile
from auditor.ruleset import load_ruleset
from auditor.ruleset.binding import BoundRule

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


def judged_by(rule: str, unit: Unit) -> Judgement:
    """The judgement of a built-in rule's kind with the rule's parameters."""
    bound = _bound(rule)
    return bound.kind.judge(unit, bound.params, CONTEXT)


def finding_of(rule: str, unit: Unit) -> Finding:
    """The one finding of a built-in rule, in the rule's words."""
    (finding,) = judge(_bound(rule), unit, CONTEXT).findings
    return finding


@cache
def _bound(rule: str) -> BoundRule:
    return next(each for each in load_ruleset().bound if each.rule.id == rule)
