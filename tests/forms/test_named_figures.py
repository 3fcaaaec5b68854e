"""Amounts among other words: named one by one in a cell or a line, beside labels that no list holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.model import Form
from tests.cases import every_case
from tests.forms.building import Spec, one

TITLE = "沟渠疏浚项目绩效自评表"
TABLE = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"]]


def stated(form: Form) -> str | None:
    return form.budget.stated if form.budget else None


def test_figures_named_in_one_cell() -> None:
    cell = "年初预算60.00；全年预算50.00；全年执行45.00；执行率90%"
    form = one(TITLE, [["项目名称", "沟渠疏浚"], ["资金（万元）", cell]], TABLE)
    assert stated(form) == "60万元"
    assert form.execution is not None
    told = (form.execution.budget, form.execution.adjusted, form.execution.executed, form.execution.rate)
    assert told == (60, 50, 45, 90)


def test_figures_named_in_a_line_of_text() -> None:
    form = one(TITLE, "项目名称：沟渠疏浚", "三、预算1,200万元，执行900万元，执行率75%，得分8（10）。", TABLE)
    assert stated(form) == "1200万元"
    assert form.execution is not None
    assert (form.execution.executed, form.execution.rate, form.execution.score) == (900, 75, 8)


@every_case(
    "line",
    [
        "预算60，执行45",  # in no unit
        "预算60万元，预算数70万元，执行45万元",  # two that disagree
        "执行45万元，执行率75%",
        "去年安排资金60万元",
        "市级安排资金60万元，县级安排资金30万元",
        "户均补助资金3万元",
    ],
)
def test_a_line_that_says_anything_else_gives_no_budget(line: str) -> None:
    assert one(TITLE, "项目名称：沟渠疏浚", line, TABLE).budget is None


@pytest.mark.parametrize(
    "line",
    [
        "预算60万元",
        "预算60万元，疏浚沟渠12公里",
        "沟渠多年没有疏浚。2026年县级安排资金60万元用于疏浚，其中机械费40万元，人工费20万元。",
        "全年计划投入60万元：上半年20万元，下半年40万元。",
        "总投资180万元，其中2026年安排60万元，先疏浚主渠。",
    ],
)
def test_a_sentence_tells_the_budget(line: str) -> None:
    assert stated(one(TITLE, "项目名称：沟渠疏浚", line, TABLE)) == "60万元"


def test_a_sentence_of_another_year_tells_none_of_this_one() -> None:
    line = "2025年下达资金45万元；2026年申请资金60万元。"
    assert stated(one("2026年沟渠疏浚项目绩效目标表", "项目名称：沟渠疏浚", line, TABLE)) == "60万元"


def test_sentences_that_tell_two_budgets_tell_none() -> None:
    lines = ("2026年县级安排资金60万元。", "本项目预算90万元。")
    assert one(TITLE, "项目名称：沟渠疏浚", *lines, TABLE).budget is None


def test_labels_among_others_that_no_list_holds() -> None:
    line = "文档编号：A12_07　　项目资金合计：360,000.00元（36万元）　　单位：万元"
    assert stated(one(TITLE, line, TABLE)) == "360000元"
    several = "文档编号：A12_07　　项目资金：36万元　　预算金额：40万元"
    assert one(TITLE, several, TABLE).budget is None


def test_shares_below_the_sources_are_no_amounts() -> None:
    sources: list[list[Spec]] = [
        [("资金来源（万元）", 3, 1), "来源", "省级财政", "市县财政", "自筹", "合计"],
        ["金额", "30", "20", "0", "50"],
        ["占比", "60%", "40%", "0", "100%"],
    ]
    form = one(TITLE, [["项目名称", ("沟渠疏浚", 1, 5)], *sources], TABLE)
    assert stated(form) == "50万元"
    amounts = [(amount.label, amount.value) for amount in form.amounts[1:]]
    assert amounts == [("省级财政", Decimal(30)), ("市县财政", Decimal(20)), ("自筹", Decimal(0))]


def test_columns_of_what_was_arranged_and_what_was_spent() -> None:
    columns = ["预算安排", "实际支出", "执行率", "权重", "得分"]
    money: list[list[Spec]] = [[("资金（万元）", 2, 1), *columns], ["60", "45", "75%", "10", "8"]]
    form = one(TITLE, money, TABLE)
    assert stated(form) == "60万元"
    assert form.execution is not None
    assert (form.execution.budget, form.execution.executed, form.execution.rate) == (60, 45, 75)


def test_the_years_part_beside_a_total_of_several_years() -> None:
    form = one(TITLE, [["资金总额（万元）", "90", "其中：2026年度", "30"]], TABLE)
    assert stated(form) == "30万元"
    assert stated(one(TITLE, [["资金总额（万元）", "90", "其中：财政拨款", "30"]], TABLE)) == "90万元"


def test_a_label_that_reaches_down_beside_its_sources_has_its_amount_below_both() -> None:
    funds: list[list[Spec]] = [
        [("资金情况", 3, 1), ("本年度预计投入（万元）", 2, 1), ("财政资金（万元）", 1, 2), ("其他", 2, 1)],
        ["省级", "本级"],
        ["30", "20", "10", "0"],
    ]
    read = one(TITLE, [*funds, ["保障措施", ("专人巡查沟渠", 1, 4)]], TABLE)
    assert stated(read) == "30万元"


def test_the_money_of_the_whole_period_is_the_budget_where_no_label_asks_for_the_years() -> None:
    period: list[Spec] = ["实施期资金总额（万元）", "90"]
    assert stated(one(TITLE, [period], TABLE)) == "90万元"
    assert one(TITLE, [period, ["年度资金总额（万元）", ""]], TABLE).budget is None
    assert stated(one(TITLE, [period, ["年度资金总额（万元）", "30"]], TABLE)) == "30万元"
