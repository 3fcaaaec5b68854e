from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from auditor.model import RuleInfo
from auditor.reports.html.report import to_html
from tests.reports.sample import REPORT, audit


@pytest.mark.parametrize(
    ("good", "told"),
    [
        (({"name": "甲率", "operator": "≥", "value": 90, "unit": "%"}, {"name": "乙"}), "甲率 ≥90%"),
        (({"name": "长" * 200}, {"name": "乙"}), None),
        (({"tables": [[["合计", "1"]]], "forms": [{"project": "甲"}]},), None),
        (({"paragraphs": ["截至2024年末。"]},), "截至2024年末"),
        ((), None),
    ],
    ids=["first", "too long", "table", "paragraph", "none"],
)
def test_the_first_good_case_stands_at_the_finding(
    good: tuple[dict[str, Any], ...], told: str | None
) -> None:
    finding = REPORT.findings[0]
    rule = RuleInfo(finding.title, finding.category, "error", "为什么", (), good)
    text = to_html(replace(audit(replace(REPORT, findings=(finding,))), rules={finding.rule: rule}))
    tag = "<p>这样写没有问题："
    assert (f"{tag}{told}</p>" in text) if told else (tag not in text)
    assert ("依据是实务经验，没有明文条款" in text) == (not finding.basis)
