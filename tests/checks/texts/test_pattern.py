"""The kind ``pattern``: sequences of words told token by token."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.authoring.scopes import IndicatorExample, TextExample
from auditor.checks.base import Context, Failed, Judgement, NotApplicable, Passed
from auditor.checks.texts.pattern import PatternParams, judge
from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.profiles import load_profile
from auditor.ruleset import RuleErrors, load_ruleset

LEXICONS = Lexicons()
CONTEXT = Context(Language(LEXICONS), LEXICONS, load_profile())
PREVENTING = [{"TEXT": {"IN": ["防止", "杜绝"]}}, {"SPAN": "bad", "OP": "+"}, {"TEXT": "不再"}]


def judged(text: str, *patterns: list[dict[str, Any]], **params: Any) -> Judgement:
    model = PatternParams.model_validate({"patterns": patterns, **params})
    return judge(TextExample(field="goal", text=text).build(), model, CONTEXT)


def matched(judgement: Judgement) -> list[str]:
    return [hit.values["matched"] for hit in judgement.hits] if isinstance(judgement, Failed) else []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ([{"TEXT": "防止"}, {"LEXICON": "direction.bad"}], "防止投诉，防止雨水", ["防止投诉"]),
        ([{"SPAN": "number"}, {"SPAN": "unit"}, {"TEXT": "以上"}], "演出20场次以上，20年", ["20场次以上"]),
        ([{"SPAN": "vague", "OP": "+"}, {"SPAN": "rise"}], "持续不断提升能力", ["持续不断提升"]),
        ([{"POS": "v"}, {"POS": {"IN": ["n"]}, "LENGTH": 2}], "修建道路", ["修建道路"]),
        ([{"TEXT": {"REGEX": "^第"}}, {"TEXT": {"NOT_IN": ["完成"]}}], "第一批完成", []),
        ([{"TEXT": "开展"}, {}, {"TEXT": "活动"}], "开展宣传活动", ["开展宣传活动"]),
        ([{"TEXT": "开展"}, {"TEXT": "宣传", "OP": "!"}], "开展宣传，开展培训", ["开展培训"]),
    ],
)
def test_what_a_token_can_be(pattern: list[dict[str, Any]], text: str, found: list[str]) -> None:
    assert matched(judged(text, pattern)) == found


def test_white_space_inside_and_around_does_not_hide_a_place() -> None:
    judgement = judged("严格管理，防止 安全\n事故 不再发生。", PREVENTING)
    assert isinstance(judgement, Failed)
    (hit,) = judgement.hits
    assert hit.values["matched"] == "防止安全事故不再"
    assert hit.values["quote"].startswith("严格管理")


def test_a_place_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert isinstance(judged("防止事故。不再扩建", PREVENTING), Passed)


def test_what_unless_describes_is_right() -> None:
    exception = [{"TEXT": "事故"}, {"TEXT": "不再"}, {"TEXT": "报告"}]
    assert matched(judged("防止事故不再报告", PREVENTING, unless=[exception])) == []
    assert matched(judged("防止事故不再发生", PREVENTING, unless=[exception])) == ["防止事故不再"]


def test_the_word_that_is_one_too_many_is_deleted() -> None:
    pattern = [{"TEXT": "至少"}, {"SPAN": "number"}, {"SPAN": "unit"}, {"TEXT": "以上"}]
    judgement = judged("演出至少 20场 以上。", pattern, delete="last")
    assert isinstance(judgement, Failed)
    (edit,) = judgement.hits[0].edits
    assert (edit.old, edit.new) == ("以上", "")


def test_only_the_fields_asked_for_are_searched() -> None:
    assert isinstance(judged("防止事故不再发生", PREVENTING, fields=("overview",)), NotApplicable)


def test_names_of_indicators_are_searched() -> None:
    row = IndicatorExample(name="防止事故不再发生次数", operator="≥", value="3", unit="次").build()
    params = PatternParams.model_validate({"patterns": [PREVENTING]})
    assert matched(judge(row, params, CONTEXT)) == ["防止事故不再"]


RULE = """\
id: city-pattern
title: 式样
category: wording
item: clarity
severity: info
scope: form
check:
  kind: pattern
  patterns:
    - - {TEXT: 防止}
      - {POS: n}
message: “{matched}”有误
basis: []
why: 式样只用来试，这里写明为什么要查。
examples: {}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{TEXT: 防止}", "{TXT: 防止}", "10:10：不认识的键“TXT”，是否想写“TEXT”"),
        ("{TEXT: 防止}", "{text: 防止}", "10:10：不认识的键“text”，是否想写“TEXT”"),
        ("{TEXT: 防止}", "{TEXT: {IM: [防止]}}", "10:17：不认识的键“IM”。可用：IN、NOT_IN、REGEX"),
        (
            "{TEXT: 防止}",
            '{TEXT: {REGEX: "("}}',
            "10:24：正则表达式有误：圆括号“(”没有配对的“)”",
        ),
        ("{TEXT: 防止}", '{TEXT: 防止, OP: "**"}', "10:24：没有值“**”，是否想写“*”"),
        ("{TEXT: 防止}", "{LENGTH: 长}", "10:18：这里应是整数"),
        ("{POS: n}", "{POS: 名词}", "11:15：没有词性“名词”"),
        ("{POS: n}", "{LEXICON: direction.bed}", "11:19：没有词表“direction.bed”，是否想写“direction.bad”"),
        ("{POS: n}", "{SPAN: mesure}", "11:16：没有词语标签“mesure”，是否想写“measure”"),
        ("      - {POS: n}\n", "    - []\n", "11:7：列表至少要有1项"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "city-pattern.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleErrors) as error:
        load_ruleset(packs=[tmp_path], core=False)
    text = str(error.value)
    assert text.startswith("规则文件有1处错误")
    assert f"city-pattern.yaml:{told}" in text
    assert text.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize(
    ("goal", "loaded"),
    [
        ("完成河道清淤12公里，水质达标率达到95%以上，防止内涝。", set()),
        ("完成河道清淤不少于12公里以上，防止内涝。", {"jieba"}),
    ],
)
def test_plain_patterns_never_load_spacy_nor_any_what_no_pattern_can_concern(
    tmp_path: Path, goal: str, loaded: set[str]
) -> None:
    table = (
        "|一级指标|二级指标|三级指标|指标值|\n|---|---|---|---|\n|产出指标|数量指标|河道清淤长度|≥12公里|\n"
    )
    text = f"# 项目支出绩效目标表\n\n项目名称：河道养护\n\n年度绩效目标：{goal}\n\n{table}"
    (tmp_path / "送审.md").write_text(text, encoding="utf-8")
    code = (
        "import sys; from auditor.cli import main;"
        f"assert main(['audit', {str(tmp_path / '送审.md')!r}, '--quiet']) < 2;"
        f"assert {{'spacy', 'jieba'}} & set(sys.modules) == {loaded!r}"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
