"""A rule in words: what it asks, why, on what basis, what a finding costs, and examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from auditor.model import as_written
from auditor.model.words import CONFIDENCE_WORDS, FIELD_WORDS, SCOPE_WORDS, SEVERITY_WORDS
from auditor.reports.view.wording import PRACTICE, category_name

if TYPE_CHECKING:
    from auditor.profiles import Profile
    from auditor.ruleset import Rule

_EXAMPLE_WORDS = (
    ("bad", "有问题"),
    ("good", "没有问题"),
    ("ask", "需要核实"),
    ("undetermined", "不能判断"),
)
_MOST_EXAMPLES = 4
_TEXTS = ("overview", "goal", "basis", "long_term_goal")


def explain_rule(rule: Rule, profile: Profile) -> list[str]:
    """The page of a rule, line by line; a line that starts with two spaces belongs to the heading above."""
    lines = [f"{rule.title}（{rule.id}）", ""]
    lines += [f"{label}：{value}" for label, value in _facts(rule, profile)]
    lines += ["", "为什么", *(f"  {line}" for line in rule.why.strip().splitlines())]
    lines += ["", "依据", *(f"  {basis}" for basis in rule.basis or (PRACTICE,))]
    for kind, heading in _EXAMPLE_WORDS:
        cases = getattr(rule.examples, kind)[:_MOST_EXAMPLES]
        if cases:
            lines += ["", heading, *(f"  {describe_example(case)}" for case in cases)]
    return lines


def explain_category(category: str, rules: Sequence[Rule]) -> list[str]:
    """A category with its rules."""
    lines = [f"{category_name(category)}（{category}），共 {len(rules)} 条规则", ""]
    return lines + [f"  {rule.id}  {rule.title}" for rule in rules]


def describe_example(case: Mapping[str, Any]) -> str:
    """An example of a rule file as one would write it on paper, whatever its shape."""
    if "a" in case and "b" in case:
        return f"{_indicator(case['a'])}；{_indicator(case['b'])}"
    if "name" in case or "full_name" in case:
        return _with_context(_indicator(case), case.get("form"))
    if "text" in case:
        field = str(case.get("field", ""))
        label = FIELD_WORDS[field] if field in _TEXTS else ""
        text = f"{case['text']}{_times(case, '遍')}"
        return f"{label}：{text}" if label else text
    if case.get("forms"):
        return " | ".join(_form(form) for form in case["forms"])
    if "paragraphs" in case or "tables" in case:
        return _document(case)
    return _form(case)


def _facts(rule: Rule, profile: Profile) -> list[tuple[str, str]]:
    item = profile.items.get(rule.item)
    score = rule.score
    cost = "不扣分"
    if score and score.points:
        cap = f"，同一原因最多扣 {as_written(score.cap)} 分" if score.cap else ""
        cost = f"每处 {as_written(score.points)} 分{cap}"
    trial = [("状态", "试行：只提示，不扣分；转为正式后才按下面扣分")] if rule.status == "preview" else []
    return [
        *trial,
        ("类别", f"{category_name(rule.category)}（{rule.category}）"),
        ("程度", f"{SEVERITY_WORDS[rule.severity]}；把握：{CONFIDENCE_WORDS[rule.confidence]}"),
        ("判断对象", SCOPE_WORDS[rule.scope]),
        ("评审内容", item.title if item else rule.item),
        ("扣分", cost),
    ]


def _document(case: Mapping[str, Any]) -> str:
    """Paragraphs, then the rows of tables."""
    rows = [row for table in case.get("tables") or () for row in table]
    told = [" ".join(str(cell) for cell in row if cell not in {None, ""}) for row in rows]
    return "；".join(each.rstrip("。；") for each in [*map(str, case.get("paragraphs") or ()), *told])


def _indicator(case: Mapping[str, Any]) -> str:
    parts = (case.get("operator"), case.get("value"), case.get("unit"))
    target = "".join(str(part) for part in parts if part not in {None, ""})
    levels = case.get("levels") or ()
    name = "-".join([*map(str, levels), str(case.get("full_name") or case.get("name") or "（未写名称）")])
    weight = f"（权重 {case['weight']}）" if case.get("weight") is not None else ""
    blank = "（空）" if any(key in case for key in ("operator", "value", "unit")) else ""
    text = f"{name.replace('{n}', '1')} {target or blank}".rstrip()
    return text + weight + _times(case, "条")


def _times(case: Mapping[str, Any], measure: str) -> str:
    """How often a repeated text or row stands there."""
    return f"……（共{case['repeat']}{measure}）" if case.get("repeat", 1) != 1 else ""


def _with_context(text: str, form: Mapping[str, Any] | None) -> str:
    told = [f"{FIELD_WORDS[key]}：{form[key]}" for key in _TEXTS if form and form.get(key)]
    return f"{text}（{'；'.join(told)}）" if told else text


def _amount(stated: Any) -> str:
    """An amount in 万元, or with a unit of its own."""
    if not isinstance(stated, Mapping):
        return f"{stated} 万元"
    return f"{stated['value']} {stated.get('unit', '万元')}"


def _form(case: Mapping[str, Any]) -> str:
    told = [str(case[key]).replace("{n}", "1") for key in ("project", "title") if case.get(key)]
    if case.get("budget") is not None:
        told.append(f"预算 {_amount(case['budget'])}")
    told += [f"{FIELD_WORDS[key]}：{case[key]}" for key in _TEXTS if case.get(key)]
    told += [_indicator(each) for each in case.get("indicators") or ()]
    return ("；".join(each.rstrip("。；") for each in told) or "（空）") + _times(case, "张")
