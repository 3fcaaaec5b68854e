"""The skeleton of a rule that a bureau writes: it loads and its cases hold before anything is edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

UNWRITTEN = "请在这里写明为什么要查，以及哪些情况不算问题。"
"""Stands for the reason that an author has not given yet."""
SCHEMA_LINE = "# yaml-language-server: $schema=rule.schema.json"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the author was asked. ``words`` are the words not wanted (kind words) or the words in the names of
    the indicators concerned (kind limit); ``least`` is the floor."""

    id: str
    title: str
    why: str
    category: str = "vague-goal"
    kind: str = "words"
    words: tuple[str, ...] = ("世界一流",)
    least: str = "90"


_WORDS = """\
scope: text                     # 判断每段文字；判断每条指标写 indicator
where: {{field: [goal]}}          # 只看绩效目标；另有 overview、basis、long_term_goal
check:
  kind: words                   # 出现下列词之一就提示
  words: [{words}]
message: "{{label}}里写了“{{word}}”，{title}"
suggestion: {{text: "删去“{{word}}”，改写成可以核对的数量或标准"}}
"""
_WORDS_CASES = """\
  bad:
    - {{field: goal, text: "{word}，全年培训农技人员300人。"}}
    - {{field: goal, text: "新建社区食堂2处，做到{word}。"}}
  good:
    - {{field: goal, text: "全年培训农技人员300人，考核合格率不低于95%。"}}
    - {{field: goal, text: "新建社区食堂2处，日均供餐不少于200人次。"}}
"""
_LIMIT = """\
scope: indicator
where: {{nature: [quantitative]}}
check:
  kind: limit                   # 名称含下列词的指标，目标值不得低于least（另有most、units、unless）
  names: [{words}]
  least: {least}
message: "“{{name}}”定为{{target}}，{{side}}{{limit}}[[{{unit}}]]，{title}"
suggestion: {{text: "目标值一般不低于{{limit}}[[{{unit}}]]，确有困难的请说明理由", field: value}}
"""
_LIMIT_CASES = """\
  bad:
    - {{name: 社区居民{word}, operator: ≥, value: {low}, unit: "%"}}
    - {{name: 参训学员{word}, operator: ≥, value: {low}, unit: "%"}}
  good:
    - {{name: 社区居民{word}, operator: ≥, value: {least}, unit: "%"}}
    - {{name: 新建停车位数量, operator: ≥, value: 30, unit: 个}}
"""
_TEMPLATES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "words": (_WORDS, _WORDS_CASES, "clarity"),
        "limit": (_LIMIT, _LIMIT_CASES, "performance-rationality"),
    }
)
KINDS = tuple(_TEMPLATES)


def skeleton(answers: Answers) -> str:
    """The text of the rule file."""
    body, cases, item = _TEMPLATES[answers.kind]
    values = {
        "title": answers.title,
        "words": ", ".join(f'"{word}"' for word in answers.words),
        "word": answers.words[0],
        "least": answers.least,
        "low": f"{float(answers.least) / 2:g}",
    }
    head = f"""\
{SCHEMA_LINE}
id: {answers.id}
title: {answers.title}
status: preview                 # 试行：只提示不计分；试用满意后改为 stable
category: {answers.category}
item: {item}
severity: warning               # error 必须修改 | warning 建议修改 | info 提示
confidence: likely              # certain 确定 | likely 较有把握 | ask 只作核实
"""
    tail = f"""\
basis: []                       # 没有明文依据写[]；有的写 [{{doc: 文件名称及文号, note: 要求}}]
why: |
  {answers.why}
score: {{points: 1, cap: 3}}
examples:
"""
    return head + body.format(**values) + tail + cases.format(**values)


MANIFEST = """\
# 规则包说明。改内置规则写在overrides里；自己的规则放rules/，词语放lexicons/，评审口径放profiles/。
id: {id}
title: {title}
extends: core                   # 以内置规则为基础
# thresholds:                   # 改阈值：名称见 rules/dimensions.yaml
#   satisfaction_floor: 85
# overrides:                    # 按规则编号改：停用、程度、参数、扣分
#   stray-punctuation: {{off: true, reason: 本市不查标点}}
#   vague-qualitative: {{severity: error, score: {{points: 3}}}}
"""
