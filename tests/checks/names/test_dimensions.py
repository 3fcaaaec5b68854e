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


def proposed(project: str, *dimensions: str) -> str:
    unit = FormExample.model_validate({"project": project, "indicators": ROWS}).build()
    unit = replace(unit, form=replace(unit.form, project=project))
    judgement = judge_coverage(unit, CoverageParams(required=dimensions), CONTEXT)
    assert isinstance(judgement, Failed)
    return judgement.hits[0].values["alternatives"]


def test_the_library_offers_what_the_form_speaks_of_with_its_target() -> None:
    assert proposed("骨干教师研修", "quality") == "“教师培训合格率≥95%”"


def test_where_the_library_knows_nothing_of_it_the_general_example_stays() -> None:
    general = CONTEXT.language.dimensions.example("timeliness", "骨干教师研修", [])
    assert proposed("骨干教师研修", "timeliness") == f"“{general}”"


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
