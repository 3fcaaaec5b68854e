"""The arithmetic of the scorecard, as a reader redoes it with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.checks.base import Hit, Judgement, Undetermined, Unit, failed
from auditor.judging import judge_submission
from auditor.model import Confidence, Finding, Scorecard, Severity, as_written
from auditor.ruleset import LoadedRule
from auditor.scoring import score_submission
from auditor.scoring.deductions import Cost, charges_of, cost_of, deductions_of, left_of
from tests.cases import every_case
from tests.judging.test_engine import PROFILE, always, make_rule, make_ruleset, make_submission, on


def indicator(name: str, operator: str, value: int, unit: str, weight: int, *levels: str) -> dict[str, Any]:
    return {
        "name": name, "operator": operator, "value": value, "unit": unit, "weight": weight, "levels": levels
    }  # fmt: skip


GOOD = [
    indicator("新建泵站数量", "≥", 4, "座", 20, "产出", "数量"),
    indicator("清淤河道长度", "≥", 30, "公里", 20, "产出", "数量"),
    indicator("工程验收合格率", "≥", 98, "%", 10, "产出", "质量"),
    indicator("完工时限", "≤", 10, "个月", 10, "产出", "时效"),
    indicator("每座泵站造价", "≤", 80, "万元/座", 10, "产出", "成本"),
    indicator("受益农田面积", "≥", 5000, "亩", 20, "效益", "社会效益"),
    indicator("农户满意度", "≥", 92, "%", 10, "满意度", "满意度"),
]
PEOPLE = indicator("培训护林员人数", "≥", 20, "人", 60, "产出", "数量")
SESSIONS = indicator("举办讲座场次", "≥", 2, "场", 30, "产出", "数量")
FULL = [row | {"operator": "＝", "value": 100, "unit": "%"} for row in GOOD[2:]]
FOREIGN = list(
    zip(
        GOOD,
        [
            "图书采购数量",
            "读书活动场次",
            "借阅图书册数",
            "书架更新数量",
            "图书单价",
            "读者人数",
            "读者满意度",
        ],
        strict=True,
    )
)
GOAL = "新建泵站4座，清淤河道30公里，受益农田5000亩。"


def form(rows: Sequence[dict[str, Any]] = GOOD, **more: Any) -> dict[str, Any]:
    return {"goal": GOAL, "budget": 320, "indicators": list(rows), **more}


def with_row(number: int, **changes: Any) -> list[dict[str, Any]]:
    return [row | changes if at == number else row for at, row in enumerate(GOOD, 1)]


def score(*rules: LoadedRule, forms: Sequence[dict[str, Any]] = ()) -> tuple[Scorecard, dict[int, Scorecard]]:
    submission = make_submission(*(forms or [form()]))
    ruleset = make_ruleset(make_rule("quiet", on()), *rules)
    return score_submission(submission, judge_submission(submission, ruleset), ruleset)


def total(*rules: LoadedRule, **more: Any) -> Decimal:
    card, _ = score(*rules, **more)
    assert card.score is not None
    return card.score


def cost(row: int | None, points: float, cap: float = 99, group: str = "root", rule: str = "a") -> Cost:
    finding = Finding(rule, rule, "wording", Severity.ERROR, Confidence.CERTAIN, 1, row, None, "错")
    return Cost(finding, "clarity", group, Decimal(str(points)), Decimal(str(cap)))


class TestDeductions:
    @every_case(
        ("rows", "found", "points", "formula", "lost"),
        [
            (10, 1, 3, "3分×1行＝3分", "3"),
            (8, 2, 3, "3分×2行×10/8＝7.5分，封顶6分，扣6分", "6"),
            (8, 1, 3, "3分×1行×10/8＝3.8分", "3.8"),
            (2, 1, 2, "2分×1行×10/5＝4分", "4"),
            (11, 1, 1, "1分×1行×10/11＝0.9分", "0.9"),
            (10, 3, 1.5, "1.5分×3行＝4.5分", "4.5"),
        ],
    )
    def test_rows_are_scaled_to_ten_and_capped(
        self, rows: int, found: int, points: float, formula: str, lost: str
    ) -> None:
        costs = [cost(row, points, cap=6) for row in range(1, found + 1)]
        [deduction] = deductions_of(charges_of(costs, form=1, rows=rows), "clarity", 1)
        assert (deduction.formula, deduction.points, deduction.count) == (formula, Decimal(lost), found)

    def test_a_root_cause_costs_once_per_row_and_the_dearest_counts(self) -> None:
        costs = [cost(1, 1), cost(2, 1), cost(1, 3, rule="b")]
        [deduction] = deductions_of(charges_of(costs, form=1, rows=10), "clarity", 1)
        assert (deduction.formula, deduction.rules) == ("3分×1行＋1分×1行＝4分", ("a", "b"))

    def test_what_concerns_the_form_is_not_scaled_and_told_by_one_rule(self) -> None:
        costs = [cost(1, 1), cost(None, 2), cost(None, 2), cost(None, 3, rule="b")]
        [deduction] = deductions_of(charges_of(costs, form=1, rows=8), "clarity", 1)
        assert deduction.formula == "1分×1行×10/8＋2分×2处＝5.3分"

    @given(st.lists(st.integers(1, 60), min_size=1, unique=True), st.decimals("0.1", "9", places=1),
           st.decimals("0.1", "15", places=1))  # fmt: skip
    def test_a_deduction_is_never_above_its_cap(self, rows: list[int], points: Decimal, cap: Decimal) -> None:
        costs = [cost(row, float(points), cap=float(cap)) for row in rows]
        [deduction] = deductions_of(charges_of(costs, form=1, rows=60), "clarity", 1)
        assert 0 < deduction.points <= max(cap, points)
        assert f"{as_written(deduction.points)}分" in deduction.formula

    def test_a_row_keeps_what_its_faults_leave(self) -> None:
        costs = [cost(1, 3), cost(2, 1), cost(2, 1, rule="b"), cost(3, 1), cost(3, 1, group="other")]
        left = left_of(costs, Decimal(4))
        assert left == {1: Decimal("0.25"), 2: Decimal("0.75"), 3: Decimal("0.5625")}

    def test_questions_hints_and_rules_on_trial_cost_nothing(self) -> None:
        finding = cost(1, 3).finding
        assert cost_of(finding, make_rule("a", on(), confidence="ask").bound.rule, PROFILE) is not None
        trial = make_rule("a", on(), status="preview").bound.rule
        assert cost_of(finding, trial, PROFILE) is None
        asked = Finding("a", "a", "wording", Severity.ERROR, Confidence.ASK, 1, 1, None, "问")
        assert cost_of(asked, make_rule("a", on()).bound.rule, PROFILE) is None
        hint = Finding("a", "a", "wording", Severity.INFO, Confidence.CERTAIN, 1, 1, None, "提示")
        assert cost_of(hint, make_rule("a", on(), score={"points": 3}).bound.rule, PROFILE) is None


class TestFormScorecard:
    def test_items_are_what_their_parts_earn(self) -> None:
        _, forms = score()
        for item in forms[1].items:
            earned = sum((part.score for part in item.parts if part.score is not None), Decimal(0))
            assert item.score == item.base + earned
            assert item.formula.endswith(f"＝{as_written(item.score)}")
        assert forms[1].reached == sum((item.score or 0 for item in forms[1].items), Decimal(0)).quantize(
            Decimal("0.1")
        )

    def test_a_good_form_is_good(self) -> None:
        card, _ = score()
        assert card.score is not None
        assert card.score >= 80
        assert (card.grade, card.decision) == ("良", "通过")
        assert {gate.gate for gate in card.gates} <= {"top", "unclosed"}

    def test_effects_that_are_taken_for_granted_are_told_beside_the_sum(self) -> None:
        told = []
        for rows in (GOOD[:5], GOOD):
            _, forms = score(forms=[form(indicators=rows)])
            told += [part.formula for item in forms[1].items for part in item.parts if part.part == "effects"]
        assert told == ["7×0.75/1.5＝3.5（没有看到效益指标，按一半计）", "7×1/1.5＝4.7"]

    def test_what_no_field_tells_stays_open_and_is_not_scaled_up(self) -> None:
        _, forms = score()
        assert forms[1].open_points == sum(item.open for item in forms[1].items) > 0
        assert forms[1].reached is not None
        assert forms[1].reached <= forms[1].judged_points

    def test_a_fault_takes_the_share_of_its_row(self) -> None:
        fault = {"score": {"points": 3}, "category": "operator-inverted"}
        heavy = total(make_rule("a", on("新建泵站数量"), **fault))
        light = total(make_rule("a", on("工程验收合格率"), **fault))
        assert heavy < light < total()

    def test_a_part_deducts_no_more_than_it_has_earned(self) -> None:
        vague = make_rule("v", always, scope="form", category="vague-goal", score={"points": 30, "cap": 30})
        _, forms = score(vague)
        part = next(part for item in forms[1].items for part in item.parts if part.part == "goal")
        assert (part.score, part.formula.endswith("＝0")) == (0, True)
        assert sum(each.points for each in part.deductions) == part.full
        assert part.deductions[0].formula.endswith(f"此处只扣{as_written(part.full)}分")

    @every_case(
        ("changes", "gate"),
        [
            ({"indicators": [GOOD[6]]}, "few-measures"),
            ({"goal": None, "missing_labels": ["goal"]}, "no-goal"),
            ({"indicators": [row | {"value": ""} for row in GOOD]}, "blank"),
            ({"indicators": [row | {"operator": "定性", "value": "良好"} for row in GOOD]}, "unclear"),
            ({"indicators": with_row(6, operator="定性", value="明显")}, "no-effects"),
            ({"indicators": GOOD[:5]}, "no-effects"),
            (
                {"indicators": [row | {"value": 40} if row["unit"] == "%" else row for row in GOOD]},
                "few-vague",
            ),
            ({"budget": 90000, "indicators": [PEOPLE, SESSIONS, GOOD[6]]}, "dear"),
            (
                {"indicators": [row | {"name": f"{trade}{n}"} for n, (row, trade) in enumerate(FOREIGN)]},
                "foreign",
            ),
            ({"indicators": FULL}, "all-hollow"),
            ({"indicators": [GOOD[0], GOOD[5] | {"operator": "定性", "value": "明显"}]}, "one-measure"),
        ],
    )
    def test_a_gate_caps_and_is_named(self, changes: dict[str, Any], gate: str) -> None:
        _, forms = score(forms=[form(**changes)])
        closed = {each.gate: each for each in forms[1].gates}
        assert gate in closed
        assert forms[1].score is not None
        assert forms[1].score <= closed[gate].at_most
        decided = [each for each in forms[1].gates if each.decided]
        assert bool(decided) == (forms[1].reached != forms[1].score)

    def test_a_form_without_rows_has_no_score(self) -> None:
        card, forms = score(forms=[form(rows=[])])
        assert (forms[1].score, forms[1].grade, forms[1].decision) == (None, None, None)
        assert (card.score, card.formula) == (None, "没有读到一条指标，不计总分")

    def test_what_was_not_read_is_not_held_against_a_form(self) -> None:
        submission = make_submission(form())
        ruleset = make_ruleset(make_rule("quiet", on()))
        rows = submission.forms[0].indicators
        unread = tuple(replace(row, value=None, unread=frozenset({"value"})) for row in rows)
        submission = replace(submission, forms=(replace(submission.forms[0], indicators=unread),))
        _, forms = score_submission(submission, judge_submission(submission, ruleset), ruleset)
        assert (forms[1].score, forms[1].formula) == (None, "多数指标值没有读出，不计总分")

    def test_a_second_period_does_not_count_twice(self) -> None:
        submission = make_submission(form())
        ruleset = make_ruleset(make_rule("quiet", on()))
        rows = submission.forms[0].indicators
        later = tuple(replace(row, row=row.row + 10, period="mid_term") for row in rows)
        both = replace(submission, forms=(replace(submission.forms[0], indicators=(*rows, *later)),))
        _, forms = score_submission(both, judge_submission(both, ruleset), ruleset)
        assert forms[1].score == total()

    def test_what_judging_found_out_changes_no_score(self) -> None:
        submission = make_submission(form(), form(rows=with_row(2, value=40), goal="新建泵站6座。"))
        ruleset = make_ruleset(make_rule("quiet", on()))
        judged = judge_submission(submission, ruleset)
        assert set(judged.readings) == {1, 2}
        anew = score_submission(submission, replace(judged, readings={}), ruleset)
        assert score_submission(submission, judged, ruleset) == anew

    def test_a_total_needs_coverage(self) -> None:
        def blind(unit: Unit) -> Judgement:
            return Undetermined("没有指标值")

        _, forms = score(make_rule("a", blind), make_rule("b", blind))
        assert (forms[1].score, forms[1].grade, forms[1].decision) == (None, None, None)
        assert forms[1].formula == "能判断的只占33.3%，低于50%，不计总分"

    def test_empty_templates_have_no_scorecard(self) -> None:
        _, forms = score(forms=[form(), form(empty=True)])
        assert set(forms) == {1}

    def test_what_must_be_mended_keeps_a_form_from_passing(self) -> None:
        free = {"score": {"points": 0}}
        card, _ = score(make_rule("m", always, scope="form", severity="error", **free))
        assert (card.grade, card.decision) in [("良", "修改后通过"), ("优", "修改后通过")]
        assert score(make_rule("m", always, scope="form", severity="warning", **free))[0].decision == "通过"

    def test_a_lift_tells_the_score_that_the_mended_form_has(self) -> None:
        fault = make_rule("a", on("新建泵站数量"), score={"points": 3, "group": "g"})
        _, forms = score(fault)
        [lift] = [each for each in forms[1].lifts if each.group == "g"]
        assert (lift.after, lift.count, lift.forms) == (total(), 1, (1,))
        assert forms[1].together is not None
        assert forms[1].together >= max(each.after for each in forms[1].lifts)

    def test_causes_of_one_name_are_one_step(self) -> None:
        faults = [
            make_rule(name, on(row), score={"points": 3, "group": name})
            for name, row in (("a", "新建泵站数量"), ("b", "清淤河道长度"))
        ]
        card, forms = score(*faults)
        [lift] = [each for each in forms[1].lifts if each.count]
        assert (lift.count, lift.after, lift.group) == (2, total(), "a+b")
        assert [each.group for each in card.lifts if each.count] == ["a+b"]

    def test_steps_name_the_rows_and_full_parts_are_no_steps(self) -> None:
        _, forms = score(forms=[form(rows=with_row(6, operator="定性", value="明显"))])
        steps = {lift.group: [ref.row for ref in lift.rows] for lift in forms[1].lifts}
        assert steps["part:effects"] == [6]
        assert not steps.keys() & {"part:dimensions", "part:costs", "part:budget", "part:satisfaction"}

    def test_parts_with_one_advice_are_one_step(self) -> None:
        rows = [row | {"value": 100} if row["unit"] == "%" else row for row in GOOD[2:]]
        _, forms = score(forms=[form(rows=rows)])
        (step,) = [lift for lift in forms[1].lifts if "实数指标" in lift.label]
        assert step.label == "实数指标、实数指标的分量、目标值可以考核未得满分"
        assert step.after > (forms[1].score or 0)

    def test_what_a_finding_says_is_not_advised_again(self) -> None:
        rows = [row for row in GOOD if row["levels"][1] not in ("时效", "成本")]
        told = make_rule(
            "m", always, scope="form", category="missing-dimension", score={"points": 2, "group": "dimension"}
        )
        quiet, loud = (score(*each, forms=[form(rows=rows)])[1][1].lifts for each in ((), (told,)))
        assert "part:dimensions" in {lift.group for lift in quiet}
        assert {"dimension", "part:dimensions"} & {lift.group for lift in loud} == {"dimension"}


class TestSubmissionScorecard:
    def test_the_mean_of_the_forms_less_what_concerns_the_whole(self) -> None:
        worse = form(rows=with_row(1, value=""))
        whole = make_rule("w", always, scope="submission", score={"points": 1.5, "group": "w", "cap": 3})
        card, forms = score(whole, forms=[form(), worse])
        mean = sum((each.score for each in forms.values() if each.score is not None), Decimal(0)) / 2
        assert card.score == mean.quantize(Decimal("0.1"), "ROUND_HALF_UP") - Decimal("1.5")
        assert card.formula.startswith("2张表的平均分")
        assert "全文扣1.5" in card.formula

    def test_what_concerns_the_whole_is_limited(self) -> None:
        whole = make_rule("w", always, scope="submission", score={"points": 50, "group": "w", "cap": 50})
        cards = [score(*rules, forms=[form(), form()])[0] for rules in ((), (whole,))]
        assert [card.score for card in cards] == [total(), total() - 10]

    def test_what_concerns_a_file_with_one_form_concerns_the_form(self) -> None:
        whole = make_rule("w", always, scope="submission", score={"points": 1.5, "group": "w", "cap": 3})
        card, forms = score(whole)
        assert card.score == forms[1].score
        assert card.score is not None
        assert card.score < total()
        assert (card.decision, card.formula) == (forms[1].decision, forms[1].formula)

    def test_a_finding_that_a_whole_rule_places_in_a_form_costs_there(self) -> None:
        def second(unit: Unit) -> Judgement:
            return failed(Hit(form=2, row=1))

        across = make_rule("w", second, scope="submission", score={"points": 3, "group": "w", "cap": 3})
        _, forms = score(across, forms=[form(), form()])
        assert forms[1].score is not None
        assert forms[2].score is not None
        assert forms[2].score < forms[1].score

    def test_a_form_without_a_score_does_not_count(self) -> None:
        card, forms = score(forms=[form(), form(rows=[])])
        assert forms[2].score is None
        assert card.score == forms[1].score

    def test_without_forms_there_is_no_score(self) -> None:
        card, forms = score(forms=[form(empty=True)])
        assert forms == {}
        assert (card.score, card.grade, card.decision) == (None, None, None)


def reviewed(*results: str, targets: bool) -> dict[str, Any]:
    columns = ["name", "weight", "actual", "score", *(["value"] if targets else [])]
    rows = [
        {"name": row["name"], "weight": row["weight"], "levels": row["levels"], "actual": result}
        for row, result in zip(GOOD, results, strict=True)
    ]
    return form(rows, kind="self_review", columns=columns)


RESULTS = ("4座", "31公里", "100%", "9个月", "78万元/座", "5200亩", "94%")


def test_a_self_review_that_prints_no_targets_is_scored_by_its_results() -> None:
    wishes = ("明显改善",) * len(RESULTS)
    told, wished = (total(forms=[reviewed(*each, targets=False)]) for each in (RESULTS, wishes))
    assert told > 60 > wished


def test_targets_left_blank_are_not_made_up_for_by_results() -> None:
    assert total(forms=[reviewed(*RESULTS, targets=True)]) < 45
