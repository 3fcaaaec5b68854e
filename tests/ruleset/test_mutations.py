"""Proves that the cases bite: a rule whose check says «passed» to everything fails its own bad cases."""

from __future__ import annotations

from dataclasses import replace

from auditor.authoring.examples import run_examples
from auditor.checks.base import PASSED
from auditor.ruleset import LoadedRule, load_ruleset


def mute(loaded: LoadedRule) -> LoadedRule:
    kind = replace(loaded.bound.kind, judge=lambda *_: PASSED)
    return replace(loaded, bound=replace(loaded.bound, kind=kind))


def test_disabled_checks_turn_all_bad_cases_red() -> None:
    ruleset = load_ruleset()
    results = run_examples(replace(ruleset, loaded=tuple(map(mute, ruleset.loaded))))
    red = [result for result in results if result.group in {"bad", "ask"}]
    assert [result.name for result in red if result.ok] == []
    counts = {rule: sum(result.rule == rule for result in red) for rule in ruleset.by_id}
    assert [rule for rule, count in counts.items() if count < 2] == []
