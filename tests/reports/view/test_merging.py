"""What a person reads as one point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from auditor.model import Confidence, Evidence, Finding, Location, RowRef, Severity, Suggestion, Waiver
from auditor.model.words import Urgency
from auditor.reports.view.merging import counts_of, merged

WAIVED = Waiver("0" * 16, "r", "属实", "张三", date(2099, 1, 1))


def finding(rule: str, row: int | None = 1, **more: Any) -> Finding:
    known = {"category": "wording", "severity": Severity.WARNING, "confidence": Confidence.LIKELY}
    return Finding(rule, rule, **(known | {"form": 1, "row": row, "field": None, "message": rule} | more))


def told(*findings: Finding) -> list[str]:
    """«甲1+乙1», leading findings with their rows, then what joined them."""
    return [
        " ".join(f"{each.rule}{each.row}" for each in point.leading)
        + "".join(f" +{other.rule}@{place}" for place, other in point.beside)
        for point in merged(findings)
    ]


CAUSE, ECHO = finding("cause"), finding("echo", joins=("cause",))


def test_what_joins_is_read_with_the_other_of_its_row() -> None:
    assert told(ECHO, CAUSE) == ["cause1 +echo@0"]
    assert told(replace(ECHO, row=2), CAUSE) == ["echo2", "cause1"]
    assert told(replace(ECHO, form=2), CAUSE) == ["echo1", "cause1"]
    assert told(finding("other"), CAUSE) == ["other1", "cause1"]


def test_the_first_of_the_list_that_is_there_is_joined_and_chains_end_at_their_root() -> None:
    middle = finding("middle", joins=("cause",))
    last = finding("last", joins=("absent", "middle", "other"))
    assert told(last, middle, CAUSE, finding("other")) == ["cause1 +last@0 +middle@0", "other1"]


def test_the_most_pressing_leads() -> None:
    must = replace(ECHO, severity=Severity.ERROR)
    assert told(CAUSE, must) == ["echo1 +cause@0"]
    assert told(replace(CAUSE, confidence=Confidence.ASK), ECHO) == ["echo1 +cause@0"]
    assert told(replace(CAUSE, severity=Severity.ERROR, preview=True), ECHO) == ["echo1 +cause@0"]


def test_what_is_waived_neither_leads_nor_joins() -> None:
    assert told(replace(CAUSE, waiver=WAIVED), ECHO) == ["cause1", "echo1"]
    assert told(CAUSE, replace(ECHO, waiver=WAIVED)) == ["cause1", "echo1"]


def test_a_passage_is_a_place_and_so_is_the_form() -> None:
    def about(each: Finding, line: int) -> Finding:
        return replace(each, row=None, field="goal", evidence=(Evidence("目标", Location(line=line)),))

    assert told(about(ECHO, 3), about(CAUSE, 3)) == ["causeNone +echo@0"]
    assert told(about(ECHO, 3), about(CAUSE, 4)) == ["echoNone", "causeNone"]
    assert told(replace(ECHO, row=None), replace(CAUSE, row=None)) == ["causeNone +echo@0"]


def test_the_sums_of_a_column_are_one_place_wherever_they_stand() -> None:
    def summed(each: Finding, line: int, field: str = "weight") -> Finding:
        return replace(each, row=None, field=field, evidence=(Evidence("30分", Location(line=line)),))

    assert told(summed(ECHO, 3), summed(CAUSE, 4)) == ["causeNone +echo@0"]
    assert told(summed(ECHO, 3), summed(CAUSE, 3, "score")) == ["echoNone", "causeNone"]


def test_a_rule_that_joins_itself_makes_one_point_of_a_place() -> None:
    def at(row: int, quote: str, *more: str) -> Finding:
        return finding("promise", row, joins=("promise", *more), suggestion=Suggestion(f"增设“{quote}”"))

    assert told(at(1, "水窖"), at(1, "梯田"), at(2, "道路")) == ["promise1 +promise@0", "promise2"]
    assert told(replace(at(1, "水窖"), confidence=Confidence.ASK), at(1, "梯田")) == ["promise1 +promise@0"]
    other = finding("times", joins=("promise", "times"))
    assert told(other, other, at(1, "梯田")) == ["promise1 +times@0 +times@0"]
    assert told(finding("cause"), finding("cause")) == ["cause1 cause1"]


def test_a_rule_joins_itself_whatever_else_is_told_of_the_place() -> None:
    own = [finding("own", joins=("own",), message=word) for word in "甲乙"]
    assert told(*own, finding("other")) == ["own1 +own@0", "other1"]
    assert told(*(finding("plain", message=word) for word in "甲乙"), own[0])[-1] == "own1"


def test_a_row_joins_what_is_told_of_the_whole_form_and_names_it() -> None:
    whole = finding("cause", None, related=(RowRef(1, 1), RowRef(1, 2)))
    assert told(whole, ECHO, replace(ECHO, row=3)) == ["causeNone +echo@0", "echo3"]
    assert told(whole, ECHO, finding("last", joins=("echo",))) == ["causeNone +echo@0", "last1"]
    assert told(replace(whole, waiver=WAIVED), ECHO) == ["causeNone", "echo1"]
    assert told(whole, replace(ECHO, form=2)) == ["causeNone", "echo1"]


def test_what_a_text_promises_joins_what_is_told_of_the_whole_form() -> None:
    promise = replace(ECHO, row=None, field="goal", evidence=(Evidence("目标", Location(line=3)),))
    assert told(replace(CAUSE, row=None), promise) == ["causeNone +echo@0"]
    assert told(CAUSE, promise) == ["cause1", "echoNone"]


def test_the_same_advice_in_several_texts_of_a_form_is_one_point() -> None:
    word = finding("typo", None, field="goal", suggestion=Suggestion("把“帐簿”改为“账簿”"))
    assert told(word, replace(word, field="overview"), replace(word, form=2)) == [
        "typoNone typoNone",
        "typoNone",
    ]
    assert told(replace(word, row=1), replace(word, row=1, field="actual")) == ["typo1", "typo1"]


def test_rows_with_the_same_advice_are_one_point_with_what_joined_each() -> None:
    advised = replace(CAUSE, suggestion=Suggestion("补填单位"))
    rows = [replace(advised, row=row, message=f"“第{row}段”没有单位") for row in (1, 2, 3)]
    other = replace(rows[0], row=4, suggestion=Suggestion("写成百分比"))
    assert told(*rows, replace(ECHO, row=2), other) == ["cause1 cause2 cause3 +echo@1", "cause4"]
    bare = [replace(each, suggestion=None) for each in rows]
    assert told(*bare, replace(bare[0], row=5, message="“第5段”写错单位")) == [
        "cause1 cause2 cause3",
        "cause5",
    ]


def test_points_are_counted() -> None:
    rows = [replace(CAUSE, row=row, suggestion=Suggestion("补填单位")) for row in (1, 2, 3)]
    found = [*rows, replace(ECHO, row=2), replace(CAUSE, row=9, waiver=WAIVED)]
    assert dict(zip(Urgency, counts_of(found), strict=True))[Urgency.SHOULD] == 1
    assert sum(counts_of(found)) == 1
