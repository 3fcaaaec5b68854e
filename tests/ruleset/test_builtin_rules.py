"""Every example of every built-in rule, and what every built-in rule has to carry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.authoring.examples import ExampleResult, run_examples
from auditor.model import FormKind
from auditor.ruleset import LoadedRule, RuleSet, core_pack, load_ruleset

RULESET = load_ruleset()
LEAST_EXAMPLES = 400
APPROVED = {"name", "levels", "operator", "value", "weight"}  # what an approval fixes
STILL_MENDED = {  # slips of writing, which a self-review mends in its own table
    "date-serial",
    "level-path-broken",
    "level-path-broken no-levels",
    "missing-unit repeated",
    "missing-unit share",
    "placeholder-left name",
    "placeholder-left name-filled",
    "placeholder-left name-unit",
    "placeholder-left row-name",
}


@pytest.fixture(scope="module")
def results() -> dict[str, list[ExampleResult]]:
    """The examples of each rule, run."""
    return {loaded.bound.rule.id: run_examples(alone(loaded)) for loaded in RULESET.loaded}


def alone(loaded: LoadedRule) -> RuleSet:
    return replace(RULESET, loaded=(loaded,))


def names(found: list[LoadedRule]) -> list[str]:
    return [loaded.bound.rule.id for loaded in found]


class TestEachRule:
    def test_examples_hold(self, results: dict[str, list[ExampleResult]]) -> None:
        assert [each.describe() for own in results.values() for each in own if not each.ok] == []

    def test_messages_hold_no_empty_quotation(self, results: dict[str, list[ExampleResult]]) -> None:
        messages = [
            (name, finding.message)
            for name, own in results.items()
            for each in own
            for finding in each.findings
        ]
        assert len(messages) > LEAST_EXAMPLES
        assert [each for each in messages if "“”" in each[1]] == []

    def test_a_suggestion_or_a_reason_for_none(self, results: dict[str, list[ExampleResult]]) -> None:
        def advises(loaded: LoadedRule) -> bool:
            rule = loaded.bound.rule
            found = (finding for each in results[rule.id] for finding in each.findings)
            return bool(rule.suggestion or rule.no_suggestion or any(each.suggestion for each in found))

        assert not names([loaded for loaded in RULESET.loaded if not advises(loaded)])


class TestAllRules:
    def test_there_are_many_examples(self) -> None:
        groups = [
            loaded.bound.rule.examples.cases(group) for loaded in RULESET.loaded for group in ("bad", "good")
        ]
        assert sum(map(len, groups)) >= LEAST_EXAMPLES

    def test_each_stands_alone_in_a_file_of_its_name(self) -> None:
        assert not names(
            [
                loaded
                for loaded in RULESET.loaded
                if loaded.path != () or Path(loaded.file.source).stem != loaded.bound.rule.id
            ]
        )

    def test_each_has_two_bad_and_two_good_examples(self) -> None:
        def few(loaded: LoadedRule) -> bool:
            rule = loaded.bound.rule
            # a rule that can only ask shows its faults as questions
            bad = rule.examples.ask if rule.confidence == "ask" else rule.examples.bad
            return len(rule.examples.good) < 2 or len(bad) < 2

        assert not names([loaded for loaded in RULESET.loaded if few(loaded)])

    def test_advice_on_the_plan_is_told_apart_for_a_self_review(self) -> None:
        assert {
            f"{rule.id} {place}".strip()
            for rule in RULESET.rules
            if rule.scope != "submission"  # of several forms at once
            if not rule.where.kind or FormKind.SELF_REVIEW in rule.where.kind
            for place, advice in (("", rule.suggestion), *rule.suggestions.items())
            if advice and advice.field in APPROVED and advice.reviewed is None
        } == STILL_MENDED

    def test_each_says_why_and_on_what_basis_or_that_it_is_practice(self) -> None:
        assert not names(
            [
                loaded
                for loaded in RULESET.loaded
                if "basis" not in loaded.data or len(loaded.bound.rule.why.strip()) < 20
            ]
        )

    def test_each_message_quotes_the_document(self) -> None:
        def quotes(loaded: LoadedRule) -> bool:
            rule = loaded.bound.rule
            messages = [each for each in (rule.message, *rule.messages.values()) if each]
            return bool(messages) and all(each.names for each in messages)

        assert not names([loaded for loaded in RULESET.loaded if not quotes(loaded)])

    def test_every_file_is_loaded(self) -> None:
        assert {path.stem for path in core_pack().glob("*.yaml")} == set(RULESET.by_id)
        assert not list(core_pack().glob("*.yml"))


def test_examples_are_left_out_of_advice_where_none_can_be_named() -> None:
    wanting = [
        loaded.bound.rule.id
        for loaded in RULESET.loaded
        for suggestion in (loaded.bound.rule.suggestion, *loaded.bound.rule.suggestions.values())
        for template in ((suggestion.text, suggestion.reviewed) if suggestion else ())
        if template is not None and "alternatives" in template.needed
    ]
    assert wanting == []


def test_remedies_that_name_examples_have_other_words_where_there_are_none() -> None:
    params = RULESET.by_id["vague-qualitative"].check.params
    wordings = params["wordings"].items()
    assert [
        lack for lack, each in wordings if "{alternatives}" in each["remedy"] and not each.get("bare")
    ] == []
