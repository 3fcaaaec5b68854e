"""SARIF 2.1.0, for platforms that collect the results of checkers.

A question to the department is a result of kind ``review`` without a level, as the standard asks (3.27.9).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from auditor.model.words import ADVICE
from auditor.reports.data.records import Data, Record, records
from auditor.words.visible import dump_json, visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NO_RESULTS = '\n      "results": []'
_BESIDE = "\n        "
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def to_sarif(data: Data) -> Iterator[str]:
    """The run as SARIF text. The findings are gone through twice: the rules stand before the results."""
    rules = _rules(data)
    order = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": data["tool"]["name"],
                "version": data["tool"]["version"],
                "language": "zh-CN",
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(data)],
        "results": [],
        "properties": {
            "fingerprint": data["ruleset"]["fingerprint"],
            "packs": data["ruleset"]["packs"],
            "changes": data["ruleset"].get("changes", []),
        },
    }
    start, _, end = dump_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}).partition(_NO_RESULTS)
    yield start
    before = _NO_RESULTS.removesuffix("]")
    for record in records(data):
        yield before + _BESIDE + dump_json(_result(record, order)).rstrip("\n").replace("\n", _BESIDE)
        before = ","
    yield (_NO_RESULTS if before != "," else "\n      ]") + end


def _rules(data: Data) -> list[dict[str, Any]]:
    known = {rule["id"]: rule for rule in data.get("rules", ())}
    titles = {record.finding["rule"]: record.finding for record in records(data)}
    return [_rule(rule, finding, known.get(rule)) for rule, finding in sorted(titles.items())]


def _rule(rule: str, finding: Data, info: Data | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule,
        "shortDescription": {"text": finding["title"]},
        "properties": {"category": finding["category"]},
    }
    if info:
        described["fullDescription"] = {"text": info["why"]}
        described["help"] = {"text": "\n".join(info["basis"]) or "实务经验（无明文条款）"}
        described["defaultConfiguration"] = {"level": _LEVELS[info["severity"]]}
    return described


def _invocation(data: Data) -> dict[str, Any]:
    unread = [_notification(each) for each in data.get("unreadable", ())]
    passed = [{**_notification(each), "level": "note"} for each in data.get("skipped", ())]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": [*unread, *passed]}


def _notification(each: Data) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": visible(f"{each['source']}：{each['reason']}。{each['advice']}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(each["source"])}}}],
    }


def _result(record: Record, order: dict[str, int]) -> dict[str, Any]:
    finding = record.finding
    verdict = (
        {"kind": "review", "level": "none"}
        if record.asks
        else {"kind": "fail", "level": _LEVELS[finding["severity"]]}
    )
    text = finding["message"] + (f"。{ADVICE}：{record.suggestion}" if record.suggestion else "")
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": order[finding["rule"]],
        **verdict,
        "message": {"text": visible(text)},
        "locations": [_location(record)],
        "partialFingerprints": {"auditorFinding/v1": finding["fingerprint"]},
        "properties": {
            "id": finding["id"],
            "confidence": finding["confidence"],
            "form": finding["form"],
            "row": finding["row"],
            "field": finding["field"],
        },
    }
    if record.waived:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": visible(record.answer)}
        ]
    return result


def _location(record: Record) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(record.submission["source"])}}
    line = (record.finding.get("location") or {}).get("line")
    if line:
        physical["region"] = {"startLine": line}
    name = "，".join(part for part in (record.place, record.file_place) if part)
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": visible(name)}]}


def _uri(path: str) -> str:
    """A path as a relative or file URI; what is no text in it is percent-encoded as its bytes."""
    slashed = path.replace("\\", "/")
    encoded = quote(slashed.encode("utf-8", "surrogateescape"), safe="/")
    if slashed[1:3] == ":/":
        return f"file:///{encoded.replace('%3A', ':', 1)}"
    return f"file://{encoded}" if slashed.startswith("/") else encoded
