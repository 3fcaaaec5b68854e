"""Names printed in a line over their targets."""

from tests.forms.building import Spec, one, target

HEADER: list[list[Spec]] = [
    [("一级指标", 2, 1), ("二级指标", 2, 1), ("指标名称及要求", 1, 3)],
    ["指标值", "单位", "分值"],
]
ROWS: list[list[Spec]] = [
    [("产出指标", 2, 1), ("数量指标", 2, 1), ("修复石桥", 1, 3)],
    ["≥4", "座", "40"],
    [("产出指标", 2, 1), ("质量指标", 2, 1), ("石桥验收合格率", 1, 3)],
    ["=100", "%", "30"],
    [("效益指标", 2, 1), ("社会效益指标", 2, 1), ("受益村民", 1, 3)],
    ["≥900", "人", "30"],
]


def test_each_pair_of_lines_is_a_row() -> None:
    head: list[list[Spec]] = [["项目名称", ("石桥修复", 1, 4)]]
    form = one("2026年项目绩效目标表", [*head, *HEADER, *ROWS, [("填报人：林某", 1, 5)]])
    assert form.project == "石桥修复"
    assert [(i.levels, i.name, *target(i), i.weight) for i in form.indicators] == [
        (("产出指标", "数量指标"), "修复石桥", "≥", "4", "座", 40),
        (("产出指标", "质量指标"), "石桥验收合格率", "=", "100", "%", 30),
        (("效益指标", "社会效益指标"), "受益村民", "≥", "900", "人", 30),
    ]
    assert form.indicators[1].location.row == 6


def test_names_merged_over_columns_of_their_own_stay_where_they_are() -> None:
    header: list[Spec] = [("一级指标", 1, 1), ("三级指标", 1, 2), "指标值"]
    rows: list[list[Spec]] = [
        ["产出指标", ("修复石桥", 1, 2), "≥4座"],
        ["产出指标", "石桥", "验收率", "≥95%"],
    ]
    form = one("2026年项目绩效目标表", [header, *rows])
    assert form.indicators[0].name == "修复石桥"


def test_names_lie_over_what_was_aimed_at_beside_what_was_reached() -> None:
    head: list[list[Spec]] = [[("一级指标", 2, 1), ("指标名称", 1, 3)], ["年初目标", "实际完成", "得分"]]
    rows: list[list[Spec]] = [
        [("产出指标", 2, 1), ("修复石桥", 1, 3)],
        ["≥4座", "5座", "40"],
        [("效益指标", 2, 1), ("受益村民", 1, 3)],
        ["≥900人", "880人"],
    ]
    form = one("2026年项目支出绩效自评表", [*head, *rows])
    assert [(i.name, *target(i), i.actual) for i in form.indicators] == [
        ("修复石桥", "≥", "4", "座", "5座"),
        ("受益村民", "≥", "900", "人", "880人"),
    ]
