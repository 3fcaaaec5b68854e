"""The execution of a monitored budget against the profile's lines, and against what was done."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from auditor.authoring.scopes import FormExample
from auditor.checks.base import Context, Failed, Judgement, NotApplicable, Passed, Undetermined
from auditor.checks.results.watching.progress import GapParams, LineParams, judge_gap, judge_line
from auditor.model import Confidence
from auditor.profiles import load_profile, profile_files
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CENTRAL = load_files([]).context
SICHUAN = replace(CENTRAL, profile=load_profile("sichuan"))


def line(month: int | None, executed: int | None, context: Context = SICHUAN) -> Judgement:
    execution = {"budget": 100, "executed": executed}
    raw = {"kind": "monitoring", "through_month": month, "execution": execution}
    return judge_line(FormExample.model_validate(raw).build(), LineParams(share=Decimal("0.7")), context)


@every_case(
    ("month", "executed", "kind"),
    [
        (3, 1, NotApplicable),
        (4, 24, Failed),
        (4, 25, Passed),
        (6, 39, Failed),
        (7, 41, Passed),  # between two lines the earlier one holds
        (8, 59, Failed),
        (10, 80, Passed),
        (12, 79, Failed),
        (None, 10, Undetermined),
        (6, None, Undetermined),
    ],
)
def test_the_lines_of_the_profile(month: int | None, executed: int | None, kind: type[Judgement]) -> None:
    assert isinstance(line(month, executed), kind)


def test_where_a_profile_sets_no_lines_far_behind_the_months_is_asked() -> None:
    with_lines = {name for name in profile_files() if load_profile(name).progress_lines}
    assert with_lines == {"sichuan"}
    behind = line(9, 30, CENTRAL)
    assert isinstance(behind, Failed)
    assert [(hit.fault, hit.confidence) for hit in behind.hits] == [("time", Confidence.ASK)]
    assert isinstance(line(9, 55, CENTRAL), Passed)
    assert isinstance(line(5, 1, CENTRAL), Passed)
    assert isinstance(line(None, 1, CENTRAL), NotApplicable)


def gap(rows: list[dict[str, Any]], executed: int = 50) -> Judgement:
    raw = {"kind": "monitoring", "execution": {"budget": 100, "executed": executed}, "indicators": rows}
    return judge_gap(FormExample.model_validate(raw).build(), GapParams(gap="progress_gap"), CENTRAL)


def row(actual: str, *, weight: int | None = None, unit: str = "场", operator: str = "≥") -> dict[str, Any]:
    made = {"name": "巡演场次", "operator": operator, "value": "100", "unit": unit, "actual": actual}
    return made | ({"weight": weight} if weight else {})


def test_progress_is_the_mean_by_weight() -> None:
    judgement = gap([row("100", weight=30), row("20", weight=10)])
    assert isinstance(judgement, Failed)
    assert judgement.hits[0].values["progress"] == "80"
    assert isinstance(gap([row("60"), row("50")]), Passed)
    assert isinstance(gap([row("61"), row("61")]), Failed)


def test_more_than_all_counts_as_all_and_rates_do_not_count() -> None:
    assert isinstance(gap([row("400"), row("20")], executed=60), Passed)
    others = [row("90", unit="%"), row("3", operator="≤"), row("100")]
    assert isinstance(gap(others), Undetermined)
