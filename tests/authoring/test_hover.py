"""The manual in the editor: every key of a rule, a filter and a kind is told in Chinese."""

from __future__ import annotations

import re
from typing import Any

import pytest

from auditor.authoring.json_schema import rule_schema
from auditor.ruleset import RuleSet, load_ruleset

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TOLD = ("Rule", "Where", "SuggestionTemplate", "Basis", "ScoreSpec", "Examples", "KnownMiss", "Change")


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


@pytest.fixture(scope="module")
def definitions(ruleset: RuleSet) -> dict[str, Any]:
    found: dict[str, Any] = rule_schema(ruleset.profile, ruleset.rules)["$defs"]
    return found


@pytest.mark.parametrize("name", _TOLD)
def test_every_key_of_a_rule_is_explained(name: str, definitions: dict[str, Any]) -> None:
    keys = definitions[name]["properties"]
    assert [key for key, schema in keys.items() if not _CHINESE.search(schema.get("description", ""))] == []


def test_every_parameter_of_a_kind_is_explained(definitions: dict[str, Any]) -> None:
    kinds = definitions["Rule"]["properties"]["check"]["oneOf"]
    assert len(kinds) > 100
    silent = [
        f"{kind['title']}.{key}"
        for kind in kinds
        for key, schema in kind["properties"].items()
        if key != "kind" and not _CHINESE.search(schema.get("description", ""))
    ]
    assert silent == []


def test_a_kind_is_explained_by_the_rules_that_use_it(definitions: dict[str, Any], ruleset: RuleSet) -> None:
    kinds = {kind["title"]: kind for kind in definitions["Rule"]["properties"]["check"]["oneOf"]}
    for rule in ruleset.rules:
        assert rule.title in kinds[rule.check.kind]["description"]
