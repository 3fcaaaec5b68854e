"""What the whole rule set says of small forms, against what a reviewer says of them."""

from __future__ import annotations

import pytest

from auditor.ruleset import load_ruleset
from tests.checks.links.cases import TOPICS, cases, findings, verdict

MISSED = frozenset({  # faults that are not found yet
    "duplicates/count-with-full-rate-same-word", "money/goal-states-less", "money/goal-two-phases-wrong",
    "self_review/total-wrong", "text_table/many-places-counted",
})  # fmt: skip


@pytest.mark.parametrize("topic", TOPICS)
def test_every_case_of_a_topic(topic: str) -> None:
    wrong, ruleset, names = [], load_ruleset(), set()
    for case in cases(topic):
        assert case.id not in names
        names.add(case.id)
        allowed = {"right", "missed"} if f"{topic}/{case.id}" in MISSED else {"right"}
        found = verdict(case, findings(case, ruleset))
        if found not in allowed:
            wrong.append((case.id, found))
    assert wrong == []
    assert {name for name in MISSED if name.startswith(f"{topic}/")} <= {f"{topic}/{name}" for name in names}
