"""Accounts of the year against the results of rows."""

from __future__ import annotations

import pytest

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence
from tests.cases import every_case
from tests.checks.forms_of_cases import form_unit
from tests.checks.single_rows import judged_by, only_hit

ROW = {"name": "加固护栏长度", "operator": "≥", "value": "8", "unit": "公里", "weight": 10}


def judged(told: str, actual: str, **more: object) -> Judgement:
    row = {**ROW, "actual": actual, **more}
    unit = form_unit(kind="self_review", other=told, labels={"other": "实际完成情况"}, indicators=[row])
    only = IndicatorUnit(unit.submission, unit.form, unit.form.indicators[0])
    return judged_by("self-review-told-result", only)


def test_a_number_of_the_account_is_that_of_the_row() -> None:
    hit = only_hit(judged("全年加固护栏7公里。", "8公里"))
    assert (hit.fault, hit.values["actual"]) == ("other", "8公里")
    assert judged("全年加固护栏7公里。", "7") is PASSED


@every_case("actual", ["已完成", "达到预期目标", "3处"])
def test_a_result_without_the_number_that_falls_short(actual: str) -> None:
    hit = only_hit(judged("全年加固护栏7公里。", actual))
    assert (hit.fault, hit.confidence) == ("short", None)


def test_rough_numbers_are_asked_about() -> None:
    assert only_hit(judged("全年加固护栏约6公里。", "已完成")).confidence is Confidence.ASK


@pytest.mark.parametrize("told", ["全年加固护栏8公里。", "全年加固护栏8.4公里。", "全年加固护栏7公里以上。"])
def test_what_may_reach_the_target_passes(told: str) -> None:
    assert judged(told, "已完成") is PASSED


@every_case(
    ("actual", "more"),
    [
        ("基本完成", {}),
        ("已完成", {"score": 8}),
        ("已完成", {"reason": "一段护栏待移交"}),
        ("已完成", {"operator": "≤"}),
        ("已完成", {"operator": "定性", "value": "牢固", "unit": None}),
    ],
)
def test_what_is_admitted_or_no_floor_is_not_judged(actual: str, more: dict[str, object]) -> None:
    assert judged("全年加固护栏7公里。", actual, **more) is NOT_APPLICABLE


def test_an_account_of_something_else() -> None:
    assert judged("全年新建步道7公里。", "已完成") is NOT_APPLICABLE
