from __future__ import annotations

from dataclasses import replace

from auditor.reports.html.departments import UNNAMED, departments
from auditor.reports.view.summaries import summaries
from tests.reports.sample import REPORT, clean_report, unscored_report


def test_departments_stand_by_what_they_have_to_mend_per_ten_indicators() -> None:
    few = replace(REPORT, submission=replace(REPORT.submission, issuer="少"), findings=REPORT.findings[:1])
    rows = departments(summaries([clean_report(), unscored_report(), few, REPORT]))
    assert [each.name for each in rows] == ["清江县河口镇人民政府", "少", "白石村小学", UNNAMED]
    shares = [float(each.share) for each in rows[:-1]]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[1] > shares[2] == 0
    assert rows[-1].share == "—"
