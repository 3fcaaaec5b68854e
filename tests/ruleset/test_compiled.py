"""A rule set that was kept is the one that its files say, and no other is taken for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.config import yaml12
from auditor.config.kept import VARIABLE
from auditor.ruleset import RuleErrors, RuleSet, load_ruleset, loader
from auditor.ruleset.compiled import Sources, compiled

RULE = """\
id: no-total
title: 合计不对
category: implausible-value
item: performance-rationality
severity: error
scope: form
where: {kind: project}
check: {kind: weight-sum}
message: 合计为{sum}
score: {points: 1.5}
basis: [{doc: 某办法}]
why: 权重合计不对，就不知道是不是写全了。
examples: {good: [{rows: []}]}
"""

Load = Callable[..., tuple[RuleSet, bool]]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a pack with one rule as a new process does; and whether its files were checked."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    pack = tmp_path / "pack"
    pack.mkdir()
    checks: list[None] = []
    real = loader._checked

    def checked(*given: object) -> RuleSet:
        checks.append(None)
        return real(*given)

    monkeypatch.setattr(loader, "_checked", checked)

    def loaded(text: str, profile: str | None = None) -> tuple[RuleSet, bool]:
        checks.clear()
        (pack / "a.yaml").write_text(text, encoding="utf-8")
        yaml12._parsed_once.cache_clear()
        return load_ruleset(packs=[pack], core=False, profile=profile), bool(checks)

    return loaded


def test_a_rule_set_is_checked_once_for_all_processes(load: Load) -> None:
    (first, checked), (second, again) = load(RULE), load(RULE)
    assert (checked, again) == (True, False)
    assert second.rules == first.rules
    for one, other in zip(first.loaded, second.loaded, strict=True):
        assert (one.bound.kind, one.bound.params) == (other.bound.kind, other.bound.params)
        assert (one.place("check"), one.data, one.pack) == (other.place("check"), other.data, other.pack)
    assert (second.profiles, second.packs, second.changes) == (first.profiles, first.packs, first.changes)
    assert second.fingerprint == first.fingerprint == replace(second).fingerprint


def test_what_has_changed_is_checked_anew(load: Load, tmp_path: Path) -> None:
    before, _ = load(RULE)
    changed, checked = load(RULE.replace("1.5", "2"))
    assert checked
    assert changed.fingerprint != before.fingerprint
    assert load(RULE, profile="chongqing")[0].profile.id == "chongqing"
    (tmp_path / "pack" / "pack.yaml").write_text("id: 市\ntitle: 市\nextends: none\n", encoding="utf-8")
    assert load(RULE)[0].packs == ("市",)
    (tmp_path / "pack" / "lexicons").mkdir()
    (tmp_path / "pack" / "lexicons" / "vague.yaml").write_text("own: [心中有数]", encoding="utf-8")
    assert load(RULE)[1]


def test_a_mistake_is_told_every_time(load: Load) -> None:
    for _ in range(2):
        with pytest.raises(RuleErrors, match="没有类别“x”"):
            load(RULE.replace("implausible-value", "x"))


def test_kinds_of_plug_ins_are_not_kept(load: Load) -> None:
    ruleset, _ = load(RULE)
    [own] = ruleset.loaded
    sources = Sources((own.file,), "")
    assert compiled(ruleset, sources) is not None
    foreign = replace(own, bound=replace(own.bound, kind=replace(own.bound.kind, origin="plug-in 1")))
    assert compiled(replace(ruleset, loaded=(foreign,)), sources) is None
