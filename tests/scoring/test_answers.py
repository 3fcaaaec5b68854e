"""What a target answers, and what a result says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from auditor.scoring.answers import Answer, answer_of
from auditor.scoring.facts import FormFacts
from auditor.scoring.parts import stage_of
from auditor.scoring.results import RESULT_FACTS, TOLD_FACTS
from auditor.scoring.rows import read_rows
from tests.cases import every_case
from tests.judging.test_engine import PROFILE, make_submission
from tests.scoring.filed import ruleset
from tests.scoring.test_scorer import indicator


def form(*rows: dict[str, Any], **more: Any) -> Any:
    return make_submission({"goal": "无", "budget": 3, "indicators": list(rows), **more}).forms[0]


@every_case(
    ("name", "value", "unit", "kind"),
    [
        ("管护草场面积", "1905.1208", "万平方米", Answer.COUNT),
        ("完工时间", "2025.11", "", Answer.TIME),
        ("造林面积", "0.8", "万亩", Answer.COUNT),
        ("标尺宽度", "40", "厘米", Answer.COUNT),
        ("水质抽查", "1", "次/季度", Answer.COUNT),
        ("专题讲座场次", "1", "场", Answer.ONE),
        ("购置水泵台数", "6", "", Answer.BARE),
        ("购置水泵台数", "1", "", Answer.ONE),
        ("服务期限", "10", "", Answer.TIME),
        ("水泵", "6", "", Answer.UNSAID),
        ("设备完好率", "96", "", Answer.RATE),
        ("防疫工作量", "接种牲畜900头以上，消毒圈舍120间以上，巡查60次以上", "", Answer.COUNT),
        ("场馆补贴", "对2600平方米场馆给予补贴", "", Answer.COUNT),
        ("促进市场繁荣", "86万元用于学校日常运转支出", "", Answer.CHECKABLE),
        ("防疫工作量", "接种牲畜、消毒圈舍、巡查村组等各项工作都要抓紧抓实抓好", "", Answer.WORDS),
        ("补贴标准", "严格按180元/台的标准补贴给农户", "", Answer.PRICE),
        ("补贴标准", "严格按180元/台、60元/亩分别补贴给农户", "", Answer.CHECKABLE),
        ("圈舍是否通过消毒检查", "是", "", Answer.CHECKABLE),
        ("圈舍消毒检查", "是", "", Answer.WORDS),
    ],
)
def test_what_a_target_answers(name: str, value: str, unit: str, kind: Answer) -> None:
    row = {"name": name, "operator": "≥", "value": value, "unit": unit}
    assert answer_of(form(row).indicators[0], ruleset().language).kind is kind


def test_leaving_out_a_unit_never_makes_a_target_worth_more() -> None:
    language, worth = ruleset().language, PROFILE.answers
    for name, value, unit in (
        ("讲座场次", "1", "场"), ("完成时限", "8", "个月"), ("垃圾处理率", "95", "%"), ("水渠", "100", "%")
    ):  # fmt: skip
        rows = [
            read_rows(
                form({"name": name, "operator": "≥", "value": value, "unit": each}), language, worth, {}
            )
            for each in (unit, "")
        ]
        told, untold = (each.all[0].worth for each in rows)
        assert untold <= told, name


def review(*results_: str) -> Any:
    rows = [indicator(f"第{n}段水渠清淤长度", "≥", 30, "公里", 25, "产出") for n in range(len(results_))]
    shown = [row | {"actual": each} for row, each in zip(rows, results_, strict=True)]
    return form(*shown, kind="self_review")


@every_case(
    ("given", "own"),
    [
        ("31公里", 1),
        ("30公里", Decimal("0.5")),
        ("≥30公里", 0),
        ("已完成", 0),
        ("=30公里", 0),
        ("=31公里", 1),
    ],
)
def test_a_result_that_repeats_its_target_says_half(given: str, own: Decimal) -> None:
    rows = read_rows(review(*[given] * 4), ruleset().language, PROFILE.answers, {})
    assert RESULT_FACTS["results_own"](rows) == own
    assert RESULT_FACTS["results_real"](rows) == (1 if own else 0)
    assert TOLD_FACTS["results_told"](rows) == (own == 1)


def test_a_self_review_without_a_column_of_results_is_judged_by_its_goals() -> None:
    row = indicator("清淤水渠长度", "≥", 30, "公里", 100, "产出")
    assert stage_of(form(row, kind="self_review")) == "goals"
    assert stage_of(form(row | {"actual": ""}, kind="self_review")) == "results"


def test_a_promise_is_kept_by_as_many_of_the_same_unit() -> None:
    language = ruleset().language
    rows = [indicator("东干渠衬砌", "≥", 12, "公里", 100, "产出")]
    kept = FormFacts(form(*rows, goal="整治渠道12公里。"), language, PROFILE)
    other = FormFacts(form(*rows, goal="整治渠道14公里。"), language, PROFILE)
    assert [each.facts({}, {})["goal_kept"] for each in (kept, other)] == [1, 0]


@every_case(
    ("name", "value", "unit", "kind"),
    [
        ("单台水泵价格", "3", "万元", Answer.PRICE),
        ("每亩补助标准", "300", "元", Answer.PRICE),
        ("水泵购置总成本", "30", "万元", Answer.MONEY),
        ("每年运行经费", "30", "万元", Answer.MONEY),
        ("平均排队时间缩短", "8", "分钟", Answer.DURATION),
        ("工程完工时限", "8", "个月", Answer.TIME),
    ],
)
def test_prices_and_durations(name: str, value: str, unit: str, kind: Answer) -> None:
    row = {"name": name, "operator": "≤", "value": value, "unit": unit}
    assert answer_of(form(row).indicators[0], ruleset().language).kind is kind


def test_a_price_in_plain_money_closes_with_the_count_of_one_thing() -> None:
    rows = [
        indicator("采购洒水车数量", "=", 1, "辆", 50, "产出指标", "数量指标"),
        indicator("洒水车单价", "≤", 60, "万元", 50, "产出指标", "成本指标"),
    ]
    facts = FormFacts(form(*rows, budget=60), ruleset().language, PROFILE).facts({}, {})
    assert facts["closing"] == 1


def test_a_unit_alone_is_no_value() -> None:
    row = {"name": "加固堤防长度", "operator": "≥", "value": "公里", "unit": ""}
    assert answer_of(form(row).indicators[0], ruleset().language).kind is Answer.BLANK


def test_one_thing_in_each_of_two_places_is_two() -> None:
    (plain,) = form(indicator("新建泵站数量", "=", 1, "座", 50, "产出指标", "数量指标")).indicators
    here, there = (replace(plain, locality=place) for place in ("柳溪镇", "枫林镇"))
    known = [
        FormFacts(replace(form(), indicators=(here,), elsewhere=other), ruleset().language, PROFILE)
        for other in ((), (there,))
    ]
    assert [each.facts({}, {})["measured"] for each in known] == [Decimal("0.4"), 1]


def test_wishes_in_per_cent_and_blanks_are_idle() -> None:
    rows = [indicator(f"清淤{name}长度", "≤", 30, "公里", 25, "产出指标") for name in "甲乙丙"]
    blank = indicator("清淤丁长度", "≤", 30, "公里", 25, "产出指标") | {"value": ""}
    known = FormFacts(form(*rows, blank), ruleset().language, PROFILE)
    found = known.facts({}, {"nature-conflict": frozenset({1})})
    assert found["idle_part"] == Decimal("0.5")


def test_a_number_that_a_fault_has_spoilt_is_stated_all_the_same() -> None:
    rows = [indicator(f"清淤{name}长度", "≤", 30, "公里", 50, "产出指标") for name in ("水渠", "河道")]
    known = FormFacts(form(*rows), ruleset().language, PROFILE)
    spoilt = known.facts({1: Decimal(0)}, {})
    assert (spoilt["stated"], spoilt["measured"]) == (2, 1)
    assert known.facts({}, {})["measured"] == 2


def test_a_budget_that_was_not_read_is_not_missing() -> None:
    row = indicator("清淤水渠长度", "≥", 30, "公里", 100, "产出")
    told = [
        FormFacts(form(row, budget=None, missing_labels=labels), ruleset().language, PROFILE).facts({}, {})
        for labels in ([], ["budget"])
    ]
    assert [each["budget"] for each in told] == [None, 0]
    assert [each["budget_blank"] for each in told] == [0, 1]


def test_complaints_under_benefits_are_an_effect() -> None:
    row = indicator("噪声扰民投诉件数", "≤", 9, "件", 20, "效益指标", "社会效益指标")
    facts = FormFacts(form(row), ruleset().language, PROFILE).facts({}, {})
    assert facts["effect_rows"] == 1


@every_case(
    ("row", "effects"),
    [
        (("安装护栏长度", "≥", 9, "公里", 20, "产出指标", "数量指标"), "0.75"),
        (("沿线事故下降率", "=", 100, "%", 20, "效益指标", "社会效益指标"), "0.75"),
        (("沿线受益居民人数", "≥", 9000, "人", 20, "效益指标", "社会效益指标"), "1"),
        (("沿线出行便利程度", "≥", "明显提升", "", 20, "效益指标", "社会效益指标"), "0"),
        (("安装护栏长度", "≥", 9, "公里", 20), "0"),
    ],
)
def test_effects_that_may_be_cut_off_count_for_no_more_than_one_that_is_there(
    row: tuple[Any, ...], effects: str
) -> None:
    facts = FormFacts(form(indicator(*row)), ruleset().language, PROFILE).facts({}, {})
    assert facts["effects"] == Decimal(effects)


def test_full_rates_do_not_add_up_to_a_measure() -> None:
    rows = [indicator(f"第{n}项任务完成率", "=", 100, "%", 5, "产出") for n in range(12)]
    counted = indicator("清淤水渠长度", "≥", 30, "公里", 5, "产出")
    facts = [
        FormFacts(form(*each), ruleset().language, PROFILE).facts({}, {}) for each in (rows, [*rows, counted])
    ]
    assert [each["measured"] for each in facts] == [Decimal("0.5"), Decimal("1.5")]


@pytest.mark.parametrize("weight", [None, 20])
def test_a_full_rate_left_out_of_a_short_form_or_one_with_weights_makes_it_no_less_hollow(
    weight: int | None,
) -> None:
    rates = [indicator(f"第{n}项任务完成率", "=", 100, "%", weight or 0, "产出") for n in range(3)]
    counted = indicator("清淤水渠长度", "≥", 30, "公里", weight or 0, "产出")
    if weight is None:
        rates, counted = [each | {"weight": None} for each in rates], counted | {"weight": None}
    parts = [
        FormFacts(form(counted, *rates[:n]), ruleset().language, PROFILE).facts({}, {})["hollow_part"]
        for n in (1, 2, 3)
    ]
    assert len(set(parts)) == 1


def test_a_goal_of_money_or_a_mere_share_promises_nothing() -> None:
    row = indicator("清淤水渠长度", "≥", 30, "公里", 100, "产出")
    told = [
        FormFacts(form(row, goal=goal), ruleset().language, PROFILE).facts({}, {})
        for goal in ("安排资金3万元，用于水渠清淤。", "完成主体工程70%。", "安排资金3万元，清淤水渠30公里。")
    ]
    assert [each["goal_numbers"] for each in told] == [0, 0, 1]
    assert [each["goal_kept"] for each in told] == [0, 0, 1]


def test_what_two_rows_count_together_keeps_a_promise() -> None:
    rows = [
        indicator("东渠清淤长度", "≥", 12, "公里", 50, "产出"),
        indicator("西渠清淤长度", "≥", 18, "公里", 50, "产出"),
    ]
    facts = FormFacts(form(*rows, goal="清淤水渠30公里。"), ruleset().language, PROFILE).facts({}, {})
    assert facts["goal_kept"] == 1


def test_repeated_rows_and_template_words_are_facts() -> None:
    rows = [indicator(f"第{n}渠清淤长度", "≥", n, "公里", 10, "产出") for n in range(2, 12)]
    facts = FormFacts(form(*rows), ruleset().language, PROFILE)
    once = {"duplicate": frozenset({3}), "placeholder": frozenset({5})}
    told = [facts.facts({}, each) for each in ({}, once)]
    half = Decimal("0.5")
    assert [(each["distinct"], each["clean"]) for each in told] == [(1, 1), (half, half)]


def test_template_words_on_the_whole_form_weigh_more_than_those_of_one_row() -> None:
    facts = FormFacts(
        form(indicator("水渠清淤长度", "≥", 5, "公里", 90, "产出")), ruleset().language, PROFILE
    )
    on_row, on_form = (facts.facts({}, {"placeholder": frozenset({place})}) for place in (1, None))
    assert (on_row["leftovers"], on_form["leftovers"]) == (1, 2)


def test_names_that_do_not_tell_what_is_measured_count_by_weight() -> None:
    rows = [
        indicator(f"{name}清淤长度", "≥", 5, "公里", w, "产出") for name, w in (("东渠", 70), ("西渠", 30))
    ]
    facts = FormFacts(form(*rows), ruleset().language, PROFILE)
    found = {
        "slogan-indicator": frozenset({2}),
        "unclear-indicator": frozenset({2}),
        "unit-mismatch": frozenset({1}),
    }
    assert facts.facts({}, found)["unnamed_part"] == Decimal("0.3")


def test_a_goal_of_a_few_characters_says_nothing_unless_it_holds_a_quantity() -> None:
    row = indicator("清淤水渠长度", "≥", 30, "公里", 100, "产出")
    goals = ("做好水渠清淤。", "清淤水渠30公里。", "完成全区水渠清淤，汛前消除淤堵险段。")
    forms = [form(row, goal=""), form(row, goal="", missing_labels=["goal"])]
    forms += [form(row, goal=goal) for goal in goals]
    told = [FormFacts(each, ruleset().language, PROFILE).facts({}, {}) for each in forms]
    assert [each["goal_short"] for each in told] == [0, 1, 1, 0, 0]  # without a place for it: an extract


def test_the_goal_of_the_year_is_what_the_rows_have_to_keep() -> None:
    row = indicator("清淤水渠长度", "≥", 30, "公里", 100, "产出")
    year, long = "清淤水渠30公里。", "三年清淤水渠90公里，改造泵站6座。"
    one, both, alone = (
        FormFacts(form(row, goal=goal, **more), ruleset().language, PROFILE).facts({}, {})
        for goal, more in ((year, {}), (year, {"long_term_goal": long}), ("", {"long_term_goal": long}))
    )
    assert (one["goal_kept"], both["goal_kept"], alone["goal_kept"]) == (1, 1, 0)
    assert both["goal_numbers"] == 3
