"""Sources of funds in the head of a form: beside the total, below it, and behind it in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from auditor.model import Form
from tests.cases import every_case
from tests.forms.building import Spec, one

TABLE = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"]]
Amounts = list[tuple[str, Decimal]]


def form(*head: Sequence[Spec]) -> Form:
    return one("沟渠疏浚项目绩效目标表", head, TABLE)


def amounts(*head: Sequence[Spec]) -> Amounts:
    return [(amount.label, amount.value) for amount in form(*head).amounts]


def told(*pairs: tuple[str, str]) -> Amounts:
    return [(label, Decimal(value)) for label, value in pairs]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            [["资金总额（万元）", "120", "其中：上级", "80", "本级", "30", "自筹", "10"]],
            told(("资金总额（万元）", "120"), ("其中：上级", "80"), ("本级", "30"), ("自筹", "10")),
        ),
        (
            [[("资金来源（万元）", 2, 1), "合计", "中央", "县级"], ["120", "80", "40"]],
            told(("合计", "120"), ("中央", "80"), ("县级", "40")),
        ),
    ],
)
def test_a_bare_source_beside_the_total_has_its_amount(
    head: Sequence[Sequence[Spec]], expected: Amounts
) -> None:
    assert amounts(*head) == expected


def test_the_word_for_a_source_is_none_where_another_label_asks_for_it() -> None:
    assert amounts(["预算金额", "80万元", "预算级次", "本级"]) == told(("预算金额", "80"))


@every_case(
    ("text", "expected"),
    [
        ("120万元（上级80万元，本级40万元）", told(("上级", "80"), ("本级", "40"))),
        ("总额120万元，其中：省级80万元（含结转5万元）、自筹40万元", told(("省级", "80"), ("自筹", "40"))),
        (
            "总额120.5万元\n一、财政拨款：80万元（其中：县级：80万元）\n二、其他：40.5万元",
            told(("财政拨款", "80"), ("其他", "40.5")),
        ),
        ("120\n其中：上级：80\n本级：40", told(("上级", "80"), ("本级", "40"))),
        ("120万元，其中上级80万元，其中省级50万元", told(("上级", "80"))),
        ("120万元，其中培训80万元，宣传40万元", []),
        ("120万元（县财政局批复）", []),
    ],
)  # fmt: skip
def test_sources_behind_the_total_in_its_cell(text: str, expected: Amounts) -> None:
    read = form(["资金总额及构成（万元）", text])
    assert read.budget is not None
    assert read.budget.value in (Decimal(120), Decimal("120.5"))
    assert [(part.label, part.value) for part in read.amounts[1:]] == expected


def test_the_unit_beside_columns_of_money_and_a_budget_that_came_later_in_the_year() -> None:
    columns = ["年初预算数", "全年预算数", "全年执行数"]
    read = form([("部门支出情况（万元）", 2, 1), "资金", *columns], ["年度资金总额", "0", "12", "11"])
    assert read.budget is not None
    assert read.budget.stated == "12万元"


def test_rows_of_money_without_a_label_of_their_own_and_the_row_of_the_sums() -> None:
    columns = ["年初预算数", "全年预算数", "全年执行数", "执行率（%）", "执行率权重"]
    bare = form([("部门支出情况（万元）", 2, 1), *columns], ["15", "12", "9", "75%", "10"])
    assert bare.budget is not None
    assert bare.budget.stated == "15万元"
    assert bare.execution is not None
    assert (bare.execution.executed, bare.execution.rate, bare.execution.points) == (9, 75, 10)
    summed = form(
        [("预算执行情况（万元）", 3, 1), ("资金来源", 1, 2), "预算数", "执行数", "执行率"],
        [("街道拨款", 1, 2), "60", "60", "100%"],
        [("合计", 1, 2), "63", "60", "95%"],
    )
    assert summed.execution is not None
    assert (summed.execution.budget, summed.execution.rate) == (63, 95)


def test_what_was_paid_and_spent_beside_the_budget_is_no_source_of_it() -> None:
    read = form(
        ["预算数（万元）", "12", "到位数（万元）", "11", "执行数（万元）", "9"],
        ["其中：财政资金", "12", "其中：财政资金", "11", "其中：财政资金", "9"],
    )
    assert len({amount.block for amount in read.amounts}) == 3
    assert read.execution is not None
    assert (read.execution.budget, read.execution.executed) == (12, 9)


def test_the_word_for_the_sum_may_stand_before_it_and_the_unit_behind_the_year() -> None:
    funds = [["项目资金", "合计：120", "财政拨款：80", "其他：40"]]
    read = one(
        "沟渠疏浚项目绩效目标表", "（2026年度，金额：万元）", [["项目名称", "沟渠疏浚"], *funds], TABLE
    )
    assert read.year == 2026
    assert read.budget is not None
    assert (read.budget.value, read.budget.unit) == (Decimal(120), "万元")


def test_several_amounts_below_one_label_are_those_of_items() -> None:
    def budget(*items: list[Spec]) -> str | None:
        label: Spec = ("年度主要任务", len(items) + 1, 1)
        found = form([label, "事由", "做法", "预算金额（万元）"], *items).budget
        return found and f"{found.value:f}"

    first: list[Spec] = ["河道清淤", "清淤12公里", "50"]
    assert budget(first) == "50"
    assert budget(first, ["护岸修补", "修补3处", "70"]) is None
    assert budget(first, ["护岸修补", "修补3处", "70"], ["合计", "", "120"]) == "120"


def test_money_before_and_after_an_adjustment_in_one_line() -> None:
    def budget(*cells: str) -> object:
        rows = [["项目名称", ("渔港养护", 1, len(cells))], ["预算（万元）", *cells]]
        form = one(
            "绩效目标调整申请表",
            [*rows, ["三级指标", "原目标值", "调整后目标值"], ["检修泊位", "≥9个", "≥7个"]],
        )
        return form.budget and form.budget.value

    assert budget("原批复", "288", "调整后", "216") == 216
    assert budget("年初批复", "288", "本次调整", "216") == 216
    assert budget("甲镇", "288", "乙镇", "216") is None
