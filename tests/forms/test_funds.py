"""Sources of funds in the head of a form: beside the total, below it, and behind it in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from auditor.model import Form
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


@pytest.mark.parametrize(
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
