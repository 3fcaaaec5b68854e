from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.checks.results.grading.scales import Bounds, stated_scale


def bounds(least: int, below: int) -> Bounds:
    return Decimal(least), Decimal(below)


USUAL = {
    "优": bounds(90, 1000),
    "优秀": bounds(90, 1000),
    "良": bounds(80, 90),
    "中": bounds(60, 80),
    "一般": bounds(60, 80),
    "差": bounds(0, 60),
}


@pytest.mark.parametrize(
    "text",
    [
        "得分95分（含）以上为优，85分（含）至95分为良，70分（含）至85分为中，70分以下为差。",
        "优（95-100分）；良（85-94.9分）；中（70-84.9分）；差（0-69.9分）",
        "注：优：[95,100]、良：[85，95)、中：[70,85)、差：[0,70)",
        "95（含）—100分为“优”、85（含）—95分为“良”、70（含）—85分为“中”、低于70分为“差”",
        "绩效等级：优（≥95分），良（≥85分），中（≥70分），差（<70分）",
        "分为优、良、中、差四档：优95分及以上，良85分及以上，中70分及以上，差70分以下",
    ],
)
def test_a_scale_is_read_as_people_print_it(text: str) -> None:
    scale = stated_scale(["自评得分93分", text], USUAL)
    assert scale["优"] == scale["优秀"] == bounds(95, 1000)
    assert scale["良"] == bounds(85, 95)
    assert scale["中"] == scale["一般"] == bounds(70, 85)
    assert scale["差"] == bounds(0, 70)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "自评得分93分，等级为优",
        "分为优、良、中、差四个等级",
        "95分以上为优，85分以上为良",  # half a scale
        "60分以上为优，80分以上为良，95分以上为中",  # upside down
        "其中95分以上10家，85分以上20家，70分以上3家",
        "2024年优先安排3个，良种补贴5个，中央资金6个",
        "优：950分，良：850分，中：700分",
    ],
)
def test_the_usual_scale_holds_where_none_is_printed(text: str) -> None:
    assert stated_scale([text], USUAL) is USUAL


def test_two_scales_leave_none() -> None:
    one = "95分以上为优，85分以上为良，70分以上为中"
    other = "90分以上为优，80分以上为良，60分以上为中"
    assert stated_scale([one, other], USUAL) == {}
    assert stated_scale([one, one], USUAL)["优"] == bounds(95, 1000)


def test_a_scale_that_contradicts_itself_is_none() -> None:
    assert stated_scale(["95分以上为优，90分以上为优，85分以上为良，70分以上为中"], USUAL) is USUAL
