"""The JSON Schema of the machine-readable report, published as docs/report.schema.json.

Written by hand beside json.py: what CONTRACT promises is ``required``; further fields may come.
"""

from __future__ import annotations

from typing import Any, get_args

from auditor.categories import CATEGORIES
from auditor.model import Cause, Confidence, FormKind, MoneyUnit, Operator, Outcome, Safety, Severity

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ORDINAL: Schema = {"type": "integer", "minimum": 1}


def report_schema() -> Schema:
    """The schema as data; ``python -m auditor.reports.data.schema`` prints it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "auditor report",
        "description": "auditor audit --format json, schema_version 1",
        **_object(
            {
                "schema_version": {"const": 1},
                "tool": _object({"name": {"const": "auditor"}, "version": _TEXT}),
                "ruleset": _object(
                    {
                        "packs": _list(_TEXT),
                        "fingerprint": {"type": "string", "pattern": "^sha256:"},
                    }
                ),
                "submissions": _list(_ref("submission")),
            },
            unreadable=_list(_object({"source": _TEXT, "reason": _TEXT, "advice": _TEXT})),
            rules=_list(_ref("rule")),
        ),
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Schema]:
    return {
        "location": _location(),
        "submission": _object(
            {
                "source": _TEXT,
                "issuer": _or_null(_TEXT),
                "year": _or_null({"type": "integer"}),
                "score": _or_null(_NUMBER),
                "grade": _or_null(_TEXT),
                "forms": _list(_ref("form")),
                "findings": _list(_ref("finding")),
                "doubts": _list(_object({"message": _TEXT, "location": _ref("location")})),
            },
            budget=_or_null(_budget()),
            coverage={"type": "number", "minimum": 0, "maximum": 1},
            gaps=_list(_ref("gap")),
            scorecard=_ref("scorecard"),
            rules=_list(_object({"rule": _TEXT, "title": _TEXT, "outcomes": _outcomes()})),
        ),
        "form": _form(),
        "indicator": _indicator(),
        "finding": _finding(),
        "gap": _object(
            {
                "rule": _TEXT,
                "title": _TEXT,
                "outcome": {"enum": [Outcome.UNDETERMINED.value, Outcome.ERROR.value]},
                "reason": _TEXT,
                "form": _or_null(_ORDINAL),
                "row": _or_null(_ORDINAL),
            }
        ),
        "waiver": _object(
            {"fingerprint": _TEXT, "rule": _TEXT, "reason": _TEXT, "who": _TEXT, "expires": _or_null(_TEXT)}
        ),
        "scorecard": _object(
            {
                "score": _or_null(_NUMBER),
                "grade": _or_null(_TEXT),
                "judged_points": _NUMBER,
                "full_points": _NUMBER,
                "coverage": _NUMBER,
                "formula": _TEXT,
                "items": _list(_item()),
            }
        ),
        "rule": _object(
            {
                "id": _TEXT,
                "title": _TEXT,
                "category": _TEXT,
                "severity": _enum(Severity),
                "why": _TEXT,
                "basis": _list(_TEXT),
                "example": _or_null(_TEXT),
            }
        ),
    }


def _form() -> Schema:
    return _object(
        {
            "index": _ORDINAL,
            "kind": _enum(FormKind),
            "title": _TEXT,
            "project": _or_null(_TEXT),
            "budget": _or_null(_budget()),
            "score": _or_null(_NUMBER),
            "grade": _or_null(_TEXT),
            "indicators": _list(_ref("indicator")),
        },
        empty={"type": "boolean"},
        year=_or_null({"type": "integer"}),
        location=_ref("location"),
        template=_or_null(_TEXT),
        through_month=_or_null({"type": "integer", "minimum": 1, "maximum": 12}),
        execution=_or_null(_execution()),
        scorecard=_or_null(_ref("scorecard")),
    )


def _budget() -> Schema:
    """The unit is blank where the form states none."""
    return _object({"amount": _NUMBER, "unit": _enum(MoneyUnit)})


def _execution() -> Schema:
    numbers = ("budget", "adjusted", "executed", "expected", "rate", "points", "score")
    properties = {name: _or_null(_NUMBER) for name in numbers}
    return _object(properties | {"reason": _or_null(_TEXT), "location": _ref("location")})


def _indicator() -> Schema:
    return _object(
        {
            "row": _ORDINAL,
            "name": _TEXT,
            "levels": _list(_TEXT),
            "weight": _or_null(_NUMBER),
            "operator": _or_null(_enum(Operator)),
            "value": _or_null(_TEXT),
            "unit": _or_null(_TEXT),
            "actual": _or_null(_TEXT),
            "core": _or_null({"type": "boolean"}),
            "direction": {"enum": ["higher", "lower", "exact", "unknown"]},
            "location": _ref("location"),
        },
        score=_or_null(_NUMBER),
        reason=_or_null(_TEXT),
        forecast=_or_null(_TEXT),
        possibility=_or_null(_TEXT),
        causes=_list({"enum": list(get_args(Cause))}),
    )


def _finding() -> Schema:
    suggestion = _object(
        {
            "text": _TEXT,
            "field": _or_null(_TEXT),
            "value": _or_null(_TEXT),
            "safety": _enum(Safety),
        },
        edits=_list(
            _object(
                {
                    "location": _ref("location"),
                    "start": {"type": "integer", "minimum": 0},
                    "old": _TEXT,
                    "new": _TEXT,
                }
            )
        ),
    )
    return _object(
        {
            "rule": _TEXT,
            "category": {"enum": list(CATEGORIES)},
            "severity": _enum(Severity),
            "confidence": _enum(Confidence),
            "form": _or_null(_ORDINAL),
            "row": _or_null(_ORDINAL),
            "field": _or_null(_TEXT),
            "related": _list(_object({"form": _ORDINAL, "row": _or_null(_ORDINAL)})),
            "message": _TEXT,
            "evidence": _list(_object({"text": _TEXT, "location": _ref("location")})),
            "suggestion": _or_null(suggestion),
            "basis": _list(_TEXT),
        },
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
        title=_TEXT,
        category_name=_TEXT,
        location=_or_null(_ref("location")),
        preview={"type": "boolean"},
        waiver=_or_null(_ref("waiver")),
    )


def _item() -> Schema:
    deduction = _object(
        {
            "group": _TEXT,
            "label": _TEXT,
            "form": _or_null(_ORDINAL),
            "count": _ORDINAL,
            "points": _NUMBER,
            "formula": _TEXT,
            "rules": _list(_TEXT),
        }
    )
    return _object(
        {
            "item": _TEXT,
            "title": _TEXT,
            "dimension": _TEXT,
            "full": _NUMBER,
            "score": _or_null(_NUMBER),
            "judged": _COUNT,
            "formula": _TEXT,
            "deductions": _list(deduction),
        }
    )


def _location() -> Schema:
    numbers = dict.fromkeys(("page", "table", "row", "column", "line"), _ORDINAL)
    box = {"type": "array", "items": _NUMBER, "minItems": 4, "maxItems": 4}
    parts = {"part": {"enum": ["document", "sheet", "page"]}, "sheet": _TEXT, "cell": _TEXT, "box": box}
    return {
        "type": "object",
        "properties": parts | numbers,
        "required": ["part"],
        "additionalProperties": False,
    }


def _outcomes() -> Schema:
    return {
        "type": "object",
        "propertyNames": {"enum": [each.value for each in Outcome]},
        "additionalProperties": _COUNT,
    }


def _object(required: dict[str, Schema], **further: Schema) -> Schema:
    return {"type": "object", "properties": required | further, "required": list(required)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _enum(words: Any) -> Schema:
    return {"enum": [each.value for each in words]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    from auditor.words.visible import dump_json

    print(dump_json(report_schema()), end="")
