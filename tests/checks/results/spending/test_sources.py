from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.spending.sources import judge_sources
from auditor.checks.shared.parameters import NoParams
from tests.checks.forms_of_cases import form_unit
from tests.checks.single_rows import CONTEXT, only_hit


def judge(whole: dict[str, object], *sources: dict[str, object]) -> Judgement:
    unit = form_unit(kind="self_review", execution=whole, sources=sources)
    return judge_sources(unit, NoParams(), CONTEXT)


ONE, OTHER = {"budget": 30, "executed": 30}, {"budget": 22, "executed": 18}


def test_what_the_sources_spent_is_what_was_spent() -> None:
    hit = only_hit(judge({"budget": 52, "executed": 50.4}, ONE, OTHER))
    assert (hit.fault, hit.values["sum"], hit.values["stated"]) == ("executed", "48", "50.4")
    assert judge({"budget": 52, "executed": 48}, ONE, OTHER) is PASSED
    assert judge({"budget": 52, "executed": "48.4"}, {"budget": 30, "executed": "29.96"}, OTHER) is PASSED


def test_a_column_that_adds_up_shows_that_no_source_was_left_out() -> None:
    assert judge({"budget": 60, "executed": 50.4}, ONE, OTHER) is NOT_APPLICABLE
    assert judge({"budget": 52, "executed": 50.4}, ONE, {"budget": 22}) is NOT_APPLICABLE
    assert judge({"budget": 52, "executed": 50.4}, {"budget": 52, "executed": 48}) is NOT_APPLICABLE


def test_parts_of_a_part_are_not_added() -> None:
    whole = {"budget": 52, "executed": 48}
    assert judge(whole, {"budget": 52, "executed": 48}, {"budget": 0, "executed": 30}) is PASSED
