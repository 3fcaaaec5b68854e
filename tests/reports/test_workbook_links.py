from __future__ import annotations

import io

import pytest

from auditor.reports import workbook_links
from auditor.reports.workbook_links import Link, Links


def test_more_links_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_links, "MOST_LINKS", 2)
    with Links() as links:
        assert [links.add(f"A{row}", Link("甲", place="'指标明细'!A2")) for row in (2, 3, 4)] == [
            True,
            True,
            False,
        ]
        target = io.BytesIO()
        links.write_elements(target)
    assert target.getvalue().count(b"<hyperlink ") == 2


def test_addresses_and_places_are_escaped() -> None:
    with Links() as links:
        links.add("A2", Link("甲", "a b&c[1].xlsx", "'<\"'!A1"))
        elements, relationships = io.BytesIO(), io.BytesIO()
        links.write_elements(elements)
        links.write_relationships(relationships)
        assert links.external
    assert b'r:id="rId1" location="\'&lt;&quot;\'!A1"' in elements.getvalue()
    assert b'Target="a%20b&amp;c%5B1%5D.xlsx" TargetMode="External"' in relationships.getvalue()
