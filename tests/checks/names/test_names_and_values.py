"""What the rules' own examples do not show: confidence, values and places of the hits on names and values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from auditor.authoring.scopes import EXAMPLE_MODELS
from auditor.checks.base import Failed
from auditor.checks.units import Scope
from auditor.judging.judging import judge
from auditor.model import Confidence, Finding, Severity
from auditor.ruleset.loader import core_pack, load_files
from auditor.ruleset.ruleset import RuleSet
from tests.checks.single_rows import judged_by
from tests.checks.single_rows import row as one_row

RULES = (
    "vague-qualitative", "vague-goal", "slogan-indicator", "compound-indicator", "no-measure-word",
    "satisfaction-without-subject", "vague-subject", "odd-measure", "process-indicator", "existing-stock",
    "number-in-words", "measure-in-words", "measure-in-sentence", "trend-against-name", "words-for-number",
    "missing-dimension", "missing-benefit", "misclassified-level", "duty-target", "low-rate",
    "goal-topic-not-covered", "level-as-name",
)  # fmt: skip


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_files([core_pack() / f"{rule}.yaml" for rule in RULES])


def findings(ruleset: RuleSet, rule: str, example: dict[str, Any]) -> tuple[Finding, ...]:
    bound = next(each.bound for each in ruleset.loaded if each.bound.rule.id == rule)
    unit = EXAMPLE_MODELS[Scope(bound.rule.scope)].model_validate(example).build()
    return judge(bound, unit, ruleset.context).findings


def row(name: str, operator: str | None, value: str | None, unit: str | None = None) -> dict[str, Any]:
    return {"name": name, "operator": operator, "value": value, "unit": unit}


def test_a_vague_value_proposes_the_measure_that_the_name_holds(ruleset: RuleSet) -> None:
    (finding,) = findings(
        ruleset, "vague-qualitative", row("提升市民垃圾分类知晓率，共建美好家园", "定性", "好")
    )
    assert finding.suggestion is not None
    assert "“市民垃圾分类知晓率”" in finding.suggestion.text
    assert finding.field == "value"


def test_a_value_without_operator_is_judged_by_its_words(ruleset: RuleSet) -> None:
    assert findings(ruleset, "vague-qualitative", row("农产品质量安全水平", None, "有效提升"))
    assert not findings(ruleset, "vague-qualitative", row("农产品质量安全水平", None, "≥98%"))


def test_a_long_name_is_quoted_short(ruleset: RuleSet) -> None:
    name = "通过开展形式多样的科普活动，提高青少年科学素养，营造爱科学、学科学、用科学的良好社会氛围"
    (finding,) = findings(ruleset, "slogan-indicator", row(name, "定性", "好"))
    assert "……" in finding.message
    assert name not in finding.message


def test_a_goal_phrase_with_a_number_is_only_a_question(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "slogan-indicator", row("改善农村人居环境", "≥", "12", "个"))
    assert finding.confidence is Confidence.ASK


def test_a_rate_in_words_is_rewritten_with_its_direction(ruleset: RuleSet) -> None:
    (rising,) = findings(ruleset, "measure-in-words", row("提高学前教育入园率", "定性", "良好"))
    assert rising.suggestion is not None
    assert "学前教育入园率≥…%" in rising.suggestion.text
    (falling,) = findings(ruleset, "measure-in-words", row("学生辍学率", "定性", "明显下降"))
    assert falling.suggestion is not None
    assert "学生辍学率≤…%" in falling.suggestion.text


def test_the_operator_of_a_number_in_words_follows_from_the_name(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "number-in-words", row("交通事故死亡率", "定性", "2", "%"))
    assert finding.suggestion is not None
    assert finding.suggestion.value == "≤"


def test_compounds_are_split_in_the_suggestion(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "compound-indicator", row("植树株数和成活率", "≥", "90", "%"))
    assert finding.suggestion is not None
    assert "“植树株数”和“植树成活率”" in finding.suggestion.text
    (finding,) = findings(ruleset, "compound-indicator", row("渡船惰检率、换证率及保险率", "≥", "90", "%"))
    assert finding.suggestion is not None
    assert "“渡船惰检率”和“换证率”和“保险率”" in finding.suggestion.text  # 惰检 is no known work


@pytest.mark.parametrize(
    ("name", "unit", "proposal"),
    [
        ("参加青少年足球比赛", "人", "青少年足球比赛参加人数"),
        ("宗教场所排查工作", "%", "宗教场所排查工作完成率"),
    ],
)
def test_the_missing_measure_word_follows_from_the_unit(
    ruleset: RuleSet, name: str, unit: str, proposal: str
) -> None:
    (finding,) = findings(ruleset, "no-measure-word", row(name, "≥", "10", unit))
    assert finding.suggestion is not None
    assert finding.suggestion.value == proposal
    assert finding.severity is Severity.WARNING


def test_the_execution_rate_that_forms_demand_is_no_finding(ruleset: RuleSet) -> None:
    for rule in ("process-indicator", "duty-target", "low-rate"):
        assert not findings(ruleset, rule, row("年度预算执行率", "≥", "91", "%"))


def test_a_missing_dimension_names_all_of_them_once(ruleset: RuleSet) -> None:
    rows = [
        {
            "name": f"第{number}片区绿化养护面积",
            "levels": ["产出", "数量"],
            "operator": "≥",
            "value": "3",
            "unit": "亩",
            "weight": "30",
        }
        for number in range(3)
    ]
    (finding,) = findings(ruleset, "missing-dimension", {"project": "绿化养护", "indicators": rows})
    assert "质量、时效、成本、效益、满意度" in finding.message
    assert finding.confidence is Confidence.LIKELY


def test_satisfaction_counts_wherever_it_is_filed(ruleset: RuleSet) -> None:
    rows = [
        {"name": "讲座场次", "levels": ["产出", "数量"], "operator": "≥", "value": "3", "unit": "场"},
        {"name": "讲座按期举办率", "levels": ["产出", "时效"], "operator": "≥", "value": "95", "unit": "%"},
        {"name": "听众满意率", "levels": ["效益", "社会效益"], "operator": "≥", "value": "95", "unit": "%"},
    ]
    (finding,) = findings(ruleset, "missing-dimension", {"project": "健康讲座", "indicators": rows})
    assert "满意度" not in finding.message


def test_a_number_among_many_slogans_is_a_question(ruleset: RuleSet) -> None:
    slogans = "不断强化政治建设，持续优化营商环境，全面提升治理能力，切实增强服务意识，" * 4
    assert not findings(ruleset, "vague-goal", {"field": "goal", "text": "新建公园2个，" + slogans[:40]})
    (finding,) = findings(ruleset, "vague-goal", {"field": "goal", "text": "新建公园2个。" + slogans})
    assert finding.confidence is Confidence.ASK


def test_only_goals_are_judged(ruleset: RuleSet) -> None:
    text = "不断强化监管，持续优化环境，全面提升能力，切实增强意识。"
    assert findings(ruleset, "vague-goal", {"field": "goal", "text": text})
    assert not findings(ruleset, "vague-goal", {"field": "overview", "text": text})


def test_a_vague_value_is_quoted_as_written(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "vague-qualitative", row("湿地保护宣传", "定性", "成效显著"))
    assert "“成效显著”" in finding.message


@pytest.mark.parametrize("name", ["长效管护机制健全程度", "水质达标率", "设施完好率", "政策知晓率"])
def test_the_name_itself_is_never_proposed(ruleset: RuleSet, name: str) -> None:
    for finding in findings(ruleset, "vague-qualitative", row(name, "定性", "明显提升")):
        assert finding.suggestion is not None
        assert f"“{name}”" not in finding.suggestion.text


def test_a_slogan_is_quoted_once(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "slogan-indicator", row("保障渡口正常运行", "定性", "好"))
    assert finding.message.count("保障渡口正常运行") == 1


GOAL = "深入贯彻上级决策部署，持续提升服务水平，不断优化营商环境，切实改善民生，"


@pytest.mark.parametrize(
    ("ending", "confidence"),
    [
        ("有效维护社会和谐稳定。", Confidence.LIKELY),
        ("圆满完成年度目标任务。", Confidence.LIKELY),
        ("12月底前有效维护社会稳定。", Confidence.ASK),
        ("按时报送信息。", Confidence.ASK),
    ],
)
def test_a_goal_of_slogans_is_firm_without_a_date(
    ruleset: RuleSet, ending: str, confidence: Confidence
) -> None:
    (finding,) = findings(ruleset, "vague-goal", {"field": "goal", "text": GOAL + ending})
    assert finding.confidence is confidence


@pytest.mark.parametrize("name", ["居民健康意识", "社区文化氛围"])
def test_an_abstract_thing_gets_no_number_of_its_own(ruleset: RuleSet, name: str) -> None:
    proposed = [
        str(found.suggestion) for found in findings(ruleset, "no-measure-word", row(name, "≥", "好坏"))
    ]
    assert not any(f"{name}数量" in text for text in proposed)


def test_a_bare_verb_is_quoted_with_its_clause(ruleset: RuleSet) -> None:
    (finding,) = findings(ruleset, "vague-goal", {"field": "goal", "text": "推进渔业发展"})
    assert "“推进渔业发展”" in finding.message


def test_a_part_without_a_measure_is_not_to_become_a_row(ruleset: RuleSet) -> None:
    name = "配合水文站，巡查河段数量"
    (finding,) = findings(
        ruleset, "compound-indicator", {"name": name, "operator": "≥", "value": 30, "unit": "个"}
    )
    assert finding.suggestion is not None
    assert "“配合水文站”没有计量词" in finding.suggestion.text


def test_a_task_that_two_texts_name_is_asked_about_once(ruleset: RuleSet) -> None:
    texts = {"overview": "开展青年论坛、技能竞赛等活动。", "goal": "开展青年论坛活动。"}
    rows = [{"name": "广播电视覆盖率", "operator": "≥", "value": 98, "unit": "%"}]
    (finding,) = findings(ruleset, "goal-topic-not-covered", {**texts, "indicators": rows})
    assert "项目概况写的“开展青年论坛、技能竞赛等活动”在指标表里找不到" in finding.message


@pytest.mark.parametrize(
    ("goal", "quoted"),
    [
        ("做好温室大棚管理、种苗整理及数字化管理工作。", "“种苗整理及数字化管理工作”"),
        ("开展种苗展演、茶园技能竞赛、温室大棚管理等工作。", "“开展种苗展演、茶园技能竞赛”"),
        ("做好水渠管理、种苗整理及数字化管理工作。", "“做好水渠管理、种苗整理及数字化管理工作”"),
    ],
)
def test_parts_of_a_list_that_a_row_names_in_other_words_are_not_asked_for(
    ruleset: RuleSet, goal: str, quoted: str
) -> None:
    rows = [{"name": "温室大棚修缮完成率", "operator": "≥", "value": 95, "unit": "%"}]
    (finding,) = findings(ruleset, "goal-topic-not-covered", {"goal": goal, "indicators": rows})
    assert quoted in finding.message


def test_a_share_of_things_built_under_quantity_is_asked_for_their_number(ruleset: RuleSet) -> None:
    row = {
        "name": "乡镇码头改造覆盖率",
        "levels": ["产出指标", "数量指标"],
        "operator": "≥",
        "value": 90,
        "unit": "%",
    }
    (finding,) = findings(ruleset, "misclassified-level", row)
    assert finding.suggestion is not None
    assert "写明完成了多少" in finding.suggestion.text


def test_all_tasks_are_counted_and_a_few_listed(ruleset: RuleSet) -> None:
    goal = "；".join(
        f"建设{crop}种植示范基地" for crop in ("茶叶", "柑橘", "蓝莓", "核桃", "花椒", "枇杷", "油菜")
    )
    rows = [{"name": "广播电视覆盖率", "operator": "≥", "value": 98, "unit": "%"}]
    (finding,) = findings(ruleset, "goal-topic-not-covered", {"goal": goal, "indicators": rows})
    assert "有7处" in finding.message
    assert "”等，" in finding.message
    assert finding.message.count("基地") == 6


@pytest.mark.parametrize(("name", "expected"), [("清收公寓物业费", "款项办了多少"), ("公寓物业费", "成本")])
def test_a_share_of_money_that_is_collected_is_work_and_no_cost(name: str, expected: str) -> None:
    unit = one_row(name, "≥", "95", "%")
    levels = replace(unit.indicator, levels=("效益指标", "经济效益指标"))
    judged = judged_by("misclassified-level", replace(unit, indicator=levels))
    assert isinstance(judged, Failed)
    assert judged.hits[0].values["expected"] == expected


def test_all_rows_named_after_a_level_are_counted_however_long_its_name(ruleset: RuleSet) -> None:
    plain = ("数量指标", "质量指标", "时效指标", "社会效益指标")
    names = (*plain, "长期可持续性影响指标", "受益者或相关群众满意度指标", "渡客满意度指标")
    example = {"project": "渡口运营", "indicators": [row(name, None, "是") for name in names]}
    (finding,) = findings(ruleset, "level-as-name", example)
    assert finding.message.startswith("有6条")


@pytest.mark.parametrize(
    ("levels", "told"), [(("产出指标", "时效指标"), True), (("投入目标",), False), (("项目管理",), False)]
)
def test_when_money_is_paid_is_told_as_management(levels: tuple[str, ...], told: bool) -> None:
    unit = one_row("渡船维修经费支出时效性", "定性", "程度较高", None)
    unit = replace(unit, indicator=replace(unit.indicator, levels=levels))
    judgement = judged_by("vague-qualitative", unit)
    assert isinstance(judgement, Failed)
    assert [("管理要求" in hit.values["lack"]) for hit in judgement.hits] == [told]


@pytest.mark.parametrize(
    ("project", "name", "level", "fault"),
    [
        ("聋哑学校宿舍维修", "促进商贸繁荣", "经济效益指标", "apart"),
        ("聋哑学校宿舍维修", "促进商贸繁荣", "数量指标", "own"),
        ("聋哑学校宿舍维修", "促进学生身心健康成长", "社会效益指标", "own"),
        ("渡口商贸街改造", "促进商贸繁荣", "经济效益指标", "own"),
    ],
)
def test_a_benefit_of_which_nothing_else_speaks_may_be_foreign(
    project: str, name: str, level: str, fault: str
) -> None:
    unit = one_row(name, "定性", "明显", None)
    row = replace(unit.indicator, levels=("效益指标", level))
    other = replace(row, row=2, name="维修面积", levels=("产出指标", "数量指标"))
    form = replace(unit.form, project=project, indicators=(row, other))
    judgement = judged_by("slogan-indicator", replace(unit, indicator=row, form=form))
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == [fault]
