"""What an override changed, in words for the readers of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from auditor.model.words import CONFIDENCE_WORDS, SEVERITY_WORDS
from auditor.ruleset.schema import Rule

_SCORE_WORDS = {"points": "扣分", "cap": "最多扣分", "share": "按权重扣", "group": "合并扣分的组"}


def changed_words(rule: Rule, updates: Mapping[str, Any]) -> str:
    """«程度由必须修改改为建议修改；扣分由2改为1»."""
    return "；".join(_changes(rule, updates)) or "没有改动"


def _changes(rule: Rule, updates: Mapping[str, Any]) -> Iterator[str]:
    for key, label, words in (("severity", "程度", SEVERITY_WORDS), ("confidence", "把握", CONFIDENCE_WORDS)):
        if key in updates:
            yield f"{label}由{words[getattr(rule, key)]}改为{words[updates[key]]}"
    for key, label in (("from_year", "开始年度"), ("to_year", "截止年度")):
        if key in updates:
            yield f"{label}由{getattr(rule, key) or '不限'}改为{updates[key]}"
    if "status" in updates:
        yield "重新启用"
    if "score" in updates:
        yield from _pairs(
            rule.score.model_dump() if rule.score else {}, updates["score"].model_dump(), _SCORE_WORDS
        )
    if "check" in updates:
        yield from _pairs(rule.check.params, updates["check"].params, {})


def _pairs(old: Mapping[str, Any], new: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    for key, value in new.items():
        if old.get(key) != value:
            yield f"{labels.get(key, f'参数{key}')}由{_short(old.get(key))}改为{_short(value)}"


def _short(value: Any) -> str:
    if value is None:
        return "未定"
    text = "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"{text[:40]}…" if len(text) > 40 else text
