from __future__ import annotations

from dataclasses import replace

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.reading.printed_rate import RateParams, judge_rate
from auditor.checks.units import IndicatorUnit
from auditor.model import Cell, Location, Table
from tests.checks.single_rows import CONTEXT, only_hit

PLACE = Location(table=1)
ROW = {"name": "检修渡船艘数", "operator": "≥", "value": "12", "unit": "艘", "weight": 20, "score": 20}


def judge(rate: str, label: str = "完成率（%）", **more: object) -> Judgement:
    form = FormCase.model_validate({"kind": "self_review", "indicators": [{**ROW, **more}]}).form()
    name = PLACE.at(row=2, column=1)
    row = replace(form.indicators[0], location=name, locations={"name": name})
    texts = (("指标", label), (row.name, rate))
    cells = tuple(
        Cell(text, number, column, PLACE.at(row=number, column=column))
        for number, line in enumerate(texts, 1)
        for column, text in enumerate(line, 1)
    )
    whole = submission(form, blocks=(Table(cells, PLACE),))
    return judge_rate(IndicatorUnit(whole, form, row), RateParams(labels=("完成率",)), CONTEXT)


def test_full_marks_beside_less_than_all() -> None:
    hit = only_hit(judge("75%"))
    assert hit.values == {"stated": "75%", "score": "20"}
    assert judge("100%") is PASSED
    assert judge("75%", score=15) is PASSED


def test_the_figure_of_a_share_may_be_the_share() -> None:
    share = {"name": "渡船年检率", "value": "70", "unit": "%"}
    assert judge("75%", **share) is PASSED
    assert only_hit(judge("65%", **share)).values["stated"] == "65%"


def test_where_the_rate_tells_no_shortfall() -> None:
    assert judge("75%", operator="≤") is NOT_APPLICABLE
    assert judge("75%", actual="13艘") is NOT_APPLICABLE
    assert judge("75%", label="执行率") is NOT_APPLICABLE
    assert judge("75") is NOT_APPLICABLE
    assert judge("75%", score=None) is NOT_APPLICABLE
