"""Labels and amounts above the indicators."""

from decimal import Decimal

import pytest

from auditor.model import PassageField
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


def test_headers_of_goals_with_their_shares_are_no_goals() -> None:
    heads: list[list[Spec]] = [
        ["分目标", "目标内容", "占比", "资金（万元）"],
        ["目标1", "新修灌渠6公里", "70%", "42"],
        ["目标2", "清淤水塘9口", "30%", "18"],
    ]
    form = one(TITLE, [["项目名称", ("灌区改造", 1, 3)], *heads, *TABLE])
    assert [each.text for each in form.passages] == ["新修灌渠6公里", "清淤水塘9口"]


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


def test_the_money_unit_behind_other_words() -> None:
    form = one(TITLE, "101-某某局　　单位：万元", [["项目名称", "甲", "预算数", "96"], *TABLE])
    assert form.budget
    assert (form.budget.value, form.budget.unit) == (Decimal(96), "万元")


@pytest.mark.parametrize(
    "line",
    [
        "编制单位：某某局　　金额：万元",
        "（2025年度）　　编制单位：某某局　　单位：万元",
        "2025年 编制单位：某某局 资金：万元",
    ],
)
def test_unit_year_and_money_unit_on_one_line(line: str) -> None:
    form = one(TITLE, line, [["项目名称", "甲", "预算数", "96"], *TABLE])
    assert form.issuer == "某某局"
    assert form.budget
    assert (form.budget.value, form.budget.unit) == (Decimal(96), "万元")
    assert form.year == (2025 if line[0] != "编" else None)


def test_a_line_of_the_year_and_one_label() -> None:
    form = one(TITLE, "（2025年度）　编制单位：某某局", [["项目名称", "甲"], *TABLE])
    assert (form.issuer, form.year) == ("某某局", 2025)


@pytest.mark.parametrize("label", ["单位", "填报单位", "实施单位"])
def test_the_day_of_filling_behind_a_unit_is_not_its_name(label: str) -> None:
    cases = ("2025年10月9日", "2025年10月", "2025-10-09", "2025.10")
    lines = [f"{label}：某某局　　　　{day}" for day in cases]
    named = [one(TITLE, line, [["项目名称", ("社区养老", 1, 3)], *TABLE]).issuer for line in lines]
    assert named == ["某某局"] * len(cases)


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


@every_case("label", ["年度总目标", "总目标", "目标情况", "目标任务", "工作目标", "项目预期目标"])
def test_further_labels_of_the_goal(label: str):
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", ("渠道维修", 1, 3)],
            [label, ("维修渠道30公里。", 1, 3)],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "维修渠道长度", "≥30公里"],
        ],
    )
    assert [text.text for text in form.passages] == ["维修渠道30公里。"]


@every_case(
    ("label", "field"),
    [
        ("项目总体概况", PassageField.OVERVIEW),
        ("年度主要目标和成果", PassageField.GOAL),
        ("年度目标及预期效果", PassageField.GOAL),
        ("项目概况、主要内容", PassageField.OVERVIEW),
        ("立项依据及必要性", PassageField.BASIS),
    ],
)
def test_labels_that_say_more_than_a_known_one_name_its_text(label: str, field: PassageField) -> None:
    text = "为老年人提供助餐服务，全年不少于500人次。"
    form = one(TITLE, [["项目名称", ("社区养老", 1, 3)], [label, (text, 1, 3)], *TABLE])
    passage = form.passage(field)
    assert passage
    assert passage.text == text


@pytest.mark.parametrize("label", ["项目总体安排", "年度主要目标和责任人", "目标责任书和考核办法"])
def test_labels_of_other_things_name_no_text(label: str) -> None:
    text = "为老年人提供助餐服务，全年不少于500人次。"
    form = one(TITLE, [["项目名称", ("社区养老", 1, 3)], [label, (text, 1, 3)], *TABLE])
    assert not [passage for passage in form.passages if passage.text == text]


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


@pytest.mark.parametrize(
    "line",
    [
        "填报单位（盖章）：青河县民政局填报日期：2026年3月1日单位：万元",
        "主管部门：青河县财政局填报单位：青河县民政局金额单位：万元",
    ],
)
def test_a_name_ends_where_the_next_label_begins(line: str) -> None:
    form = one(TITLE, line, [["项目名称", "甲", "预算数", "96"], *TABLE])
    assert form.issuer == "青河县民政局"
    assert form.budget
    assert form.budget.unit == "万元"


def test_a_sentence_with_colons_is_no_line_of_labels() -> None:
    text = "项目概况：为老年人送餐。实施单位：由街道选定"
    assert one(TITLE, text, [["项目名称", "甲", "预算数", "96"], *TABLE]).issuer is None


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


@pytest.mark.parametrize("text", ["—", "一", "目标1：—\n目标2：一", "1、/"])
def test_a_goal_of_dashes_is_none(text: str) -> None:
    assert one(TITLE, [["年度目标", text]], TABLE).passages == ()


def test_a_numbered_goal_in_a_line_of_its_own() -> None:
    (passage,) = one(TITLE, [["目标一", "疏浚沟渠12公里"], ["目标二", "—"]], TABLE).passages
    assert passage.text == "疏浚沟渠12公里"


def test_a_heading_below_labels_side_by_side_is_no_text_of_the_first() -> None:
    goals: list[list[Spec]] = [
        [("总体目标", 2, 1), ("中期目标", 1, 2), "年度目标"],
        [("建成三处泵站", 1, 2), "建成一处泵站"],
        [("项目指标表", 1, 4)],
    ]
    form = one(TITLE, [["项目名称", ("泵站", 1, 3)], *goals, *TABLE])
    assert {each.text for each in form.passages} == {"建成三处泵站", "建成一处泵站"}


def test_a_blank_cell_below_one_of_two_labels_leaves_that_unfilled() -> None:
    labels: list[Spec] = [("年度总体目标", 2, 1), ("预期目标", 1, 2), ("实际完成情况", 1, 2)]
    columns: list[Spec] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    row: list[Spec] = ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里"]
    told: list[Spec] = [("", 1, 2), ("已清淤32公里，水流通畅。", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, told, columns, row])
    assert form.missing_labels == {"goal"}
    assert form.unfilled == (("goal", "预期目标"),)
    asked: list[Spec] = [("清淤30公里，恢复行洪能力。", 1, 2), ("", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, asked, columns, row])
    assert form.blank_labels == ("实际完成情况",)


def test_a_level_without_an_indicator_is_no_goal() -> None:
    rows: list[list[Spec]] = [
        [("年度绩效目标（90分）", 4, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        [("成本指标", 2, 1), "经济成本指标", "项目总成本", "≤30万元"],
        ["社会成本指标", "", ""],
        ["产出指标", "数量指标", "服务人次", "≥500人次"],
    ]
    goal: list[Spec] = ["年度目标", ("全年为老人上门服务500人次，改造30户住房。", 1, 4)]
    form = one(TITLE, [["项目名称", ("社区养老", 1, 4)], goal, *rows])
    assert [each.text for each in form.passages] == ["全年为老人上门服务500人次，改造30户住房。"]


def test_a_header_of_texts_that_no_list_holds_is_no_goal() -> None:
    labels: list[Spec] = [("年度总体目标", 2, 1), ("年初目标", 1, 2), ("年末目标实际完成情况", 1, 2)]
    columns: list[Spec] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    row: list[Spec] = ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里"]
    texts: list[Spec] = [("清淤30公里，恢复行洪能力。", 1, 2), ("已清淤32公里，水流通畅。", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, texts, columns, row])
    assert {(each.field, each.text) for each in form.passages} == {
        (PassageField.GOAL, "清淤30公里，恢复行洪能力。"),
        (PassageField.OTHER, "已清淤32公里，水流通畅。"),
    }
    beside: list[list[Spec]] = [
        [("年度总体目标", 2, 1), "年初目标", ("完成各项清淤任务", 1, 3)],
        ["实际完成情况", ("已清淤32公里，水流通畅。", 1, 3)],
    ]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], *beside, columns, row])
    assert (PassageField.GOAL, "完成各项清淤任务") in {(each.field, each.text) for each in form.passages}


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


def test_two_labels_of_texts_joined_in_one() -> None:
    for label in ("项目概况及立项依据", "项目主要内容和立项依据", "项目背景及实施方案"):
        form = one(TITLE, [["项目名称", ("某项目", 1, 3)], [label, ("疏浚河道12公里。", 1, 3)], *TABLE])
        assert [(text.field, text.text) for text in form.passages] == [
            (PassageField.OVERVIEW, "疏浚河道12公里。")
        ], label


def test_the_projects_name_over_the_indicators_of_a_goal_is_no_goal() -> None:
    rows: list[list[Spec]] = [["项目名称", ("冷库建设", 1, 3)]]
    again: list[Spec] = [("项目年度目标1：冷库建设", 1, 4)]
    goal: list[Spec] = ["项目年度目标", ("建成冷库1200立方米。", 1, 3)]
    both = one(TITLE, [*rows, goal, again, *TABLE])
    assert [text.text for text in both.passages] == ["建成冷库1200立方米。"]
    assert [text.text for text in one(TITLE, [*rows, again, *TABLE]).passages] == ["冷库建设"]


def test_a_line_of_signatures_below_the_table_is_no_goal() -> None:
    goals: list[list[Spec]] = [
        [("总体目标", 2, 1), ("实施期总体目标", 1, 2), "年度总体目标"],
        [("三年养护护坡90公里", 1, 2), "养护护坡30公里"],
    ]
    form = one(
        TITLE, [["项目名称", ("护坡养护", 1, 3)], *goals, *TABLE], "经办：林某    分管领导：      主任："
    )
    assert [each.text for each in form.passages] == ["三年养护护坡90公里", "养护护坡30公里"]
