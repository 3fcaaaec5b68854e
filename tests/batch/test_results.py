from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.batch import results as batch_results
from auditor.batch.results import IN_MEMORY, Results, encoded
from auditor.model import Skipped, Unreadable
from auditor.reports.data.pieces import worded
from auditor.reports.view.summaries import summary_of
from auditor.spool.spooled import Spooled
from tests.reports.sample import REPORT, clean_report


@pytest.mark.parametrize("size", [IN_MEMORY, IN_MEMORY + 1])
def test_results_are_told_apart_wherever_they_lie(size: int) -> None:
    results, clean = Results(size), clean_report()
    results.add(2, encoded(REPORT, "ab"))
    results.add(0, clean)
    results.add(1, Unreadable("坏.docx", "已损坏", "重新另存"))
    results.add(3, Skipped("我.html", "是本程序写的"))
    assert results.done == 4
    assert results.outcome(0) == summary_of(clean)
    assert isinstance(results.outcome(1), Unreadable)
    assert isinstance(results.outcome(3), Skipped)
    assert results.outcome(4) is None
    assert 4 not in results
    assert list(results.reports([2, 0])) == [REPORT, clean]
    assert isinstance(results.reports([0]), Spooled) == (size > IN_MEMORY)


def test_what_this_process_audited_stays_in_memory_as_long_as_it_is_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch_results, "_MOST", 2 * batch_results._weight(REPORT))
    results = Results(9)
    for number in range(2):
        results.add(number, REPORT)
    assert results.reports([0, 1]) == (REPORT, REPORT)
    results.add(2, REPORT)
    results.add(3, clean_report())
    assert isinstance(results.reports([0]), Spooled)
    assert list(results.reports([3, 0, 2])) == [clean_report(), REPORT, REPORT]
    assert results.outcome(1) == summary_of(REPORT)
    assert results.done == 4


def test_what_goes_to_the_disk_is_worded_for_the_writer_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_results, "_MOST", batch_results._weight(REPORT))
    results = Results(9, worded)
    for number in range(2):
        results.add(number, REPORT)
    spooled = results.reports([0, 1])
    assert isinstance(spooled, Spooled)
    assert list(spooled.worded) == [worded(REPORT)] * 2


def test_a_file_that_is_told_twice_counts_once() -> None:
    results = Results(9)
    results.add(1, REPORT)
    results.add(1, clean_report())
    assert results.done == 1
    assert results.reports([1])[0] == clean_report()


def test_a_report_travels_with_its_digest_and_what_is_derived() -> None:
    sent = encoded(replace(REPORT, profile="中央"), "abc", lambda report: report.profile)
    assert sent.summary.content == "abc"
    assert sent.derived == "中央"
    assert encoded(REPORT).derived is None
