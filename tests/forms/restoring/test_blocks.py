"""Forms that give each indicator a block of labels and values."""

from tests.forms.building import one, target

BLOCKS = [
    ["项目名称", ("河道整治", 1, 2), "预算（万元）", "96"],
    [("指标1", 2, 1), "名称", "清淤长度", "层级", "产出-数量指标"],
    ["目标值", "≥30", "计量单位", "公里"],
    [("指标2", 2, 1), "名称", "工程内容合格率", "层级", "产出-质量指标"],
    ["目标值", "≥98", "计量单位", "%"],
    [("指标3", 2, 1), "名称", "居民满意度", "层级", "满意度-服务对象满意度指标"],
    ["目标值", "≥90", "计量单位", "%"],
]


def test_a_block_each():
    form = one("项目绩效目标表", BLOCKS)
    assert form.project == "河道整治"
    assert [(i.name, *target(i), i.levels) for i in form.indicators] == [
        ("清淤长度", "≥", "30", "公里", ("产出", "数量指标")),
        ("工程内容合格率", "≥", "98", "%", ("产出", "质量指标")),
        ("居民满意度", "≥", "90", "%", ("满意度", "服务对象满意度指标")),
    ]
    assert form.indicators[1].place("value").row == 5


def test_a_label_before_its_value_in_one_cell():
    rows = [[*row, "分值 30"] if "目标值" in row else row for row in BLOCKS]
    assert [i.weight for i in one("项目绩效目标表", rows).indicators] == [30, 30, 30]


def test_labels_with_a_value_missing_are_no_blocks():
    rows = [["名称", "清淤长度"], ["目标值", "单位"], ["名称", "巡查次数"], ["目标值", "单位"]]
    assert not one("项目绩效目标表", BLOCKS[:1], "绩效目标：清淤", rows).indicators
