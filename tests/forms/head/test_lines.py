"""Lines above the table: unit, year and unit of money."""

from decimal import Decimal

import pytest

from tests.forms.building import Spec, one

TITLE = "项目支出绩效目标表"
TABLE: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "服务人次", "≥500人次"],
]


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


@pytest.mark.parametrize(
    "line",
    [
        "编制单位：某某局        管理层级：县级        预算年度：2027年",
        "编制单位：某某局；经办人：张三",
        "编制单位：某某局    填报日期：1月5日",
    ],
)
def test_a_label_that_nobody_knows_ends_the_name_of_the_unit(line: str) -> None:
    assert one(TITLE, line, [["项目名称", "甲"], *TABLE]).issuer == "某某局"


@pytest.mark.parametrize("colon", ["：", "：    ", "  ：  ", "（盖章）：　　", "(公章):   ", "    "])
def test_the_colon_behind_a_label_is_no_part_of_the_name(colon: str) -> None:
    assert one(TITLE, f"编制单位{colon}某某局", [["项目名称", "甲"], *TABLE]).issuer == "某某局"


def test_a_day_is_no_unit() -> None:
    for line in ("编制单位（盖章）：    2026年3月12日", "编制单位：2026年3月"):
        assert one(TITLE, line, [["项目名称", "甲"], *TABLE]).issuer is None
    assert one(TITLE, "编制单位：2026年大会筹备处", [["项目名称", "甲"], *TABLE]).issuer == "2026年大会筹备处"
