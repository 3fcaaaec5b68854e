"""Which sheets can be told to be whole."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.authoring.scopes import FormExample
from auditor.checks.wholeness import is_whole, leaves_nothing_out, shows_its_beginning, shows_its_end
from auditor.model import Form
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT

LANGUAGE = CONTEXT.language


def row(name: str, *levels: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "levels": list(levels), "operator": "≥", "value": 90, "unit": "%", **more}


LENGTH = row("巡堤里程", "产出指标", "数量指标")
COST = row("巡堤成本", "产出指标", "成本指标")
SATISFIED = row("村民满意度", "满意度指标")


def form(*rows: dict[str, Any], project: str | None = "堤防巡查") -> Form:
    return FormExample.model_validate({"project": project, "indicators": list(rows)}).build().form


@every_case(
    ("rows", "project", "begins", "ends", "whole"),
    [
        ([LENGTH, SATISFIED], "堤防巡查", True, True, True),
        ([LENGTH, SATISFIED], None, True, True, True),  # the frame begins with quantities
        ([LENGTH], "堤防巡查", True, False, False),
        ([COST, SATISFIED], None, False, True, False),
        ([COST, SATISFIED], "堤防巡查", True, True, True),
        ([row("巡堤成本", "成本指标", "经济成本指标"), SATISFIED], None, True, True, True),
        ([row("巡堤里程")], None, True, True, True),  # no parts by which it can be told
        ([COST | {"weight": 90}], None, False, False, True),
    ],
)
def test_a_sheet_is_whole_by_head_and_end_or_by_weights(
    rows: list[dict[str, Any]], project: str | None, begins: bool, ends: bool, whole: bool
) -> None:
    judged = form(*rows, project=project)
    told = (
        shows_its_beginning(judged, LANGUAGE),
        shows_its_end(judged, LANGUAGE),
        is_whole(judged, LANGUAGE),
    )
    assert told == (begins, ends, whole)


@pytest.mark.parametrize(("total", "ends"), [("40", True), ("66", True), ("96", False), (None, True)])
def test_a_sheet_is_cut_whose_total_its_rows_could_not_earn(total: str | None, ends: bool) -> None:
    rows = [row("巡堤里程", weight=30, score=30), row("巡堤次数", weight=26, score=26)]
    made = {"indicators": rows, "execution": {"points": 10}, "totals": {"score": total}}
    assert shows_its_end(FormExample.model_validate(made).build().form, LANGUAGE) is ends


def test_a_text_too_short_for_the_rows_leaves_out_what_nobody_can_tell() -> None:
    content = CONTEXT.linker.content.of
    whole = form(LENGTH, SATISFIED)
    assert leaves_nothing_out(whole, content("组织沿江巡堤查险，排查隐患，疏散转移低洼地带村民"), LANGUAGE)
    assert not leaves_nothing_out(whole, content("巡堤"), LANGUAGE)
    assert not leaves_nothing_out(form(LENGTH), content("组织沿江巡堤查险，排查隐患"), LANGUAGE)
