"""Amounts above the indicators: the budget and its parts."""

from decimal import Decimal

import pytest

from tests.cases import every_case
from tests.forms.building import Spec, one, read

TITLE = "项目支出绩效目标表"
TABLE: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "服务人次", "≥500人次"],
]


def _budget(*head: list[Spec]) -> tuple[Decimal, str] | None:
    budget = one(TITLE, [["项目名称", ("社区养老", 1, 3)], *head, *TABLE]).budget
    return (budget.value, budget.unit) if budget else None


@pytest.mark.parametrize(
    "label",
    ["年度本级预算金额（万元）", "项目总额（万元）", "本年度申请专项资金（万元）", "部门安排预算（万元）"],
)
def test_labels_made_of_known_words_name_the_budget(label: str) -> None:
    assert _budget([label, ("36.5", 1, 3)]) == (Decimal("36.5"), "万元")


def test_other_labels_of_money_are_not_the_budget() -> None:
    assert _budget(["上年结转资金（万元）", ("36.5", 1, 3)]) is None


def test_the_sum_of_a_line_of_amounts_is_the_budget() -> None:
    row: list[Spec] = ["年度预算安排（万元）", "基本支出", "620.5", "合计"]
    form = one(TITLE, [["项目名称", ("某项目", 1, 4)], [*row, "1000.5"], *TABLE])
    assert form.budget
    assert form.budget.value == Decimal("1000.5")


def test_a_list_of_tasks_has_its_budget_in_the_last_line() -> None:
    tasks: list[list[Spec]] = [
        [("年度主要任务", 4, 1), "任务名称", "主要内容", "预算金额（万元）"],
        ["农资储备", "储备化肥2000吨", "60"],
        ["基层社改造", "改造基层社5个", "100"],
        [("金额合计", 1, 2), "160"],
    ]
    form = one("部门整体支出绩效目标表", [["部门名称", ("某县供销社", 1, 3)], *tasks, *TABLE])
    assert form.budget
    assert (form.budget.value, form.budget.unit) == (Decimal(160), "万元")
    assert [amount.value for amount in form.amounts] == [Decimal(160), Decimal(60), Decimal(100)]


def test_this_year_among_the_columns_of_money() -> None:
    columns: list[list[Spec]] = [
        ["资金来源（万元）", "项目", "上年度预算安排", "上年度实际执行", "本年度申请金额"]
    ]
    columns.append(["", "合计", "40", "38.6", "48"])
    form = one(TITLE, [["项目名称", ("防控", 1, 4)], *columns, *TABLE])
    assert form.budget
    assert form.budget.value == Decimal(48)


def test_an_amount_in_words_with_the_figure_in_brackets() -> None:
    assert _budget(["申请财政资金", ("人民币壹拾贰万元整（120,000元）", 1, 3)]) == (Decimal(120000), "元")


def test_a_label_of_money_beside_another_one_is_no_unreadable_amount() -> None:
    head: list[Spec] = ["预算金额（万元）", "本级承担部分", "36", ""]
    form = one(TITLE, [["项目名称", ("某项目", 1, 3)], head, *TABLE])
    assert form.budget is None


def test_the_whole_periods_money_is_no_source_of_the_years() -> None:
    head: list[list[Spec]] = [
        ["中期资金总额（万元）", "900", "年度资金总额（万元）", "310"],
        ["其中：财政拨款", "900", "其中：财政拨款", "310"],
    ]
    amounts = one(TITLE, [["项目名称", ("智慧法庭", 1, 3)], *head, *TABLE]).amounts
    assert [(amount.label, amount.value) for amount in amounts if "财政拨款" in amount.label] == [
        ("中期资金总额（万元）·其中：财政拨款", Decimal(900)),
        ("其中：财政拨款", Decimal(310)),
    ]


def test_a_value_below_its_label_though_another_label_stands_beside_it() -> None:
    head: list[list[Spec]] = [
        [("年度预算申请", 2, 1), "资金总额", "按收入性质分", "按支出性质分"],
        ["3260.5", "一般公共预算", "3200.5"],
    ]
    assert _budget(*head) == (Decimal("3260.5"), "")


@every_case(
    ("label", "amount", "expected"),
    [
        ("资金（万元）", "85", (Decimal(85), "万元")),
        ("总金额", "85.5万元", (Decimal("85.5"), "万元")),
        ("预算额度（万元）", "85", (Decimal(85), "万元")),
        ("补助资金（万元）", "85", (Decimal(85), "万元")),
        ("总投资（万元）", "85", (Decimal(85), "万元")),  # the only amount of the form
        ("项目支出（万元）", "85", (Decimal(85), "万元")),
    ],
)
def test_short_labels_of_the_budget(label: str, amount: str, expected: tuple[Decimal, str]):
    assert _budget([label, (amount, 1, 3)]) == expected


def test_a_bare_word_needs_a_money_unit():
    assert _budget(["预算", ("按标准核定", 1, 3)]) is None


def test_the_unit_stands_in_the_label_of_the_block():
    rows = [[("项目资金申请（万元）", 2, 1), "资金总额：", ("96", 1, 2)], ["财政拨款：", ("96", 1, 2)]]
    assert _budget(*rows) == (Decimal(96), "万元")


@every_case(
    ("text", "expected"),
    [
        ("本年度安排财政资金36万元，其中市级30万元、区级6万元", (Decimal(36), "万元")),
        ("2026年拟申请资金1,250元用于宣传", (Decimal(1250), "元")),
        ("市级30万元，区级6万元", (Decimal(36), "万元")),
        ("上年结转36万元", None),
        ("每人补助36万元", None),
        ("按36元/人标准安排", None),
        ("根据实际情况安排", None),
    ],
)
def test_an_amount_in_a_sentence(text: str, expected: tuple[Decimal, str] | None) -> None:
    assert _budget(["项目资金", (text, 1, 3)]) == expected


def test_the_total_investment_above_its_sources_is_the_budget() -> None:
    assert _budget(["总投资（万元）", "36", "财政资金（万元）", "30"]) == (Decimal(36), "万元")
    assert _budget(["项目总投资", "36万元", "其中：财政资金", "300000元"]) == (Decimal(36), "万元")
    assert _budget(["总投资（万元）", "36", "财政资金（万元）", "300"]) is None


def test_the_money_of_the_year_beside_that_of_the_whole_project() -> None:
    head: list[list[Spec]] = [
        ["总预算（万元）", "120", "年度预算（万元）", "36"],
        ["自筹资金", "20", "自筹资金", "6"],
    ]
    form = one(TITLE, [["项目名称", ("某项目", 1, 3)], *head, *TABLE])
    assert form.budget
    assert form.budget.value == Decimal(36)
    assert [(each.label, each.value) for each in form.amounts[1:]] == [
        ("总预算（万元）", Decimal(120)),
        ("总预算（万元）·自筹资金", Decimal(20)),
        ("自筹资金", Decimal(6)),
    ]


def test_totals_of_one_label_head_blocks_of_their_own():
    side_by_side = [
        ["项目名称", ("河道整治", 1, 3)],
        ["资金总额", "300万元", "资金总额", "100万元"],
        ["其中：财政拨款", "240万元", "其中：财政拨款", "80万元"],
        ["其他资金", "60万元", "其他资金", "20万元"],
    ]
    below = [
        ["项目名称", "河道整治"],
        *(row[:2] for row in side_by_side[1:]),
        *(row[2:] for row in side_by_side[1:]),
    ]
    for rows in (side_by_side, below):
        amounts = one("项目绩效目标表", [*rows, ["年度目标", "清淤30公里"]]).amounts
        blocks = [[str(each.value) for each in amounts if each.block == block] for block in (0, 1)]
        assert blocks == [["300", "240", "60"], ["100", "80", "20"]]


def test_the_money_of_tasks_is_no_budget_beside_one():
    form = one(
        "部门整体支出绩效目标表（2026年度）",
        [
            ["部门名称", ("河西县水务局", 1, 3)],
            ["年度预算（万元）", "资金总额", "基本支出", "项目支出"],
            ["", "1000", "693.5", "306.5"],
            [("年度主要任务", 4, 1), "任务名称", "主要内容", "金额（万元）"],
            ["河道整治", "清淤30公里", "96"],
            ["供水保障", "改造管网12公里", "210.5"],
            ["合计", "", "306.5"],
            ["年度目标", ("清淤30公里，改造管网12公里", 1, 3)],
        ],
    )
    assert form.budget is not None
    assert (form.budget.label, form.budget.value) == ("资金总额", 1000)


def test_labels_of_money_side_by_side_are_no_unreadable_amounts() -> None:
    heads: list[tuple[list[list[Spec]], tuple[Decimal, str]]] = [
        (
            [
                [("市级预算执行情况（万元）", 2, 1), "年初预算", "财政拨款数", "结余数"],
                ["320", "320", "0"],
                [("子项目构成", 2, 1), "子项名称", "预算数（万元）", "实际数（万元）"],
                ["水质监测站", "320", "198"],
            ],
            (Decimal(320), "万元"),
        ),
        (
            [
                [("资金情况（万元）", 3, 1), "年度资金总额：", ("88.6", 1, 2)],
                ["其中：1.中央资金", ("", 1, 2)],
                ["2.市级资金", ("88.6", 1, 2)],
                ["项目概况及立项依据", ("整治田块，配套渠道。", 1, 3)],
            ],
            (Decimal("88.6"), "万元"),
        ),
        (
            [
                [("资金来源", 2, 1), "合计（万元）", "执行数（万元）", "执行率"],
                ["126", "126", "100%"],
            ],
            (Decimal(126), "万元"),
        ),
    ]
    for head, expected in heads:
        submission = read(TITLE, [["项目名称", ("某项目", 1, 3)], *head, *TABLE])
        assert not submission.doubts, head
        budget = submission.forms[0].budget
        assert budget
        assert (budget.value, budget.unit) == expected
