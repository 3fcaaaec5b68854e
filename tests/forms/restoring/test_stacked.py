"""Tables copied as one cell a line."""

from tests.forms.building import one, read, target

HEADER = ["一级指标", "二级指标", "三级指标", "性质", "指标值", "单位"]
ROWS = [
    ["产出指标", "数量指标", "更新电梯台数", "≥", "50", "台"],
    ["产出指标", "质量指标", "电梯检验合格率", "=", "100", "%"],
    ["效益指标", "社会效益指标", "住户安全感", "定性", "提升"],
]


def test_rows_are_found_by_what_the_cells_can_be():
    lines = [cell for row in [HEADER, *ROWS] for cell in row]
    form = one("项目绩效目标表", "项目名称", "电梯更新", "预算金额（万元）", "400", *lines, "备注：无")
    assert form.project == "电梯更新"
    assert [(i.levels, i.name, *target(i)) for i in form.indicators] == [
        (("产出指标", "数量指标"), "更新电梯台数", "≥", "50", "台"),
        (("产出指标", "质量指标"), "电梯检验合格率", "=", "100", "%"),
        (("效益指标", "社会效益指标"), "住户安全感", "定性", "提升", ""),
    ]
    assert form.indicators[0].location.line == 14


def test_level_names_that_stood_in_merged_cells_go_on():
    rows = [
        ["产出指标", "数量指标", "更新台数", "≥50台"],
        ["维修台数", "≥20台"],
        ["质量指标", "合格率", "100%"],
    ]
    lines = [cell for row in [["一级指标", "二级指标", "三级指标", "指标值"], *rows] for cell in row]
    form = one("项目绩效目标表", "项目名称：电梯更新", *lines)
    assert [(i.levels[1], i.name) for i in form.indicators] == [
        ("数量指标", "更新台数"),
        ("数量指标", "维修台数"),
        ("质量指标", "合格率"),
    ]


def test_the_next_form_ends_the_rows():
    one_form = ["项目绩效目标表", "项目名称：甲", "一级指标", "二级指标", "三级指标", "指标值"]
    row = ["产出指标", "数量指标", "更新台数", "≥50台"]
    submission = read(*one_form, *row, *one_form[:1], "项目名称：乙", *one_form[2:], *row)
    assert [(form.project, len(form.indicators)) for form in submission.forms] == [("甲", 1), ("乙", 1)]


def test_prose_about_columns_stays_prose():
    assert not read("一级指标", "二级指标", "三级指标", "怎样填写", "指标值应当量化。").forms


def test_a_label_broken_over_two_lines_is_one_column():
    lines = ["一级指标", "二级指标", "三级指标", "年度", "指标值", "实际", "完成值", "分值", "得分"]
    lines += [
        "产出指标",
        "数量指标",
        "安装路灯数量",
        "≥60盏",
        "60盏",
        "30",
        "30",
        "质量指标",
        "亮灯率",
        "≥98%",
        "97%",
        "20",
        "18",
    ]
    form = one("项目支出绩效自评表", *lines)
    assert [(each.name, target(each), each.actual) for each in form.indicators] == [
        ("安装路灯数量", ("≥", "60", "盏"), "60盏"),
        ("亮灯率", ("≥", "98", "%"), "97%"),
    ]
