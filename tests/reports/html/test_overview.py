from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from auditor.model import Document
from auditor.reports.html.charts import Point, scatter
from auditor.reports.html.departments import UNNAMED, departments
from auditor.reports.html.report import to_html, to_pages
from auditor.reports.view.summaries import summaries
from tests.reports.sample import REPORT, audit, clean_report, unscored_report


def test_departments_stand_by_what_they_have_to_mend_per_ten_indicators() -> None:
    few = replace(REPORT, submission=replace(REPORT.submission, issuer="少"), findings=REPORT.findings[:1])
    rows = departments(summaries([clean_report(), unscored_report(), few, REPORT]))
    assert [each.name for each in rows] == ["清江县河口镇人民政府", "少", "白石村小学", UNNAMED]
    shares = [float(each.share) for each in rows[:-1]]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[1] > shares[2] == 0
    assert rows[-1].share == "—"


def test_files_of_one_unit_are_told_apart_on_the_overview() -> None:
    """Ten links said the same name."""
    again = replace(
        REPORT, submission=replace(REPORT.submission, document=Document("报送/更正.txt", "text", ()))
    )
    page = to_html(audit(REPORT, again, clean_report()))
    overview = page[: page.index('id="all"')]
    assert "清江县河口镇人民政府（清江县河口镇2025年绩效目标.txt）" in overview
    assert "白石村小学（" not in overview


def test_the_advice_on_a_batch_counts_the_decisions_that_its_files_print() -> None:
    page = to_html(audit(REPORT, clean_report(), unscored_report()))
    decisions = [each.scorecard.decision for each in (REPORT, clean_report())]
    assert all(f"{decisions.count(each)}份建议{each}" in page for each in decisions)
    assert "1份未评，由人工审核" in page


@pytest.mark.parametrize(("money", "first"), [([300.0] * 8, 0), ([300.0] * 7 + [900.0], 1)])
def test_who_has_no_more_money_than_the_others_is_not_called_rich(money: list[float], first: int) -> None:
    scores = [50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 99.0, 40.0]
    points = [Point(each, score, "差", f"单位{score}", "") for each, score in zip(money, scores, strict=True)]
    chart = scatter(points)
    assert chart is not None
    assert len(chart.first) == first


def test_amounts_below_the_chart_do_not_run_into_each_other() -> None:
    for most in (9.0, 1e4, 1e9, 1e12):
        chart = scatter([Point(each, 50.0, "差", "甲", "") for each in (1.0, most)])
        assert chart is not None
        apart = [float(right.at) - float(left.at) for left, right in pairwise(chart.across)]
        assert min(apart) >= 70


def test_a_large_overview_is_never_held_as_a_whole() -> None:
    several = audit(*[clean_report(f"{number}.txt") for number in range(150)])
    name, pieces = next(to_pages(several))
    lengths = [len(each) for each in pieces]
    assert name == "index.html"
    assert max(lengths) < sum(lengths) / 3
    assert "".join(next(to_pages(several))[1]).count("<tr data-grade=") == 150
