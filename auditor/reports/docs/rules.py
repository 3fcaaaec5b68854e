"""The page of each rule in Markdown: what, why, example, better, basis, false alarms, history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from auditor.model import as_written
from auditor.model.words import CONFIDENCE_WORDS, SCOPE_WORDS, SEVERITY_WORDS
from auditor.reports.view.explanation import describe_example
from auditor.reports.view.wording import PRACTICE, category_name
from auditor.ruleset.schema import ADVISED

if TYPE_CHECKING:
    from auditor.profiles import Profile
    from auditor.ruleset import Rule
    from auditor.ruleset.templates import Template

_STATUS_WORDS = {"stable": "正式", "preview": "试行（不计分）", "deprecated": "已停用"}
_NOTE = "<!-- 由 auditor rules docs 生成，请改规则文件，不要改这里。 -->"


def rule_page(rule: Rule, profile: Profile) -> str:
    """The page of one rule."""
    examples = rule.examples
    parts = [
        f"# {rule.title}",
        _NOTE,
        f"`{rule.id}`　{'　'.join(_facts(rule, profile))}",
        "## 查什么",
        _wording("提示的样子", rule.message, rule.messages),
        "## 为什么",
        rule.why.strip(),
        *_cases("## 有问题的写法", examples.bad or examples.ask),
        *_better(rule),
        "## 依据",
        "\n".join(f"- {basis}" for basis in rule.basis) or PRACTICE,
        *_alarms(rule),
        *_cases(
            "## 已知漏判", examples.cases("known_misses"), [miss.reason for miss in examples.known_misses]
        ),
        "## 沿革",
        "\n".join(f"- {each.version}：{each.change}" for each in rule.history) or "首次发布后没有变化。",
    ]
    return "\n\n".join(parts) + "\n"


def index_page(rules: Sequence[Rule]) -> str:
    """All rules by category."""
    lines = ["# 规则一览", "", _NOTE, "", f"共 {len(rules)} 条。"]
    ordered = sorted(rules, key=lambda rule: (rule.category, rule.id))
    for category, own in groupby(ordered, key=lambda rule: rule.category):
        lines += ["", f"## {category_name(category)}", ""]
        lines += [
            f"- [{rule.title}]({rule.id}.md)　`{rule.id}`　{SEVERITY_WORDS[rule.severity]}" for rule in own
        ]
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, profile: Profile) -> list[str]:
    item = profile.items.get(rule.item)
    score = rule.score
    cost = (
        f"每处{as_written(score.points)}分"
        if score and score.points
        else "按程度计分"
        if score is None
        else "不扣分"
    )
    cap = f"，同一原因最多{as_written(score.cap)}分" if score and score.cap else ""
    facts = [
        category_name(rule.category),
        SEVERITY_WORDS[rule.severity],
        f"把握：{CONFIDENCE_WORDS[rule.confidence]}",
        f"判断{SCOPE_WORDS[rule.scope]}",
        f"评审内容：{item.title if item else rule.item}",
        f"扣分：{cost}{cap}",
        _STATUS_WORDS[rule.status],
    ]
    if rule.from_year or rule.to_year:
        facts.append(f"适用年度：{rule.from_year or ''}—{rule.to_year or ''}")
    return facts + ([f"曾用编号：{'、'.join(rule.aliases)}"] if rule.aliases else [])


def _better(rule: Rule) -> Iterable[str]:
    yield from _cases("## 更好的写法", rule.examples.good)
    texts = {fault: each.text for fault, each in rule.suggestions.items() if each.text}
    text = rule.suggestion.text if rule.suggestion else None
    if text or texts:
        yield _wording("改法", text, texts)
        yield from _reviewed(rule)
    elif rule.no_suggestion:
        yield f"不给出改法：{rule.no_suggestion}"


def _reviewed(rule: Rule) -> Iterable[str]:
    """What a self-review is advised instead, with the usual advice where it refers to that."""
    advices = [each for each in (rule.suggestion, *rule.suggestions.values()) if each]
    told = [
        each.reviewed.source.replace(f"{{{ADVISED}}}", each.text.source if each.text else "照上面改")
        for each in advices
        if each.reviewed
    ]
    if told:
        lines = "\n".join(f"- {each}" for each in dict.fromkeys(told))
        yield f"自评表里的改法：{told[0]}" if len(set(told)) == 1 else f"自评表里的改法：\n\n{lines}"


def _wording(heading: str, usual: Template | None, by_fault: Mapping[str, Template]) -> str:
    """One sentence, or one for each fault that the rule tells apart."""
    sentences = [each.source for each in (usual, *by_fault.values()) if each]
    if len(sentences) == 1:
        return f"{heading}：{sentences[0]}"
    return "\n".join([f"{heading}：", "", *(f"- {each}" for each in dict.fromkeys(sentences))])


def _alarms(rule: Rule) -> Iterable[str]:
    asked = rule.examples.ask if rule.examples.bad else ()
    if not (rule.false_alarms or asked or rule.examples.not_applicable or rule.examples.undetermined):
        return
    yield "## 容易误判的情况"
    if rule.false_alarms:
        yield rule.false_alarms.strip()
    yield from _cases("拿不准、只请核实的：", asked)
    yield from _cases("不按本条判断的：", rule.examples.not_applicable)
    yield from _cases("缺内容、无法判断的：", rule.examples.undetermined)


def _cases(heading: str, cases: Sequence[Mapping[str, Any]], notes: Sequence[str] = ()) -> Iterable[str]:
    if cases:
        told = [*notes, *[""] * len(cases)]
        yield heading
        yield "\n".join(
            f"- {describe_example(case)}" + (f"（{note}）" if note else "")
            for case, note in zip(cases, told, strict=False)
        )
