from __future__ import annotations

from typing import NoReturn

import pytest

from auditor.batch.results import encoded
from auditor.errors import UsageError
from auditor.model import SubmissionReport
from auditor.reports.view.summaries import summaries, summary_of
from auditor.spool.encoded import Worded
from auditor.spool.spooled import Spool, Spooled
from tests.reports.sample import REPORT, clean_report

REPORTS = (REPORT, clean_report("报送/甲.docx"), clean_report("报送/乙.docx"))


def spooled(reports: tuple[SubmissionReport, ...] = REPORTS, order: tuple[int, ...] = (0, 1, 2)) -> Spooled:
    spool = Spool(len(reports))
    for number, each in enumerate(reports):
        spool.add(number, encoded(each))
    return spool.reports(order)


def test_reports_come_back_in_the_order_that_is_asked() -> None:
    found = spooled(order=(2, 0))
    assert [each.submission.source for each in found] == [
        REPORTS[2].submission.source,
        REPORT.submission.source,
    ]
    assert found[1] == found[-1] == REPORT
    assert found[:1] == (REPORTS[2],)
    assert len(found) == 2
    with pytest.raises(IndexError):
        found[2]


def test_reports_on_the_disk_equal_those_in_memory() -> None:
    assert spooled() == REPORTS
    assert spooled() != REPORTS[:2]
    assert spooled() != (REPORTS[1], REPORTS[0], REPORTS[2])


def test_summaries_are_read_without_the_reports() -> None:
    assert tuple(summaries(spooled())) == tuple(map(summary_of, REPORTS)) == tuple(summaries(REPORTS))


def test_words_are_kept_beside_the_report_that_has_some() -> None:
    worded = Worded(("rule-a", "rule-b"), "第一行\n第二行\n")
    spool = Spool(3)
    spool.add(0, encoded(REPORTS[0]))
    spool.add(2, encoded(REPORTS[2], word=lambda _: Worded((), "")))
    spool.add(1, encoded(REPORTS[1], word=lambda _: worded))
    found = spool.reports([0, 1, 2])
    assert list(found.worded) == [None, worded, Worded((), "")]
    assert tuple(found) == REPORTS
    assert tuple(found.summaries) == tuple(map(summary_of, REPORTS))


def test_the_later_of_two_under_a_number_holds() -> None:
    spool = Spool(2)
    spool.add(1, encoded(REPORTS[1]))
    spool.add(1, encoded(REPORT))
    assert 1 in spool
    assert 0 not in spool
    assert spool.reports([1])[0] == REPORT


def test_a_full_disk_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(1)

    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "_file", type("Full", (), {"seek": full, "write": full})())
    with pytest.raises(UsageError, match=r"磁盘已满.*TMPDIR"):
        spool.add(0, encoded(REPORT))
