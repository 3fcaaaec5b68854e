"""Forms whose head stands beside their indicators."""

from tests.forms.building import Spec, one, target

ROWS: list[list[Spec]] = [
    [("项目基本情况", 1, 2), ("绩效指标", 1, 4)],
    ["项目名称", "灯塔检修", "一级指标", "二级指标", "三级指标", "指标值"],
    ["主管部门", "某航道管理处", "产出指标", "数量指标", "检修灯塔", "≥12座"],
    ["项目资金", "86万元", "产出指标", "质量指标", "灯塔发光正常率", "≥99%"],
    ["联系电话", "0100000", "效益指标", "社会效益指标", "航行事故起数", "=0起"],
    ["", "", "满意度指标", "服务对象满意度指标", "船员满意度", "≥90%"],
]


def test_the_head_is_read_first():
    form = one("2026年项目绩效目标表", ROWS)
    assert (form.project, form.department) == ("灯塔检修", "某航道管理处")
    assert form.budget
    assert str(form.budget.value) == "86"
    assert [(i.name, *target(i)) for i in form.indicators] == [
        ("检修灯塔", "≥", "12", "座"),
        ("灯塔发光正常率", "≥", "99", "%"),
        ("航行事故起数", "=", "0", "起"),
        ("船员满意度", "≥", "90", "%"),
    ]
    assert form.indicators[0].location.column == 5


def test_a_goal_beside_the_indicators_is_no_head():
    goal = [["年度目标", *ROWS[1][2:]], [("检修灯塔12座。", 4, 1), *ROWS[2][2:]]]
    form = one("2026年项目绩效目标表", [*goal, *(row[2:] for row in ROWS[3:])])
    assert len(form.indicators) == 4


def test_the_head_may_stand_right_of_the_indicators():
    rows = [[*row[2:], *row[:2]] for row in ROWS]
    form = one("2026年项目绩效目标表", rows)
    assert (form.project, form.department) == ("灯塔检修", "某航道管理处")
    assert [i.name for i in form.indicators] == ["检修灯塔", "灯塔发光正常率", "航行事故起数", "船员满意度"]
