"""What is proposed for a dimension that a form leaves out."""

from dataclasses import replace

from auditor.authoring.scopes import FormExample
from auditor.checks.base import Failed
from auditor.checks.names.dimensions import CoverageParams, judge_coverage
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence
from auditor.ruleset.loader import load_files
from tests.checks.single_rows import judged_by, only_hit

CONTEXT = load_files([]).context
ROWS = [
    {"name": "教师培训人次", "levels": ["产出", "数量"], "operator": "≥", "value": 80, "unit": "人次"},
    {"name": "教材印制册数", "levels": ["产出", "数量"], "operator": "≥", "value": 80, "unit": "册"},
    {"name": "学员满意度", "levels": ["满意度", "服务对象满意度"], "operator": "≥", "value": 90, "unit": "%"},
]


def proposed(project: str, *dimensions: str, **more: object) -> str:
    unit = FormExample.model_validate({"project": project, "indicators": ROWS} | more).build()
    unit = replace(unit, form=replace(unit.form, project=project))
    judgement = judge_coverage(unit, CoverageParams(required=dimensions), CONTEXT)
    assert isinstance(judgement, Failed)
    return judgement.hits[0].values["alternatives"]


def test_the_library_offers_what_the_form_speaks_of_with_its_target() -> None:
    assert proposed("骨干教师研修", "quality") == "“教师培训合格率≥95%”"


def test_where_nothing_tells_what_the_money_is_for_a_general_indicator_is_proposed() -> None:
    assert proposed("骨干教师研修", "timeliness") == "“按期完成率”"
    office = {"kind": "department", "indicators": [*ROWS, ROWS[0] | {"levels": ["产出", "质量"]}]}
    assert proposed("", "timeliness", "benefit", **office) == "“重点工作按期完成率”“……受益人数”"


def test_a_cost_is_told_by_the_unit_that_a_form_counts_first() -> None:
    cases = [("人", "“人均成本”"), ("公里", "“每公里成本”"), ("个", "“单位成本（每件、每次或每人的费用）”")]
    rows = [
        ROWS[0] | {"name": f"甲乙{word}", "unit": unit}
        for (unit, _), word in zip(cases, ("人数", "里程", "个数"), strict=True)
    ]
    wrong = {
        unit: told
        for (unit, expected), row in zip(cases, rows, strict=True)
        if (told := proposed("甲乙", "cost", indicators=[row, *ROWS[2:], ROWS[2]])) != expected
    }
    assert not wrong


def test_a_factory_that_works_up_what_farmers_grow_is_told_from_other_buildings() -> None:
    rows = [ROWS[0] | {"name": f"新建{each}数量", "unit": "座"} for each in ("分拣车间", "仓库", "道路工程")]
    assert proposed("柑橘初加工建设项目", "benefit", indicators=rows) == "“带动农户户数”"


def test_a_cost_that_the_goal_tells_is_answered_by_the_whole_cost() -> None:
    assert proposed("车辆维修", "cost") != "“项目总成本”"
    assert (
        proposed("车辆维修", "cost", goal="（1）成本-经济成本-26万元；（2）产出-数量-检修渡船3艘。")
        == "“项目总成本”"
    )


def test_the_usual_rows_of_wages_are_only_asked_about() -> None:
    rows = [
        {"name": "足额保障率", "levels": ["产出指标", "数量指标"], "value": "100", "unit": "%"},
        {"name": "结余率", "levels": ["效益指标", "经济效益指标"], "value": "5", "unit": "%"},
    ]
    for told in (rows, rows[1:]):
        unit = FormExample.model_validate({"project": "专项业务费", "indicators": told}).build()
        row = IndicatorUnit(unit.submission, unit.form, unit.form.indicators[-1])
        asked = only_hit(judged_by("misclassified-level", row)).confidence is Confidence.ASK
        assert asked is (told is rows)


def test_a_share_done_is_asked_about_where_the_level_has_nothing_of_its_own_kind() -> None:
    done = {"name": "抽测完成率", "levels": ["产出指标", "质量指标"], "value": "95", "unit": "%"}
    sound = {"name": "抽测数据合格率", "levels": ["产出指标", "质量指标"], "value": "98", "unit": "%"}
    for beside in ([], [sound]):
        unit = FormExample.model_validate({"project": "水质抽测", "indicators": [*beside, done]}).build()
        row = IndicatorUnit(unit.submission, unit.form, unit.form.indicators[-1])
        assert isinstance(judged_by("misclassified-level", row), Failed) is not bool(beside)


def test_a_table_that_looks_cut_is_asked_about_as_such() -> None:
    levels = [("产出", "数量"), ("产出", "质量"), ("产出", "时效"), ("产出", "成本"), ("效益", "社会效益")]
    cut = [
        {"name": f"{last}项", "levels": [first, last], "value": "8", "weight": 18} for first, last in levels
    ]
    last = {
        "name": "满意度",
        "levels": ["满意度", "服务对象满意度"],
        "value": "90",
        "unit": "%",
        "weight": 18,
    }
    for rows, required, fault in (
        (cut[:4], "benefit", "unseen"),
        ([*cut[:3], cut[4], last | {"weight": 28}], "cost", "optional"),
    ):
        unit = FormExample.model_validate({"project": "水质抽测", "indicators": rows}).build()
        assert only_hit(judge_coverage(unit, CoverageParams(required=(required,)), CONTEXT)).fault == fault
