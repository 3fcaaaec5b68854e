"""The rules that compare texts, rows, forms and budget tables run on their own examples."""

from __future__ import annotations

import pytest

from auditor.authoring.examples import ExampleResult, run_examples
from auditor.ruleset.loader import core_pack, load_files

RULES = (
    "text-table-value", "text-table-direction", "text-table-unit", "text-table-stricter", "text-table-sum",
    "goal-cost-not-covered", "goal-quantity-not-covered", "goal-frequency-not-covered",
    "goal-zero-not-covered",
    "goal-topic-not-covered", "overview-quantity-not-covered", "indicator-without-basis",
    "overview-goal-numbers", "goal-beyond-overview", "cross-form-target", "cross-form-measure",
    "budget-department-total", "budget-project-sum", "budget-subtotal", "budget-row-sum", "budget-goal-cost",
    "budget-cost-indicator", "budget-sources", "period-year", "period-months", "period-indicator",
)  # fmt: skip
RESULTS = run_examples(load_files([core_pack() / f"{rule}.yaml" for rule in RULES]))


@pytest.mark.parametrize("result", RESULTS, ids=[result.name for result in RESULTS])
def test_example(result: ExampleResult) -> None:
    assert result.ok, result.describe()


def test_messages_hold_no_empty_or_nested_quotes() -> None:
    for result in RESULTS:
        for finding in result.findings:
            assert "“”" not in finding.message
            assert "““" not in finding.message
