import pytest

from auditor.ruleset import RuleSet, load_ruleset


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


@pytest.mark.parametrize(
    ("rule", "deducts"),
    [
        ("operator-inverted", True),
        ("weight-sum", True),
        ("operator-unclear", False),
        ("basis-unnumbered", False),
    ],
)
def test_rules_that_only_ask_or_hint_cannot_deduct(ruleset: RuleSet, rule: str, deducts: bool):
    assert (rule in ruleset.deducting) is deducts
