"""Odd rows in whole forms: parts of an object, activities of another trade, wrong levels, yes-or-no names."""

from __future__ import annotations

from auditor.authoring.scopes import SubmissionExample
from auditor.judging import judge_submission
from auditor.model import Confidence, Severity
from auditor.ruleset import load_ruleset
from tests.cases import every_case

RULES = load_ruleset()


def firm(form: dict[str, object]) -> set[tuple[str, int | None]]:
    submission = SubmissionExample.model_validate({"forms": [form]}).build().submission
    return {
        (finding.rule, finding.row)
        for finding in judge_submission(submission, RULES).findings
        if finding.confidence is not Confidence.ASK and finding.severity is not Severity.INFO
    }


def row(name: str, level: str, operator: str, value: str, unit: str) -> dict[str, object]:
    levels = level.split("-")
    return {"name": name, "levels": levels, "operator": operator, "value": value, "unit": unit}


def test_parts_of_what_is_installed_need_no_mention() -> None:
    parts = ("细水雾灭火装置数量", "温感探测器数量", "防火门数量")
    form = {
        "project": "粮库消防设备改造",
        "goal": "完成4座粮库消防设备改造，保障储粮安全。",
        "indicators": [row(name, "产出指标-数量指标", "=", "20", "套") for name in parts],
    }
    told = firm(form)
    assert not {rule for rule, _ in told} & {"indicator-without-basis", "foreign-row", "foreign-form"}


def test_an_activity_of_another_trade_is_told() -> None:
    form = {
        "project": "灌区渠道衬砌工程",
        "department": "某县水利局",
        "goal": "完成80公里灌区渠道衬砌，9月底前完工。",
        "indicators": [
            row("渠道衬砌长度", "产出指标-数量指标", "≥", "80", "公里"),
            row("送戏下乡演出场次", "产出指标-数量指标", "≥", "10", "场"),
            row("摄影展举办次数", "产出指标-数量指标", "≥", "2", "次"),
        ],
    }
    told = firm(form)
    assert {("foreign-row", 2), ("foreign-row", 3)} <= told
    assert ("foreign-row", 1) not in told


@every_case(
    ("indicator", "rule"),
    [
        (row("完成年度清淤任务", "产出指标-数量指标", "=", "100", "%"), "misclassified-level"),
        (row("水泵检修次数", "产出指标-质量指标", "≥", "4", "次"), "misclassified-level"),
        (row("违规占道处置率", "产出指标-数量指标", "=", "100", "%"), "misclassified-level"),
        (
            row("施工期内，商户对围挡的满意程度", "效益指标-社会效益指标", "≥", "85", "%"),
            "misclassified-level",
        ),
        (row("商户是否满意", "满意度指标-服务对象满意度指标", "≥", "90", "%"), "yes-no-name"),
    ],
)
def test_odd_rows(indicator: dict[str, object], rule: str) -> None:
    told = firm({"project": "排水渠整治", "indicators": [indicator]})
    assert (rule, 1) in told
    assert ("compound-indicator", 1) not in told
