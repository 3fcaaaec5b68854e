"""What the whole rule set says of small forms, against what a reviewer says of them."""

from __future__ import annotations

import pytest

from auditor.ruleset import load_ruleset
from tests.checks.links.cases import Case, cases, findings, verdict

RULESET = load_ruleset()
CASES = tuple(cases())
MISSED = frozenset({  # faults that are not found yet
    "duplicates/count-with-full-rate-same-word", "money/goal-states-less", "money/goal-two-phases-wrong",
    "self_review/total-wrong", "text_table/many-places-counted",
})  # fmt: skip


def test_every_case_has_its_own_name() -> None:
    assert len({(case.topic, case.id) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.topic}-{case.id}" for case in CASES])
def test_case(case: Case) -> None:
    allowed = {"right", "missed"} if f"{case.topic}/{case.id}" in MISSED else {"right"}
    assert verdict(case, findings(case, RULESET)) in allowed
