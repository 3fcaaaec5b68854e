"""Rules × units: every unit has an outcome, nothing is silent, the same input gives the same output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from auditor.auditing import audit_submission, directions
from auditor.authoring.scopes import SubmissionExample
from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    CheckKind,
    Context,
    Hit,
    Judgement,
    NotApplicable,
    Params,
    Passed,
    Undetermined,
    failed,
)
from auditor.checks.units import PairUnit, Scope, Unit, rows_of
from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import parse_yaml
from auditor.judging import judge_submission, units_of
from auditor.model import (
    ColumnRead,
    Confidence,
    Evidence,
    Location,
    Operator,
    Outcome,
    RowRef,
    Severity,
    Submission,
    Sureness,
)
from auditor.profiles import load_profile
from auditor.ruleset import LoadedRule, Rule, RuleSet
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.where import compile_where
from tests.cases import every_case

Judge = Callable[[Unit], Judgement]
LEXICONS = Lexicons()
PROFILE = load_profile()


def make_rule(rule_id: str, judge: Judge, **changes: Any) -> LoadedRule:
    data: dict[str, Any] = {
        "id": rule_id, "title": rule_id, "category": "wording", "item": "clarity", "severity": "error",
        "scope": "indicator", "check": {"kind": "k"}, "message": "错", "basis": [], "why": "因为",
    } | changes  # fmt: skip
    rule = Rule.model_validate(data)
    kind = CheckKind("k", "", frozenset(), Params, lambda unit, _params, _context: judge(unit))
    return LoadedRule(
        BoundRule(rule, kind, Params(), compile_where(rule.where), ()), parse_yaml("", rule_id), ()
    )


def make_ruleset(*rules: LoadedRule) -> RuleSet:
    ordered = tuple(sorted(rules, key=lambda loaded: loaded.bound.rule.id))
    return RuleSet(ordered, LEXICONS, PROFILE, ("test",))


def make_submission(*forms: dict[str, Any]) -> Submission:
    return SubmissionExample.model_validate({"forms": list(forms)}).build().submission


def rows(*names: str, **more: Any) -> dict[str, Any]:
    return {"indicators": [{"name": name, "operator": "≥", "value": 1} for name in names], **more}


def always(unit: Unit) -> Judgement:
    return failed(Hit())


def on(*names: str) -> Judge:
    return lambda unit: failed(Hit()) if any(row.name in names for row in rows_of(unit)) else PASSED


SUBMISSION = make_submission(
    rows("甲", "乙", "丙", goal="目标", overview=" "), rows("丁", empty=True), rows("甲", basis="依据")
)


@every_case(
    ("scope", "count"),
    [(Scope.SUBMISSION, 1), (Scope.FORM, 3), (Scope.INDICATOR, 5), (Scope.PAIR, 3), (Scope.TEXT, 2)],
)
def test_units_of_each_scope(scope: Scope, count: int) -> None:
    units: Iterator[Unit] = units_of(SUBMISSION, scope)
    assert len(list(units)) == count


def test_pairs_are_in_row_order_and_inside_one_form() -> None:
    units = units_of(SUBMISSION, Scope.PAIR)
    pairs = [(unit.indicator.row, unit.other.row) for unit in units if isinstance(unit, PairUnit)]
    assert pairs == [(1, 2), (1, 3), (2, 3)]


def test_every_unit_has_one_outcome_per_rule() -> None:
    rules = [make_rule(f"r-{scope}", always, scope=scope) for scope in Scope]
    judged = judge_submission(SUBMISSION, make_ruleset(*rules))
    for tally in judged.tallies(make_ruleset(*rules)):
        scope = Scope(tally.rule.removeprefix("r-"))
        assert sum(tally.outcomes.values()) == len(list(units_of(SUBMISSION, scope)))


def test_empty_templates_are_not_judged_unless_the_rule_says_so() -> None:
    usual, templates = make_rule("usual", always, scope="form"), make_rule(
        "templates", always, scope="form", where={"filled": False}
    )  # fmt: skip
    judged = judge_submission(SUBMISSION, make_ruleset(usual, templates))
    assert [(each.rule, each.form) for each in judged.findings] == [
        ("usual", 1),
        ("templates", 2),
        ("usual", 3),
    ]
    assert judged.counts["usual", 2] == {Outcome.NOT_APPLICABLE: 1}


def test_a_rule_that_breaks_stops_nothing() -> None:
    def breaks(unit: Unit) -> Judgement:
        if any(row.name == "乙" for row in rows_of(unit)):
            raise ValueError("坏了")
        return PASSED

    judged = judge_submission(
        SUBMISSION, make_ruleset(make_rule("breaks", breaks), make_rule("finds", on("乙")))
    )
    assert [(gap.rule, gap.outcome, gap.form, gap.row, gap.reason) for gap in judged.gaps] == [
        ("breaks", Outcome.ERROR, 1, 2, "检查程序出错（ValueError: 坏了）")
    ]
    assert judged.counts["breaks", 1] == {Outcome.PASS: 2, Outcome.ERROR: 1}
    assert [each.rule for each in judged.findings] == ["finds"]


def test_undetermined_is_a_gap_told_once_per_row() -> None:
    rule = make_rule("blank", lambda unit: Undetermined("没有指标值"), scope="pair")
    judged = judge_submission(SUBMISSION, make_ruleset(rule))
    assert judged.counts["blank", 1] == {Outcome.UNDETERMINED: 3}
    assert [gap.row for gap in judged.gaps] == [1, 2]


def test_nothing_is_found_on_words_that_a_scan_may_have_got_wrong() -> None:
    name = SUBMISSION.forms[0].indicators[1].place("name")
    document = replace(SUBMISSION.document, uncertain=frozenset({name}))
    judged = judge_submission(
        replace(SUBMISSION, document=document), make_ruleset(make_rule("finds", on("甲", "乙")))
    )
    assert [(each.form, each.row) for each in judged.findings] == [(1, 1), (3, 1)]
    assert [(gap.form, gap.row, gap.outcome) for gap in judged.gaps] == [(1, 2, Outcome.UNDETERMINED)]
    assert "扫描" in judged.gaps[0].reason


def test_deprecated_rules_do_not_run_and_preview_rules_do() -> None:
    ruleset = make_ruleset(
        make_rule("old", always, status="deprecated"), make_rule("new", always, status="preview")
    )
    judged = judge_submission(SUBMISSION, ruleset)
    assert {each.rule for each in judged.findings} == {"new"}
    assert [tally.rule for tally in judged.tallies(ruleset)] == ["new"]


def test_what_passes_is_counted_like_what_is_judged_one_by_one() -> None:
    def told(unit: Unit) -> Judgement:  # a plug-in may make its own judgements
        name = next(row.name for row in rows_of(unit))
        return {"甲": Passed(), "乙": NotApplicable()}.get(name, Undetermined("没有指标值"))

    def known(unit: Unit) -> Judgement:
        judgement = told(unit)
        return {Passed(): PASSED, NotApplicable(): NOT_APPLICABLE}.get(judgement, judgement)

    ruleset = make_ruleset(make_rule("own", told), make_rule("known", known))
    judged = judge_submission(SUBMISSION, ruleset)
    for form in (1, 2, 3):
        assert judged.counts["own", form] == judged.counts["known", form]
    assert judged.counts["known", 1] == {
        Outcome.PASS: 1, Outcome.NOT_APPLICABLE: 1, Outcome.UNDETERMINED: 1
    }  # fmt: skip
    assert [gap.rule for gap in judged.gaps] == ["known", "own"]


class TestYieldsTo:
    def judge(self, *rules: LoadedRule) -> list[tuple[str, int | None]]:
        judged = judge_submission(SUBMISSION, make_ruleset(*rules))
        self.counts = judged.counts
        return [(each.rule, each.row) for each in judged.findings if each.form == 1]

    def test_a_repetition_of_the_same_root_cause_is_dropped(self) -> None:
        found = self.judge(
            make_rule("cause", on("甲")), make_rule("echo", on("甲", "乙"), yields_to=["cause"])
        )
        assert found == [("cause", 1), ("echo", 2)]
        assert self.counts["echo", 1] == {Outcome.FAIL: 1, Outcome.NOT_APPLICABLE: 1, Outcome.PASS: 1}

    def test_a_chain_ends_at_its_root(self) -> None:
        found = self.judge(
            make_rule("a", on("甲")),
            make_rule("b", on("甲"), yields_to=["a"]),
            make_rule("c", on("甲"), yields_to=["b"]),
        )
        assert found == [("a", 1)]

    def test_a_question_silences_questions_only(self) -> None:
        asks = make_rule("asks", on("甲"), confidence="ask")
        firm = make_rule("firm", on("甲"), yields_to=["asks"])
        also = make_rule("also-asks", on("甲"), yields_to=["asks"], confidence="ask")
        assert self.judge(asks, firm, also) == [("asks", 1), ("firm", 1)]

    def test_questions_alone_yield_where_a_rule_says_so(self) -> None:
        cause = make_rule("cause", on("甲"), confidence="ask")
        asks = make_rule("asks", on("甲", "乙"), asks_yield_to=["cause"], confidence="ask")
        firm = make_rule("firm", on("甲"), asks_yield_to=["cause"])
        assert self.judge(cause, asks, firm) == [("cause", 1), ("firm", 1), ("asks", 2)]
        assert self.counts["asks", 1] == {Outcome.FAIL: 1, Outcome.NOT_APPLICABLE: 1, Outcome.PASS: 1}

    def test_a_question_stays_beside_one_that_has_yielded(self) -> None:
        found = self.judge(
            make_rule("cause", on("甲"), confidence="ask", asks_yield_to=["echo"]),
            make_rule("echo", on("甲"), confidence="ask", yields_to=["cause"]),
        )
        assert found == [("cause", 1)]

    def test_what_is_told_of_several_rows_is_silenced_by_a_fault_of_each(self) -> None:
        def group(unit: Unit) -> Judgement:
            first = any(row.name == "甲" for row in rows_of(unit))
            return failed(Hit(related=(RowRef(1, 2),))) if first else PASSED

        rows = make_rule("rows", group, yields_to=["cause"])
        assert self.judge(make_rule("cause", on("甲")), rows) == [("cause", 1), ("rows", 1)]
        assert self.judge(make_rule("cause", on("甲", "乙")), rows) == [("cause", 1), ("cause", 2)]

    def test_forms_are_places_too(self) -> None:
        found = self.judge(
            make_rule("cause", always, scope="form"),
            make_rule("echo", always, scope="text", yields_to=["cause"]),
        )
        assert found == [("cause", None)]

    def test_a_question_about_one_text_does_not_yield_to_a_slip_in_another(self) -> None:
        def within(field: str) -> Judge:
            return lambda _unit: failed(Hit(field=field))

        cause = make_rule("cause", within("goal"), scope="form")
        for field, told in (("overview", {"cause", "asks"}), ("goal", {"cause"})):
            asks = make_rule("asks", within(field), scope="form", asks_yield_to=["cause"], confidence="ask")
            assert {rule for rule, _ in self.judge(cause, asks)} == told, field


def test_what_joins_another_says_so_in_a_clause() -> None:
    judged = judge_submission(
        SUBMISSION,
        make_ruleset(
            make_rule("cause", on("甲")),
            make_rule("echo", on("甲"), joins=["cause"], briefly="“{name}”也错"),
            make_rule("mute", on("甲"), joins=["cause"], briefly="“{unknown}”也错"),
        ),
    )
    told = {each.rule: (each.joins, each.briefly) for each in judged.findings}
    assert told == {
        "cause": ((), ""),
        "echo": (("cause",), "“甲”也错"),
        "mute": (("cause",), "mute"),  # the title, where a word is not known
    }


def test_findings_are_in_document_order() -> None:
    rules = [
        make_rule("b", on("甲", "丙"), severity="info"),
        make_rule("a", on("甲"), severity="info"),
        make_rule("z", on("甲")),
        make_rule("form", always, scope="form", severity="warning"),
        make_rule("whole", always, scope="submission"),
    ]
    judged = judge_submission(SUBMISSION, make_ruleset(*rules))
    assert [(each.form, each.row, each.rule) for each in judged.findings] == [
        (None, None, "whole"), (1, None, "form"), (1, 1, "z"), (1, 1, "a"), (1, 1, "b"), (1, 3, "b"),
        (3, None, "form"), (3, 1, "z"), (3, 1, "a"), (3, 1, "b"),
    ]  # fmt: skip


def test_the_same_input_gives_the_same_output() -> None:
    ruleset = make_ruleset(make_rule("pairs", always, scope="pair"), make_rule("texts", always, scope="text"))
    first, second = (judge_submission(SUBMISSION, ruleset) for _ in range(2))
    assert first == second


def test_a_check_consults_the_rule_sets_own_language() -> None:
    seen: list[Context] = []

    def remember(unit: Unit, params: Any, context: Context) -> Judgement:
        seen.append(context)
        return NOT_APPLICABLE

    loaded = make_rule("x", always, scope="submission")
    kind = CheckKind("k", "", frozenset(), Params, remember)
    ruleset = make_ruleset(replace(loaded, bound=replace(loaded.bound, kind=kind)))
    judge_submission(SUBMISSION, ruleset)
    assert seen[0].language is ruleset.language


def test_the_report_holds_findings_tallies_scores_and_directions() -> None:
    submission = make_submission(
        {"indicators": [{"name": "培训人数", "operator": "≥", "value": 1, "unit": "人"},
                        {"name": "环境", "operator": "定性", "value": "好"}]}
    )  # fmt: skip
    ruleset = make_ruleset(make_rule("finds", on("培训人数"), confidence="certain"))
    report = audit_submission(submission, ruleset)
    assert [(each.rule, each.severity, each.confidence) for each in report.findings] == [
        ("finds", Severity.ERROR, Confidence.CERTAIN)
    ]
    assert report.tallies[0].outcomes == {Outcome.FAIL: 1, Outcome.PASS: 1}
    assert set(report.form_scorecards) == {1}
    assert report.directions == directions(submission, ruleset) == {(1, 1): "higher", (1, 2): "higher"}


def by_locality(*operators: str) -> Submission:
    """One printed row that gives each of several localities its target."""
    submission = make_submission(rows(*("补助户数" for _ in operators)))
    (form,) = submission.forms
    printed = form.indicators[0]
    own = tuple(
        replace(row, locality=f"第{row.row}镇", operator=Operator(sign), locations=printed.locations,
                location=printed.location)
        for row, sign in zip(form.indicators, operators, strict=True)
    )  # fmt: skip
    return replace(submission, forms=(replace(form, indicators=own),))


def test_a_row_with_a_target_for_each_locality_is_told_of_a_fault_once():
    ruleset = make_ruleset(make_rule("r", always))
    judged = judge_submission(by_locality("≥", "≥", "≥"), ruleset)
    assert [finding.row for finding in judged.findings] == [1]
    assert judged.findings[0].related == (RowRef(1, 2), RowRef(1, 3))
    assert judged.counts["r", 1] == {Outcome.FAIL: 1, Outcome.NOT_APPLICABLE: 2}


def test_localities_that_are_written_differently_are_told_each():
    judged = judge_submission(by_locality("≥", "≤", "≥"), make_ruleset(make_rule("r", always)))
    assert [finding.row for finding in judged.findings] == [1, 2]


def test_a_row_that_the_half_of_the_whole_period_prints_again_is_told_once():
    submission = make_submission(rows("补助户数", "补助户数", "发放次数"))
    (form,) = submission.forms
    one, again, other = (replace(row, locations={"name": Location(row=row.row)}) for row in form.indicators)
    halves = (one, replace(again, period="mid_term"), other)
    judged = judge_submission(
        replace(submission, forms=(replace(form, indicators=halves),)), make_ruleset(make_rule("r", always))
    )
    assert [(finding.row, finding.related) for finding in judged.findings] == [(1, (RowRef(1, 2),)), (3, ())]


def test_what_is_judged_for_the_year_alone_names_the_period_of_the_same_line_with_the_same_target():
    def of_the_year(unit: Unit) -> Judgement:
        (row,) = rows_of(unit)
        return failed(Hit()) if row.period == "annual" else NotApplicable()

    submission = make_submission(rows("补助户数", "补助户数", "发放次数", "发放次数"))
    (form,) = submission.forms
    one, same, other, less = (
        replace(row, locations={"name": Location(row=line)})
        for row, line in zip(form.indicators, (1, 1, 2, 2), strict=True)
    )
    lines = (one, replace(same, period="mid_term"), other, replace(less, period="mid_term", value="7"))
    judged = judge_submission(
        replace(submission, forms=(replace(form, indicators=lines),)),
        make_ruleset(make_rule("r", of_the_year)),
    )
    assert [(finding.row, finding.related) for finding in judged.findings] == [(1, (RowRef(1, 2),)), (3, ())]


def test_what_only_quotes_the_head_rests_on_no_columns():
    submission = make_submission(rows("甲", "乙"))
    (form,) = submission.forms
    read = (ColumnRead("数", "value", Sureness.DOUBTFUL),)
    doubtful = replace(submission, forms=(replace(form, read=read),))
    at_row = form.indicators[0].location

    def found(category: str, *places: Location, **more: Any) -> bool:
        evidence = tuple(Evidence("2024年", place) for place in places)
        rule = make_rule(
            "r", lambda _: failed(Hit(evidence=evidence, **more)), scope="form", category=category
        )
        return bool(judge_submission(doubtful, make_ruleset(rule)).findings)

    head = Location(table=1, row=90)
    assert found("period-mismatch", head)
    assert not found("missing-dimension", head)
    assert not found("period-mismatch")
    assert not found("period-mismatch", Location(line=3))
    assert not found("budget-mismatch", head, at_row)
    assert not found("budget-mismatch", head, related=(RowRef(1, 2),))
