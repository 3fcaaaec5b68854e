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


def test_what_is_taught_is_named_with_the_teaching_and_a_size_alone_is_no_name() -> None:
    for goal, proposed in (
        ("培训牧民兽医技能260人。", "牧民兽医技能培训人数≥260人"),
        ("新建冷库一座，占地900平方米。", None),
        ("社会效益：冷库投用后能够带动牧民20名。", None),
        ("为牧民添置奶罐60个。", "添置奶罐数量=60个"),
        ("配套化粪池9立方米。", None),
    ):
        told = found("goal-quantity-not-covered", goal)[-1].suggestion
        assert told is not None
        assert (f"“{proposed}”" in told.text) if proposed else ("“" not in told.text), goal


def test_only_the_part_of_a_promise_that_no_row_has_is_quoted() -> None:
    (told,) = found("goal-quantity-not-covered", "组织渠道清淤30公里、消防演习16场。")
    assert "“消防演习16场”" in told.message
    (whole,) = found("goal-quantity-not-covered", "组织消防演习16场。")
    assert "“组织消防演习16场”" in whole.message


def test_a_long_list_is_proposed_as_no_name() -> None:
    (long,) = found("goal-quantity-not-covered", "慰问敬老院五保供养老人、留守妇女儿童和高龄独居党员80人。")
    (short,) = found("goal-quantity-not-covered", "慰问高龄独居党员80人。")
    assert long.suggestion is not None
    assert short.suggestion is not None
    assert "“" not in long.suggestion.text
    assert "党员" in short.suggestion.text
