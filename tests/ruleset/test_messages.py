"""A kind that tells several faults apart, and the rule that words each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks import base
from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.judging.judging import judge
from auditor.model import Finding, Outcome
from auditor.ruleset import RuleErrors, load_ruleset

from .conftest import Write

FAULTS = """\
messages:
  short: “{name}”太短
  long: “{name}”有{count}个字
suggestion: {field: name, text: 重新命名}
suggestions:
  long: {field: name, text: "删去{count}个字"}
"""
RULE = f"""\
id: name-length
title: 名称长短
category: implausible-value
item: performance-rationality
severity: info
scope: indicator
check: {{kind: test-length}}
{FAULTS}basis: []
why: 名称应当长短适中。
examples:
  bad: [{{name: 短, operator: ≥, value: 1}}, {{name: 很长很长的名称, operator: ≥, value: 1}}]
  good: [{{name: 名称, operator: ≥, value: 1}}, {{name: 名字, operator: ≥, value: 1}}]
"""


@pytest.fixture(autouse=True)
def length_kind() -> Iterator[None]:
    @check_kind("test-length", params=Params, provides={"count"}, faults={"short", "long"})
    def judge_length(unit: IndicatorUnit, params: Params, context: Context) -> Judgement:
        """Names of two to four characters."""
        count = len(unit.indicator.name)
        if 2 <= count <= 4:
            return failed()
        return failed(Hit({"count": str(count)}, fault="short" if count < 2 else "long"))

    yield
    del base._KINDS["test-length"]


def finding(pack: Path, name: str) -> Finding:
    ruleset = load_ruleset(packs=[pack], core=False)
    unit = IndicatorExample.model_validate({"name": name, "operator": "≥", "value": 1}).build()
    judged = judge(ruleset.bound[0], unit, ruleset.context)
    assert judged.outcome is Outcome.FAIL
    return judged.findings[0]


def test_each_fault_has_its_sentence_and_its_suggestion(write: Write) -> None:
    pack = write(text=RULE)
    short, long = finding(pack, "短"), finding(pack, "很长很长的名称")
    assert (short.message, long.message) == ("“短”太短", "“很长很长的名称”有7个字")
    assert short.suggestion is not None
    assert long.suggestion is not None
    assert (short.suggestion.text, long.suggestion.text) == ("重新命名", "删去7个字")


def test_one_message_serves_the_faults_that_have_none(write: Write) -> None:
    text = RULE.replace("messages:\n  short: “{name}”太短\n", "message: 名称不妥\nmessages:\n")
    pack = write(text=text)
    assert finding(pack, "短").message == "名称不妥"
    assert finding(pack, "很长很长的名称").message == "“很长很长的名称”有7个字"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  short: “{name}”太短\n", "", r"messages缺少short；或者写一个message"),
        ("  short:", "  shrot:", r"没有差错“shrot”，是否想写“short”"),
        ("  long: {field", "  longer: {field", r"没有差错“longer”，是否想写“long”"),
        ("有{count}个字", "有{cuont}个字", r"没有占位符“cuont”，是否想写“count”"),
        ('text: "删去{count}个字"', "safety: safe", r"suggestions要有text；或同时有field和value"),
        (FAULTS, "", r"messages缺少long、short"),
        ("test-length", "weight-range", r"没有差错“long”"),
    ],
)
def test_mistakes_are_told_with_their_place(
    write: Write, place: Callable[[Exception], str], old: str, new: str, told: str
) -> None:
    assert old in RULE
    with pytest.raises(RuleErrors, match=told) as raised:
        load_ruleset(packs=[write(text=RULE.replace(old, new))], core=False)
    assert "too-long.yaml:" in place(raised.value)


def test_a_kind_without_faults_needs_a_message(write: Write) -> None:
    with pytest.raises(RuleErrors, match="缺少键“message”"):
        load_ruleset(packs=[write(("message: “{name}”的{value}超过{limit}\n", ""))], core=False)
