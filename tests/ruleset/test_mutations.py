"""Proves that the cases bite: a rule whose check says «passed» to everything fails its own bad cases."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from auditor.authoring.examples import run_examples
from auditor.checks.base import PASSED
from auditor.ruleset import LoadedRule, load_ruleset

RULESET = load_ruleset()


@pytest.mark.parametrize("loaded", RULESET.loaded, ids=lambda loaded: loaded.bound.rule.id)
def test_a_disabled_check_turns_the_bad_cases_red(loaded: LoadedRule) -> None:
    dumb = replace(loaded.bound.kind, judge=lambda *_: PASSED)
    mutant = replace(RULESET, loaded=(replace(loaded, bound=replace(loaded.bound, kind=dumb)),))
    red = [result for result in run_examples(mutant) if result.group in {"bad", "ask"}]
    assert len(red) >= 2
    assert not any(result.ok for result in red)


@pytest.mark.parametrize("loaded", RULESET.loaded, ids=lambda loaded: loaded.bound.rule.id)
class TestWhatAScoredRuleCarries:
    def test_a_message_that_quotes_the_document(self, loaded: LoadedRule) -> None:
        rule = loaded.bound.rule
        messages = [each for each in (rule.message, *rule.messages.values()) if each]
        assert messages
        assert all(each.names for each in messages)

    def test_a_suggestion_or_a_reason_for_none(self, loaded: LoadedRule) -> None:
        rule = loaded.bound.rule
        results = run_examples(replace(RULESET, loaded=(loaded,)))
        computed = any(finding.suggestion for result in results for finding in result.findings)
        assert computed or rule.suggestion or rule.no_suggestion

    def test_a_basis_or_practice_said_outright(self, loaded: LoadedRule) -> None:
        assert "basis" in loaded.data


def test_all_cases_run_in_ten_seconds_of_one_processor() -> None:
    start = process_time()
    results = run_examples(load_ruleset())
    assert len(results) >= 4 * 100
    assert process_time() - start < 10
