"""Lines of the execution of the budget in the place of an indicator."""

from __future__ import annotations

from auditor.model import Form
from tests.cases import every_case
from tests.forms.building import Spec, one

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
ROWS: list[list[Spec]] = [
    ["产出指标", "数量指标", "维修桥梁数", "≥12座", "12座", "50", "50"],
    ["满意度指标", "服务对象满意度指标", "行人满意度", "≥90%", "93%", "40", "40"],
]


def _form(*last: list[Spec]) -> Form:
    return one("2025年项目绩效自评表", [HEADER, *ROWS, *last])


def _names(form: Form) -> list[str]:
    return [row.name for row in form.indicators]


def test_a_level_of_the_execution_with_no_name() -> None:
    for first in ("预算执行", "预算执行率", "预算执行率（10分）"):
        for name in ("", "—", "预算86万元，执行84.3万元"):
            form = _form([first, "", name, "86万元", "84.3万元", "10", "9.8"])
            assert _names(form) == ["维修桥梁数", "行人满意度"], (first, name)


def test_money_below_a_line_of_the_level() -> None:
    form = _form(
        [("四、预算执行率（10分）", 1, 7)], ["", "", "预算86万元，执行84.3万元", "100%", "98%", "10", "9.8"]
    )
    assert _names(form) == ["维修桥梁数", "行人满意度"]
    assert form.execution is None or form.execution.points == 10


def test_an_indicator_below_that_level_is_one() -> None:
    form = _form(["预算执行", "执行进度", "预算执行率", "≥95%", "98%", "10", "10"])
    assert _names(form) == ["维修桥梁数", "行人满意度", "预算执行率"]


def test_what_was_granted_and_spent_beside_a_word_for_both_lines_is_no_header() -> None:
    spent: list[list[Spec]] = [
        ["自评得分", ("97分", 1, 5)],
        [("执行率情况", 2, 1), "年初预算", "实际预算", "全年执行", "执行率", "自评分"],
        ["86万元", "86万元", "86万元", "100%", "20分"],
    ]
    rows: list[list[Spec]] = [
        [("完成的绩效目标", 1, 3), "年初目标值", "实际完成值", "备注"],
        [("A产出指标（自评分48分）", 2, 1), "数量指标", "维修桥梁数", "12座", "12座", ""],
        ["质量指标", "桥梁验收合格率", "100%", "100%", ""],
        ["B满意度指标（自评分29分）", "", "行人满意度", "≥90%", "93%", ""],
    ]
    form = one("2025年桥梁维修项目自评结果", [*spent, *rows])
    assert [(row.name, row.levels[0]) for row in form.indicators] == [
        ("维修桥梁数", "产出指标"),
        ("桥梁验收合格率", "产出指标"),
        ("行人满意度", "满意度指标"),
    ]


def test_an_indicator_explained_and_sourced_by_such_labels_is_one() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标解释", "指标值", "数据来源"]
    rows: list[list[Spec]] = [
        ["产出指标", "数量指标", "维修桥梁数", "当年维修的桥梁", "≥12座", "工程台账"],
        [("成本指标", 2, 1), ("经济成本指标", 2, 1), "维修总成本", "全年支出总额", "≤86万元", "年初预算"],
        ["每座维修成本", "总额除以座数", "≤7万元", "工程结算"],
    ]
    form = one("2025年项目绩效目标表", [header, *rows])
    assert _names(form) == ["维修桥梁数", "维修总成本", "每座维修成本"]


def test_a_name_over_the_columns_of_levels_is_read_and_of_no_sure_level() -> None:
    form = _form([("预算执行率", 1, 3), "100%", "98%", "10", "9.8"])
    last = form.indicators[-1]
    assert (last.name, last.value, last.actual, str(last.weight)) == ("预算执行率", "100", "98%", "10")
    assert {"level1", "level2"} <= last.doubtful


def test_a_rate_over_target_and_result_is_no_indicator() -> None:
    for first in ("预算执行率", "预算执行率（10分）"):
        form = _form([(first, 1, 3), ("96.4%", 1, 2), "10", "9.6"])
        assert _names(form) == ["维修桥梁数", "行人满意度"]
        assert form.execution is not None
        told = (form.execution.rate, form.execution.points, form.execution.score)
        assert [str(each) for each in told] == ["96.4", "10", "9.6"]


def test_an_execution_with_a_target_over_all_levels_is_an_indicator_of_none() -> None:
    form = _form([("预算执行率", 1, 3), "100%", "96%", "10", "9.6"])
    assert [(row.name, row.levels) for row in form.indicators[2:]] == [("预算执行率", ())]
    assert {"level1", "level2"} <= form.indicators[2].doubtful


def test_a_cell_over_target_and_result_tells_neither_for_sure() -> None:
    form = _form(["产出指标", "时效指标", "完工时间", ("2025年10月", 1, 2), "10", "10"])
    row = form.indicators[2]
    assert row.unread == {"actual"}
    assert {"value", "actual"} <= row.doubtful
    assert row.weight == 10


@every_case(
    ("sentence", "told"),
    [
        ("年初预算40万元，全年执行数36万元，预算执行率90%。", ("40", None, "36", "90")),
        ("全年预算数1,240万元，全年执行数1,200万元。", (None, "1240", "1200", None)),
        ("项目于3月启动。年初预算40万元，截至6月底执行22万元，执行率55%。", ("40", None, "22", "55")),
    ],
)
def test_a_sentence_above_the_rows_tells_it(sentence: str, told: tuple[str | None, ...]) -> None:
    for form in (
        one("2025年项目绩效自评表", "项目名称：桥梁维修", sentence, [HEADER, *ROWS]),
        one("2025年项目绩效自评表", [["项目名称", ("桥梁维修", 1, 6)], [(sentence, 1, 7)], HEADER, *ROWS]),
    ):
        assert form.execution
        found = (form.execution.budget, form.execution.adjusted, form.execution.executed, form.execution.rate)
        assert tuple(None if each is None else str(each) for each in found) == told


@every_case("sentence", ["年初预算40万元。", "维修桥梁12座，执行率90%。"])
def test_other_sentences_tell_none(sentence: str) -> None:
    assert one("2025年项目绩效自评表", "项目名称：桥梁维修", sentence, [HEADER, *ROWS]).execution is None


@every_case(
    ("lines", "told"),
    [
        ([["年度预算金额（万元）", "40", "实际支出数（万元）", "36"]], ("40", None, "36", None)),
        ([["项目预算", "40", "执行金额", "36"], ["资金执行率", ("90%", 1, 3)]], ("40", None, "36", "90")),
        ([["项目预算", "40", "执行金额", "36", "预算执行率 92%"]], ("40", None, "36", "92")),
    ],
)
def test_labels_beside_each_other_tell_it(lines: list[list[Spec]], told: tuple[str | None, ...]) -> None:
    found = one("2025年项目绩效自评表", [["项目名称", ("桥梁维修", 1, 6)], *lines, HEADER, *ROWS]).execution
    assert found
    figures = (found.budget, found.adjusted, found.executed, found.rate)
    assert tuple(None if each is None else str(each) for each in figures) == told


@every_case(
    "line",
    [
        ["年度预算金额（元）", "400000", "实际支出数（万元）", "36"],  # in two units
        ["资金总额", "40", "执行数", "36"],  # of all years, perhaps
        ["任务完成率", ("90%", 1, 3)],
        ["预算执行率", "100%", "95%", "10", "9.5"],  # an indicator
    ],
)
def test_other_labels_tell_none(line: list[Spec]) -> None:
    found = one("2025年项目绩效自评表", [["项目名称", ("桥梁维修", 1, 6)], line, HEADER, *ROWS]).execution
    assert found is None or (found.budget is None and found.rate is None)
