"""Tables in which projects, levels and indicators stand below each other in one column."""

from tests.forms.building import one, read, target

TREE = [
    ["项目", "目标值", "金额"],
    ["某县水务局", "", ""],
    ["河道清淤", "", "86"],
    ["产出指标", "", ""],
    ["成本指标（选填）", "", ""],
    ["清淤总成本", "≤86万元", ""],
    ["数量指标（必填）", "", ""],
    ["清淤长度", "≥12公里", ""],
    ["效益指标", "", ""],
    ["社会效益指标（必填）", "", ""],
    ["受益人口", "≥3000人", ""],
]


def test_one_column_for_everything():
    form = one("项目绩效目标批复表", "单位：万元", TREE)
    assert form.project == "河道清淤"
    assert form.budget is not None
    assert (form.budget.text, form.budget.unit) == ("86", "万元")
    assert [(i.levels, i.name, *target(i)) for i in form.indicators] == [
        (("产出指标", "成本指标（选填）"), "清淤总成本", "≤", "86", "万元"),
        (("产出指标", "数量指标（必填）"), "清淤长度", "≥", "12", "公里"),
        (("效益指标", "社会效益指标（必填）"), "受益人口", "≥", "3000", "人"),
    ]


def test_a_project_further_down_begins_another_form():
    more = [["堤防加固", "", "40"], *TREE[3:6]]
    forms = read("项目绩效目标批复表", "单位：万元", [*TREE, *more]).forms
    assert [(form.project, len(form.indicators)) for form in forms] == [("河道清淤", 3), ("堤防加固", 1)]


def test_projects_without_levels_are_no_indicators():
    plain = [["项目", "目标值"], ["河道清淤", ""], ["堤防加固", ""], ["泵站改造", ""]]
    assert not any(form.indicators for form in read("项目表", plain).forms)


def test_a_row_in_which_no_number_stands_heads_nothing():
    words = [["效益指标", "", ""], ["可持续影响指标", "", ""], ["河道管护机制", "长期", ""]]
    rows = [["三级指标", "目标值", "单位"], *TREE[3:9], *words]
    form = one("项目绩效目标表", [*rows, ["完工时间", "2026年10月底前", "/"], ["受益人口", "≥3000", "人"]])
    assert [i.name for i in form.indicators] == [
        "清淤总成本",
        "清淤长度",
        "河道管护机制",
        "完工时间",
        "受益人口",
    ]
