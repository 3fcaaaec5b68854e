"""Whole invented forms: every true problem is found, and nothing firm is said beyond them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.authoring.scopes import SubmissionExample
from auditor.config.yaml12 import read_yaml
from auditor.judging import judge_submission
from auditor.model import Confidence, Finding, Severity
from auditor.ruleset import RuleSet, load_ruleset

DATA = Path(__file__).with_name("data")
FORMS: list[dict[str, Any]] = [
    form for path in sorted(DATA.glob("project_forms*.yaml")) for form in read_yaml(path).data
]


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def firm_findings(form: dict[str, Any], ruleset: RuleSet) -> list[Finding]:
    given = {key: value for key, value in form.items() if key != "problems"}
    submission = SubmissionExample.model_validate({"forms": [given]}).build().submission
    return [
        finding
        for finding in judge_submission(submission, ruleset).findings
        if finding.confidence is not Confidence.ASK and finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["project"])
def test_form(form: dict[str, Any], ruleset: RuleSet) -> None:
    findings = firm_findings(form, ruleset)
    told = {(finding.rule, finding.row) for finding in findings}
    for problem in form["problems"]:
        assert told & {(rule, problem["row"]) for rule in problem["rules"]}, problem
    known = {(rule, problem["row"]) for problem in form["problems"] for rule in problem["rules"]}
    assert [finding.message for finding in findings if (finding.rule, finding.row) not in known] == []
