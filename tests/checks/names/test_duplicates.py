"""Rows that stand twice, and rows nearly so."""

from auditor.authoring.scopes import PairExample
from auditor.checks.base import (
    Failed,
    NotApplicable,
    Passed,
)
from auditor.checks.names.duplicates import DuplicateParams, Target, judge_duplicate, judge_near
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import PairUnit
from auditor.model import Confidence
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context


def pair(one: dict[str, str], other: dict[str, str]) -> PairUnit:
    return PairExample.model_validate({"a": one, "b": other}).build()


ROW = {"name": "护林巡查次数", "operator": "≥", "value": "12", "unit": "次"}


class TestDuplicates:
    def test_layout_and_width_do_not_hide_a_duplicate(self) -> None:
        other = {**ROW, "name": "护林 巡查次数", "value": "１２"}
        judgement = judge_duplicate(pair(ROW, other), DuplicateParams(target=Target.SAME), CONTEXT)
        assert isinstance(judgement, Failed)
        assert [ref.row for ref in judgement.hits[0].related] == [2]

    def test_another_target_is_the_other_rule(self) -> None:
        unit = pair(ROW, {**ROW, "value": "24"})
        assert isinstance(judge_duplicate(unit, DuplicateParams(target=Target.SAME), CONTEXT), NotApplicable)
        assert isinstance(judge_duplicate(unit, DuplicateParams(target=Target.DIFFERENT), CONTEXT), Failed)

    def test_near_duplicates_with_other_targets_are_asked(self) -> None:
        judgement = judge_near(pair(ROW, {**ROW, "name": "护林巡查场次", "value": "20"}), NoParams(), CONTEXT)
        assert isinstance(judgement, Failed)
        assert judgement.hits[0].confidence is Confidence.ASK

    def test_units_that_cannot_agree_are_two_measures(self) -> None:
        unit = pair(ROW, {**ROW, "name": "护林巡查场次", "unit": "公里"})
        assert isinstance(judge_near(unit, NoParams(), CONTEXT), Passed)
