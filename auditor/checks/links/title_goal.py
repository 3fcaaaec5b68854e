"""A project's name against what its goal and rows speak of."""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.model import Evidence, Form, Passage, PassageField

_HAN = re.compile(f"[{HAN}]")
_WORDS = re.compile(f"[{HAN}]+")  # years say nothing of what is done
_GOALS = (PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_TELLING = 10  # characters of a goal that says what is done
_CONTENT = 2  # characters of content that a name must have to say what it is about
_ROWS = 3  # rows that tell what a project is about


class TitleParams(Params):
    """``general`` are words of names that say nothing of what is done for the money."""

    general: tuple[str, ...] = Field(description="项目名称里有这些词，看不出具体做什么，不比较")


@check_kind("title-goal", params=TitleParams, provides={"project", "label"})
def judge_title(unit: FormUnit, params: TitleParams, context: Context) -> Judgement:
    """What a project's name speaks of is spoken of in its goal or its rows."""
    form, content = unit.form, context.linker.content
    goals = [each for each in form.passages if each.field in _GOALS and len(each.text.strip()) >= _TELLING]
    project = (form.project or "").strip()
    if not project or not goals or len(form.indicators) < _ROWS:
        return NOT_APPLICABLE
    about = content.of(content.core(project))
    general = any(word in project for word in params.general) or context.linker.trades.everything(project)
    if about.size < _CONTENT or general:
        return NOT_APPLICABLE
    said, head = _said(form, goals), _HAN.findall(about.joined)[-1:]
    if any(_WORDS.fullmatch(pair) for pair in about.pairs & content.of(said).pairs):
        return PASSED
    if any(each in said for each in head) or context.linker.trades.related(project, said):
        return PASSED  # the same kind of thing (防护林, 混交林), or the same trade, in other words
    values = {"project": project, "label": goals[0].label}
    evidence = (Evidence(project, form.location), Evidence(goals[0].text, goals[0].location))
    return failed(Hit(values, evidence, field="goal"))


def _said(form: Form, goals: list[Passage]) -> str:
    rows = (f"{row.name}\n{row.value or ''}" for row in form.indicators)
    return "\n".join((*(each.text for each in goals), *rows))
