"""How much of a passage is told as standing twice."""

from __future__ import annotations

from auditor.authoring.scopes import TextExample
from auditor.checks.base import PASSED, Failed
from auditor.checks.texts.repeated import RepeatParams, judge_repeated
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context
LONG = "组织渔民代表观摩渡口改造工程，听取村民对停靠点设置的意见和建议"
SHORT = "更换全部老旧浮筒和缆绳，保障夜间停靠"
PART = "按季度给船工发放安全奖励，减轻家庭负担"


def quoted(text: str) -> list[str]:
    unit = TextExample.model_validate({"field": "overview", "text": text}).build()
    judgement = judge_repeated(unit, RepeatParams(), CONTEXT)
    return [each.text for each in judgement.hits[0].evidence] if isinstance(judgement, Failed) else []


def test_short_sentences_and_clauses_pasted_with_a_long_one_are_told_too() -> None:
    text = f"1.{LONG}；{SHORT}。加强船检，{PART}。2.{LONG}；{SHORT}；做好登记，{PART}，提高积极性。"
    assert quoted(text) == [LONG, SHORT, PART]


def test_alone_they_are_not_told() -> None:
    text = f"{LONG}；{SHORT}。加强船检，{PART}。2.{SHORT}；做好登记，{PART}。"
    unit = TextExample.model_validate({"field": "overview", "text": text}).build()
    assert judge_repeated(unit, RepeatParams(), CONTEXT) is PASSED


def test_a_single_clause_that_two_sentences_share_is_not_told() -> None:
    clause = "按照全县水上交通安全管理工作部署要求"
    assert quoted(f"{LONG}。{clause}，修船。{clause}，招工。{LONG}。") == [LONG]


def test_what_is_told_with_its_sentence_is_not_told_again() -> None:
    assert quoted(f"{LONG}。随后{LONG}，并公示。{LONG}。") == [LONG]
