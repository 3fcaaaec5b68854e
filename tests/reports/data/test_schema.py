from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from auditor.batch import audit_paths
from auditor.reports.data.contract import report_schema
from auditor.reports.data.json import as_data
from auditor.words.visible import dump_json
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report, unscored_report

PROMISED = {
    "Submission": "source issuer year score grade forms findings doubts",
    "Form": "index kind title project budget score grade indicators",
    "Indicator": "row name levels weight operator value unit actual core direction location",
    "Finding": "id rule category severity confidence form row field related message evidence suggestion",
    "Doubt": "message location",
    "Evidence": "text location",
    "Suggestion": "text field value safety",
}

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


@pytest.mark.parametrize(("name", "keys"), PROMISED.items())
def test_what_is_promised_stays(name: str, keys: str) -> None:
    assert set(keys.split()) <= set(report_schema()["$defs"][name]["required"])


def test_every_key_that_is_written_is_told() -> None:
    """Further keys are allowed, so that a reader does not break; the schema of this version names all."""
    report = audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,))
    untold = sorted(
        _untold(json.loads(dump_json(as_data(report))), report_schema(), report_schema()["$defs"])
    )
    assert untold == []


def _untold(
    data: object, schema: dict[str, Any], definitions: dict[str, Any], path: str = ""
) -> Iterator[str]:
    schema = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for each in schema.get("anyOf", ()):
        if each.get("type") != "null":
            yield from _untold(data, each, definitions, path)
    if isinstance(data, list):
        for item in data:
            yield from _untold(item, schema.get("items", {}), definitions, path)
    elif isinstance(data, dict) and "properties" in schema:
        for key, value in data.items():
            if key not in schema["properties"]:
                yield f"{path}.{key}"
            else:
                yield from _untold(value, schema["properties"][key], definitions, f"{path}.{key}")


def test_it_notices_a_missing_field_and_a_wrong_word() -> None:
    data = json.loads(dump_json(as_data(audit())))
    del data["submissions"][0]["findings"][0]["evidence"]
    data["submissions"][0]["forms"][0]["kind"] = "other"
    assert len(list(VALIDATOR.iter_errors(data))) == 2
