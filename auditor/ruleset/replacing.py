"""Rules of a pack that stand in for others: said with ``replaces``, never by the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from auditor.config.mistakes import unknown_word
from auditor.config.yaml12 import YamlError
from auditor.ruleset.ruleset import LoadedRule, LocalChange


def taken_ids(own: Mapping[str, LoadedRule], before: Mapping[str, LoadedRule | None]) -> Iterator[YamlError]:
    """The rules of a pack that bear an id of ``before`` without saying so, or that replace what is not there.
    What was switched off before has its id, and no rule."""
    for name, loaded in own.items():
        wanted = loaded.bound.rule.replaces
        if wanted is not None and wanted != name:
            text = f"replaces要与id相同：顶替“{wanted}”的规则沿用它的编号，id也写{wanted}"
            yield loaded.file.error(text, (*loaded.path, "replaces"))
        elif wanted is not None and name not in before:
            text = unknown_word("规则", name, sorted(before))
            yield loaded.file.error(text, (*loaded.path, "replaces"))
        elif wanted is None and name in before:
            advice = f"请换一个编号；要用这条规则顶替它，请加一行 replaces: {name}"
            text = f"编号“{name}”已是{_owner(before[name])}。{advice}"
            yield loaded.file.error(text, (*loaded.path, "id"))


def replacing(loaded: LoadedRule, before: LoadedRule | None) -> LoadedRule:
    """The rule with what it stands in for."""
    if before is None or loaded.bound.rule.replaces is None:
        return loaded
    was = before.bound.rule
    change = LocalChange(was.id, was.title, loaded.pack, f"由“{loaded.bound.rule.title}”顶替")
    return replace(loaded, changes=(*before.changes, change))


def _owner(loaded: LoadedRule | None) -> str:
    if loaded is None:
        return "已停用的规则"
    title = loaded.bound.rule.title
    return f"内置规则（{title}）" if loaded.pack == "core" else f"规则包“{loaded.pack}”的规则（{title}）"
