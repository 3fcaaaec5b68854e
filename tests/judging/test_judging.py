"""One rule on one unit: the finding in the rule's words, with its place, quote and suggestion."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

from auditor.authoring.scopes import EXAMPLE_MODELS
from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    CheckKind,
    Context,
    Failed,
    Hit,
    Judgement,
    Params,
    Undetermined,
)
from auditor.checks.units import FormUnit, IndicatorUnit, Scope, Unit
from auditor.config.lexicons import Lexicons
from auditor.judging.judging import judge
from auditor.language import Language
from auditor.model import (
    ColumnRead,
    Confidence,
    Evidence,
    Finding,
    Location,
    Outcome,
    RowRef,
    Severity,
    Suggestion,
    Sureness,
)
from auditor.profiles import load_profile
from auditor.ruleset import Rule
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.where import compile_where
from tests.cases import every_case

LEXICONS = Lexicons()
CONTEXT = Context(Language(LEXICONS), LEXICONS, load_profile())
RULE: dict[str, Any] = {
    "id": "x", "title": "标题", "category": "wording", "item": "clarity", "severity": "warning",
    "scope": "indicator", "check": {"kind": "k"}, "message": "“{name}”写成{target}",
    "basis": [{"doc": "某办法", "note": "第三条"}, {"doc": "某通知"}], "why": "因为",
}  # fmt: skip
ROW = {"name": "巡查次数", "operator": "≥", "value": 12, "unit": "次", "weight": 10}
CASES: dict[str, dict[str, Any]] = {
    "indicator": ROW,
    "pair": {"a": ROW, "b": {"name": "走访次数", "operator": "定性", "value": "多"}},
    "text": {"field": "goal", "text": "修好道路。新建公厕3座；持续改善！", "project": "环卫"},
    "form": {"project": "环卫", "indicators": [ROW]},
    "submission": {"forms": [{"project": "环卫", "indicators": [ROW]}]},
}


def bind(judgement: Judgement | Exception, **changes: Any) -> BoundRule:
    def answer(unit: Unit, params: Any, context: Context) -> Judgement:
        if isinstance(judgement, Exception):
            raise judgement
        return judgement

    rule = Rule.model_validate(RULE | changes)
    kind = CheckKind("k", "", frozenset(), Params, answer)
    return BoundRule(rule, kind, Params(), compile_where(rule.where), tuple(str(each) for each in rule.basis))


def unit(scope: str = "indicator") -> Unit:
    return EXAMPLE_MODELS[Scope(scope)].model_validate(CASES[scope]).build()


def finding(hit: Hit, scope: str = "indicator", **changes: Any) -> Finding:
    judged = judge(bind(Failed((hit,)), scope=scope, **changes), unit(scope), CONTEXT)
    assert judged.outcome is Outcome.FAIL
    return judged.findings[0]


@every_case(
    ("judgement", "outcome"),
    [
        (PASSED, Outcome.PASS),
        (NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
        (Undetermined("没有指标值"), Outcome.UNDETERMINED),
        (Failed((Hit(),)), Outcome.FAIL),
        (Failed(()), Outcome.PASS),
    ],
)
def test_every_judgement_has_its_outcome(judgement: Judgement, outcome: Outcome) -> None:
    assert judge(bind(judgement), unit(), CONTEXT).outcome is outcome


def test_the_filter_decides_before_the_check() -> None:
    broken = bind(ZeroDivisionError(), where={"nature": "qualitative"})
    assert judge(broken, unit(), CONTEXT).outcome is Outcome.NOT_APPLICABLE


def test_undetermined_tells_the_reason_and_the_place() -> None:
    gap = judge(bind(Undetermined("没有指标值")), unit(), CONTEXT).gap
    assert gap is not None
    assert (gap.rule, gap.reason, gap.form, gap.row) == ("x", "没有指标值", 1, 1)


def test_a_check_that_raises_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        judged = judge(bind(ZeroDivisionError("除数为零")), unit(), CONTEXT)
    assert judged.outcome is Outcome.ERROR
    assert judged.gap is not None
    assert judged.gap.reason == "检查程序出错（ZeroDivisionError: 除数为零）"
    assert "rule x broke on indicator (form 1, row 1)" in caplog.text


def test_a_message_without_its_value_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    judged = judge(bind(Failed((Hit(),)), message="{better}"), unit(), CONTEXT)
    assert judged.outcome is Outcome.ERROR
    assert "better" in caplog.text


def test_a_finding_of_an_indicator() -> None:
    assert finding(Hit()) == Finding(
        rule="x", title="标题", category="wording", severity=Severity.WARNING, confidence=Confidence.LIKELY,
        form=1, row=1, field=None, message="“巡查次数”写成≥12次",
        evidence=(Evidence("巡查次数 | 10 | ≥ | 12 | 次", Location(table=1, row=2)),),
        basis=("某办法（第三条）", "某通知"),
    )  # fmt: skip


def test_a_pair_stands_at_its_first_row_and_quotes_both() -> None:
    found = finding(Hit(), "pair", message="{name}、{other_name}（第{other_row}行，{other_target}）")
    assert found.message == "巡查次数、走访次数（第2行，多）"
    assert (found.row, found.related) == (1, (RowRef(1, 2),))
    assert [each.text for each in found.evidence] == ["巡查次数 | 10 | ≥ | 12 | 次", "走访次数 | 定性 | 多"]


@pytest.mark.parametrize(("values", "quote"), [({}, "修好道路。"), ({"number": "3座"}, "新建公厕3座；")])
def test_a_text_quotes_the_sentence_that_holds_the_words(values: dict[str, str], quote: str) -> None:
    found = finding(Hit(values=values), "text", message="{label}（{project}）")
    assert found.message == "当年绩效目标（环卫）"
    assert found.evidence[0].text == quote
    assert (found.field, found.row) == ("goal", None)


def test_a_form_quotes_itself_or_the_row_that_a_hit_names() -> None:
    assert finding(Hit(), "form", message="{project}").evidence[0].text == "环卫"
    found = finding(Hit(row=1), "form", message="{project}")
    assert (found.row, found.evidence[0].text) == (1, "巡查次数 | 10 | ≥ | 12 | 次")


def test_a_submission_places_its_hits_itself() -> None:
    found = finding(Hit(form=1, row=1), "submission", message="全文")
    assert (found.form, found.row, found.evidence) == (1, 1, ())


def test_a_hit_overrides_what_follows_from_the_rule() -> None:
    words = (Evidence("原文", Location(line=3)),)
    hit = Hit(
        values={"name": "别名"}, evidence=words, related=(RowRef(2, 3),), field="value",
        severity=Severity.INFO,
    )  # fmt: skip
    found = finding(hit, suggestion={"field": "name", "text": "改名"})
    assert found.message == "“别名”写成≥12次"
    assert (found.evidence, found.related, found.field) == (words, (RowRef(2, 3),), "value")
    assert found.severity == Severity.INFO


@every_case(
    ("rule", "hit", "confidence"),
    [
        ("certain", None, "certain"),
        ("certain", "likely", "likely"),
        ("likely", "certain", "likely"),
        ("likely", "ask", "ask"),
        ("ask", "certain", "ask"),
    ],
)
def test_a_hit_can_only_lower_the_confidence(rule: str, hit: str | None, confidence: str) -> None:
    given = None if hit is None else Confidence(hit)
    assert finding(Hit(confidence=given), confidence=rule).confidence == confidence


class TestSuggestion:
    def suggestion(self, template: dict[str, str], **values: str) -> Suggestion | None:
        return finding(Hit(values=values), suggestion=template).suggestion

    def test_from_text_and_value(self) -> None:
        template = {
            "field": "operator",
            "value": "{better}",
            "text": "把“{operator}”改为“{better}”",
            "safety": "safe",
        }
        found = self.suggestion(template, better="≤")
        assert found is not None
        assert (found.text, found.field, found.value, found.safety) == (
            "把“≥”改为“≤”",
            "operator",
            "≤",
            "safe",
        )

    def test_the_sentence_follows_from_field_and_value(self) -> None:
        found = self.suggestion({"field": "unit", "value": "公里"})
        assert found is not None
        assert found.text == "把计量单位改为“公里”"

    @pytest.mark.parametrize("values", [{}, {"better": ""}])
    def test_what_the_check_could_not_compute_is_not_suggested(self, values: dict[str, str]) -> None:
        assert self.suggestion({"field": "operator", "value": "{better}"}, **values) is None

    def test_a_text_stands_without_a_value(self) -> None:
        found = self.suggestion({"field": "operator", "value": "{better}", "text": "请核实"})
        assert found is not None
        assert (found.text, found.value) == ("请核实", None)


def test_a_blank_row_is_quoted_without_gaps() -> None:
    given = unit()
    assert isinstance(given, IndicatorUnit)
    blank = replace(given, indicator=replace(given.indicator, unit="", operator=None, operator_text=None))
    assert judge(bind(Failed((Hit(),))), blank, CONTEXT).findings[0].evidence[0].text == "巡查次数 | 10 | 12"


def test_what_is_absent_from_rows_that_may_be_it_is_asked() -> None:
    """A row was left out, or it is not sure what one is; other doubts and other findings are no matter."""
    whole = unit("form")
    assert isinstance(whole, FormUnit)
    (row,) = whole.form.indicators

    def confidence(category: str, **changes: Any) -> Confidence:
        view = FormUnit(whole.submission, replace(whole.form, **changes))
        bound = bind(Failed((Hit(),)), scope="form", category=category, message="缺指标")
        judged = judge(bound, view, CONTEXT)
        return judged.findings[0].confidence

    doubted = [{"indicators": (replace(row, doubtful=frozenset({each})),)} for each in ("name", "level2")]
    for category in ("missing-dimension", "goal-not-covered"):
        assert [confidence(category, **each) for each in (*doubted, {"cut": True})] == [Confidence.ASK] * 3
        valued = (replace(row, doubtful=frozenset({"value"})),)
        assert confidence(category, indicators=valued) is confidence(category) is Confidence.LIKELY
    assert confidence("wording", cut=True) is Confidence.LIKELY


def test_rows_are_not_added_up_where_it_is_not_sure_which_lines_are_rows() -> None:
    whole = unit("form")
    assert isinstance(whole, FormUnit)

    def outcome(category: str, **changes: Any) -> Outcome:
        view = FormUnit(whole.submission, replace(whole.form, **changes))
        bound = bind(Failed((Hit(field="weight"),)), scope="form", category=category, message="合计不对")
        return judge(bound, view, CONTEXT).outcome

    def column(field: str, sure: Sureness) -> dict[str, Any]:
        return {"read": (ColumnRead("列名", field, sure),)}

    for changes in ({"cut": True}, column("value", Sureness.DOUBTFUL)):
        assert outcome("weight-sum", **changes) is Outcome.UNDETERMINED
        assert outcome("wording", **changes) is not Outcome.UNDETERMINED
    for changes in (column("value", Sureness.CERTAIN), column("note", Sureness.DOUBTFUL)):
        assert outcome("weight-sum", **changes) is Outcome.FAIL


def test_what_is_found_on_levels_waits_where_a_level_is_doubtful() -> None:
    given = unit()
    assert isinstance(given, IndicatorUnit)
    doubted = replace(given, indicator=replace(given.indicator, doubtful=frozenset({"level1"})))
    for field in ("levels", "level1"):
        judged = judge(bind(Failed((Hit(field=field),))), doubted, CONTEXT)
        assert not judged.findings
    assert judge(bind(Failed((Hit(field="value"),))), doubted, CONTEXT).findings
