"""What was done after its day: whether anybody says why, and what else cannot have been reached."""

from __future__ import annotations

from typing import Any

from auditor.authoring.scopes import FormExample, IndicatorExample
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Judgement
from auditor.model import Confidence, RowRef
from tests.cases import every_case
from tests.checks.single_rows import judged_by, only_hit

_BARE = {"kind": "self_review", "columns": ["name", "value", "actual"]}
_PIER = {"name": "栈桥完工时间", "value": "2021年6月底", "actual": "2021年9月"}
_SHARE = {"name": "栈桥按期完工率", "value": "100", "unit": "%", "actual": "100%"}


def _unexplained(form: dict[str, Any] | None = None, **row: str) -> Judgement:
    example = {**_PIER, **row, "form": {**_BARE, **(form or {})}}
    return judged_by("self-review-late", IndicatorExample.model_validate(example).build())


def _timely(*rows: dict[str, Any], table: list[list[str]] | None = None) -> Judgement:
    example = {**_BARE, "project": "栈桥修建", "indicators": rows, "table": table or []}
    return judged_by("timely-though-late", FormExample.model_validate(example).build())


def test_who_was_late_and_says_nothing_is_told_what_the_form_says() -> None:
    hit = only_hit(_unexplained())
    assert (hit.values["actual"], hit.field) == ("2021年9月", "actual")
    assert [each.text for each in hit.evidence] == ["2021年9月"]


@every_case(
    ("row", "form"),
    [
        ({"actual": "2021年6月12日"}, {}),
        ({"actual": "2021年6月"}, {}),
        ({"note": "台风期间停工"}, {"columns": ["name", "value", "actual", "note"]}),
        ({}, {"other": "台风期间停工。", "labels": {"other": "存在问题"}}),
    ],
)
def test_in_time_or_explained_passes(row: dict[str, str], form: dict[str, Any]) -> None:
    assert _unexplained(form, **row) is PASSED


@every_case("form", [{"other": "   ", "labels": {"other": "存在问题"}}, {"other": "栈桥长90米。"}])
def test_a_blank_account_and_another_text_explain_nothing(form: dict[str, Any]) -> None:
    assert isinstance(_unexplained(form), Failed)


@every_case(
    ("row", "form"),
    [
        ({"actual": ""}, {}),
        ({"value": "", "actual": "2021年9月"}, {}),
        ({"name": "栈桥长度", "value": "90", "actual": "60米"}, {}),
        ({}, {"columns": ["name", "value", "actual", "cause"]}),
    ],
)
def test_there_is_nothing_to_explain_here(row: dict[str, str], form: dict[str, Any]) -> None:
    assert _unexplained(form, **row) is NOT_APPLICABLE


def test_a_full_rate_is_held_against_the_late_row() -> None:
    hit = only_hit(_timely(_SHARE, _PIER))
    assert (hit.row, hit.related, hit.fault, hit.confidence) == (1, (RowRef(1, 2),), "rate", None)
    told = {"name": "栈桥按期完工率", "said": "100%", "late": "栈桥完工时间", "done": "2021年9月"}
    assert told.items() <= hit.values.items()
    assert hit.values["due"].endswith("2021年6月底")


@every_case(
    "row",
    [
        {**_SHARE, "actual": "90%"},
        {**_SHARE, "actual": ""},
        {**_SHARE, "actual": "较好"},
        {**_SHARE, "unit": "处"},
        {**_SHARE, "name": "栈桥验收合格率"},
        {**_SHARE, "name": "工程款按期支付率"},
        {**_SHARE, "name": ""},
    ],
)
def test_less_than_all_and_rates_of_something_else_pass(row: dict[str, Any]) -> None:
    assert _timely(_PIER, row) is PASSED


def test_a_form_without_a_late_row_is_not_concerned() -> None:
    assert _timely(_SHARE) is NOT_APPLICABLE
    assert _timely(_SHARE, {**_PIER, "actual": "2021年5月"}) is NOT_APPLICABLE
    assert _timely(_SHARE, {**_PIER, "actual": ""}) is NOT_APPLICABLE


@every_case(
    ("points", "asked"), [("10分", True), ("100 ％", True), ("8分", False), ("", False), ("10", False)]
)
def test_full_points_below_the_indicators_are_asked_about(points: str, asked: bool) -> None:
    table = [["三级指标", "目标值", "完成值"], ["栈桥完工时间", "6月底", "9月"], ["进度按期完成率", points]]
    judgement = _timely(_PIER, table=table)
    if not asked:
        assert judgement is PASSED
        return
    hit = only_hit(judgement)
    assert (hit.fault, hit.confidence, hit.row) == ("points", Confidence.ASK, None)
    assert (hit.values["name"], hit.values["said"]) == ("进度按期完成率", points)
