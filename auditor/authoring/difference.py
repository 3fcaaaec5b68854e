"""What a bureau's packs change, beside the built-in rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.ruleset.ruleset import RuleSet

_COMPARED = (
    "title", "status", "category", "item", "severity", "confidence", "scope", "where", "check", "message",
    "messages", "suggestion", "suggestions", "score", "from", "to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: of a rule, a threshold or a lexicon. ``old`` and ``new`` are as a reader reads them."""

    what: str
    name: str
    change: str
    old: str = ""
    new: str = ""

    def describe(self) -> str:
        values = f"：{self.old or '（无）'} → {self.new or '（无）'}" if self.old or self.new else ""
        return f"{self.what} {self.name}  {self.change}{values}"


def differences(base: RuleSet, own: RuleSet) -> list[Difference]:
    """All changes, rules first, each by name."""
    return [*_rules(base, own), *_thresholds(base, own), *_lexicons(base, own)]


def _rules(base: RuleSet, own: RuleSet) -> Iterator[Difference]:
    off = {each.id: each for each in own.off}
    for name in sorted(base.by_id.keys() | own.by_id.keys()):
        if name in off:
            reason = f"（{off[name].reason}）" if off[name].reason else ""
            yield Difference("规则", name, f"停用{reason}")
        elif name not in own.by_id:
            yield Difference("规则", name, "没有载入")
        elif name not in base.by_id:
            yield Difference("规则", name, f"新增：{own.by_id[name].title}")
        else:
            yield from _changes(name, base, own)


def _changes(name: str, base: RuleSet, own: RuleSet) -> Iterator[Difference]:
    old, new = (each.by_id[name].model_dump(mode="json", by_alias=True) for each in (base, own))
    for key in _COMPARED:
        if old[key] != new[key]:
            yield from _values(name, key, old[key], new[key])


def _values(name: str, key: str, old: Any, new: Any) -> Iterator[Difference]:
    """One change a key; mappings are told key by key."""
    if isinstance(old, dict) and isinstance(new, dict):
        for inner in sorted(old.keys() | new.keys()):
            if old.get(inner) != new.get(inner):
                yield from _values(name, f"{key}.{inner}", old.get(inner), new.get(inner))
    else:
        yield Difference("规则", name, key, _plain(old), _plain(new))


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _thresholds(base: RuleSet, own: RuleSet) -> Iterator[Difference]:
    old, new = base.profile.thresholds, own.profile.thresholds
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Difference("阈值", name, own.profile.id, _plain(old.get(name)), _plain(new.get(name)))


def _lexicons(base: RuleSet, own: RuleSet) -> Iterator[Difference]:
    for name in own.lexicons.names:
        added = sorted(set(_leaves(own.lexicons.data(name))) - set(_leaves(base.lexicons.data(name))))
        if added:
            yield Difference("词表", name, f"增加 {len(added)} 项：{'、'.join(added)}")


def _leaves(data: Any) -> Iterator[str]:
    """Every word of a lexicon; in a mapping the keys lead to it."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from (
                f"{key}: {leaf}" if not isinstance(value, list | Mapping) else leaf for leaf in _leaves(value)
            )
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value)
    elif data is not None:
        yield str(data)
