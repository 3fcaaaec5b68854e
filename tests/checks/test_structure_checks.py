"""Weights, duplicates, levels and blank cells on forms and submissions built here."""

from decimal import Decimal

import pytest

from auditor.authoring.cases import FormCase, IndicatorCase, PairExample, TextExample, submission
from auditor.checks.base import (
    Failed,
    Judgement,
    NotApplicable,
    Passed,
    Undetermined,
)
from auditor.checks.names.duplicates import DuplicateParams, Target, judge_duplicate, judge_near
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.fields import (
    CellsParams,
    FieldsParams,
    judge_cells,
    judge_fields,
    judge_placeholders,
)
from auditor.checks.table.levels import PathParams, judge_paths, judge_text_paths
from auditor.checks.table.weights import RangeParams, SumParams, judge_range, judge_sum
from auditor.checks.units import FormUnit, IndicatorUnit, PairUnit
from auditor.model import Confidence, Form
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context


def form(index: int, *weights: float | str | None, name: str = "指标", kind: str = "project") -> Form:
    rows = [{"name": f"{name}{n}", "weight": weight} for n, weight in enumerate(weights)]
    return FormCase.model_validate({"kind": kind, "project": f"项目{index}", "indicators": rows}).form(index)


def sum_of(judged: Form, *others: Form) -> Judgement:
    return judge_sum(FormUnit(submission(judged, *others), judged), SumParams(), CONTEXT)


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


class TestWeightSum:
    def test_ninety_and_hundred_are_legal_where_nothing_decides(self) -> None:
        assert isinstance(sum_of(form(1, 50, 40)), Passed)
        assert isinstance(sum_of(form(1, 50, 50)), Passed)

    def test_the_odd_one_of_a_document_is_told_with_what_is_missing(self) -> None:
        siblings = [form(index, 60, 30) for index in range(2, 6)]
        (told,) = values(sum_of(form(1, 40, 30), *siblings))
        assert (told["sum"], told["expected"], told["difference"]) == ("70", "90", "少20")

    def test_another_legal_sum_among_many_is_a_question(self) -> None:
        siblings = [form(index, 60, 30) for index in range(2, 6)]
        judgement = sum_of(form(1, 60, 40), *siblings)
        assert isinstance(judgement, Failed)
        assert judgement.hits[0].confidence is Confidence.ASK

    def test_department_forms_do_not_follow_project_forms(self) -> None:
        siblings = [form(index, 60, 30) for index in range(2, 6)]
        assert isinstance(sum_of(form(1, 60, 40, kind="department"), *siblings), Passed)

    def test_an_execution_row_asks_for_a_hundred(self) -> None:
        (told,) = values(sum_of(form(1, 50, 40, name="年度预算执行率")))
        assert (told["expected"], told["difference"]) == ("100", "少10")

    @pytest.mark.parametrize(("weights", "passes"), [((45.005, 45), True), ((45.5, 45), False)])
    def test_tolerance(self, weights: tuple[float, ...], passes: bool) -> None:
        assert isinstance(sum_of(form(1, *weights)), Passed) is passes

    def test_blank_weights_leave_it_open(self) -> None:
        judgement = sum_of(form(1, 50, ""))
        assert isinstance(judgement, Undetermined)
        assert "第2行" in judgement.reason

    def test_forms_without_weights_are_not_concerned(self) -> None:
        assert isinstance(sum_of(form(1, None, None)), NotApplicable)


@pytest.mark.parametrize(
    ("weights", "told"),
    [((0, 90), True), ((-5, 95), True), ((60, 20, 10), True), ((80, 10), False), ((30, 30, 30), False)],
)
def test_single_weights(weights: tuple[float, ...], told: bool) -> None:
    judged = form(1, *weights)
    unit = IndicatorUnit(submission(judged), judged, judged.indicators[0])
    assert isinstance(judge_range(unit, RangeParams(most=Decimal(50)), CONTEXT), Failed) is told


def pair(one: dict[str, str], other: dict[str, str]) -> PairUnit:
    return PairExample.model_validate({"a": one, "b": other}).build()


ROW = {"name": "护林巡查次数", "operator": "≥", "value": "12", "unit": "次"}


class TestDuplicates:
    def test_layout_and_width_do_not_hide_a_duplicate(self) -> None:
        other = {**ROW, "name": "护林 巡查次数", "value": "１２"}
        judgement = judge_duplicate(pair(ROW, other), DuplicateParams(target=Target.SAME), CONTEXT)
        assert isinstance(judgement, Failed)
        assert [ref.row for ref in judgement.hits[0].related] == [2]

    def test_another_target_is_the_other_rule(self) -> None:
        unit = pair(ROW, {**ROW, "value": "24"})
        assert isinstance(judge_duplicate(unit, DuplicateParams(target=Target.SAME), CONTEXT), NotApplicable)
        assert isinstance(judge_duplicate(unit, DuplicateParams(target=Target.DIFFERENT), CONTEXT), Failed)

    def test_near_duplicates_with_other_targets_are_asked(self) -> None:
        judgement = judge_near(pair(ROW, {**ROW, "name": "护林巡查场次", "value": "20"}), NoParams(), CONTEXT)
        assert isinstance(judgement, Failed)
        assert judgement.hits[0].confidence is Confidence.ASK

    def test_units_that_cannot_agree_are_two_measures(self) -> None:
        unit = pair(ROW, {**ROW, "name": "护林巡查场次", "unit": "公里"})
        assert isinstance(judge_near(unit, NoParams(), CONTEXT), Passed)


class TestLevels:
    def judge(self, *names: str, goal: str | None = None) -> list[dict[str, str]]:
        rows = [{"name": name} for name in names]
        judged = FormCase.model_validate({"indicators": rows, "goal": goal}).form()
        return values(judge_paths(FormUnit(submission(judged), judged), PathParams(), CONTEXT))

    def test_the_path_is_taken_from_the_goal(self) -> None:
        goal = "（1）产出-数量-改造户厕60座；（2）效益-社会效益-改善卫生"
        (told,) = self.judge("产出-质量-合格率", "效益-社会效益-改善卫生", "改造户厕", goal=goal)
        assert told["proper"] == "产出-数量-改造户厕"

    def test_forms_without_paths_are_silent(self) -> None:
        assert self.judge("改造户厕数量", "合格率", "产出-数量-户数") == []

    def test_goal_text(self) -> None:
        text = "（1）产出-数量-改厕60座；（2）满意度-群众满意"
        unit = TextExample.model_validate({"field": "goal", "text": text}).build()
        assert (
            values(judge_text_paths(unit, NoParams(), CONTEXT))[0]["proper"]
            == "满意度-服务对象满意度-群众满意"
        )


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
        assert [v["label"] for v in values(judge_fields(unit, FieldsParams(), CONTEXT))] == ["立项依据"]

    def test_a_layout_without_the_label_is_silent(self) -> None:
        judged = FormCase.model_validate({"project": "项目1", "goal": "完成。"}).form(1)
        assert values(judge_fields(FormUnit(submission(judged), judged), FieldsParams(), CONTEXT)) == []

    @pytest.mark.parametrize(
        ("row", "blank"),
        [
            ({"name": "改厕数量", "operator": "≥", "value": ""}, ["指标值"]),
            ({"name": "改厕数量", "operator": "≥", "value": "≥"}, ["指标值"]),
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

    @pytest.mark.parametrize(
        ("goal", "marks"),
        [
            ("培训XX人次", ["XX"]),
            ("完成××项目", ["××"]),
            ("依据《》开展工作", ["《》"]),
            ("目标值待定", ["待定"]),
            ("{项目名称}按期完成", ["{项目名称}"]),
            ("null", ["null"]),
            ("/", ["/"]),
            ("**重点任务**按期完成", []),
            ("确定待定点医院名单，XXL工装12套", []),
            ("24×7值守", []),
        ],
    )
    def test_placeholders(self, goal: str, marks: list[str]) -> None:
        judged = FormCase(goal=goal).form()
        judgement = judge_placeholders(FormUnit(submission(judged), judged), NoParams(), CONTEXT)
        assert [told["mark"] for told in values(judgement)] == marks
