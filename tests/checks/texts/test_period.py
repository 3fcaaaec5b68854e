"""Years of an annual goal in a form that states only the years of its mid-term goal."""

from __future__ import annotations

import pytest

from auditor.checks.base import Failed, Judgement, Passed, Undetermined
from auditor.checks.units import TextUnit
from auditor.model import Document, Form, FormKind, Location, Passage, PassageField, Submission
from tests.checks.single_rows import judged_by

PLACE = Location(line=1)


def judged(annual: str, label: str = "中期目标（2025—2027年）", rule: str = "period-year") -> Judgement:
    mid_term = Passage(PassageField.LONG_TERM_GOAL, label, "修缮校舍30栋。", PLACE)
    goal = Passage(PassageField.GOAL, "年度目标", annual, PLACE)
    form = Form(1, FormKind.PROJECT, "绩效目标表", Location(), passages=(mid_term, goal))
    submission = Submission(Document("a.txt", "text", ()), (form,))
    return judged_by(rule, TextUnit(submission, form, goal))


def test_a_goal_that_opens_with_an_earlier_year_is_told() -> None:
    found = judged("2022年修缮校舍9栋，修缮合格率98%。")
    assert isinstance(found, Failed)
    (hit,) = found.hits
    assert (hit.values["found"], hit.values["expected"]) == ("2022年", "2025—2027年")


@pytest.mark.parametrize(
    "annual",
    [
        "2026年修缮校舍9栋。",
        "2022—2026年修缮校舍9栋。",
        "修缮校舍9栋，较2022年增加2栋。",
        "2030年修缮校舍9栋。",
    ],
)
def test_a_year_within_and_a_year_of_reference_are_right(annual: str) -> None:
    assert not isinstance(judged(annual), Failed)


def test_without_the_years_of_the_mid_term_goal_nothing_is_known() -> None:
    assert isinstance(judged("2022年修缮校舍9栋。", label="中期目标"), Undetermined)
    assert isinstance(judged("2022年修缮校舍9栋。", rule="period-months"), Undetermined)
    assert isinstance(judged("2022年修缮校舍9栋。", label="中期目标（2027—2025年）"), Undetermined)


def test_spans_of_months_that_follow_each_other_are_asked_about_together() -> None:
    text = "2024年7-10月，2024年11月-2025年4月渡船租赁费；2025年1-6月岸电费；2024年3-6月保洁费。"
    passage = Passage(PassageField.OVERVIEW, "项目概况", text, PLACE)
    form = Form(1, FormKind.PROJECT, "绩效目标表", Location(), year=2025, passages=(passage,))
    unit = TextUnit(Submission(Document("a.txt", "text", ()), (form,)), form, passage)
    assert isinstance(judged_by("period-year", unit), Passed)
    judgement = judged_by("period-months", unit)
    assert isinstance(judgement, Failed)
    assert [hit.values["found"] for hit in judgement.hits] == [
        "2024年7-10月”“2024年11月-2025年4月”“2024年3-6月"
    ]
