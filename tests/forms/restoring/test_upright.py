"""Tables that lie on their side."""

from tests.forms.building import one, read, target

LYING = [
    ["项目名称", ("档案数字化", 1, 3)],
    ["项目预算", ("96万元", 1, 3)],
    ["一级指标", ("产出指标", 1, 2), "满意度指标"],
    ["二级指标", "数量指标", "质量指标", "服务对象满意度指标"],
    ["三级指标", "数字化页数", "图像合格率", "利用者满意度"],
    ["指标值", "≥300万页", "≥99%", "≥95%"],
    ["权重", "30", "20", "10"],
    ["备注", "", "", ""],
]


def test_headers_down_the_first_column():
    form = one("项目绩效目标表", LYING)
    assert (form.project, form.budget and form.budget.unit) == ("档案数字化", "万元")
    assert [(i.levels[0], i.name, *target(i), i.weight) for i in form.indicators] == [
        ("产出指标", "数字化页数", "≥", "300", "万页", 30),
        ("产出指标", "图像合格率", "≥", "99", "%", 20),
        ("满意度指标", "利用者满意度", "≥", "95", "%", 10),
    ]
    assert form.indicators[1].location.row == 5


def test_fields_of_a_head_are_no_lying_table():
    head = [["项目名称", "甲"], ["单位", "某局"], ["指标", "目标值"], ["培训人数", "≥20人"]]
    (form,) = read("项目绩效目标表", head).forms
    assert [i.name for i in form.indicators] == ["培训人数"]


def test_a_table_of_nothing_else():
    form = one("项目绩效目标表", LYING[2:7])
    assert [(i.name, *target(i), i.weight) for i in form.indicators][1] == ("图像合格率", "≥", "99", "%", 20)


def test_levels_headed_by_two_words_for_the_second_level():
    lying = [["考核维度", *LYING[2][1:]], ["细分类别", *LYING[3][1:]], *LYING[4:7]]
    form = one("项目绩效目标表", lying)
    assert [i.levels for i in form.indicators][1:] == [
        ("产出指标", "质量指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]


def test_a_row_of_targets_by_its_cells_and_a_unit_called_unit():
    lying = [*LYING[2:5], ["应完成数", "≥300万页", "≥99%", "≥95%"], *LYING[6:7]]
    form = one("项目绩效目标表", lying)
    assert [target(i) for i in form.indicators] == [("≥", "300", "万页"), ("≥", "99", "%"), ("≥", "95", "%")]
    apart = [*LYING[4:5], ["指标值", "300", "99", "95"], ["计量单位", "单位", "%", "%"], *LYING[6:7]]
    assert [i.unit for i in one("项目绩效目标表", apart).indicators] == ["单位", "%", "%"]


def test_levels_as_paths_in_a_table_on_its_side() -> None:
    table = [
        ["项目", "指标1", "指标2", "指标3"],
        ["指标名称", "补植行道树", "树木成活率", "居民满意度"],
        ["所属层级", "产出指标/数量指标", "产出指标/质量指标", "满意度指标/服务对象满意度指标"],
        ["目标值", "≥300株", "≥95%", "≥90%"],
    ]
    form = one("2026年项目绩效目标表", table)
    assert [(row.name, row.levels[0]) for row in form.indicators] == [
        ("补植行道树", "产出指标"),
        ("树木成活率", "产出指标"),
        ("居民满意度", "满意度指标"),
    ]


def test_levels_and_goals_under_plain_words() -> None:
    table = [
        ["指标", "数量指标", "质量指标", "服务对象满意度指标"],
        ["名称", "抽检水样", "检测报告合格率", "用水户满意度"],
        ["年初目标", "≥480份", "≥99%", "≥88%"],
        ["实际完成", "492份", "100%", "91%"],
    ]
    form = one("水质检测项目绩效自评表", table)
    assert [(row.levels, row.name, *target(row), row.actual) for row in form.indicators] == [
        (("数量指标",), "抽检水样", "≥", "480", "份", "492份"),
        (("质量指标",), "检测报告合格率", "≥", "99", "%", "100%"),
        (("服务对象满意度指标",), "用水户满意度", "≥", "88", "%", "91%"),
    ]


def test_signs_tell_that_a_table_lies_whatever_its_labels_are():
    lying = [
        ["一级分类", "产出指标", "产出指标", "满意度指标"],
        ["二级分类", "数量指标", "质量指标", "服务对象满意度指标"],
        ["指标名称", "档案扫描页数", "图像合格率", "利用者满意度"],
        ["判定关系", ">=", ">=", ">="],
        ["拟达标准", "3000", "99", "95"],
        ["单位", "页", "%", "%"],
        ["权重", "50", "30", "20"],
    ]
    form = one("项目绩效目标表", lying)
    assert [(row.name, *target(row), row.weight) for row in form.indicators] == [
        ("档案扫描页数", "≥", "3000", "页", 50),
        ("图像合格率", "≥", "99", "%", 30),
        ("利用者满意度", "≥", "95", "%", 20),
    ]


def test_levels_without_headers_of_their_own_stand_above_the_names() -> None:
    table = [
        ["", ("产出指标", 1, 2), "满意度指标"],
        ["", "数量", "质量", "服务对象"],
        ["指标", "补植行道树", "树木成活率", "居民满意度"],
        ["目标值", "≥300株", "≥95%", "≥90%"],
        ["权重", "40", "40", "20"],
    ]
    form = one("2026年项目绩效目标表", table)
    assert [(row.name, row.levels, row.weight) for row in form.indicators] == [
        ("补植行道树", ("产出指标", "数量"), 40),
        ("树木成活率", ("产出指标", "质量"), 40),
        ("居民满意度", ("满意度指标", "服务对象"), 20),
    ]
