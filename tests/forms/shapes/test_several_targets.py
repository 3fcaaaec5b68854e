"""Targets of several periods in one table, a column each: one entry a period, the year's is never lost."""

from itertools import product

import pytest

from auditor.model import Sureness
from tests.cases import every_case
from tests.forms.building import Spec, one, target

BOTH = {
    ("半年（程）指标值", "全年（程）指标值"): "half_year",
    ("半年目标值", "全年目标值"): "half_year",
    ("上半年目标值", "年度目标值"): "half_year",
    ("1-6月目标值", "全年目标值"): "half_year",
    ("6月底目标值", "12月底目标值"): "half_year",
    ("第一季度", "全年"): "half_year",
    ("中期指标值", "年度指标值"): "mid_term",
    ("2025—2027年目标值", "2025年目标值"): "mid_term",
}


@pytest.mark.parametrize(("labels", "period"), BOTH.items())
@pytest.mark.parametrize("swapped", [False, True])
def test_another_period_beside_the_year(labels: tuple[str, str], period: str, swapped: bool) -> None:
    rows = [("产出指标", "数量指标", "清淤长度", "≥10公里", "≥30公里")]
    rows += [("产出指标", "质量指标", "验收合格率", "≥90%", "≥95%")]
    table = [["一级指标", "二级指标", "三级指标", *labels], *map(list, rows)]
    if swapped:
        table = [[*row[:3], row[4], row[3]] for row in table]
    form = one("项目绩效目标表", table)
    read = {(i.name, i.period): target(i) for i in form.indicators}
    assert read == {
        ("清淤长度", period): ("≥", "10", "公里"),
        ("清淤长度", "annual"): ("≥", "30", "公里"),
        ("验收合格率", period): ("≥", "90", "%"),
        ("验收合格率", "annual"): ("≥", "95", "%"),
    }


@every_case("before", ["上年实际值", "去年指标值", "历史值", "当前值", "截至目前数值"])
def test_what_was_before_is_no_target(before: str) -> None:
    table = [["一级指标", "二级指标", "三级指标", before, "目标值"]]
    table += [["产出指标", "数量指标", "清淤长度", "20公里", "≥30公里"]]
    table += [["产出指标", "质量指标", "验收合格率", "93%", "≥95%"]]
    form = one("项目绩效目标表", table)
    assert [(i.period, target(i)) for i in form.indicators] == [
        ("annual", ("≥", "30", "公里")),
        ("annual", ("≥", "95", "%")),
    ]


@every_case("word", ["内容", "要求", "标准", "数值", "描述"])
def test_a_value_column_of_any_word_below_the_heading_of_values(word: str) -> None:
    levels: list[Spec] = [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1)]
    table: list[list[Spec]] = [[*levels, ("指标值", 1, 3)], ["运算符", word, "单位"]]
    table += [["产出指标", "数量指标", "清淤长度", "≥", "30", "公里"]]
    table += [["产出指标", "质量指标", "验收合格率", "≥", "95", "%"]]
    form = one("项目绩效目标表", table)
    assert [target(i) for i in form.indicators] == [("≥", "30", "公里"), ("≥", "95", "%")]


def test_earlier_years_beside_the_target_are_no_result_and_no_target() -> None:
    heads: list[Spec] = [("指标体系", 2, 2), ("指标", 2, 1), ("目标值", 1, 3)]
    table: list[list[Spec]] = [heads, ["2023年实际", "2024年预计", "2025年目标"]]
    table += [[("产出目标", 2, 1), "数量", "清淤长度", "20公里", "25公里", "30公里"]]
    table += [["质量", "验收合格率", "93%", "94%", "95%"]]
    table += [["效果目标", "社会效益", "受益居民数", "4千人", "5千人", "6千人"]]
    form = one("项目绩效目标表", table)
    assert [(i.levels, i.name, i.value, i.actual) for i in form.indicators] == [
        (("产出目标", "数量"), "清淤长度", "30", None),
        (("产出目标", "质量"), "验收合格率", "95", None),
        (("效果目标", "社会效益"), "受益居民数", "6", None),
    ]


def test_names_that_are_values_make_the_columns_doubtful() -> None:
    table = [["一级指标", "指标名称", "指标值"]]
    table += [["产出指标", value, word] for value, word in (("≥95%", "甲"), ("100%", "乙"), ("30公里", "丙"))]
    form = one("项目绩效目标表", table)
    assert form.reading is Sureness.DOUBTFUL


def test_blank_targets_beside_a_full_column_that_is_not_read_are_doubtful() -> None:
    table = [["一级指标", "二级指标", "三级指标", "指标值", "指标解释"]]
    table += [["产出指标", "数量指标", "清淤长度", "", "30公里"]]
    table += [["产出指标", "质量指标", "验收合格率", "", "95%"]]
    table += [["效益指标", "社会效益指标", "受益居民数", "", "6000人"]]
    form = one("项目绩效目标表", table)
    assert form.reading is Sureness.DOUBTFUL or all(i.value for i in form.indicators)


def test_targets_in_figures_and_in_words_in_two_columns() -> None:
    rows = [["清淤长度", "≥30公里", ""], ["验收合格率", "≥95%", ""], ["水面景观", "", "明显改善"]]
    form = one("项目绩效目标表", [["三级指标", "定量指标值", "定性指标值"], *rows])
    assert [row.value for row in form.indicators] == ["30", "95", "明显改善"]
    both = [[row[0], "≥30公里", "优于上年"] for row in rows]
    form = one("项目绩效目标表", [["三级指标", "定量指标值", "定性指标值"], *both])
    assert [row.value for row in form.indicators] == ["30", "30", "30"]


def test_targets_of_quarters_and_months_are_none_beside_the_years() -> None:
    rows = [
        ("产出指标", "数量指标", "巡检电梯台次", "≥480台次"),
        ("产出指标", "质量指标", "电梯检验合格率", "≥98%"),
        ("效益指标", "社会效益指标", "困人救援及时率", "≥95%"),
        ("满意度指标", "服务对象满意度指标", "住户满意度", "≥90%"),
    ]
    parts = [
        ("120", "240", "360", "480"),
        ("98", "98", "98", "98"),
        ("90", "92", "94", "95"),
        ("", "", "", "90"),
    ]
    signed = [tuple(f"≥{part}" if part else "" for part in row) for row in parts]
    quarters = ("一季度", "二季度", "三季度", "四季度")
    labels = ("一级指标", "二级指标", "三级指标", "年度指标值")
    headed: list[list[Spec]] = [
        [*((text, 2, 1) for text in labels), ("季度目标（累计）", 1, 4)],
        [*quarters],
    ]
    whole = [f"{quarter}目标值" for quarter in quarters]
    misread = []
    for header, cells in ((headed, parts), ([[*labels, *quarters]], signed), ([[*labels, *whole]], parts)):
        table = [*header, *([*row, *more] for row, more in zip(rows, cells, strict=True))]
        form = one("电梯安全监管项目绩效目标表", table)
        read = [(row.name, row.value, row.period, row.actual) for row in form.indicators]
        if read != [(row[2], row[3].strip("≥%台次"), "annual", None) for row in rows]:
            misread.append((header, read))
    assert not misread


def test_a_garbled_label_of_what_was_adjusted_heads_targets():
    header = ["一级指标", "二级指标", "栏目", "分值", "年初指际直", "调整后指标直", "对比符号"]
    rows = [
        ["产出", "数量", "指标1：河道清淤长度", "20", "117公里", "94公里", "≥"],
        ["产出", "数量", "指标2：闸站改造数量", "20", "24座", "", "≥"],
        ["产出", "质量", "指标3：工程验收合格率", "20", "95%", "95%", "≥"],
        ["产出", "时效", "指标4：按期完工率", "20", "98%", "", "≥"],
        ["满意度", "服务对象满意度", "指标5：沿河居民满意度", "20", "90%", "", "≥"],
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [row.value for row in form.indicators] == ["94", "24", "95", "98", "90"]


def test_a_schedule_with_what_came_of_it_is_no_target() -> None:
    header: list[list[Spec]] = [
        [("三级指标", 2, 1), ("半年节点", 1, 3), ("全年目标值", 2, 1)],
        ["计划值", "实际值", "完成率"],
    ]
    rows = [["清淤长度", "12公里", "13公里", "108%", "≥30公里"], ["验收合格率", "90%", "96%", "107%", "≥95%"]]
    rows += [["投诉次数", "3次", "1次", "—", "≤5次"]]
    form = one("2026年绩效运行监控表", [*header, *rows])
    assert [(i.period, *target(i), i.actual) for i in form.indicators] == [
        ("annual", "≥", "30", "公里", "13公里"),
        ("annual", "≥", "95", "%", "96%"),
        ("annual", "≤", "5", "次", "1次"),
    ]


@every_case("word, swapped", product(["预期状态", "文字要求", "描述"], [False, True]))
def test_figures_and_words_in_columns_of_their_own(word: str, swapped: bool) -> None:
    figures, words = ("定量指标", 1, 3), "定性指标"
    rows = [
        ("数量指标", "清淤长度", ["≥", "30", "公里"], [""]),
        ("质量指标", "验收合格率", ["≥", "95", "%"], [""]),
        ("社会效益指标", "河岸面貌", ["", "", ""], ["明显改善"]),
    ]
    pair = [(figures, ["符号", "数值", "单位"]), (words, [word])]
    (first, below), (second, further) = pair[::-1] if swapped else pair
    levels: list[Spec] = [("二级指标", 2, 1), ("三级指标", 2, 1)]
    table: list[list[Spec]] = [[*levels, first, second], [*below, *further]]
    table += [[level, name, *(b + a if swapped else a + b)] for level, name, a, b in rows]
    form = one("项目绩效目标表", table)
    assert [i.value for i in form.indicators] == ["30", "95", "明显改善"]
