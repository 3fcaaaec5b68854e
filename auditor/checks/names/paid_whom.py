"""Names that say to whom something is paid and not what: 发放海岛教师 for 发放海岛教师津贴."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import LAST_NOTE, unspaced

_SHORTEST = 3  # characters of people that are told apart (困难户), not only named (人员)


class PaidParams(Params):
    """``verbs`` of paying, ``people`` in which a name ends, ``goods``: what may be paid or handed out."""

    verbs: tuple[str, ...] = Field(description="发钱发物的动词")
    people: tuple[str, ...] = Field(description="名称以它们结尾的，说的是发给谁")
    goods: tuple[str, ...] = Field(description="名称里有它们的，已经说了发什么")


@check_kind("paid-whom", params=PaidParams, provides={"verb", "people"})
def judge_paid(unit: IndicatorUnit, params: PaidParams, _: Context) -> Judgement:
    """A name that pays says what is paid."""
    name = LAST_NOTE.sub("", unspaced(unit.indicator.name))
    verb = next((word for word in params.verbs if name.startswith(word)), "")
    people = name.removeprefix(verb)
    if not verb or any(word in name for word in params.goods):
        return PASSED
    if len(people) < _SHORTEST or not people.endswith(params.people):
        return PASSED
    return failed(Hit({"verb": verb, "people": people}, field="name"))
