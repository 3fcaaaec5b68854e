from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Judgement,
    Undetermined,
)
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.missing_unit import UnitlessParams, judge_missing_unit
from auditor.model import Cell, Confidence, Document, Location, Table
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, finding_of, only_hit, row


def judge(name: str, value: str | None, unit: str | None = None, operator: str = "≥") -> Judgement:
    return judge_missing_unit(row(name, operator, value, unit), UnitlessParams(), CONTEXT)


@every_case(
    ("name", "value", "told"),
    [
        ("巡回法庭开庭场次", "12", "（如“场次”）"),
        ("村道绿化面积", "2000", "（如“平方米”）"),
        ("护林员人均受训学时", "24", "（如“学时”）"),
        ("保洁服务周期", "180", "（如“天”）"),
        ("热线处置时间", "8", "（如“小时”）"),
        ("热线处置时间", "180", "没有计量单位"),
        ("职工满意度", "0.95", "写成百分比：≥95%"),
        ("河长巡河率", "1", "写成百分比：≥100%"),
        ("新购车辆数", "3", "（如“辆”）"),
        ("借阅证发放", "三百", None),
    ],
)
def test_a_bare_number(name: str, value: str, told: str | None) -> None:
    judgement = judge(name, value)
    if told is None:
        assert judgement is NOT_APPLICABLE  # words are no bare number
    else:
        finding = finding_of("missing-unit", row(name, "≥", value, None))
        assert finding.suggestion is not None
        assert f"{finding.message}{finding.suggestion.text}".removesuffix("按指标含义补填计量单位").endswith(
            told
        )


def test_the_unit_that_the_form_prints_elsewhere_is_proposed() -> None:
    rows = [
        {"name": "更新电动巡逻车数量", "operator": "≥", "value": "6", "unit": ""},
        {"name": "报废燃油巡逻车数量", "operator": "≥", "value": "6", "unit": "部"},
        {"name": "设桩", "operator": "≥", "value": "9", "unit": "", "actual": "9根"},
    ]
    form = FormCase.model_validate({"indicators": rows}).form()
    whole = submission(form)
    units = [IndicatorUnit(whole, form, each) for each in form.indicators]
    assert only_hit(judge_missing_unit(units[0], UnitlessParams(), CONTEXT)).values["expected"] == "部"
    assert only_hit(judge_missing_unit(units[2], UnitlessParams(), CONTEXT)).values["expected"] == "根"


def test_the_unit_that_the_same_indicator_has_in_another_period_is_proposed() -> None:
    later = {"name": "新装护栏数量", "operator": "≥", "value": "900", "unit": "延米", "period": "mid_term"}
    rows = [{"name": "新装护栏数量", "operator": "≥", "value": "300", "unit": ""}, later]
    form, *_ = FormCase.model_validate({"indicators": rows}).form().views()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    assert only_hit(judge_missing_unit(unit, UnitlessParams(), CONTEXT)).values["expected"] == "延米"


@every_case(
    ("name", "value", "unit", "outcome"),
    [
        ("职工满意度", "95", "%", PASSED),
        ("职工满意度", "95%", None, NOT_APPLICABLE),
        ("职工满意度", "", None, NOT_APPLICABLE),
        ("职工满意度", None, None, NOT_APPLICABLE),
        ("绿化面积（万亩）", "3", None, NOT_APPLICABLE),
        ("受训职工(≥**人)", "3", None, NOT_APPLICABLE),
        ("环境质量指数", "2.1", None, NOT_APPLICABLE),
        ("绩效评价得分", "90", None, NOT_APPLICABLE),
        ("主体完工", "2026", None, NOT_APPLICABLE),
        ("竣工时间", "6", None, NOT_APPLICABLE),
    ],
)
def test_what_needs_no_unit(name: str, value: str | None, unit: str | None, outcome: Judgement) -> None:
    assert judge(name, value, unit) is outcome


def test_a_number_in_words_needs_no_unit_of_its_own_sign() -> None:
    assert judge("职工满意度", "90", None, "定性") is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("rows", "confidence"),
    [
        ([{"name": "植树株数", "value": 60}, {"name": "护林人数", "value": 9, "unit": "人"}], None),
        ([{"name": "植树株数", "value": 60}, {"name": "满意度", "value": 90, "unit": "%"}], "likely"),
        ([{"name": "植树株数", "value": 60}, {"name": "满意度", "value": "90%"}], "likely"),
        ([{"name": "毁林起数", "value": 0}], "ask"),
    ],
)
def test_siblings_with_units_make_it_certain(rows: list[dict[str, object]], confidence: str | None) -> None:
    form = FormCase.model_validate({"indicators": rows, "columns": ["name", "value"]}).form()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    assert only_hit(judge_missing_unit(unit, UnitlessParams(), CONTEXT)).confidence == confidence


def test_a_unit_cell_that_was_not_read_is_undetermined() -> None:
    rows = [{"name": "植树株数", "value": 60}, {"name": "满意度", "value": 90, "unit": "%"}]
    form = FormCase.model_validate({"indicators": rows}).form()
    unread = IndicatorUnit(submission(form), form, form.indicators[0])
    assert "unit" in form.columns
    assert isinstance(judge_missing_unit(unread, UnitlessParams(), CONTEXT), Undetermined)


def test_a_blank_unit_is_certain_where_other_rows_have_one() -> None:
    blank = {"name": "植树株数", "value": 60, "unit": ""}
    for others, confidence in (
        ([{"name": "抚育面积", "value": 9, "unit": "亩"}], None),
        ([], Confidence.LIKELY),
    ):
        form = FormCase.model_validate({"indicators": [blank, *others]}).form()
        unit = IndicatorUnit(submission(form), form, form.indicators[0])
        assert only_hit(judge_missing_unit(unit, UnitlessParams(), CONTEXT)).confidence is confidence


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [("九十五", "%", "百分之九十五"), ("95", "%", "95%"), ("三", "个", "三个"), (None, "%", "%")],
)
def test_a_target_is_quoted_as_it_is_written(value: str | None, unit: str, written: str) -> None:
    assert row("设备完好率", "≥", value, unit).indicator.figure == written


def test_how_long_the_whole_work_takes_only_the_unit_can_tell() -> None:
    found = finding_of("missing-unit", row("渠道完工时限", "≤", "1", "")).suggestion
    assert found is not None
    assert "小时" not in found.text


@every_case(
    ("told", "value", "fault", "other"),
    [
        ("85%（计划标准）", "1", "which-share", "85"),
        ("巡查渡口数÷渡口总数×100%", "0.95", "share", None),
        ("95%", "0.95", "share", None),
        ("上年为85%", "1", "share", None),
        ("90%以上得10分", "1", "share", None),
        ("80%至90%", "1", "share", None),
        ("", "1", "share", None),
    ],
)
def test_a_share_that_the_row_states_otherwise_is_asked_about(
    told: str, value: str, fault: str, other: str | None
) -> None:
    place = Location(table=1, row=2)
    texts = ("渡口巡查覆盖率", told, value)
    cells = tuple(Cell(text, 2, n, location=place.at(column=n)) for n, text in enumerate(texts, start=1))
    unit = row(texts[0], "=", value, None)
    read = {"name": cells[0].location, "value": cells[2].location}
    own = replace(unit.indicator, location=cells[0].location, locations=read)
    document = Document("a.docx", "docx", (Table(cells, Location(table=1)),))
    unread = IndicatorUnit(replace(unit.submission, document=document), unit.form, own)
    remark = IndicatorUnit(unit.submission, unit.form, replace(unit.indicator, note=told))
    params = UnitlessParams(scoring=("上年", "得10分"))
    for each in (unread, remark):
        hit = only_hit(judge_missing_unit(each, params, CONTEXT))
        assert (hit.fault, hit.values.get("other")) == (fault, other)
    reviewed = replace(unread, indicator=replace(own, actual="90%"))
    assert only_hit(judge_missing_unit(reviewed, params, CONTEXT)).fault == "share"


@pytest.mark.parametrize(("value", "expected"), [("48", "万元"), ("480000", "元")])
def test_money_no_larger_than_the_budget_is_in_its_unit(value: str, expected: str) -> None:
    rows = [{"name": "项目总投资", "operator": "≤", "value": value}]
    form = FormCase.model_validate({"budget": 48, "indicators": rows}).form()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    assert only_hit(judge_missing_unit(unit, UnitlessParams(), CONTEXT)).values["expected"] == expected
