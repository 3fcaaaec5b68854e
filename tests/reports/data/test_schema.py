from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from auditor.batch import audit_paths
from auditor.reports.data.json import as_data
from auditor.reports.data.schema import report_schema
from auditor.words.visible import dump_json
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report, unscored_report

from . import contract

ROOT = Path(__file__).parents[3]
VALIDATOR = jsonschema.Draft202012Validator(report_schema())


def test_the_published_schema_is_the_present_one_and_a_schema() -> None:
    published = (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")
    assert published == dump_json(report_schema())
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_reports_of_real_files_meet_it() -> None:
    report = audit_paths([ROOT / "examples"], jobs=1)
    assert report.submissions
    VALIDATOR.validate(json.loads(dump_json(as_data(report))))


def test_a_report_of_everything_meets_it() -> None:
    report = audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,))
    VALIDATOR.validate(json.loads(dump_json(as_data(report))))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("submission", contract.Submission),
        ("form", contract.Form),
        ("indicator", contract.Indicator),
        ("finding", contract.Finding),
    ],
)
def test_what_the_contract_names_is_required(name: str, model: type[contract.Model]) -> None:
    assert set(model.model_fields) == set(report_schema()["$defs"][name]["required"])


def test_it_notices_a_missing_field_and_a_wrong_word() -> None:
    data = json.loads(dump_json(as_data(audit())))
    del data["submissions"][0]["findings"][0]["evidence"]
    data["submissions"][0]["forms"][0]["kind"] = "other"
    assert len(list(VALIDATOR.iter_errors(data))) == 2
