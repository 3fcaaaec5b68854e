"""Content words shared by texts and indicators, and the links that follow."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.linking.links import Agreement, Linker
from auditor.model import Form, FormKind, Indicator, Location, Operator, Passage, PassageField

PLACE = Location(line=1)


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(language_of(Lexicons()))


def row(name: str, operator: str, value: str, unit: str, number: int = 1) -> Indicator:
    return Indicator(number, name, name, PLACE, operator=Operator(operator), value=value, unit=unit)


def form(goal: str, *rows: Indicator) -> Form:
    passages = (Passage(PassageField.GOAL, "绩效目标", goal, PLACE),)
    return Form(1, FormKind.PROJECT, "项目表", PLACE, passages=passages, indicators=rows)


def agreement(linker: Linker, goal: str, indicator: Indicator) -> Agreement | None:
    links = [linker.link(mention, indicator) for mention in linker.mentions(form(goal, indicator))]
    return next((link.agreement for link in links if link), None)


@pytest.mark.parametrize(
    ("goal", "expected"), [("新建健身广场5个", Agreement.SAME), ("新建健身广场9个", Agreement.DIFFERENT)]
)
def test_what_a_text_says_of_all_places_is_compared_with_their_sum(
    linker: Linker, goal: str, expected: Agreement | None
) -> None:
    town = replace(row("健身广场新建数量", "=", "2", "个"), locality="东岭乡", total=Decimal(5))
    assert agreement(linker, goal, town) is expected


@pytest.mark.parametrize(
    ("goal", "indicator", "expected"),
    [
        ("购置电脑30台", row("计算机采购数量", "=", "30", "台"), Agreement.SAME),
        ("每季度开展1次水质抽检", row("水质抽检次数", "≥", "4", "次"), Agreement.SAME),
        ("每季度开展1次水质抽检", row("水质抽检次数", "≥", "3", "次"), Agreement.LOOSER),
        ("新建健身广场4个", row("健身广场新建数量", "≥", "5", "个"), Agreement.STRICTER),
        ("新建健身广场2个", row("健身广场新建数量", "≥", "5", "个"), Agreement.DIFFERENT),
        ("新建健身广场不少于2个", row("健身广场新建数量", "≥", "5", "个"), Agreement.STRICTER),
        ("巡护林区460次", row("林区巡护次数", "≥", "640", "次"), Agreement.DIFFERENT),
        ("巡护林区不少于46次", row("林区巡护次数", "≥", "460", "次"), Agreement.DIFFERENT),
        ("提供查询服务3万次", row("档案查询服务次数", "≥", "2", "万次"), Agreement.LOOSER),
        ("助餐服务覆盖全区12个社区", row("开展助餐服务社区数", "≥", "10", "个"), Agreement.LOOSER),
        ("新建健身广场2个", row("健身广场新建数量", "=", "5", "个"), Agreement.DIFFERENT),
        ("漏损率不超过10%", row("管网漏损率", "≥", "10", "%"), Agreement.DIRECTION),
        ("绿化面积3万平方米", row("绿化面积", "≥", "30000", "平方米"), Agreement.SAME),
        ("绿化面积3万平方米", row("绿化面积", "≥", "3", "平方米"), Agreement.UNIT),
        ("新建健身广场2个", row("图书采购册数", "≥", "5", "册"), None),
        ("新建健身广场2个", row("健身广场完好率", "≥", "95", "%"), None),
        ("校舍验收合格率达到92%", row("校舍验收合格率", "=", "100", "%"), Agreement.DIFFERENT),
        ("校舍验收合格率达到92%以上", row("校舍验收合格率", "=", "100", "%"), Agreement.STRICTER),
        ("校舍验收合格率达到92％", row("校舍验收合格率", "≥", "90", "%"), Agreement.LOOSER),
        ("保障离休干部36人的生活", row("保障离休干部人数（人）", "=", "30", "人"), Agreement.DIFFERENT),
        ("再犯罪率低于2%", row("社区矫正对象重新犯罪率", "≤", "1", "%"), Agreement.STRICTER),
    ],
)
def test_agreement(linker: Linker, goal: str, indicator: Indicator, expected: Agreement | None) -> None:
    assert agreement(linker, goal, indicator) is expected


def test_rows_that_add_up_to_a_wider_quantity(linker: Linker) -> None:
    rows = (row("代表接待次数", "≥", "8", "次"), row("委员调研次数", "≥", "6", "次", 2))
    wide = form("开展代表接待、委员调研14次", *rows)
    (mention,) = linker.mentions(wide)
    assert linker.adds_up(mention, wide.indicators)
    assert not linker.adds_up(mention, rows[:1])


def test_sum_of_a_list(linker: Linker) -> None:
    whole = row("中小学、幼儿园食堂检查数量", "=", "50", "所")
    (group,) = linker.sums(linker.mentions(form("检查28所中小学、14所幼儿园食堂", whole)))
    assert linker.sum_speaks_of(group, whole)
    assert not linker.sum_speaks_of(group, row("中小学数量", "=", "28", "所"))


def test_coverage_ignores_word_order_and_synonyms(linker: Linker) -> None:
    assert linker.content.coverage("企业安全巡查", "安全检查企业") == 1
    assert linker.content.coverage("企业安全巡查", "图书采购") == 0
    assert linker.content.coverage("工作情况", "工作情况") == 0  # nothing but generic words


def test_blank_and_wordy_values_have_no_target(linker: Linker) -> None:
    assert linker.target(row("图书册数", "≥", "", "册")) is None
    assert linker.target(row("图书册数", "≥", "不少于五册", "册")) is None
    assert linker.target(row("图书册数", "定性", "5", "册")) is None


def test_promises_without_a_number(linker: Linker) -> None:
    promises = linker.promises
    (often,) = promises.frequencies("每月随访慢病患者，年底总结")
    assert often.times == 12
    assert "随访" in often.topic
    (never,) = promises.zeros("强化巡查，杜绝校园食物中毒事故")
    assert never.topic == "校园食物中毒事故"
    assert list(promises.zeros("事故处置及时")) == []


def test_unit_costs_are_not_the_cost_of_the_project(linker: Linker) -> None:
    assert [cost.text for cost in linker.promises.costs("项目总成本80万元；每平方米成本不超过330元")] == [
        "80万元"
    ]


def test_a_number_listed_behind_another_speaks_of_the_same(linker: Linker) -> None:
    cases = [
        ("开展护林员培训120期、2500人", "护林员培训人数", "人"),
        ("举办插花比赛12场、1500人", "插花比赛参赛人数", "人"),
        ("开展龙舟训练120次、3600人", "龙舟训练人数", "人"),
        ("开展夜校授课30讲、800课时", "夜校授课课时数", "课时"),
        ("实施义诊140场、5200人次", "义诊人次", "人次"),
        ("举办农机展120天、3万人次", "农机展观展人次", "人次"),
    ]
    silent = [
        (goal, name)
        for goal, name, unit in cases
        if agreement(linker, goal, row(name, "=", "600", unit)) is not Agreement.DIFFERENT
    ]
    assert silent == []
    first = row("护林员培训期数", "=", "120", "期")
    assert agreement(linker, "开展护林员培训120期、2500人", first) is Agreement.SAME


def test_what_several_texts_are_about_is_what_each_of_them_is(linker: Linker) -> None:
    content = linker.content
    goal, title = content.of("新建健身广场5个，组织健步走"), content.of("全民健身")
    both = content.together(["新建健身广场5个，组织健步走", "", "全民健身"])
    assert both.pieces == (*goal.pieces, *title.pieces)
    assert (both.pairs, both.size) == (goal.pairs | title.pairs, goal.size + title.size)
    assert content.together(["全民健身"]) is title
    assert content.together([]).size == 0
