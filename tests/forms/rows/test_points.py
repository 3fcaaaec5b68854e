"""Points that were typed into the column of the targets."""

import pytest

from auditor.model import Submission
from tests.forms.building import Spec, one, read

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


def _weighed(*weights: Spec) -> Submission:
    names = ("补种行道树数量", "树苗合格率", "补种完成时间", "绿荫里程", "居民满意度")
    rows: list[list[Spec]] = []
    left = list(weights)
    for number, name in enumerate(names):
        covered = any(isinstance(w, tuple) and n < number < n + w[1] for n, w in enumerate(weights))
        rows.append(["产出指标", name, f"≥{number + 3}个", *([] if covered else [left[number]])])
    return read("2026年项目绩效目标表", [["一级指标", "三级指标", "指标值", "分值"], *rows])


def test_points_merged_over_rows_that_share_them_are_nobodys() -> None:
    submission = _weighed(("60", 3, 1), "", "", "30", "10")
    (form,) = submission.forms
    assert [row.weight for row in form.indicators] == [None, None, None, 30, 10]
    assert ["weight" in row.unread for row in form.indicators] == [True, True, True, False, False]
    assert sum("60" in doubt.message for doubt in submission.doubts) == 1


def test_points_merged_over_rows_that_have_them_each_stay() -> None:
    (form,) = _weighed(("20", 3, 1), "", "", "30", "10").forms
    assert [row.weight for row in form.indicators] == [20, 20, 20, 30, 10]


def test_points_of_levels_left_of_the_names_are_no_weights() -> None:
    header: list[Spec] = ["一级指标", "一级权重", "二级指标", "三级指标", "指标值", "权重"]
    rows: list[list[Spec]] = [
        [("产出指标", 2, 1), ("60", 2, 1), "数量指标", "补种行道树数量", "≥300株", "45"],
        ["质量指标", "树苗合格率", "≥95%", "15"],
        ["效益指标", "40", "社会效益指标", "绿荫里程", "≥8公里", "40"],
    ]
    (form,) = read("2026年项目绩效目标表", [header, *rows]).forms
    assert [row.weight for row in form.indicators] == [45, 15, 40]
    assert "weight" not in form.doubtful


def _scored(*points: list[Spec]) -> Submission:
    names = ("补种行道树数量", "树苗合格率", "绿荫里程", "居民满意度")
    header: list[Spec] = ["一级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"]
    rows = [["产出指标", name, "≥40", "41", *own] for name, own in zip(names, points, strict=True)]
    return read("2025年项目支出绩效自评表", [header, *rows])


def test_scores_merged_over_rows_with_points_of_their_own_are_nobodys() -> None:
    submission = _scored(["30", ("55", 3, 1)], ["20"], ["10"], ["40", "40"])
    (form,) = submission.forms
    assert [(row.weight, row.score) for row in form.indicators] == [
        (30, None),
        (20, None),
        (10, None),
        (40, 40),
    ]
    assert ["score" in row.unread for row in form.indicators] == [True, True, True, False]
    ((rows, weight, score),) = [(each.rows, each.weight, each.score) for each in form.shared]
    assert (rows, weight, score) == ((1, 2, 3), 60, 55)
    assert sum("得分" in doubt.message for doubt in submission.doubts) == 1


def test_scores_merged_with_their_points_are_kept_for_the_rows_together() -> None:
    (form,) = _scored([("60", 3, 1), ("52", 3, 1)], [], [], ["40", "40"]).forms
    assert [(each.rows, each.weight, each.score) for each in form.shared] == [((1, 2, 3), 60, 52)]
    (form,) = _scored([("60", 3, 1), ("", 3, 1)], [], [], ["40", "40"]).forms
    assert [(each.rows, each.weight, each.score) for each in form.shared] == [((1, 2, 3), 60, None)]


def test_one_score_that_each_of_the_rows_may_have_stays() -> None:
    (form,) = _scored(["20", ("20", 3, 1)], ["20"], ["20"], ["40", "40"]).forms
    assert [row.score for row in form.indicators] == [20, 20, 20, 40]
    assert form.shared == ()


def test_words_for_several_scores_are_nothing_that_was_given() -> None:
    (form,) = _scored([("60", 3, 1), ("见附表", 3, 1)], [], [], ["40", "40"]).forms
    assert form.shared == ()


def test_points_in_names_are_a_column_of_points() -> None:
    rows = [
        ["产出指标", "补种行道树数量（30分）", "≥40株", "41株", "30"],
        ["产出指标", "树苗合格率（70分）", "≥90%", "91%", "70"],
    ]
    header: list[Spec] = ["一级指标", "三级指标", "指标值", "实际完成值", "得分"]
    (form,) = read("2025年项目支出绩效自评表", [header, *rows]).forms
    assert "weight" in form.columns
    assert [row.weight for row in form.indicators] == [30, 70]


def test_points_of_both_levels_and_none_of_rows() -> None:
    header: list[Spec] = ["一级指标", "一级权重", "二级指标", "二级权重", "三级指标", "指标值"]
    rows: list[list[Spec]] = [
        [("产出指标", 2, 1), ("60", 2, 1), ("数量指标", 2, 1), ("60", 2, 1), "补种行道树数量", "≥300株"],
        ["更换护栏长度", "≥2公里"],
        ["效益指标", "40", "社会效益指标", "40", "绿荫里程", "≥8公里"],
    ]
    form = one("2026年项目绩效目标表", [header, *rows])
    assert [row.weight for row in form.indicators] == [None, None, 40]


def test_shares_that_add_up_are_weights() -> None:
    rows = [
        ["产出指标", "数量指标", "补种行道树数量", "≥300株", "45"],
        ["产出指标", "质量指标", "树苗合格率", "≥95%", "15"],
        ["效益指标", "社会效益指标", "绿荫里程", "≥8公里", "40"],
    ]
    header = ["一级指标", "二级指标", "三级指标", "指标值", "占比（%）"]
    assert [row.weight for row in one("2026年项目绩效目标表", [header, *rows]).indicators] == [45, 15, 40]


def test_points_behind_targets_and_results_are_columns_of_points() -> None:
    header = ["一级指标", "三级指标", "目标（分值）", "完成（得分）"]
    rows = [
        ["产出指标", "补种行道树数量", "≥40株（30分）", "41株（得30分）"],
        ["产出指标", "树苗合格率", "≥90%（70分）", "88%（得66.5分）"],
    ]
    form = one("2025年项目支出绩效自评表", [header, *rows])
    assert [(row.value, row.unit, row.weight, row.actual, str(row.score)) for row in form.indicators] == [
        ("40", "株", 30, "41株", "30"),
        ("90", "%", 70, "88%", "66.5"),
    ]
    rows[1][2] = "≥90%"
    assert [row.weight for row in one("2025年项目支出绩效自评表", [header, *rows]).indicators] == [None, None]


def _shared_of(*points: list[Spec], total: str = "") -> list[tuple[tuple[int, ...], object, object]]:
    names = ("补种行道树数量", "树苗合格率", "绿荫里程", "居民满意度")
    header: list[Spec] = ["一级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"]
    rows = [["产出指标", name, "≥40", "41", *own] for name, own in zip(names, points, strict=True)]
    sums: list[list[Spec]] = [["合计", "", "", "", "", total]] if total else []
    (form,) = read("2025年项目支出绩效自评表", [header, *rows, *sums]).forms
    return [(each.rows, each.weight, each.score) for each in form.shared]


def test_scores_that_only_add_up_once_a_cell_are_of_rows_together() -> None:
    once: list[list[Spec]] = [["", ("60", 3, 1)], [""], [""], ["", "40"]]
    assert _shared_of(*once, total="100") == [((1, 2, 3), None, 60)]
    assert _shared_of(*once) == [((1, 2, 3), None, 60)]
    assert _shared_of(*once, total="220") == []
    alike: list[list[Spec]] = [["20", ("20", 3, 1)], ["20"], ["20"], ["40", "40"]]
    assert _shared_of(*alike, total="60") == [((1, 2, 3), 60, 20)]
    assert _shared_of(*alike, total="100") == []


def test_a_score_above_the_points_of_one_of_its_rows_is_of_them_together() -> None:
    assert _shared_of(["10", ("50", 4, 1)], ["20"], ["20"], ["50"]) == [((1, 2, 3, 4), 100, 50)]
    assert _shared_of(["10", ("100", 4, 1)], ["20"], ["20"], ["50"]) == [((1, 2, 3, 4), 100, 100)]
    assert _shared_of(["10", ("9", 2, 1)], ["20"], ["20", "20"], ["50", "50"]) == []
