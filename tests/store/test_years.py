from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from auditor.cli.store.years import lines
from auditor.model import (
    Document,
    FormKind,
    Indicator,
    Location,
    Operator,
    Passage,
    PassageField,
    SubmissionReport,
)
from auditor.spool.encoded import Kept
from auditor.store.rounds.years import Comparison, Fate, compared, figure
from auditor.store.store import Store
from tests.cases import every_case
from tests.reports.sample import REPORT
from tests.store.filled import fill, kept

PLACE = Location(line=1)


def row(number: int, name: str, value: str, unit: str = "%", actual: str | None = None) -> Indicator:
    return Indicator(
        number, name, name, PLACE, operator=Operator.AT_LEAST, value=value, unit=unit, actual=actual
    )


def report(
    year: int, *rows: Indicator, goal: str = "", kind: FormKind = FormKind.PROJECT, **directions: str
) -> SubmissionReport:
    passages = (Passage(PassageField.GOAL, "年度目标", goal, PLACE),) if goal else ()
    form = replace(
        REPORT.submission.forms[0],
        index=1,
        kind=kind,
        project=f"{year}年河道整治",
        issuer=None,
        year=year,
        indicators=rows,
        passages=passages,
    )
    document = Document(source=f"{year}{kind.value}.docx", format="docx", blocks=())
    submission = replace(
        REPORT.submission, document=document, forms=(form,), issuer="县水利局", year=year, doubts=()
    )
    ways = {(1, each.row): directions.get(each.name, "higher") for each in rows}
    return replace(REPORT, submission=submission, findings=(), directions=ways)


def told(store: Store, *reports: SubmissionReport) -> list[tuple[Fate, str]]:
    results: dict[str, Kept] = {each.submission.source: kept(each) for each in reports}
    fill(store, results)
    return [(each.fate, each.text) for each in compared(store).remarks]


def test_a_target_below_last_years_is_asked_about_with_both(store: Store) -> None:
    found = told(store, report(2025, row(1, "合格率", "95")), report(2026, row(1, "合格率", "90")))
    assert found == [(Fate.BELOW_TARGET, "“合格率”2026年目标 ≥90%，2025年目标 ≥95%")]


def test_a_target_below_what_was_reached_is_asked_about(store: Store) -> None:
    review = report(2025, row(1, "合格率", "80", actual="97.5"), kind=FormKind.SELF_REVIEW)
    found = told(store, review, report(2026, row(1, "合格率", "90")))
    assert found == [(Fate.BELOW_RESULT, "“合格率”2026年目标 ≥90%，2025年实际 97.5%")]


@pytest.mark.parametrize(
    ("before", "after", "ways"),
    [
        (row(1, "合格率", "90"), row(1, "合格率", "95"), {}),
        (row(1, "投诉率", "3"), row(1, "投诉率", "2"), {"投诉率": "lower"}),
        (row(1, "里程", "30", "公里"), row(1, "里程", "3", "千米"), {}),  # another unit is no less
        (row(1, "合格率", "95"), row(1, "合格率", "90"), {"合格率": "unknown"}),
        (row(1, "合格率", "不低于95或100"), row(1, "合格率", "90"), {}),
    ],
)
def test_what_is_no_less_is_not_asked_about(
    store: Store, before: Indicator, after: Indicator, ways: dict[str, Any]
) -> None:
    assert told(store, report(2025, before, **ways), report(2026, after, **ways)) == []


def test_a_limit_that_was_raised_is_asked_about(store: Store) -> None:
    old, new = row(1, "投诉率", "2"), row(1, "投诉率", "3")
    found = told(store, report(2025, old, 投诉率="lower"), report(2026, new, 投诉率="lower"))
    assert [fate for fate, _ in found] == [Fate.BELOW_TARGET]


def test_a_form_and_a_goal_that_were_copied_are_told(store: Store) -> None:
    rows = [row(number, f"指标{number}", str(80 + number)) for number in range(1, 7)]
    goal = "完成{}年河道整治，改善水质"
    found = told(
        store, report(2025, *rows, goal=goal.format(2025)), report(2026, *rows, goal=goal.format(2026))
    )
    assert [fate for fate, _ in found] == [Fate.COPIED, Fate.SAME_GOAL]
    assert "6 条指标中 6 条" in found[0][1]
    assert "除年份外" in found[1][1]


def test_the_last_form_of_a_year_counts(store: Store) -> None:
    fill(store, {"旧.docx": kept(report(2025, row(1, "合格率", "99")))}, ("旧",))
    corrected = report(2025, row(1, "合格率", "85"))
    document = replace(corrected.submission.document, source="改.docx")
    corrected = replace(corrected, submission=replace(corrected.submission, document=document))
    assert told(store, corrected, report(2026, row(1, "合格率", "90"))) == []


def test_without_last_year_there_is_nothing_to_compare(store: Store) -> None:
    fill(store, {"今.docx": kept(report(2026, row(1, "合格率", "90")))})
    assert compared(store) == Comparison(None)
    assert list(lines(2026, 3, ())) == ["2026年有 3 个项目可以对照上年，没有要请单位说明的。"]


def test_years_without_a_project_in_common_are_not_called_compared(store: Store) -> None:
    other = report(2026, row(1, "合格率", "90"))
    form = replace(other.submission.forms[0], project="森林防火", title="森林防火")
    other = replace(other, submission=replace(other.submission, forms=(form,)))
    told(store, report(2025, row(1, "合格率", "95")), other)
    comparison = compared(store)
    assert comparison == Comparison(2026, 0)
    assert "无从对照" in "".join(lines(2026, comparison.compared, comparison.remarks))


@every_case(
    ("text", "number"),
    [("95", "95"), ("≥1,200", "1200"), ("98.5%", "98.5"), ("90-95", None), ("优", None), ("", None)],
)
def test_a_value_of_one_number_is_a_figure(text: str, number: str | None) -> None:
    assert figure(text) == (Decimal(number) if number else None)
