"""Forms that give each indicator a block of labels and values."""

from tests.forms.building import Spec, one, read, target

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


CARD = [
    ("补植行道树", "产出指标", "数量指标", "≥300株", "30"),
    ("居民满意度", "满意度指标", "服务对象满意度指标", "≥90%", "10"),
]


def cards(*blocks: str | list[list[Spec]]) -> list[tuple[object, ...]]:
    form = one("2026年项目支出绩效目标申报表", "项目名称：城区绿化", *blocks)
    assert form.project == "城区绿化"
    return [
        (row.name, *row.levels, "".join(filter(None, target(row))), str(row.weight))
        for row in form.indicators
    ]


def test_each_indicator_as_a_table_of_its_own() -> None:
    titled: list[list[list[Spec]]] = [
        [
            [(f"指标{number}：{name}", 1, 4)],
            ["一级指标", first, "二级指标", second],
            ["目标值", value, "权重", weight],
        ]
        for number, (name, first, second, value, weight) in enumerate(CARD, start=1)
    ]
    assert cards(*titled) == CARD
    two: list[list[list[Spec]]] = [
        [["指标名称", name], ["指标类别", f"{first}—{second}"], ["绩效目标值", value], ["分值", weight]]
        for name, first, second, value, weight in CARD
    ]
    assert cards("指标1", two[0], "指标2", two[1]) == CARD


def test_each_indicator_as_lines_of_text() -> None:
    lines = [
        line
        for number, (name, first, second, value, weight) in enumerate(CARD, start=1)
        for line in (
            f"指标{number}",
            f"指标名称：{name}",
            f"指标类型：{first}—{second}",
            f"目标值：{value}",
            f"权重：{weight}分",
        )
    ]
    assert cards(*lines) == CARD


def test_levels_side_by_side_behind_one_label() -> None:
    rows: list[list[Spec]] = []
    for number, (name, first, second, value, weight) in enumerate(CARD, start=1):
        rows += [
            [(f"指标{number}", 3, 1), "指标名称", (name, 1, 2)],
            ["所属类别", first, second],
            ["目标值", value, f"权重 {weight}"],
        ]
    assert cards(rows) == CARD


def test_a_number_is_the_label_of_the_name() -> None:
    rows: list[list[Spec]] = []
    for number, (name, first, second, value, weight) in enumerate(CARD, start=1):
        rows += [[f"指标{number}", name, "归属", f"{first}/{second}"], ["符号及数值", value, "权重", weight]]
    assert cards(rows) == CARD


def test_a_head_above_the_card_of_each_indicator() -> None:
    tables = [
        [
            ["项目名称", "城区绿化", "年度预算（万元）", "86"],
            ["指标名称", name, "所属一级指标", first],
            ["所属二级指标", second, "目标值", value],
            ["权重", weight, "评分标准", "达到目标得满分。"],
        ]
        for name, first, second, value, weight in CARD
    ]
    form = one("2026年项目绩效指标卡", *tables)
    assert (form.project, form.budget and form.budget.value) == ("城区绿化", 86)
    assert [(row.name, *row.levels) for row in form.indicators] == [each[:3] for each in CARD]


def test_lines_that_head_each_card_are_passed_over() -> None:
    one_each: list[list[list[Spec]]] = [
        [["指标名称", name, "一级指标", first], ["二级指标", second, "目标值", value], ["权重", weight]]
        for name, first, second, value, weight in CARD
    ]
    assert cards("指标卡1", one_each[0], "指标卡2", one_each[1]) == CARD
    apart = read(
        *("2026年绿化养护绩效目标表", [["项目名称", "绿化养护"]], one_each[0], one_each[1]),
        *("2026年绿化养护绩效目标表", [["项目名称", "苗圃改造"]], one_each[0], one_each[1]),
    )
    assert [(form.project, len(form.indicators)) for form in apart.forms] == [
        ("绿化养护", 2),
        ("苗圃改造", 2),
    ]


def test_levels_beside_blocks_of_two_lines() -> None:
    table = [
        ["项目名称", ("渔港维护", 1, 3)],
        [("产出指标", 4, 1), ("数量指标", 2, 1), "指标名称", "疏浚港池"],
        ["年度目标值", "≥3.6万立方米"],
        [("质量指标", 2, 1), "指标名称", "疏浚达标率"],
        ["年度目标值", "≥95%"],
        [("效益指标", 2, 1), ("社会效益指标", 2, 1), "指标名称", "进港渔船"],
        ["年度目标值", "≥240艘"],
    ]
    form = one("渔港维护绩效目标表", table)
    assert [(row.levels, row.name, *target(row)) for row in form.indicators] == [
        (("产出指标", "数量指标"), "疏浚港池", "≥", "3.6", "万立方米"),
        (("产出指标", "质量指标"), "疏浚达标率", "≥", "95", "%"),
        (("效益指标", "社会效益指标"), "进港渔船", "≥", "240", "艘"),
    ]


def test_levels_on_lines_before_the_name_belong_to_its_block() -> None:
    blocks = [
        line
        for number, (first, second, name, value) in enumerate(
            [
                ("产出指标", "数量指标", "翻新长椅", "≥40张"),
                ("产出指标", "质量指标", "长椅完好率", "≥98%"),
                ("效益指标", "社会效益指标", "受益人数", "≥900人"),
            ],
            start=1,
        )
        for line in (
            f"指标{number}",
            f"一级指标：{first}",
            f"二级指标：{second}",
            f"指标名称：{name}",
            f"目标值：{value}",
        )
    ]
    form = one("2026年项目绩效目标表", "项目名称：公园长椅", *blocks)
    assert [(row.levels[-1], row.name, row.value) for row in form.indicators] == [
        ("数量指标", "翻新长椅", "40"),
        ("质量指标", "长椅完好率", "98"),
        ("社会效益指标", "受益人数", "900"),
    ]
