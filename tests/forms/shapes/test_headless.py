"""Tables that begin in mid-table, without a header."""

from __future__ import annotations

from auditor.model import Sureness
from tests.forms.building import Spec, one, read, target

ROWS: list[list[Spec]] = [
    [("产出指标", 3, 1), ("数量指标", 2, 1), "清淤沟渠长度", "≥", "18", "公里", "18", "20", "20"],
    ["修复涵管数量", "=", "35", "处", "35", "15", "15"],
    ["质量指标", "工程验收合格率", "=", "100", "%", "100", "15", "15"],
    ["效益指标", "社会效益指标", "改善灌溉面积", "≥", "900", "亩", "940", "30", "30"],
]


def test_rows_that_speak_for_themselves_are_read_as_likely() -> None:
    found = read([*ROWS, [("合计", 1, 7), "80", "80"]])
    (form,) = found.forms
    assert [(row.name, *target(row)) for row in form.indicators] == [
        ("清淤沟渠长度", "≥", "18", "公里"),
        ("修复涵管数量", "=", "35", "处"),
        ("工程验收合格率", "=", "100", "%"),
        ("改善灌溉面积", "≥", "900", "亩"),
    ]
    assert form.indicators[1].levels == ("产出指标", "数量指标")
    assert [row.actual for row in form.indicators] == ["18", "35", "100", "940"]
    assert form.reading is not Sureness.CERTAIN
    assert form.cut
    assert {"weight", "actual"} <= form.doubtful
    assert not form.doubtful & {"name", "value", "operator", "unit"}
    assert any("没有表头" in doubt.message for doubt in found.doubts)


def test_rows_without_signs_or_levels_are_not_guessed() -> None:
    plain = [[cell for cell in row if cell not in ("≥", "=")] for row in ROWS]
    assert not read(plain).forms
    bare: list[list[Spec]] = [
        ["科室", "张某", "≥", "3", "次", "3", "5"],
        ["窗口", "李某", "≥", "4", "次", "4", "5"],
    ]
    assert not read([*bare, *bare]).forms


def test_a_table_that_goes_on_with_another_keeps_its_header() -> None:
    header: list[Spec] = [
        "一级指标",
        "二级指标",
        "三级指标",
        "符号",
        "指标值",
        "单位",
        "完成值",
        "分值",
        "得分",
    ]
    (form,) = read("2026年项目支出绩效自评表", [header, *ROWS], ROWS).forms
    assert not form.doubtful
    assert len(form.indicators) == 2 * len(ROWS)


def test_levels_names_and_targets_below_a_head_need_no_header() -> None:
    rows: list[list[Spec]] = [
        ["项目名称", ("渠道维修", 1, 3)],
        ["预算金额", ("36万元", 1, 3)],
        [("产出指标", 3, 1), ("数量指标", 2, 1), "清淤沟渠长度", "18公里"],
        ["修复涵管数量", "35处以上"],
        ["质量指标", "工程验收合格率", "100%"],
        ["效益指标", "社会效益指标", "改善灌溉面积", "≥900亩"],
    ]
    found = read("2026年渠道维修绩效目标表", rows)
    (form,) = found.forms
    assert form.project == "渠道维修"
    assert [(row.name, *target(row), row.levels) for row in form.indicators] == [
        ("清淤沟渠长度", None, "18", "公里", ("产出指标", "数量指标")),
        ("修复涵管数量", "≥", "35", "处", ("产出指标", "数量指标")),
        ("工程验收合格率", None, "100", "%", ("产出指标", "质量指标")),
        ("改善灌溉面积", "≥", "900", "亩", ("效益指标", "社会效益指标")),
    ]
    assert form.reading is not Sureness.CERTAIN
    assert not form.cut
    assert any("没有表头" in doubt.message for doubt in found.doubts)


def test_lists_of_names_without_targets_or_levels_are_no_indicators() -> None:
    tasks: list[list[Spec]] = [["产出指标", "数量指标", name, "已报送"] for name in ("清淤", "巡查", "培训")]
    assert not any(form.indicators for form in read("渠道维修绩效目标表", tasks).forms)
    costs: list[list[Spec]] = [["一期", "施工", name, "18万元"] for name in ("清淤", "巡查", "培训")]
    assert not any(form.indicators for form in read("渠道维修绩效目标表", costs).forms)


def test_behind_the_signs_points_are_no_targets_where_figures_with_units_stand_further_right():
    data = [
        ("清淤长度", "≥", "30", "225公里"), ("改造闸站数", "≥", "30", "37座"),
        ("验收合格率", "≥", "20", "100%"), ("受益居民数", "≥", "20", "4800人"),
    ]  # fmt: skip
    rows = [["产出指标", "数量指标", *row] for row in data]
    form = one("2026年项目绩效目标表", rows)
    assert [(row.value, row.unit) for row in form.indicators] == [
        ("225", "公里"),
        ("37", "座"),
        ("100", "%"),
        ("4800", "人"),
    ]


def test_of_two_columns_of_targets_without_labels_neither_is_sure_to_be_the_years():
    rows = [
        ["产出指标", "数量指标", "河道清淤长度", "≥25公里", ""],
        ["产出指标", "数量指标", "护岸加固长度", "=678米", "=542米"],
        ["产出指标", "质量指标", "工程验收合格率", "≥100%", "≥100%"],
        ["产出指标", "时效指标", "按期完工率", "≥98%", "≥98%"],
        ["效益指标", "社会效益指标", "受益居民数", "≥11人", "≥9人"],
        ["满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥85%", "≥85%"],
    ]
    form = one("项目支出绩效目标表", rows)
    assert (len(form.indicators), form.doubtful & {"value"}) == (6, {"value"})
