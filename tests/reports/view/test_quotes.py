from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Evidence, Finding, Submission
from auditor.reports.view.located import located
from auditor.reports.view.quotes import ROW_FIELDS, Quotes, Segment, mark, quotes_of, shortened
from tests.reports.sample import REPORT, SUBMISSION
from tests.reports.sample_findings import FINDINGS
from tests.reports.sample_forms import line

BY_RULE = {(each.rule, each.form, each.row): each for each in FINDINGS}


def quoted_in(submission: Submission, finding: Finding) -> Quotes:
    (found,) = located(replace(REPORT, submission=submission, findings=(finding,)))
    return quotes_of(submission, found)


def quoted(finding: Finding) -> Quotes:
    return quoted_in(SUBMISSION, finding)


def marked(segments: tuple[Segment, ...]) -> list[str]:
    return [each.text for each in segments if each.marked]


def marked_cells(finding: Finding) -> dict[str, list[str]]:
    row = quoted(finding).rows[0]
    return {field: marked(cell) for field, cell in zip(ROW_FIELDS, row.cells, strict=True) if marked(cell)}


def test_the_faulty_cell_is_marked() -> None:
    assert marked_cells(BY_RULE["unit-mismatch", 3, 2]) == {"unit": ["万元/平方米"]}


def test_an_empty_cell_is_shown_as_empty() -> None:
    finding = replace(BY_RULE["missing-value", 3, 4], evidence=())
    assert marked_cells(finding) == {"value": ["（空）"]}


def test_the_other_row_of_a_duplicate_is_quoted_too() -> None:
    rows = quoted(BY_RULE["duplicate", 2, 3]).rows
    assert [(row.label, row.main) for row in rows] == [("第3行", True), ("第1行", False)]
    assert all(marked(row.cells[0]) == ["产出-数量-救助困难群众人次"] for row in rows)


def test_words_from_a_passage_stand_in_their_sentence() -> None:
    quotations = quoted(BY_RULE["text-table-mismatch", 2, 1]).quotations
    assert [each.label for each in quotations] == ["当年绩效目标", "项目概况"]
    assert marked(quotations[0].segments) == ["救助困难群众不少于320人次"]
    assert "".join(each.text for each in quotations[0].segments).startswith("全年救助困难群众")
    assert quotations[1].place == "文本第45行"


def test_words_from_elsewhere_are_quoted_alone() -> None:
    quotation = quoted(BY_RULE["outdated-year", None, None]).quotations[0]
    assert quotation.segments == (Segment("清江县河口镇2024年部门预算", marked=True),)


@pytest.mark.parametrize(
    "row", ["产出-数量-清扫保洁面积 | 20 | ≥ | 9.3 | 万元/平方米", "清扫保洁面积 ≥9.3万元/平方米"]
)
def test_a_row_quoted_as_a_whole_is_not_repeated(row: str) -> None:
    finding = replace(BY_RULE["unit-mismatch", 3, 2], evidence=(Evidence(row, line(83)),))
    assert quoted(finding).quotations == ()
    assert marked_cells(finding) == {"unit": ["万元/平方米"]}


def test_the_name_of_the_form_stands_in_its_heading_already() -> None:
    finding = replace(
        BY_RULE["weight-sum", 1, None], evidence=(Evidence("2025年部门整体绩效目标表", line(12)),)
    )
    assert quoted(finding).quotations == ()


def test_many_rows_are_cut_and_counted() -> None:
    form = SUBMISSION.forms[0]
    rows = tuple(
        replace(form.indicators[0], row=row, location=line(row), locations={}) for row in range(1, 13)
    )
    submission = replace(SUBMISSION, forms=(replace(form, indicators=rows),))
    evidence = tuple(Evidence("20", line(row)) for row in range(1, 13))
    quotes = quoted_in(submission, replace(BY_RULE["weight-sum", 1, None], evidence=evidence))
    assert (len(quotes.rows), quotes.omitted) == (8, 4)


@given(st.text(max_size=30), st.text(max_size=5))
def test_marking_changes_no_character(text: str, needle: str) -> None:
    segments = mark(text, needle)
    assert "".join(each.text for each in segments) == text
    assert all(each.text == needle for each in segments if each.marked)


def test_what_nobody_reads_in_a_table_is_shortened() -> None:
    assert shortened("长" * 240) == "长" * 240
    short = shortened("头" + "长" * 9998 + "尾")
    assert short.startswith("头")
    assert short.endswith("尾")
    assert "（共10000字）" in short
    assert len(short) < 300
    assert mark("甲" * 500 + "乙", "乙")[-1] == Segment("乙", marked=True)
