"""Findings of one form that ask for the same are one point to its readers."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from auditor.model import Finding, RowRef, SubmissionReport, Suggestion
from auditor.model.words import ADVICE
from auditor.reports.html.findings import cards_of
from auditor.reports.terminal.clerk import print_for_clerk
from auditor.reports.terminal.report import print_submission
from auditor.reports.view.alike import Alike, alike
from auditor.reports.view.located import located
from auditor.reports.view.numbering import number_words, rows_words
from auditor.reports.workbook.findings import finding_rows
from auditor.reports.workbook.layout import ALIKE
from tests.reports.sample import REPORT, SUBMISSION
from tests.reports.sample_findings import FINDINGS

FIRST = next(each for each in FINDINGS if each.row == 2 and each.form == 3 and each.suggestion)


def report(*messages: str) -> SubmissionReport:
    """A finding a row with these messages, and one by another rule."""
    rows = [replace(FIRST, row=row, message=text, field=None) for row, text in enumerate(messages, 1)]
    return replace(REPORT, findings=(*rows, replace(FIRST, rule="other", row=1)))


def shown(told: SubmissionReport, *, clerk: bool) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=200, markup=False)
    print_for_clerk(told, console) if clerk else print_submission(told, console)
    return buffer.getvalue()


def test_runs_of_numbers_and_rows_are_told_by_their_ends() -> None:
    assert number_words(["2-3", "2-1", "2-2", "2-7", "2-8"]) == "2-1至2-3、2-7、2-8"
    assert rows_words([9, 4, 5, 6, 2]) == "第2、4至6、9行"


def test_rules_advice_and_fields_keep_findings_apart() -> None:
    other = replace(FIRST, suggestion=None)
    another = replace(other, message="“路灯”另有不妥")
    told = [FIRST, replace(FIRST, row=3), replace(FIRST, row=4, field="name"), other, another]
    points = alike(located(replace(REPORT, findings=tuple(told))))
    assert [len(each.findings) for each in points] == [2, 1, 1, 1]


def test_what_is_the_same_for_all_rows_is_said_once() -> None:
    (point, _) = alike(located(report(*(f"“第{n}段”没有单位" for n in "一二三四"))))
    assert point.uniform
    assert point.in_table == "第1至4行"
    assert point.same_rows.startswith("另有3行同样：第2行“清扫保洁面积”、第3行")
    told = report(*(f"“第{n}段”没有单位" for n in "一二三四"))
    for clerk in (True, False):
        assert shown(told, clerk=clerk).count("没有单位") == 1


def test_of_many_rows_a_few_are_named() -> None:
    first = located(report("“井盖”没有单位"))[0]
    assert first.indicator is not None
    rows = [replace(first.indicator, row=row) for row in range(1, 15)]
    point = Alike(tuple(replace(first, indicator=row) for row in rows))
    assert point.same_rows.startswith("另有13行同样（第2至14行），如第2行“")
    assert point.same_rows.count("行“") == 3
    assert Alike(point.findings[:9]).same_rows.count("行“") == 8


def test_what_differs_in_quotations_is_told_in_brackets() -> None:
    told = report(
        "“甲段”目标“≥3”，实际“7”，是233%",
        "“乙段”目标“≥2”，实际“7”，是350%",
        "“丙段”目标“≥3”，实际“9”，是300%",
    )
    (point, _) = alike(located(told))
    assert point.uniform
    assert re.sub("第\\d行“[^”]+”", "", point.same_rows) == "另有2行同样：（“≥2”）、（“9”）"


def test_what_is_said_of_two_rows_together_names_both() -> None:
    told = report("第1行“甲段”与第2行“乙段”同为36人", "第3行“丙段”与第4行“丁段”同为48人")
    first, other = (replace(each, related=(RowRef(each.form or 0, 1),)) for each in told.findings[:2])
    (point,) = alike(located(replace(told, findings=(first, other, other))))
    assert not point.uniform
    assert point.size == "2行"


def test_rows_that_share_a_fault_are_all_named() -> None:
    told = replace(
        FIRST, row=2, related=(RowRef(FIRST.form or 0, 4), RowRef(99, 7)), evidence=FIRST.evidence[:1] * 2
    )
    (alone,) = alike(located(replace(REPORT, findings=(told,))))
    assert alone.in_table.startswith("第2、4行")
    assert alone.size == "2行"
    (unquoted,) = alike(located(replace(REPORT, findings=(replace(told, evidence=()),))))
    assert unquoted.in_table.startswith("第2行")


def test_what_differs_from_row_to_row_is_told_row_by_row() -> None:
    told = report(*(f"“路段”{n}写错" for n in "甲乙丙丁戊"))
    assert not alike(located(told))[0].uniform
    clerk, officer = shown(told, clerk=True), shown(told, clerk=False)
    assert all(f"{n}写错" in clerk for n in "甲乙丙丁戊")
    assert "【必须修改 5行】第1至5行" in clerk
    assert "丁写错" not in officer
    assert "同样的还有：第4、5行（3-4、3-5）" in officer
    assert clerk.count(FIRST.suggestion.text if FIRST.suggestion else "") == 2


def test_the_worklist_keeps_a_row_for_each_and_names_those_that_belong_together() -> None:
    told = report(*(f"“第{n}段”没有单位" for n in "一二三"))
    rows = list(finding_rows(told, "甲.docx", folder=Path(), most_rows=100, points=6, indicators=0))
    assert [row[ALIKE] for row in rows] == ["3-1至3-3"] * 3 + [None]
    assert [row["序号"] for row in rows] == [7, 7, 7, 8]
    assert [row[ADVICE] == "同3-1" for row in rows] == [False, True, True, False]


def test_a_card_says_shared_advice_and_repeated_sentences_once() -> None:
    def card(*findings: Finding) -> tuple[list[str], list[str]]:
        views, _, _ = cards_of(SUBMISSION, located(replace(REPORT, findings=findings)), "f3", {})
        (only,) = views
        silent = [each.number for each in only.entries if each.anchor in only.repeated]
        return list(only.advices.values()), silent

    assert FIRST.suggestion is not None
    other = replace(FIRST.suggestion, text="另一种改法")
    rows = [replace(FIRST, row=row, message=f"“第{row}段”没有单位") for row in (1, 2, 3)]
    assert card(*rows) == ([""], ["3-2", "3-3"])
    assert card(*rows, replace(rows[0], row=4, suggestion=other)) == (["3-1至3-3"], ["3-2", "3-3", "3-4"])


def test_promises_read_as_one_are_advised_together() -> None:
    def promise(advice: str, rule: str = "promise") -> Finding:
        return replace(FIRST, rule=rule, joins=("promise", rule), suggestion=Suggestion(advice))

    found = [promise("增设指标，或者修改目标"), promise("增设“水窖≥3口”，或者修改目标")]
    found += [promise("增设“梯田≥9亩”，或者修改目标"), promise("增设“巡渠≥12次”（按实际核定）", "times")]
    told = replace(REPORT, findings=tuple(found))
    (point,) = alike(located(told))
    assert point.advice == "增设“水窖≥3口”“梯田≥9亩”“巡渠≥12次”，或者修改目标"
    for clerk in (True, False):
        assert point.advice in shown(told, clerk=clerk)
    cards, _, _ = cards_of(SUBMISSION, located(told), "s", {})
    assert cards[0].entries[0].advice == point.advice
    assert FIRST.suggestion
    assert alike(located(report("“渠”没有单位")))[0].advice == FIRST.suggestion.text
