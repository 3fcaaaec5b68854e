from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Judgement
from auditor.checks.money.unit_unstated import judge_money_unit
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.model import Cell, Location, Paragraph, Table
from tests.checks.single_rows import CONTEXT


def judge(budget: object, *texts: str) -> Judgement:
    form = FormCase.model_validate({"project": "闸门维修", "budget": budget}).form()
    given = submission(form)
    cells = tuple(Cell(text, n, 0, Location(table=1, row=n)) for n, text in enumerate(texts))
    blocks = (Table(cells, Location(table=1)), *(Paragraph(text, Location(line=1)) for text in texts[:1]))
    document = replace(given.document, blocks=blocks)
    return judge_money_unit(FormUnit(replace(given, document=document), form), NoParams(), CONTEXT)


NAKED = {"label": "资金总额", "value": 88, "unit": ""}


@pytest.mark.parametrize("texts", [(), ("资金总额", "88"), ("元旦慰问",), ("每人奖励5元以内",)])
def test_nothing_names_the_unit(texts: tuple[str, ...]) -> None:
    assert isinstance(judge(NAKED, *texts), Failed)


@pytest.mark.parametrize("text", ["单位：万元", "预算申请（万元）", "万元", "金额:元"])
def test_the_unit_may_stand_anywhere(text: str) -> None:
    assert judge(NAKED, text) is PASSED


@pytest.mark.parametrize("budget", [None, {"label": "资金总额", "value": 0, "unit": ""}])
def test_nothing_has_no_unit(budget: object) -> None:
    assert judge(budget) is NOT_APPLICABLE
