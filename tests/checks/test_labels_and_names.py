"""Labels and proposed names as messages print them."""

from __future__ import annotations

from auditor.authoring.scopes import SubmissionExample
from auditor.judging import judge_submission
from auditor.model import Finding
from auditor.ruleset import load_ruleset

RULESET = load_ruleset()


def found(rule: str, goal: str) -> list[Finding]:
    rows = [{"name": "渠道清淤长度", "operator": "≥", "value": 30, "unit": "公里"}]
    example = SubmissionExample.model_validate({"forms": [{"goal": goal, "indicators": rows}]})
    judged = judge_submission(example.build().submission, RULESET)
    return [each for each in judged.findings if each.rule == rule]


def test_a_long_list_is_proposed_as_no_name() -> None:
    (long,) = found("goal-quantity-not-covered", "慰问敬老院五保供养老人、留守妇女儿童和高龄独居党员80人。")
    (short,) = found("goal-quantity-not-covered", "慰问高龄独居党员80人。")
    assert long.suggestion is not None
    assert short.suggestion is not None
    assert "“" not in long.suggestion.text
    assert "党员" in short.suggestion.text
