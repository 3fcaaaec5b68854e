"""What a profile asks of forms of one stage."""

from __future__ import annotations

from decimal import Decimal

from auditor.profiles import GateConfig
from auditor.scoring.scheme import scheme_of
from tests.judging.test_engine import PROFILE


def gate(name: str, *facts: str, stage: str | None = None) -> GateConfig:
    when = {fact: {"at_least": 1} for fact in facts}
    return GateConfig.model_validate(
        {"gate": name, "title": name, "at_most": 50, "when": when, "stage": stage}
    )


def test_a_gate_is_found_by_any_fact_that_it_asks_and_only_at_its_stage() -> None:
    gates = (gate("both", "x", "y"), gate("one", "y"), gate("later", "y", stage="results"))
    goals, results = (
        scheme_of(PROFILE.model_copy(update={"gates": gates}), stage) for stage in ("goals", "results")
    )
    found = [sorted(goals.gates_on(names)) for names in ("x", "xy", "z")]
    assert found == [["both"], ["both", "one"], []]
    assert sorted(results.gates_on("y")) == ["both", "later", "one"]


def test_a_step_fills_the_facts_of_all_parts_with_its_advice() -> None:
    scheme = scheme_of(PROFILE, "goals")
    for part in scheme.every_part():
        full = scheme.filled(frozenset({scheme.step(part)}))
        same = [each for each in scheme.every_part() if scheme.step(each) == scheme.step(part)]
        assert {each.fact for each in same} <= full.keys()
    assert scheme.filled(frozenset({"weight"})) == {}


def test_categories_that_parts_list_lessen_no_rows() -> None:
    scheme = scheme_of(PROFILE, "goals")
    assert scheme.in_parts == {category for part in scheme.every_part() for category in part.faults}
    assert all(part.points > Decimal(0) for part in scheme.every_part())
