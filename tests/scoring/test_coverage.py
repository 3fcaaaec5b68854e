"""What could be judged, form by form."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import Judgement, Undetermined, Unit
from auditor.judging import judge_submission
from auditor.scoring.coverage import judged_share, tallies_of
from tests.judging.test_engine import always, make_rule, make_ruleset, make_submission, on
from tests.scoring.test_scorer import GOOD, form


def blind(unit: Unit) -> Judgement:
    return Undetermined("没有指标值")


def test_a_gap_lowers_the_share_of_its_form_and_only_deducting_rules_judge_items() -> None:
    submission = make_submission(form(), form(rows=GOOD[:3]))
    ruleset = make_ruleset(
        make_rule("seen", on("新建泵站数量")),
        make_rule("asked", always, scope="form", confidence="ask"),
        make_rule("blind", blind, scope="form"),
    )
    tallies = tallies_of(judge_submission(submission, ruleset), ruleset)
    assert {index: (each.judged, each.gaps) for index, each in tallies.items()} == {1: (8, 1), 2: (4, 1)}
    assert [sum(each.items.values()) for each in tallies.values()] == [7, 3]
    assert judged_share(tallies.values()) == Decimal(12) / 14


def test_where_nothing_applied_nothing_was_covered() -> None:
    assert judged_share([]) == 0
