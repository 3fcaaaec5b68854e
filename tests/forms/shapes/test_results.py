"""Several columns of results: which is the year's, and which are rates."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Form
from tests.forms.building import Spec, one, target

NAMES = ["疏浚渠道长度", "更换水泵台数", "渠道完好率", "泵站电耗成本", "灌溉农户满意度"]
TARGETS = ["≥36.5公里", "≥14台", "≥95%", "≤0.62元/方", "≥90%"]
HALF = ["17公里", "6台", "93%", "0.6元/方", "未开展"]
WHOLE = ["37公里", "14台", "96.2%", "0.61元/方", "92%"]
RATES = ["46.6%", "42.9%", "97.9%", "96.8%", "—"]


def _form(title: str, header: Sequence[Sequence[Spec]], *columns: Sequence[str]) -> Form:
    rows = [list(row) for row in zip(NAMES, TARGETS, *columns, strict=True)]
    return one(title, [*header, *rows])


def _read(form: Form) -> list[tuple[str | None, str]]:
    assert [row.name for row in form.indicators] == NAMES  # none of them twice, for a period of its own
    assert [row.value for row in form.indicators] == ["36.5", "14", "95", "0.62", "90"]
    return [(row.actual, row.period) for row in form.indicators]


def test_periods_below_one_heading_of_results() -> None:
    for heading in ("完成情况", "实际完成值", "执行情况"):
        for first, last in (("半年", "全年"), ("上半年", "年度"), ("二季度", "四季度")):
            header: list[list[Spec]] = [
                [("三级指标", 2, 1), ("年度指标值", 2, 1), (heading, 1, 2)],
                [first, last],
            ]
            form = _form("2025年项目绩效自评表", header, HALF, WHOLE)
            assert _read(form) == [(actual, "annual") for actual in WHOLE], (heading, first)


def test_the_latest_filled_part_of_the_year_counts() -> None:
    header = [["三级指标", "年度指标值", "一季度完成值", "上半年完成值", "前三季度完成值"]]
    form = _form("2025年绩效运行监控表", header, ["2"] * 5, HALF, [""] * 5)
    assert _read(form) == [(actual, "annual") for actual in HALF]


def test_rates_beside_results_are_none() -> None:
    for label in ("完成进度", "执行进度", "完成率", "完成情况"):
        for columns in ((HALF, RATES), (RATES, HALF)):
            labels = ["6月末完成", label] if columns[0] is HALF else [label, "6月末完成"]
            form = _form("2025年绩效运行监控表", [["三级指标", "年度指标值", *labels]], *columns)
            assert _read(form) == [(actual, "annual") for actual in HALF], labels


def test_rates_that_are_computed_from_plain_figures() -> None:
    header = [["三级指标", "年度指标值", "单位", "完成情况", "完成进度"]]
    rows: list[list[Spec]] = [
        ["疏浚渠道长度", "≥36.5", "公里", "17", "46.6"],
        ["更换水泵", "≥14", "台", "6", "42.9"],
        ["培训管护员", "≥240", "人", "198", "82.5"],
        ["巡查渠道", "≥52", "次", "26", "50"],
    ]
    form = one("2025年绩效运行监控表", [*header, *rows])
    assert [row.actual for row in form.indicators] == ["17", "6", "198", "26"]


def test_progress_in_per_cent_alone_is_no_result_of_counts() -> None:
    form = _form("2025年绩效运行监控表", [["三级指标", "年度指标值", "完成进度"]], RATES)
    assert _read(form) == [(None, "annual")] * 5


def test_targets_of_a_half_year_have_no_results_of_the_year() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 2, 1), ("目标值", 1, 2), ("全年完成值", 2, 1), ("得分", 2, 1)],
        ["全年", "上半年"],
    ]
    halves = ["≥18公里", "≥7台", "≥95%", "≤0.62元/方", "≥90%"]
    form = _form("2025年项目绩效自评表", header, halves, WHOLE, ["10"] * 5)
    half = [row for row in form.indicators if row.period == "half_year"]
    year = [row for row in form.indicators if row.period == "annual"]
    assert [target(row) for row in half[:2]] == [("≥", "18", "公里"), ("≥", "7", "台")]
    assert [(row.actual, row.score) for row in half] == [(None, None)] * 5
    assert [row.actual for row in year] == WHOLE
    assert [row.score for row in year] == [10] * 5


def test_targets_before_and_after_an_adjustment() -> None:
    header = [["三级指标", "调整前指标值", "调整后指标值", "上半年完成情况", "下半年计划"]]
    before = ["≥30公里", "≥10台", "≥94%", "≤0.7元/方", "≥88%"]
    rows = [list(row) for row in zip(NAMES, before, TARGETS, HALF, ["按计划推进"] * 5, strict=True)]
    assert _read(one("2025年绩效监控表", [*header, *rows])) == [(actual, "annual") for actual in HALF]


def test_months_side_by_side() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 2, 1), ("年度目标", 2, 1), ("各月完成情况", 1, 3), ("完成可能性", 2, 1)],
        ["4月", "5月", "6月"],
    ]
    form = _form(
        "2025年绩效运行监控表",
        header,
        ["5公里", "2台", "92%", "0.6元/方", ""],
        ["9公里"] * 5,
        HALF,
        ["确定能"] * 5,
    )
    assert _read(form) == [(actual, "annual") for actual in HALF]


def test_a_second_score_is_no_target() -> None:
    header = [
        [
            "三级指标",
            "年度目标（A）",
            "完成情况（B）",
            "完成率（B/A）",
            "权重（C）",
            "自评得分（D）",
            "复核得分（E）",
        ]
    ]
    points = ["20", "20", "20", "10", "20"]
    form = _form("2025年项目绩效自评表", header, WHOLE, RATES, points, points, ["19"] * 5)
    assert _read(form) == [(actual, "annual") for actual in WHOLE]
    assert [row.weight for row in form.indicators] == [20, 20, 20, 10, 20]


def test_results_of_places_are_no_targets() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 2, 1), "指标值", ("全年完成值", 1, 3)],
        ["全省", "全省", "临河市", "北滩县"],
    ]
    form = _form("2025年转移支付绩效自评表", header, WHOLE, HALF, HALF)
    assert _read(form) == [(actual, "annual") for actual in WHOLE]


def test_targets_and_results_in_turn_below_places() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 2, 1), ("合计", 1, 2), ("临河市", 1, 2), ("北滩县", 1, 2)],
        ["目标值", "完成值", "目标值", "完成值", "目标值", "完成值"],
    ]
    rows = zip(NAMES, TARGETS, WHOLE, TARGETS, HALF, TARGETS, HALF, strict=True)
    form = one("2025年转移支付绩效自评表", [*header, *(list(row) for row in rows)])
    whole = [row for row in form.indicators if row.locality is None]
    assert [(row.value, row.actual) for row in whole] == [
        (value, actual) for value, actual in zip(["36.5", "14", "95", "0.62", "90"], WHOLE, strict=True)
    ]
    assert all(row.actual is None for row in form.indicators if row.locality)
    assert {row.locality for row in form.indicators} == {None, "临河市、北滩县"}  # their targets are equal


def test_what_is_foreseen_below_its_own_heading() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 3, 1), ("年度目标", 3, 1), ("监控情况", 1, 3)],
        [("1—8月", 1, 2), "全年预测"],
        ["完成值", "完成率", "完成值"],
    ]
    form = _form("2025年绩效运行监控表", header, HALF, RATES, WHOLE)
    assert _read(form) == [(actual, "annual") for actual in HALF]
    assert [row.forecast for row in form.indicators] == WHOLE


def test_answers_warnings_and_differences_are_no_results() -> None:
    header = [["三级指标", "年初目标", "1-10月完成", "与目标差距", "是否完成序时进度", "预警等级"]]
    gaps = ["-19.5", "-8", "-2", "-0.02", "0"]
    form = _form(
        "2025年绩效运行监控表", header, HALF, gaps, ["是", "否", "是", "是", "否"], ["绿", "黄"] * 2 + ["绿"]
    )
    assert _read(form) == [(actual, "annual") for actual in HALF]
    assert not form.columns & {"weight", "score"}


def test_a_value_at_mid_year_is_no_target() -> None:
    header = [["三级指标", "分值", "年初目标值", "年中监控值", "年末完成值", "得分"]]
    rows = zip(NAMES, ["10"] * 5, TARGETS, HALF, WHOLE, ["10"] * 5, strict=True)
    form = one("2025年项目绩效自评表", [*header, *(list(row) for row in rows)])
    assert _read(form) == [(actual, "annual") for actual in WHOLE]


def test_a_header_cell_that_reaches_down_to_the_first_row() -> None:
    rows: list[list[Spec]] = [
        ["三级指标", "指标值", "完成值", ("未完成原因和改进措施", 2, 1)],
        ["疏浚渠道长度", "≥36.5公里", "37公里"],
        ["更换水泵台数", "≥14台", "13台", "一台退货"],
    ]
    form = one("2025年项目绩效自评表", rows)
    assert [(row.name, row.reason) for row in form.indicators] == [
        ("疏浚渠道长度", ""),
        ("更换水泵台数", "一台退货"),
    ]


def test_periods_alone_beside_targets_with_signs() -> None:
    header = [["三级指标", "目标", "一季度", "上半年", "差距说明"]]
    form = _form("2025年绩效监控表", header, ["5公里", "2台", "92%", "0.6元/方", ""], HALF, [""] * 5)
    assert _read(form) == [(actual, "annual") for actual in HALF]
    halves = ["≥18公里", "≥7台", "≥95%", "≤0.62元/方", "≥90%"]
    form = _form("2025年绩效目标表", [["三级指标", "全年目标", "上半年"]], halves)
    assert [row.value for row in form.indicators if row.period == "half_year"] == [
        "18",
        "7",
        "95",
        "0.62",
        "90",
    ]
