"""Sums of weights."""

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import (
    Failed,
    Judgement,
    NotApplicable,
    Passed,
    Undetermined,
)
from auditor.checks.table.weights import SumParams, judge_sum
from auditor.checks.units import FormUnit
from auditor.model import ColumnRead, Confidence, Form, Location, Sureness, Totals
from auditor.ruleset.loader import load_files
from tests.forms.building import Spec, read

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

    def test_a_printed_hundred_is_right_among_nineties(self) -> None:
        siblings = [form(index, 60, 30) for index in range(2, 6)]
        printed = replace(form(1, 60, 40), totals=Totals(None, Decimal(100), Location()))
        assert isinstance(sum_of(printed, *siblings), Passed)
        less = replace(form(1, 60, 25), totals=Totals(None, Decimal(100), Location()))
        assert isinstance(sum_of(less, *siblings), Failed)
        (hit,) = sum_of(replace(form(1, 20), totals=Totals(Decimal(100), None, Location()))).hits  # type: ignore[union-attr]
        assert (hit.fault, hit.values["expected"]) == ("printed", "100")

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

    def test_a_heading_without_a_word_leaves_it_open(self) -> None:
        read = (ColumnRead("50", "weight", Sureness.LIKELY),)
        assert isinstance(sum_of(replace(form(1, 20, 10), read=read)), Undetermined)
        named = (ColumnRead("权重", "weight", Sureness.LIKELY),)
        assert isinstance(sum_of(replace(form(1, 20, 10), read=named)), Failed)

    def test_forms_without_weights_are_not_concerned(self) -> None:
        assert isinstance(sum_of(form(1, None, None)), NotApplicable)

    def test_parts_of_a_row_are_not_listed_as_weights(self) -> None:
        judged = form(1, 30, None, 20)
        rows = (
            judged.indicators[0],
            replace(judged.indicators[1], name="其中：杨树", full_name="其中：杨树"),
            judged.indicators[2],
        )
        (hit,) = sum_of(replace(judged, indicators=rows)).hits  # type: ignore[union-attr]
        assert hit.evidence[0].text == "30+20=50"


def test_points_behind_a_level_in_a_line_of_its_own_are_no_total_of_all() -> None:
    table: list[list[Spec]] = [
        ["类型", "指标名称", "指标值", "分值"],
        [("产出指标（50分）", 1, 4)],
        ["数量", "栽植行道树数量", "≥300株", "50"],
        [("效益指标（40分）", 1, 4)],
        ["社会", "绿荫里程", "≥8公里", "40"],
    ]
    document = read("项目绩效目标表", table)
    assert isinstance(judge_sum(FormUnit(document, document.forms[0]), SumParams(), CONTEXT), Passed)
    document = read("项目绩效目标表", [[("绩效指标（100分）", 1, 4)], *table])
    assert isinstance(judge_sum(FormUnit(document, document.forms[0]), SumParams(), CONTEXT), Failed)
