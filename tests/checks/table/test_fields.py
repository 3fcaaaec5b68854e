"""Labels, cells and placeholders that wait to be filled."""

from dataclasses import replace

from auditor.authoring.cases import FormCase, submission
from auditor.authoring.rows import IndicatorCase
from auditor.checks.base import (
    Failed,
    Judgement,
)
from auditor.checks.table.blank_labels import BlankLabelsParams, judge_blank_labels
from auditor.checks.table.fields import (
    CellsParams,
    FieldsParams,
    judge_cells,
    judge_fields,
)
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.model import Confidence, Form, Severity
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


class TestFields:
    def test_siblings_make_a_missing_label_a_fault(self) -> None:
        full = {
            "department": "县教委",
            "budget": 10,
            "overview": "维修。",
            "basis": "《教育法》",
            "goal": "完成。",
        }
        forms = [FormCase.model_validate({"project": f"项目{n}", **full}).form(n) for n in range(2, 5)]
        judged = FormCase.model_validate({"project": "项目1", **full, "basis": None}).form(1)
        unit = FormUnit(submission(judged, *forms), judged)
        judgement = judge_fields(unit, FieldsParams(), CONTEXT)
        assert [v["label"] for v in values(judgement)] == ["立项依据"]
        assert isinstance(judgement, Failed)
        assert [hit.confidence for hit in judgement.hits] == [Confidence.ASK]  # the form does not print it

    def test_a_blank_cell_is_told_by_its_printed_label(self) -> None:
        case = FormCase.model_validate({"project": "项目1", "goal": "完成。", "missing_labels": ["overview"]})
        judged = replace(case.form(), unfilled=(("overview", "资金用途："),))
        judgement = judge_fields(FormUnit(submission(judged), judged), FieldsParams(), CONTEXT)
        assert isinstance(judgement, Failed)
        assert [(hit.values["label"], hit.confidence) for hit in judgement.hits] == [("资金用途", None)]

    def test_a_needed_cell_is_not_told_again_among_the_others(self) -> None:
        blank = {"missing_labels": ["department"], "blank_labels": ["主管部门：", "联系人"]}
        case = FormCase.model_validate({"project": "项目1", "goal": "完成。", **blank})
        judged = replace(case.form(), unfilled=(("department", "主管部门："),))
        params = BlankLabelsParams(labels=("主管部门", "联系人"))
        told = values(judge_blank_labels(FormUnit(submission(judged), judged), params, CONTEXT))
        assert [each["labels"] for each in told] == ["“联系人”"]

    def test_a_layout_without_the_label_is_silent(self) -> None:
        judged = FormCase.model_validate({"project": "项目1", "goal": "完成。"}).form(1)
        assert values(judge_fields(FormUnit(submission(judged), judged), FieldsParams(), CONTEXT)) == []

    @every_case(
        ("row", "blank"),
        [
            ({"name": "改厕数量", "operator": "≥", "value": ""}, ["指标值"]),
            ({"name": "改厕数量", "operator": "≥", "value": "≥"}, ["指标值"]),
            ({"name": "改厕数量", "operator": "≥", "value": "——"}, ["指标值"]),
            ({"name": "改厕数量", "operator": "≥", "value": "座"}, ["指标值"]),
            ({"name": "改厕合格率", "operator": "≥", "value": "%"}, ["指标值"]),
            ({"name": "改厕数量", "operator": "≥", "value": "60座"}, []),
            ({"name": "改厕质量", "operator": "定性", "value": "优"}, []),
            ({"name": "遗留问题", "operator": "=", "value": "无"}, []),
        ],
    )
    def test_a_sign_or_a_unit_alone_is_no_value(self, row: dict[str, str], blank: list[str]) -> None:
        judged = FormCase(indicators=(IndicatorCase.model_validate(row),)).form()
        unit = IndicatorUnit(submission(judged), judged, judged.indicators[0])
        told = values(judge_cells(unit, CellsParams(cells=("value",)), CONTEXT))
        assert [each["cell"] for each in told] == blank

    def test_a_part_needs_no_weight(self) -> None:
        rows = [
            {"name": "种植面积", "weight": 10},
            {"name": "其中：梨树", "weight": ""},
            {"name": "桥", "weight": ""},
        ]
        judged = FormCase.model_validate({"indicators": rows}).form()
        units = [IndicatorUnit(submission(judged), judged, each) for each in judged.indicators]
        told = [values(judge_cells(unit, CellsParams(cells=("weight",)), CONTEXT)) for unit in units]
        assert [len(each) for each in told] == [0, 0, 1]

    def test_what_was_found_of_the_management_has_no_target(self) -> None:
        found = {"name": "立项程序", "levels": ["项目决策"], "value": "-", "actual": "资料齐全"}
        rows = [found, found | {"actual": ""}, found | {"levels": ["产出指标"]}]
        judged = FormCase.model_validate({"kind": "self_review", "indicators": rows}).form()
        units = [IndicatorUnit(submission(judged), judged, each) for each in judged.indicators]
        told = [values(judge_cells(unit, CellsParams(cells=("value",)), CONTEXT)) for unit in units]
        assert [len(each) for each in told] == [0, 1, 1]

    def test_a_review_without_its_results_is_more_than_a_blank_remark(self) -> None:
        blank = ["联系电话", "全年目标完成情况"]
        judged = FormCase.model_validate({"kind": "self_review", "blank_labels": blank}).form()
        params = BlankLabelsParams(labels=("联系电话",), results=("目标完成情况",))
        judgement = judge_blank_labels(FormUnit(submission(judged), judged), params, CONTEXT)
        assert isinstance(judgement, Failed)
        told = [(hit.values["labels"], hit.severity) for hit in judgement.hits]
        assert told == [("“全年目标完成情况”", None), ("“联系电话”", Severity.INFO)]

    def test_a_head_bears_the_weight_of_its_parts(self) -> None:
        rows = [
            {"name": "改造泵站", "weight": 10, "value": ""},
            {"name": "东闸泵站", "weight": "", "value": "2", "unit": "座"},
            {"name": "西闸泵站", "weight": "", "value": "3", "unit": "座"},
            {"name": "清淤", "weight": 10, "value": ""},
        ]
        judged = FormCase.model_validate({"indicators": rows}).form()
        units = [IndicatorUnit(submission(judged), judged, each) for each in judged.indicators]
        told = [values(judge_cells(unit, CellsParams(cells=("value", "weight")), CONTEXT)) for unit in units]
        assert [[each["cell"] for each in row] for row in told] == [[], [], [], ["指标值"]]

    def test_names_that_are_numbers_are_told_once(self) -> None:
        rows = [{"name": name, "value": "100"} for name in ("88", "88", "20", "清淤长度")]
        judged = FormCase.model_validate({"indicators": rows}).form()
        units = [IndicatorUnit(submission(judged), judged, each) for each in judged.indicators]
        told = [values(judge_cells(unit, CellsParams(cells=("name",)), CONTEXT)) for unit in units]
        assert [[each["rows"] for each in row] for row in told] == [["1、2、3"], [], [], []]

    def test_a_line_of_execution_needs_its_points_alone(self) -> None:
        rows = [
            {"name": "改厕数量", "weight": 10, "operator": "≥", "value": "60", "unit": "座"},
            {"name": "预算执行率", "weight": 10, "operator": "", "value": "", "unit": ""},
            {"name": "预算执行率", "weight": 10, "operator": "≥", "value": "", "unit": "%"},
        ]
        assert self.blank_of(FormCase.model_validate({"indicators": rows}).form()) == [[], [], ["指标值"]]

    def test_rows_under_a_header_without_signs_need_no_cell_for_them(self) -> None:
        rows = [
            {"name": "改厕数量", "operator": "≥", "value": "60", "unit": "座"},
            {"name": "化粪池数量", "operator": "", "value": "60", "unit": "座"},
            {"name": "改厕户数", "operator": "≥", "value": "60", "unit": "户"},
            {"name": "管网长度", "operator": "", "value": "8", "unit": "公里"},
            {"name": "管护次数", "operator": "≥", "value": "12", "unit": "次"},
        ]
        form = FormCase.model_validate({"indicators": rows}).form()
        assert self.blank_of(form) == [[], ["指标性质"], [], ["指标性质"], []]
        below = [replace(each, locations={"name": each.place("name")}) for each in form.indicators[3:]]
        other = replace(form, indicators=(*form.indicators[:3], *below))
        assert self.blank_of(other) == [[], ["指标性质"], [], [], []]

    @staticmethod
    def blank_of(form: Form) -> list[list[str]]:
        params = CellsParams(cells=("name", "value", "operator", "weight"))
        units = [IndicatorUnit(submission(form), form, each) for each in form.indicators]
        return [[each["cell"] for each in values(judge_cells(unit, params, CONTEXT))] for unit in units]
