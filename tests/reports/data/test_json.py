from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from auditor.batch.results import encoded
from auditor.reports.data.contract import Report
from auditor.reports.data.json import as_data
from auditor.reports.data.pieces import json_pieces, to_json, worded
from auditor.spool.spooled import Spool
from auditor.words.visible import dump_json
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report, unscored_report


def data() -> dict[str, Any]:
    return as_data(audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,)))


def test_the_report_keeps_the_contract() -> None:
    report = Report.model_validate_json(json.dumps(data()))
    assert [len(each.forms) for each in report.submissions] == [3, 1, 1]
    assert report.submissions[0].findings[0].suggestion is not None


@pytest.mark.parametrize("key", ["score", "findings", "doubts", "issuer"])
def test_the_contract_notices_a_missing_key(key: str) -> None:
    broken = data()
    del broken["submissions"][0][key]
    with pytest.raises(ValidationError, match=key):
        Report.model_validate(broken)


def test_scores_have_one_decimal_and_numbers_are_numbers() -> None:
    first, clean, unscored = data()["submissions"]
    assert first["score"] == 77.2
    assert [form["score"] for form in first["forms"]] == [74.0, 81.3, 58.0]
    assert first["forms"][0]["budget"] == {"amount": 2316.4, "unit": "万元"}
    assert first["forms"][0]["indicators"][0]["weight"] == 20.0
    assert clean["forms"][0]["budget"] is None
    assert (unscored["score"], unscored["grade"], unscored["year"]) == (None, None, None)


def test_a_value_stays_as_written_and_a_blank_is_not_zero() -> None:
    rows = data()["submissions"][0]["forms"][2]["indicators"]
    assert rows[0]["value"] == "18.6"
    assert rows[3]["value"] is None
    assert rows[3]["direction"] == "lower"
    assert rows[1]["direction"] == "unknown"


def test_the_arithmetic_of_the_score_is_there() -> None:
    items = data()["submissions"][0]["scorecard"]["items"]
    assert items[4]["deductions"][1]["formula"] == "3分 × 3处 × 15/18 = 7.5分，封顶6分"
    assert items[6]["score"] is None


def test_reading_doubts_of_the_file_and_of_the_forms_are_listed() -> None:
    assert len(data()["submissions"][0]["doubts"]) == 2


def test_unreadable_inputs_are_listed_with_the_reason() -> None:
    assert data()["unreadable"] == [
        {"source": UNREADABLE.source, "reason": UNREADABLE.reason, "advice": UNREADABLE.advice}
    ]


def test_text_is_readable_stable_and_ends_with_a_newline() -> None:
    text = to_json(audit())
    assert text == to_json(audit())
    assert text.endswith("}\n")
    assert "城镇新增就业人数" in text
    assert list(json.loads(text))[:5] == ["schema_version", "tool", "ruleset", "submissions", "unreadable"]


def test_the_order_of_counting_outcomes_does_not_show() -> None:
    turned = replace(
        REPORT,
        tallies=tuple(
            replace(each, outcomes=dict(reversed(each.outcomes.items()))) for each in REPORT.tallies
        ),
    )
    assert to_json(audit(turned)) == to_json(audit(REPORT))


def test_the_text_in_pieces_is_the_text_of_the_whole() -> None:
    one, none = audit(), replace(audit(), submissions=())
    turned = audit(clean_report("\u202e甲\n乙.docx"))
    many = replace(one, submissions=(*one.submissions, clean_report(), *turned.submissions))
    for report in (none, one, many, replace(none, rules={}, complete=False)):
        assert to_json(report) == dump_json(as_data(report))
    assert len(list(json_pieces(many))) == len(many.submissions) + 1


def test_what_workers_have_worded_is_the_text_that_the_program_would_write() -> None:
    reports = (REPORT, clean_report("\u202e甲\n乙.docx"), clean_report())
    whole = audit(*reports)
    spool = Spool(3)
    for number, each in enumerate(reports):
        spool.add(number, encoded(each, word=None if number == 1 else worded))
    assert to_json(replace(whole, submissions=spool.reports((0, 1, 2)))) == to_json(whole)
