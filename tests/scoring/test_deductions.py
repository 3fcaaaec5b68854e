import pytest

from auditor.ruleset import RuleSet, load_ruleset
from auditor.scoring.deductions import can_deduct


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
    assert can_deduct(ruleset.by_id[rule], ruleset.profile) is deducts
