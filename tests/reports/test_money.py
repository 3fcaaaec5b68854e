"""The budget of a submission is one number on every output, whatever unit the forms print."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pytest

from auditor.model import Amount, AuditReport, Form, FormKind, MoneyUnit, SubmissionReport, submission_money
from auditor.reports.data.contract import report_schema
from auditor.reports.data.json import as_data
from auditor.reports.html.report import to_html
from auditor.reports.letter.letter import letter
from auditor.reports.workbook.workbook import write_workbook
from auditor.words.visible import dump_json
from tests.cases import every_case
from tests.reports.sample import REPORT, audit
from tests.reports.sample_forms import line

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
VALIDATOR = jsonschema.Draft202012Validator(report_schema())


def form(index: int, value: str, unit: MoneyUnit, kind: FormKind = FormKind.PROJECT) -> Form:
    budget = Amount(Decimal(value), unit, "年度资金总额", value, line(index))
    return Form(index, kind, "绩效目标表", line(index), project=f"项目{index}", budget=budget)


def report_of(*forms: Form) -> SubmissionReport:
    return replace(REPORT, submission=replace(REPORT.submission, forms=forms), findings=())


def in_letter(report: SubmissionReport) -> str | None:
    words = "\n".join(
        each.text for each in docx.Document(io.BytesIO(letter(report, generated_at=WHEN))).paragraphs
    )
    found = re.search(r"涉及预算资金([\d,.]+)万元", words)
    return found[1] if found else None


def in_worklist(report: SubmissionReport, folder: Path) -> float | None:
    write_workbook(audit(report), folder / "a.xlsx", generated_at=WHEN)
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["总览"]
    column = [cell.value for cell in sheet[1]].index("预算（万元）")
    value = sheet[2][column].value
    return None if value is None else float(str(value))


def in_html(report: SubmissionReport) -> str:
    page = to_html(audit(report, replace(REPORT, findings=())), generated_at=WHEN)
    return page.split("送审材料", 1)[-1]


def in_json(report: SubmissionReport) -> float | None:
    data = json.loads(dump_json(as_data(audit(report))))
    VALIDATOR.validate(data)
    budget = data["submissions"][0]["budget"]
    return None if budget is None else float(budget["amount"])


@pytest.mark.parametrize(
    ("forms", "printed"),
    [
        ((form(1, "12345.67", MoneyUnit.TEN_THOUSAND),), "12,345.67"),
        ((form(1, "950", MoneyUnit.THOUSAND),), "95.00"),
        ((form(1, "3.5", MoneyUnit.MILLION),), "350.00"),
        ((form(1, "0.12", MoneyUnit.HUNDRED_MILLION), form(2, "5000", MoneyUnit.YUAN)), "1,200.50"),
        (
            (form(1, "40", MoneyUnit.TEN_THOUSAND, FormKind.DEPARTMENT), form(2, "950", MoneyUnit.THOUSAND)),
            "95.00",
        ),
    ],
    ids=["万元", "千元", "百万元", "亿元和元", "department-below-its-projects"],
)
def test_letter_worklist_html_and_json_print_one_number(
    forms: tuple[Form, ...], printed: str, tmp_path: Path
) -> None:
    report = report_of(*forms)
    number = float(printed.replace(",", ""))
    assert in_letter(report) == printed
    assert in_worklist(report, tmp_path) == number
    assert in_json(report) == number
    assert f"{printed}万元" in in_html(report)


def test_an_amount_without_a_unit_is_printed_as_stated_and_not_added_up(tmp_path: Path) -> None:
    report = report_of(form(1, "950", MoneyUnit.UNSTATED))
    assert in_letter(report) is None
    assert in_worklist(report, tmp_path) is None
    assert in_json(report) is None
    assert "<span>预算950</span>" in in_html(report)
    data = as_data(audit(report))
    assert data["submissions"][0]["forms"][0]["budget"] == {"amount": 950.0, "unit": ""}


def test_a_form_without_a_unit_does_not_hide_the_others() -> None:
    forms = (form(1, "950", MoneyUnit.UNSTATED), form(2, "20", MoneyUnit.TEN_THOUSAND))
    assert submission_money(report_of(*forms).submission) == 20


def test_what_no_form_asks_for_is_in_no_sum() -> None:
    wrong = form(1, "145000000", MoneyUnit.TEN_THOUSAND)
    assert submission_money(report_of(wrong).submission) is None
    assert submission_money(report_of(wrong, form(2, "20", MoneyUnit.TEN_THOUSAND)).submission) == 20
    assert in_letter(report_of(wrong)) is None


def test_money_of_nothing_is_none() -> None:
    assert submission_money(report_of().submission) is None
    assert isinstance(audit(report_of()), AuditReport)


@every_case("unit", [unit for unit in MoneyUnit if unit])
def test_every_stated_unit_goes_into_every_other_and_back(unit: MoneyUnit) -> None:
    amount = Amount(Decimal("12.5"), unit, "预算", "12.5", line(1))
    for other in filter(None, MoneyUnit):
        there = amount.in_unit(other)
        assert there is not None
        assert replace(amount, value=there, unit=other).in_unit(unit) == amount.value
    assert amount.in_unit(MoneyUnit.UNSTATED) is None
    assert amount.stated == f"12.5{unit}"
