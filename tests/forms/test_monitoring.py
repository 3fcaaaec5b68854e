"""Monitoring forms: results so far, forecast, causes and possibility, in one header line or two."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.model import Form, FormKind
from tests.cases import every_case
from tests.forms.building import one

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "1—7月执行情况", "全年预计完成情况"]
TITLE = "项目支出绩效目标执行监控表"
FUNDS = [
    ["项目名称", "河道清淤"],
    ["项目资金（万元）", "年初预算数", "1—7月执行数", "1—7月执行率", "全年预计执行数"],
    ["年度资金总额", "120", "42", "35%", "110"],
    ["其中：本年财政拨款", "80", "30", "37.5%", "80"],
]


def two_lines(*rows: list[str]) -> Form:
    """The form with a second header line for causes and answers, as plain text has it."""
    header = [*HEAD, "偏差原因分析", "", "", "", "", "", "完成目标可能性", "", "", "备注"]
    causes = ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明"]
    parts = ["", "", "", "", "", "", *causes, "确定能", "有可能", "完全不可能", ""]
    return one(TITLE, [*FUNDS, header, parts, *rows])


def test_the_money_of_some_months_and_of_the_year() -> None:
    form = two_lines(["产出指标", "数量指标", "清淤长度", "≥30公里", "12公里", "30公里"])
    assert form.kind is FormKind.MONITORING
    assert form.through_month == 7
    assert form.execution is not None
    figures = (form.execution.budget, form.execution.executed, form.execution.rate, form.execution.expected)
    assert figures == (Decimal(120), Decimal(42), Decimal(35), Decimal(110))
    assert form.budget is not None
    assert form.budget.value == 120


def test_ticks_below_causes_and_answers() -> None:
    ticked = ["√", "", "", "", "√", "资金未到位", "", "", "√", "已报告"]
    (row,) = two_lines(
        ["产出指标", "数量指标", "清淤长度", "≥30公里", "12公里", "20公里", *ticked]
    ).indicators
    assert (row.actual, row.forecast, row.reason, row.note) == ("12公里", "20公里", "资金未到位", "已报告")
    assert row.causes == ("经费", "其他")
    assert row.possibility == "不可能"


def test_nothing_ticked_is_blank_and_no_column_is_unread() -> None:
    (row,) = two_lines(
        ["产出指标", "数量指标", "清淤长度", "≥30公里", "12公里", "30公里", *[""] * 10]
    ).indicators
    assert (row.possibility, row.causes, row.reason) == ("", (), "")
    (plain,) = one(TITLE, [HEAD[:5], ["产出指标", "数量指标", "清淤长度", "30公里", "12公里"]]).indicators
    assert (plain.possibility, plain.forecast, plain.reason) == (None, None, None)


@every_case(
    ("written", "read"),
    [
        ("确定能", "确定能"),
        ("能", "确定能"),
        ("可能", "有可能"),
        ("完全不可能", "不可能"),
        ("要看雨情", "要看雨情"),
        ("", ""),
    ],
)
def test_the_possibility_in_one_cell(written: str, read: str) -> None:
    header = [*HEAD, "偏差原因", "完成目标可能性"]
    (row,) = one(
        TITLE, [header, ["产出指标", "数量指标", "清淤长度", "30公里", "12公里", "30公里", "", written]]
    ).indicators
    assert row.possibility == read


@pytest.mark.parametrize(
    ("column", "title", "month"),
    [
        ("截至10月底完成值", TITLE, 10),
        ("半年度执行情况", TITLE, 6),
        ("当前完成值", "2025年1-8月项目绩效运行监控表", 8),
        ("当前完成值", TITLE, None),
    ],
)
def test_the_last_month_of_the_figures(column: str, title: str, month: int | None) -> None:
    form = one(title, [["三级指标", "指标值", column], ["清淤长度", "30公里", "12公里"]])
    assert form.through_month == month
    assert form.indicators[0].actual == "12公里"


def test_the_columns_tell_a_monitoring_form_without_a_word_in_its_title() -> None:
    rows = [
        ["三级指标", "指标值", "实际完成值", "预计全年完成情况"],
        ["清淤长度", "30公里", "12公里", "30公里"],
    ]
    assert one("项目绩效目标情况表", rows).kind is FormKind.MONITORING
    assert one("项目绩效自评表", rows).kind is FormKind.SELF_REVIEW


def test_a_result_to_be_expected_is_a_forecast_however_it_is_called() -> None:
    rows = [
        ["三级指标", "指标值", "1-9月完成值", "到年底预计可完成情况"],
        ["清淤长度", "30公里", "12公里", "28公里"],
    ]
    (row,) = one(TITLE, rows).indicators
    assert (row.actual, row.forecast) == ("12公里", "28公里")
