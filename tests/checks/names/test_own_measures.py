"""What is proposed in place of a name or of words that say a state: the measure of that very thing."""

from __future__ import annotations

import pytest

from auditor.authoring.cases import FormCase
from auditor.checks.units import IndicatorUnit
from auditor.model import Document, Submission
from tests.checks.single_rows import finding_of


def advice(rule: str, **row: object) -> str:
    said = {"kind": row.pop("kind", "project"), "execution": row.pop("execution", None)}
    form = FormCase.model_validate(said | {"indicators": [row]}).form(1)
    unit = IndicatorUnit(Submission(Document("a.txt", "text", ()), (form,)), form, form.indicators[0])
    finding = finding_of(rule, unit)
    return f"{finding.message}｜{finding.suggestion.text if finding.suggestion else ''}"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("喷雾作业路段空气质量", "优良", "“空气质量优良天数比例”"),
        ("水库水质状况", "稳定", "“水质达标率”"),
        ("报表编制准确性", "良好", "“报表编制准确率”"),
    ],
)
def test_a_state_with_grades_of_its_own(name: str, value: str, told: str) -> None:
    assert told in advice("vague-qualitative", name=name, value=value, levels=["产出指标", "质量指标"])


@pytest.mark.parametrize("name", ["采购程序规范性", "经费支出合规性"])
def test_the_share_of_a_matter_of_management_is_not_proposed(name: str) -> None:
    told = advice("vague-qualitative", name=name, value="较高", levels=["产出指标", "质量指标"])
    assert "如“……率”" in told
    assert name[:-1] not in told.partition("｜")[2]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("棚圈是否按时完工", "“棚圈按时完工率”"),
        ("牧民是否满意", "“牧民满意度”"),
        ("是否满意", "“（服务对象）满意度”"),
    ],
)
def test_a_question_becomes_the_share_that_it_asks_about(name: str, told: str) -> None:
    assert told in advice("yes-no-name", name=name, operator="=", value="100", unit="%")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("加强河道巡查", "是做法"), ("保护古村自然风貌", "是愿望"), ("开展水利培训，提升治水能力", "是愿望")],
)
def test_work_with_a_share_is_no_wish(name: str, kind: str) -> None:
    row = {"operator": "=", "value": "100", "unit": "%", "levels": ["效益指标", "社会效益指标"]}
    assert kind in advice("wish-as-share", name=name, **row)


@pytest.mark.parametrize(
    ("result", "open_question"),
    [({"actual": "96％"}, False), ({"actual": "97%", "weight": "5", "score": "5"}, False), ({}, True)],
)
def test_a_target_without_a_sign_that_was_reached(result: dict[str, str], open_question: bool) -> None:
    row = {"name": "桥梁检测合格率", "value": "96", "unit": "%", **result}
    assert ("没有写“≥”" in advice("operator-missing", kind="self_review", **row)) is open_question


@pytest.mark.parametrize("execution", [None, {"points": 10, "score": 10}])
def test_how_money_was_spent_has_room_where_the_form_tells_its_execution(
    execution: dict[str, int] | None,
) -> None:
    row = {"name": "预算执行率", "value": "100", "unit": "%", "levels": ["产出指标", "时效指标"]}
    told = advice("misclassified-level", kind="self_review", execution=execution, **row)
    assert ("“预算执行”栏" in told) is (execution is not None)


def test_a_rate_of_growth_belongs_to_the_effects() -> None:
    row = {"name": "助农信贷投放增长率", "operator": "≥", "value": "6", "unit": "%"}
    assert "移到效益下" in advice("misclassified-level", **row, levels=["产出指标", "数量指标"])
