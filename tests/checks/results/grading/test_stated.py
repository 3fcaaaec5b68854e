"""Totals printed at two places."""

from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.grading.stated import judge_stated
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import SubmissionUnit
from auditor.model import Cell, Location, Table
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, only_hit


def judge(*cells: str, total: str | None = "92.5", forms: int = 1, below: tuple[str, ...] = ()) -> Judgement:
    case = {"kind": "self_review", "totals": {"weight": 100, "score": total}}
    made = [FormCase.model_validate(case).form(number) for number in range(1, forms + 1)]
    table = Table(
        tuple(
            Cell(text, row, column, Location(table=1, row=row, column=column))
            for row, texts in enumerate((cells, below), 1)
            for column, text in enumerate(texts, 1)
        ),
        Location(table=1),
    )
    return judge_stated(SubmissionUnit(submission(*made, blocks=(table,))), NoParams(), CONTEXT)


def test_another_total_than_that_of_the_rows() -> None:
    hit = only_hit(judge("项目名称", "渡船年检", "自评得分：", "95分"))
    assert hit.values == {"label": "自评得分", "stated": "95", "total": "92.5"}
    assert only_hit(judge("自评总分", "100", "90")).values["stated"] == "90"  # behind the points


@every_case("cells", [("自评得分", "92.5"), ("自评得分", "93"), ("自评总分", "100", "92.50")])
def test_the_same_total_however_it_is_rounded(cells: tuple[str, ...]) -> None:
    assert judge(*cells) is PASSED


def test_where_nothing_is_to_be_compared() -> None:
    assert judge("自评得分", "95", total=None) is NOT_APPLICABLE
    assert judge("自评得分", "95", forms=2) is NOT_APPLICABLE
    assert judge("评审得分", "95") is NOT_APPLICABLE
    assert judge("自评得分", "见附表") is NOT_APPLICABLE
    assert judge("自评得分", "95", "折算得分", "92.5") is NOT_APPLICABLE
    assert judge("自评得分", "10", below=("自评得分", "8")) is NOT_APPLICABLE  # of each row
