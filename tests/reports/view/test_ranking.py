from __future__ import annotations

from dataclasses import replace

from auditor.model import SubmissionReport
from auditor.reports.view.ranking import ranked
from auditor.reports.view.summaries import files_apart, summaries
from tests.reports.sample import REPORT, clean_report, unscored_report


def order(*reports: SubmissionReport) -> list[SubmissionReport]:
    return [reports[place] for place in ranked(summaries(reports))]


def test_unscored_first_then_by_score() -> None:
    clean, unscored = clean_report(), unscored_report()
    assert order(clean, REPORT, unscored) == [unscored, REPORT, clean]


def test_ties_go_by_errors_then_by_name() -> None:
    b, a = clean_report("b.docx"), clean_report("a.docx")
    worse = replace(clean_report("z.docx"), findings=REPORT.findings)
    assert order(b, worse, a) == [worse, a, b]


def test_files_are_called_by_their_names_and_what_tells_them_apart() -> None:
    assert files_apart(["送审/甲/表.docx", "送审/乙/表.docx", "送审/乙/别的.docx"]) == [
        "甲/表.docx",
        "乙/表.docx",
        "别的.docx",
    ]
    assert files_apart(["一/甲/表.docx", "二/甲/表.docx"], endings=False) == ["一/甲/表", "二/甲/表"]
    assert files_apart(["C:\\送审\\甲\\表.docx", "表.docx"]) == ["甲/表.docx", "表.docx"]
    assert files_apart(["表.docx", "表.docx"]) == ["表.docx", "表.docx"]
    assert files_apart([]) == []
