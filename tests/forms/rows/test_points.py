"""Points that were typed into the column of the targets."""

import pytest

from tests.forms.building import one, read

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
NAMES = ["修缮凉亭座数", "修缮验收合格率", "按期完工率", "游客受益人次", "游客满意度"]
LEVELS = ["数量指标", "质量指标", "时效指标", "社会效益指标", "满意度指标"]


def rows(values, weights):
    told = zip(LEVELS, NAMES, values, weights, strict=False)
    return [HEADER, *(["产出指标", level, name, value, weight] for level, name, value, weight in told)]


POINTS = ["30", "20", "20", "20", "10"]


@pytest.mark.parametrize("weights", [POINTS, [""] * 5])
def test_points_in_the_place_of_targets_are_weights_and_doubted(weights):
    submission = read("项目绩效目标表", rows(POINTS, weights))
    (form,) = submission.forms
    assert [(each.value, each.weight) for each in form.indicators] == [(each, int(each)) for each in POINTS]
    assert "weight" in form.columns
    assert sum("分值" in doubt.message for doubt in submission.doubts) == 1


@pytest.mark.parametrize(
    ("values", "weights"),
    [
        (["30", "98%", "20", "20", "10"], POINTS),
        (["30座", "20", "20", "20", "10"], [""] * 5),
        (["25", "20", "20", "20", "10"], POINTS),
        (["30", "20", "20", "20", "15"], [""] * 5),
    ],
)
def test_what_has_units_or_no_sum_stays_a_target(values, weights):
    form = one("项目绩效目标表", rows(values, weights))
    assert all(each.value for each in form.indicators)


def test_few_rows_add_up_by_chance():
    form = one("项目绩效目标表", rows(["40", "30", "30"], [""] * 3))
    assert [each.value for each in form.indicators] == ["40", "30", "30"]
