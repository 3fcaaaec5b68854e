"""Forms whose column of names holds the names of levels only: 数量指标, 质量指标 …"""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import FormUnit
from auditor.language.names.levels import LevelFrame
from auditor.model import Evidence, RowRef

_END = "指标"
_SHOWN = 3


class LevelNamesParams(Params):
    """``fewest``: so many rows and more than half of them named after a level are a fault of the form."""

    fewest: int = Field(default=3, description="至少几条指标以类别为名才判，且要占一半以上")


@check_kind("level-names", params=LevelNamesParams, provides={"quoted", "count"})
def judge_level_names(unit: FormUnit, params: LevelNamesParams, context: Context) -> Judgement:
    """Indicators have names of their own."""
    form = unit.form
    if len(form.indicators) < params.fewest:
        return NOT_APPLICABLE
    frame = context.lexicons.load("levels", LevelFrame)
    bare = [row for row in form.indicators if _is_level(row.name.strip(), frame)]
    if len(bare) < params.fewest or 2 * len(bare) <= len(form.indicators):
        return PASSED
    bare = [row for row in form.indicators if row in bare or frame.only_names_levels(row.name.strip())]
    values = {
        "quoted": "".join(f"“{row.name.strip()}”" for row in bare[:_SHOWN]),
        "count": str(len(bare)),
    }
    evidence = tuple(Evidence(row.name, row.place("name")) for row in bare[:_SHOWN])
    related = tuple(RowRef(form.index, row.row) for row in bare)
    return failed(Hit(values, evidence, related, field="name"))


def _is_level(name: str, frame: LevelFrame) -> bool:
    return name.endswith(_END) and (frame.first(name) is not None or frame.is_second(name))
