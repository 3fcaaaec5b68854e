"""The sums that a self-review prints, read and judged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.model import Execution, FormKind
from tests.forms.building import one, read

VALUES = ("≥12公里", "≥6座", "≥800户")

MATRIX = ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
COLUMNS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def self_review(*last: list[str]) -> list[list[str]]:
    return [
        ["项目名称", "河道清淤", "", "", "", "", ""],
        MATRIX,
        ["年度资金总额", "100", "120", "90", "10", "75%", "7.5"],
        ["其中：财政拨款", "80", "100", "70", "——", "70%", "——"],
        ["其他资金", "20", "20", "20", "——", "0%", "——"],
        COLUMNS,
        ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里", "50", "50"],
        ["效益指标", "社会效益指标", "投诉次数", "≤5次", "6次", "40", "33.3"],
        *last,
    ]


def test_the_execution_is_the_first_row_of_the_money() -> None:
    (form,) = read("项目支出绩效自评表", self_review()).forms
    assert form.kind is FormKind.SELF_REVIEW
    execution = form.execution
    assert execution is not None
    expected = Execution(
        execution.location, Decimal(100), Decimal(120), Decimal(90), Decimal(75), Decimal(10), Decimal("7.5")
    )
    assert execution == expected
    assert (execution.location.row, execution.location.column) == (3, 4)


def test_amounts_of_the_execution_may_bear_a_magnitude() -> None:
    head, matrix, _, *rest = self_review()
    total = ["年度资金总额", "100万", "120万", "90万", "10", "75%", "7.5"]
    (form,) = read("项目支出绩效自评表", [head, matrix, total, *rest]).forms
    assert form.execution is not None
    assert (form.execution.adjusted, form.execution.executed) == (Decimal(120), Decimal(90))


def test_the_execution_may_stand_among_the_indicators_or_below_them() -> None:
    head, matrix, total, source, _, columns, output, effect = self_review()
    sums = ["合计", "", "", "", "", "100", "90.8"]
    for rows in (
        [head, columns, output, matrix, total, source, columns, effect, sums],
        [head, columns, output, matrix, total, source, effect, sums],
        [head, columns, output, effect, matrix, total, source, sums],
    ):
        (form,) = read("项目支出绩效自评表", rows).forms
        assert [(row.name, row.weight) for row in form.indicators] == [("清淤长度", 50), ("投诉次数", 40)]
        assert form.execution is not None
        assert (form.execution.executed, form.execution.rate) == (Decimal(90), Decimal(75))
        assert form.totals is not None
        assert form.totals.weight == Decimal(100)


def test_the_rate_of_execution_with_its_points_alone_is_no_indicator() -> None:
    rows = [["序号", "指标名称", "指标值", "分值"], ["1", "清淤长度", "≥30公里", "90"]]
    (form,) = read("项目绩效目标表", [*rows, ["", "预算执行率", "", "10"], ["合计", "", "", "100"]]).forms
    assert [row.name for row in form.indicators] == ["清淤长度"]
    assert form.execution is not None
    assert form.execution.points == Decimal(10)


def test_each_source_has_its_own_execution() -> None:
    (form,) = read("项目支出绩效自评表", self_review()).forms
    assert [(each.label, each.adjusted, each.executed, each.rate) for each in form.sources] == [
        ("其中：财政拨款", Decimal(100), Decimal(70), Decimal(70)),
        ("其他资金", Decimal(20), Decimal(20), Decimal(0)),
    ]


def test_the_points_of_the_execution_stand_in_the_formula_of_its_score() -> None:
    matrix = ["预算执行情况", "预算数", "执行数", "执行率", "得分（20分*执行率）"]
    row = ["年度资金总额", "100", "90", "90%", "18"]
    (form,) = read("项目支出绩效自评表", [["项目名称", "河道清淤"], matrix, row, *self_review()[5:]]).forms
    assert form.execution is not None
    assert (form.execution.points, form.execution.score) == (Decimal(20), Decimal(18))


def test_points_and_rates_of_indicators_are_no_columns_of_money() -> None:
    header = ["一级指标", "二级指标", "三级指标", "年度指标值", "完成率", "分值", "得分"]
    rows = [["产出指标", "数量指标", "清淤长度", "≥30公里", "100%", "60", "60"]]
    (form,) = read("项目支出绩效自评表", [["项目名称", "河道清淤"], header, *rows]).forms
    assert [row.weight for row in form.indicators] == [Decimal(60)]
    assert form.execution is None


def test_sums_of_some_rows_are_no_totals() -> None:
    part = ["小计", "", "", "", "", "90", "83.3"]
    assert one("项目支出绩效自评表", self_review(part)).totals is None
    form = one("项目支出绩效自评表", self_review(part, ["合计", "", "", "", "", "100", "90.8"]))
    assert form.totals is not None
    assert form.totals.weight == Decimal(100)


def test_the_totals_stand_below_the_indicators() -> None:
    total = ["合计", "", "", "", "", "100", "90.8"]
    (form,) = read("项目支出绩效自评表", self_review(total)).forms
    assert len(form.indicators) == 2
    assert form.totals is not None
    assert (form.totals.weight, form.totals.score) == (Decimal(100), Decimal("90.8"))
    assert form.totals.location.row == 9


def test_a_form_without_sums_has_none() -> None:
    (form,) = read("项目支出绩效目标表", [["指标名称", "指标值"], ["清淤长度", "30公里"]]).forms
    assert form.totals is None
    assert form.execution is None


def test_a_total_in_words_is_unread() -> None:
    (form,) = read("项目支出绩效自评表", self_review(["总分", "", "", "", "", "", "优"])).forms
    assert form.totals is not None
    assert form.totals.score is None


_POINTED_HEADER = ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"]


def test_points_behind_the_names_are_the_weights_where_no_column_has_them() -> None:
    form = one(
        "2024年度项目自评表",
        [
            _POINTED_HEADER,
            ["产出指标", "数量指标", "演出场次（12.5分）", "≥120场", "126场", "12.5"],
            ["满意度指标", "满意度", "群众满意度 (20分)", "≥90%", "92%", "20"],
        ],
    )
    assert [(row.name, row.weight) for row in form.indicators] == [
        ("演出场次", Decimal("12.5")),
        ("群众满意度", Decimal(20)),
    ]


def test_points_behind_some_names_stay_words_of_the_names() -> None:
    form = one(
        "2024年度项目自评表",
        [
            _POINTED_HEADER,
            ["产出指标", "数量指标", "演出场次（10分）", "≥120场", "126场", "10"],
            ["产出指标", "质量指标", "测评得分", "≥90分", "92分", "20"],
        ],
    )
    assert [(row.name, row.weight) for row in form.indicators] == [
        ("演出场次（10分）", None),
        ("测评得分", None),
    ]


def test_the_total_above_the_indicators() -> None:
    rows = [
        ["项目名称", "公园照明", "自评得分（分）", "92", ""],
        ["三级指标", "指标值", "实际完成值", "分值", "得分"],
        ["更换路灯数量", "≥40盏", "40盏", "50", "50"],
        ["亮灯率", "≥98%", "97%", "50", "45"],
    ]
    form = one("项目支出绩效自评表", rows)
    assert form.totals is not None
    assert (form.totals.weight, form.totals.score) == (None, 92)


def test_what_was_granted_and_spent_heads_no_indicators() -> None:
    spent = ["支出管理（10分）", "下达额度", "实际支出金额", "实际完成值", "分值", "得分", "偏差原因"]
    rows = [
        ["项目名称", "渔港疏浚", "", "", "", "", ""],
        spent,
        ["", "860", "860", "860", "10", "10", ""],
        COLUMNS,
        ["产出指标", "数量指标", "疏浚方量", "≥3万方", "3万方", "50", "50"],
        ["满意度指标", "服务对象满意度", "渔民满意度", "≥90%", "92%", "40", "40"],
    ]
    assert [row.name for row in one("项目支出绩效自评表", rows).indicators] == ["疏浚方量", "渔民满意度"]


def test_a_rate_of_completion_holds_the_results_where_its_cells_say_how_much() -> None:
    def results(label: str, *cells: str, more: tuple[str, ...] = ()) -> list[str | None]:
        names = ("疏浚沟渠长度", "更换闸门", "受益农户")
        rows = [[name, value, cell, *more] for name, value, cell in zip(names, VALUES, cells, strict=True)]
        header = ["三级指标", "指标值", label, *(["实际完成值"] if more else [])]
        return [row.actual for row in one("沟渠疏浚项目绩效自评表", [header, *rows]).indicators]

    told = ["12.5公里", "6座", "820户"]
    assert results("指标完成率", *told) == results("完成程度", *told) == told
    assert results("指标完成率", "100%", "100%", "102.5%") == [None, None, None]
    assert results("指标完成率", *told, more=("12公里",)) == ["12公里"] * 3


def test_figures_below_a_heading_of_results() -> None:
    header = [
        [("三级指标", 2, 1), ("目标值", 1, 3), ("完成值", 1, 2)],
        ["符号", "数值", "单位", "数值", "单位"],
    ]
    rows = [["疏浚沟渠长度", "≥", "12", "公里", "12.5", "公里"], ["更换闸门", "≥", "6", "座", "5", "座"]]
    form = one("沟渠疏浚项目绩效自评表", [*header, *rows])
    assert [(row.value, row.unit, row.actual) for row in form.indicators] == [
        ("12", "公里", "12.5"),
        ("6", "座", "5"),
    ]


def test_the_execution_behind_a_dash_for_its_name_is_no_indicator() -> None:
    header = ["指标类型", "指标名称", "目标值", "完成值", "权重"]
    rows = [
        ["产出-数量", "疏浚沟渠长度", "≥12公里", "12.5公里", "90"],
        ["预算执行", "—", "36万元", "36万元", "10"],
    ]
    form = one("沟渠疏浚项目绩效自评表", [header, *rows])
    assert [row.name for row in form.indicators] == ["疏浚沟渠长度"]


def test_results_beside_the_targets_make_a_review_of_a_table_without_a_title() -> None:
    header = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    rows = [
        ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里"],
        ["产出指标", "质量指标", "验收合格率", "≥98%", "99%"],
        ["效益指标", "社会效益指标", "受益村民", "≥800户", "820户"],
    ]
    (form,) = read([header, *rows]).forms
    assert form.kind is FormKind.SELF_REVIEW
    blank = [[*row[:4], ""] for row in rows]
    (form,) = read([header, *blank]).forms
    assert form.kind is FormKind.PROJECT


def test_results_in_most_rows_tell_a_review_where_no_title_names_a_plan() -> None:
    rows = [["清淤长度", "≥30公里", "32公里"], ["验收合格率", "≥98%", "99%"], ["受益村民", "≥800户", "820户"]]
    blank = [[*row[:2], ""] for row in rows]
    for title, body, kind in (
        ("沟渠疏浚情况表", rows, FormKind.SELF_REVIEW),
        ("沟渠疏浚项目实施情况", rows, FormKind.SELF_REVIEW),
        ("沟渠疏浚项目实施情况", blank, FormKind.PROJECT),
        ("沟渠疏浚项目绩效目标表", rows, FormKind.PROJECT),
        ("沟渠疏浚项目绩效监控表", rows, FormKind.MONITORING),
    ):
        assert one(title, [["指标", "目标值", "完成情况"], *body]).kind is kind, (title, body)


@pytest.mark.parametrize(("formula", "named"), [("C/B", "adjusted"), ("C÷A", "budget"), ("%", None)])
def test_the_formula_of_the_rate_names_what_it_divides_by(formula: str, named: str | None) -> None:
    matrix = [
        "资金（万元）",
        "年初预算（A）",
        "调整后预算（B）",
        "全年支付数（C）",
        f"执行率（{formula}）",
        "满分",
        "得分",
    ]
    row = ["合计", "80", "100", "76", "95%", "10", "9.5"]
    (form,) = read("项目支出绩效自评表", [["项目名称", "河道清淤"], matrix, row, *self_review()[5:]]).forms
    assert form.execution is not None
    assert (form.execution.rate_of, form.execution.points) == (named, Decimal(10))


def test_the_execution_stands_in_one_line_each_figure_beside_its_label() -> None:
    line = ["资金（万元）", "全年预算数", "36", "全年支付数", "30", "执行率", "83.3%", "得分（满分10）：10"]
    (form,) = read("项目支出绩效自评表", [["项目名称", "河道清淤"], line, *self_review()[5:]]).forms
    found = form.execution
    assert found is not None
    assert (found.adjusted, found.executed, found.rate) == (Decimal(36), Decimal(30), Decimal("83.3"))
    assert (found.points, found.score) == (Decimal(10), Decimal(10))


@pytest.mark.parametrize("label", ["产出小计", "产出指标合计", "数量指标小计", "效益总计"])
def test_a_level_with_a_word_of_sums_is_no_indicator(label: str) -> None:
    form = one("项目支出绩效自评表", self_review([label, "", "", "", "", "90", "83.3"]))
    assert [row.name for row in form.indicators if row.name.startswith(label)] == []
    assert form.totals is None
