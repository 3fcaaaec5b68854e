"""Every example of every built-in rule, and what every built-in rule has to carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.authoring.examples import ExampleResult, run_examples
from auditor.ruleset import LoadedRule, core_pack, load_ruleset

RULESET = load_ruleset()
RESULTS = run_examples(RULESET)


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.name)
def test_example(result: ExampleResult) -> None:
    assert result.ok, result.describe()


def test_messages_hold_no_empty_quotation() -> None:
    messages = [finding.message for result in RESULTS for finding in result.findings]
    assert [message for message in messages if "“”" in message] == []


@pytest.mark.parametrize("loaded", RULESET.loaded, ids=lambda loaded: loaded.bound.rule.id)
class TestEveryRule:
    def test_stands_alone_in_a_file_of_its_name(self, loaded: LoadedRule) -> None:
        assert loaded.path == ()
        assert Path(loaded.file.source).stem == loaded.bound.rule.id

    def test_has_two_bad_and_two_good_examples(self, loaded: LoadedRule) -> None:
        examples = loaded.bound.rule.examples
        assert len(examples.good) >= 2
        # a rule that can only ask shows its faults as questions
        bad = examples.ask if loaded.bound.rule.confidence == "ask" else examples.bad
        assert len(bad) >= 2

    def test_says_why_and_on_what_basis(self, loaded: LoadedRule) -> None:
        assert "basis" in loaded.data
        assert len(loaded.bound.rule.why.strip()) >= 20


def test_every_file_is_loaded() -> None:
    assert {path.stem for path in core_pack().glob("*.yaml")} == set(RULESET.by_id)
    assert not list(core_pack().glob("*.yml"))
