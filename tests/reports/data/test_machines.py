"""What the standards of the machine formats ask, checked on a report that holds everything."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from auditor.reports.data.json import as_data
from auditor.reports.writers import writer
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report, unscored_report

# What JUnit readers (Jenkins' schema among them) know of each element.
JUNIT = {
    "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "errors"}, set[str]()),
    "testsuite": (
        {"testcase", "properties", "system-out", "system-err"},
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "file"},
        {"name", "tests", "failures", "errors"},
    ),
    "testcase": (
        {"failure", "error", "skipped", "system-out", "system-err"},
        {"name", "classname", "time"},
        {"name"},
    ),
    "failure": (set[str](), {"type", "message"}, set[str]()),
    "error": (set[str](), {"type", "message"}, set[str]()),
    "skipped": (set[str](), {"type", "message"}, set[str]()),
    "system-out": (set[str](), set[str](), set[str]()),
}


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return as_data(audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,)))


@pytest.fixture(scope="module")
def run(data: dict[str, Any]) -> dict[str, Any]:
    log = json.loads(writer("sarif")(data))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def test_sarif_results_point_at_their_rule(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(REPORT.findings)
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_levels_agree_with_kinds(run: dict[str, Any]) -> None:
    assert {each["kind"] for each in run["results"]} == {"fail", "review"}
    for each in run["results"]:
        assert (each["level"] == "none") == (each["kind"] != "fail")
        assert each["level"] in {"none", "note", "warning", "error"}
        assert each["message"]["text"]


def test_sarif_places_are_addresses_and_lines(run: dict[str, Any]) -> None:
    for each in run["results"]:
        (location,) = each["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert urlsplit(uri).path
        assert location["physicalLocation"].get("region", {}).get("startLine", 1) >= 1
    assert all(each["partialFingerprints"]["auditorFinding/v1"] for each in run["results"])


def test_sarif_tells_of_files_that_could_not_be_read(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert UNREADABLE.reason in notification["message"]["text"]


def test_junit_holds_what_its_readers_know(data: dict[str, Any]) -> None:
    root = ElementTree.fromstring(writer("junit")(data))
    assert root.tag == "testsuites"
    for element in root.iter():
        children, attributes, required = JUNIT[element.tag]
        assert {child.tag for child in element} <= children
        assert required <= set(element.attrib) <= attributes


def test_junit_counts_its_cases(data: dict[str, Any]) -> None:
    suites = list(ElementTree.fromstring(writer("junit")(data)))
    assert len(suites) == 4
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name, "")) == len(suite.findall(f"testcase/{tag}"))


def test_github_escapes_what_ends_a_property_or_a_command(data: dict[str, Any]) -> None:
    changed = json.loads(json.dumps(data))
    changed["submissions"][0]["source"] = "a,b:c%d\n::error::x.docx"
    changed["submissions"][0]["findings"][0]["message"] = "甲%\r\n::error::乙"
    first = writer("github")(changed).splitlines()[0]
    assert "file=a%2Cb%3Ac%25d%0A%3A%3Aerror%3A%3Ax.docx," in first
    assert "甲%25%0D%0A::error::乙" in first
