"""What a finding proposes fits the form: its levels, its weights, its trade, and the year it speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from auditor.auditing import audit_submission
from auditor.model import Finding
from tests.judging.test_engine import make_submission
from tests.scoring.filed import ruleset


def findings(rule: str, **form: Any) -> list[Finding]:
    report = audit_submission(make_submission({"project": "村道养护", **form}), ruleset())
    return [each for each in report.findings if each.rule == rule]


def advice(rule: str, **form: Any) -> str:
    (suggestion, *_) = [each.suggestion for each in findings(rule, **form)]
    assert suggestion is not None
    return suggestion.text


def row(name: str, value: object, unit: str = "", *levels: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "operator": "≥", "value": value, "unit": unit, "levels": levels, **more}


ROADS = [
    row("养护里程", 60, "公里", "产出指标", "数量指标"),
    row("养护合格率", 95, "%", "产出指标", "质量指标"),
    row("受益村民人数", 900, "人", "效益指标", "社会效益指标"),
    row("村民满意度", 92, "%", "满意度指标", "服务对象满意度"),
]


def test_a_row_is_moved_to_a_level_that_the_form_has() -> None:
    odd = row("隐患整改及时率", 95, "%", "产出指标", "数量指标")
    timely = row("修补完成时间", "11月底前", "", "产出指标", "产出时效")
    assert "移到“产出时效”下" in advice("misclassified-level", indicators=[*ROADS, odd, timely])
    assert "移到“时效”下" in advice("misclassified-level", indicators=[*ROADS, odd])


def test_a_share_of_work_under_quantity_is_asked_for_its_number() -> None:
    odd = row("购置养护机械", 100, "%", "产出指标", "数量指标")
    assert "数量写明完成了多少" in advice("misclassified-level", indicators=[*ROADS, odd])


def test_a_cell_that_holds_a_document_is_not_told_again_in_every_sentence() -> None:
    long = "养护" * 50_000 + "里程"
    found = findings("missing-unit", indicators=[*ROADS, row(long, 30)])
    assert len(found) == 1
    assert len(found[0].message) < 1_000
    assert "……" in found[0].message
    assert long in found[0].evidence[0].text


@pytest.mark.parametrize(("weight", "told"), [(20, True), (None, False)])
def test_weights_are_spoken_of_only_where_the_form_has_them(weight: int | None, told: bool) -> None:
    rows = [each | {"weight": weight} for each in [*ROADS, ROADS[0]]]
    assert ("权重" in advice("duplicate-row", indicators=rows)) is told


def test_targets_in_a_report_on_a_review_are_not_changed_any_more() -> None:
    dear = row("养护总成本", 90, "万元", "产出指标", "成本指标") | {"operator": "≤"}
    submission = make_submission({"project": "村道养护", "budget": 60, "indicators": [*ROADS, dear]})
    for looks_back in (False, True):
        forms = tuple(replace(form, looks_back=looks_back) for form in submission.forms)
        report = audit_submission(replace(submission, forms=forms), ruleset())
        (found,) = [each for each in report.findings if each.rule == "budget-cost-indicator"]
        assert found.suggestion is not None
        assert ("下年编报" in found.suggestion.text) is looks_back


def test_a_satisfaction_is_not_moved_beside_its_like() -> None:
    levels = ["效益指标", "社会效益指标"]
    odd = row("游客对园区环境的满意度", 85, "%", *levels)
    liked = row("游客满意度", 90, "%", "满意度指标", "服务对象满意度指标")
    told = advice("misclassified-level", indicators=[*ROADS, odd, liked])
    assert "“游客满意度”重复，并成一条" in told


def test_a_review_is_told_what_to_do_next_year() -> None:
    vague = {"goal": "进一步提升养护水平，切实改善通行环境。", "indicators": ROADS}
    assert "养护里程" in advice("vague-goal", **vague)
    rows = [each | {"actual": "完成"} for each in ROADS]
    reviewed = advice("vague-goal", **vague | {"kind": "self_review", "indicators": rows})
    assert "下年" in reviewed
    assert "养护里程" not in reviewed


def test_an_example_for_a_purpose_is_of_its_own_kind() -> None:
    rows = [row("洒水里程", 400, "公里", "产出指标", "数量指标"), ROADS[2]]
    assert "空气质量" in advice("purpose-without-benefit", project="道路降尘服务", indicators=rows)
    assert "水质" not in advice("purpose-without-benefit", project="道路降尘服务", indicators=rows)


def test_a_graded_state_of_the_environment_is_mended_and_moved() -> None:
    """Two remedies that each make the same indicator would make it twice."""
    air = {"name": "城区空气质量", "value": "良好", "levels": ["产出指标", "质量指标"]}
    told = advice("purpose-without-benefit", project="道路降尘服务", indicators=[air, ROADS[2]])
    assert "第1行“城区空气质量”" in told
    assert "增加" not in told


def test_an_example_stands_under_the_same_level() -> None:
    benefit = {
        "name": "主题党日活动作用", "operator": "定性", "value": "有效发挥",
        "levels": ["效益指标", "社会效益指标"],
    }  # fmt: skip
    assert "场次" not in advice("vague-qualitative", indicators=[*ROADS, benefit])


def test_many_blank_values_are_one_finding_with_its_rows() -> None:
    rows = [row(f"第{n}标段养护里程", "", "公里", "产出指标", "数量指标") for n in (1, 2, 3)]
    found = findings("missing-cell", indicators=[ROADS[0], *rows])
    assert [(each.row, [ref.row for ref in each.related]) for each in found] == [(2, [3, 4])]
    assert "第2、3、4行" in found[0].message
    assert len(findings("missing-cell", indicators=[ROADS[0], *rows[:2]])) == 2


def test_a_text_too_short_for_its_table_leaves_no_row_without_basis() -> None:
    foreign = [row(f"{name}数量", 40, "册") for name in ("图书借阅证", "电子阅览终端", "文献修复")]
    assert findings("indicator-without-basis", goal="养护村道。", indicators=foreign) == []
    long_goal = "养护村道60公里，修补路面坑槽，清理边沟杂草，安装护栏和警示标志。"
    assert len(findings("indicator-without-basis", goal=long_goal, indicators=foreign)) == 3


def test_a_work_that_is_counted_keeps_its_name() -> None:
    rows = [row("“暖心驿站”建设", 4, "个", "产出指标", "数量指标"), *ROADS[1:]]
    assert findings("no-measure-word", indicators=rows) == []


def test_a_unit_that_is_not_legal_is_told_once_for_all_rows_that_use_it() -> None:
    rows = [row(f"第{n}片果园改造面积", 40 * n, "顷", "产出指标", "数量指标") for n in (1, 2, 3)]
    (found,) = findings("unit-not-legal", indicators=[*rows, *ROADS])
    assert (found.row, [ref.row for ref in found.related]) == (1, [2, 3])
    assert "等3条指标" in found.message


def test_what_is_counted_in_things_is_no_cost_without_a_sign() -> None:
    rows = [*ROADS, {"name": "清运服务费", "value": 8, "unit": "个", "levels": ["产出指标", "数量指标"]}]
    assert findings("operator-missing", indicators=rows) == []


def test_a_form_without_a_name_is_called_by_its_title() -> None:
    (found,) = findings("missing-dimension", project=None, indicators=ROADS)
    assert "未写名称" not in found.message
    assert all(each.text for each in found.evidence)


@pytest.mark.parametrize("kind", ["self_review", "monitoring"])
def test_a_form_is_told_only_what_can_still_be_changed_in_it(kind: str) -> None:
    turned = {"indicators": [row("养护里程", 60, "公里", "产出指标", "数量指标", operator="≤")]}
    (drafted,) = findings("operator-inverted", **turned)
    (reviewed,) = findings("operator-inverted", kind=kind, **turned)
    assert drafted.suggestion is not None
    assert reviewed.suggestion is not None
    assert (drafted.suggestion.text, drafted.suggestion.value) == ("把“≤”改为“≥”", "≥")
    assert "批复" in reviewed.suggestion.text
    assert reviewed.suggestion.text.endswith("下年编报时把“≤”改为“≥”")
    assert reviewed.suggestion.value is None


def test_a_short_text_is_quoted_whole_and_a_long_promise_by_its_end() -> None:
    (left,) = findings("placeholder-left", overview="为完成××任务，养护村道。", indicators=ROADS)
    assert "“为完成××任务，养护村道。”" in left.message
    villages = "、".join(f"{one}{two}村" for one in "东西南北上下" for two in "河山桥坪")
    (promised,) = findings("goal-quantity-not-covered", goal=f"在{villages}安装路灯260盏。", indicators=ROADS)
    assert "……" in promised.message
    assert "安装路灯260盏" in promised.message
    assert villages in promised.evidence[0].text


@pytest.mark.parametrize(
    ("name", "value", "level", "told"),
    [
        ("修补沥青成本", "符合规定", "成本指标", "写明实际花了多少钱"),
        ("修补材料送达及时性", "及时", "时效指标", "写明实际是哪天办成的"),
        ("养护宣传", "已完成", "数量指标", "写明实际做了多少"),
        ("养护管理水平", "良好", "社会效益指标", "写明做到什么程度"),
    ],
)
def test_a_review_is_asked_for_what_the_row_is_about(name: str, value: str, level: str, told: str) -> None:
    rows = [each | {"actual": "完成"} for each in (*ROADS, {"name": name, "value": value, "levels": [level]})]
    assert told in advice("vague-qualitative", kind="self_review", indicators=rows)


def test_a_goal_is_given_an_example_of_its_own_form_or_in_general_words() -> None:
    goal = "扩大服务面，推动各项事务再上新台阶。"
    assert "如“养护里程”达到多少" in advice("vague-goal", goal=goal, indicators=ROADS)
    assert "如“12月底前完成" in advice("vague-goal", goal=goal, indicators=ROADS[1:2])
    (found,) = findings("vague-goal", goal=goal, indicators=ROADS)
    assert "“扩大服务面”" in found.message


def test_a_length_of_time_is_asked_for_its_months() -> None:
    assert "起止年月" in advice("time-in-words", indicators=[{"name": "路段养护周期", "value": "基本建立"}])
    assert "某月某日前" in advice("time-in-words", indicators=[{"name": "养护完成期限", "value": "基本建立"}])


def test_what_takes_the_place_of_a_row_is_shown_by_an_example() -> None:
    paid = row("资金支出率", 100, "%", "产出指标", "数量指标")
    assert "如“……次数”" in advice("misclassified-level", indicators=[*ROADS, paid])
    assert "如“……按期完成率”" in advice(
        "answer-name", indicators=[{"name": "贯穿全年", "value": "全年", "levels": ["产出指标", "时效指标"]}]
    )


def test_a_table_of_shares_is_given_a_count_of_its_trade() -> None:
    rates = [row(name, 95, "%") for name in ("课程完成率", "学员合格率", "学员满意度")]
    assert "如“培训人次”" in advice("all-rates", project="船员培训", indicators=rates)
    assert "如“" not in advice("all-rates", project="统筹专项", indicators=rates[2:] * 3)
