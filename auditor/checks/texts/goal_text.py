"""A goal as a text: its length, and the long-term goal that merely repeats it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field
from rapidfuzz.fuzz import ratio

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    ThresholdName,
    check_kind,
    failed,
)
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.head_lines import lasts_a_year
from auditor.checks.units import FormUnit, TextUnit
from auditor.expressions import expression
from auditor.language import Role
from auditor.language.spans import plain
from auditor.model import Evidence, PassageField

_NUMBER = expression(r"(?:^|\n)\s*(?:目标|任务)\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]")


class GoalLength(Params):
    """``bound`` with its ``threshold`` of the profile, in characters without punctuation."""

    bound: Literal["short", "long"] = Field(description="short 太短，long 太长")
    threshold: ThresholdName = Field(description="口径里的阈值名")
    limit: Decimal = Field(description="口径没有这个阈值时的字数（不计标点）")


@check_kind("goal-length", params=GoalLength, provides={"count", "limit"}, faults={"words", "counted"})
def goal_length(unit: TextUnit, params: GoalLength, context: Context) -> Judgement:
    """A goal too short to say anything, even if it ``counted`` what is done, or longer than anyone can
    check."""
    passage = unit.passage
    length = len(plain(_NUMBER.sub("", passage.text)))
    limit = context.profile.thresholds.get(params.threshold, params.limit)
    if length >= limit if params.bound == "short" else length <= limit:
        return PASSED
    values = {"count": str(length), "limit": as_text(limit)}
    counted = any(each.role is Role.COMMITMENT for each in context.language.quantities(passage.text))
    evidence = (Evidence(passage.text[:60], passage.location),)
    return failed(Hit(values=values, evidence=evidence, fault="counted" if counted else "words"))


class SameGoal(Params):
    """``alike`` is the likeness in % from which two goals say the same, ``least`` the characters to judge."""

    alike: Decimal = Field(default=Decimal(95), description="两个目标相似到多少%算相同")
    least: int = Field(default=20, description="少于这么多字的不判")


@check_kind("same-goal", params=SameGoal, provides={"share"})
def same_goal(unit: FormUnit, params: SameGoal, _context: Context) -> Judgement:
    """The long-term goal is the annual one again, though the project goes on for longer than the year."""
    form = unit.form
    annual, total = form.passage(PassageField.GOAL), form.passage(PassageField.LONG_TERM_GOAL)
    if annual is None or total is None or len(plain(annual.text)) < params.least:
        return NOT_APPLICABLE
    alike = ratio(plain(annual.text), plain(total.text))
    if alike < params.alike or lasts_a_year(unit):
        return PASSED
    evidence = (Evidence(total.text[:60], total.location),)
    return failed(Hit({"share": f"{alike:.0f}"}, evidence, field=total.field.value))
