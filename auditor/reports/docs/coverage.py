"""docs/coverage.md: each id of the catalogue of checks with its rules, or why it has none.

rules/coverage.yaml holds the catalogue and the reasons; which rule covers what stands in the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from auditor.config.resources import data_directory
from auditor.config.yaml12 import read_yaml

if TYPE_CHECKING:
    from auditor.ruleset import Rule

_OPEN = "尚未编写"


class Catalogue(BaseModel):
    """``groups`` names each group of ids by its letter, ``titles`` every id; ``reasons`` say why an id has no
    rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: Mapping[str, str]
    titles: Mapping[str, str]
    reasons: Mapping[str, str] = {}


def catalogue() -> Catalogue:
    """The catalogue. Raises YamlError or pydantic's ValidationError."""
    return Catalogue.model_validate(read_yaml(data_directory("rules") / "coverage.yaml").data)


def coverage_page(rules: Sequence[Rule]) -> str:
    """The table of all ids."""
    known = catalogue()
    covering: dict[str, list[str]] = {}
    for rule in rules:
        for name in rule.covers:
            covering.setdefault(name, []).append(rule.id)
    covered = sum(name in covering for name in known.titles)
    lines = [
        "# 检查目录覆盖情况",
        "",
        "<!-- 由 auditor rules docs 生成：规则的covers键和rules/coverage.yaml。 -->",
        "",
        f"目录共 {len(known.titles)} 项，已有规则的 {covered} 项。",
    ]
    for letter, group in known.groups.items():
        lines += ["", f"## {letter} {group}", "", "| 编号 | 内容 | 规则，或没有规则的原因 |", "|---|---|---|"]
        for name, title in known.titles.items():
            if name[0] == letter:
                told = "、".join(f"[{rule}](rules/{rule}.md)" for rule in covering.get(name, ()))
                lines.append(f"| {name} | {title} | {told or known.reasons.get(name, _OPEN)} |")
    return "\n".join(lines) + "\n"
