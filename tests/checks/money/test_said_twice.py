"""Money that is said twice: places, and what is left alone."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Hit
from auditor.checks.money.said_twice import Items, judge_doubled, judge_items, judge_units
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit, SubmissionUnit
from auditor.model import (
    Amount,
    Cell,
    Document,
    Form,
    FormKind,
    Location,
    MoneyUnit,
    Passage,
    PassageField,
    Submission,
    Table,
)
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT

PLACE = Location(table=1, row=2, column=2)


def amount(value: str, unit: MoneyUnit = MoneyUnit.TEN_THOUSAND, label: str = "基本支出") -> Amount:
    return Amount(Decimal(value), unit, label, value, PLACE)


def submission(form: Form, *cells: str) -> Submission:
    table = Table(
        tuple(Cell(text, n, 1, Location(table=1, row=n, column=1)) for n, text in enumerate(cells, 1)),
        Location(table=1),
    )
    return Submission(Document("a.docx", "docx", (table,)), (form,))


def form(*amounts: Amount, goal: str = "") -> Form:
    passages = (Passage(PassageField.GOAL, "目标", goal, PLACE),) if goal else ()
    return Form(
        1,
        FormKind.DEPARTMENT,
        "整体绩效目标表",
        PLACE,
        amounts=amounts,
        budget=amounts[0] if amounts else None,
        passages=passages,
    )


@every_case(
    ("amounts", "told"),
    [
        ([amount("86"), amount("120")], True),
        ([amount("86"), amount("860000", MoneyUnit.YUAN)], False),
        ([amount("86"), amount("0")], False),
        ([amount("120"), amount("86"), amount("34")], False),
        ([amount("86"), amount("86", MoneyUnit.UNSTATED)], False),
    ],
)
def test_an_item_has_one_amount(amounts: list[Amount], told: bool) -> None:
    judged = form(*amounts)
    judgement = judge_items(FormUnit(submission(judged), judged), Items(items=("基本支出",)), CONTEXT)
    assert isinstance(judgement, Failed) is told


def test_a_doubled_amount_is_told_at_its_cell_and_not_in_the_table_of_a_form() -> None:
    text = "36万36万（渠道清淤）"
    (hit,) = _hits(submission(form(), "其中：财政拨款", text))
    assert hit.evidence[0].location.row == 2
    read = submission(form(goal="清淤3公里"), "其中：财政拨款", text)
    assert judge_doubled(SubmissionUnit(read), NoParams(), CONTEXT) is NOT_APPLICABLE


def _hits(judged: Submission) -> tuple[Hit, ...]:
    judgement = judge_doubled(SubmissionUnit(judged), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    return judgement.hits


def test_an_amount_with_its_own_unit_may_stand_below_another() -> None:
    own = form(Amount(amount("112").value, MoneyUnit.TEN_THOUSAND, "年度金额", "112万元", PLACE))
    bare = form(amount("112"))
    assert judge_units(SubmissionUnit(submission(own, "单位：元")), NoParams(), CONTEXT) is PASSED
    assert isinstance(judge_units(SubmissionUnit(submission(bare, "单位：元")), NoParams(), CONTEXT), Failed)
