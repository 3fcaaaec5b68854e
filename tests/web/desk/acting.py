"""What reviewers do at the desk, and what they look at."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from auditor.store.records import StoredFinding
from tests.web.conftest import Browser
from tests.web.desk.conftest import FILE, Office

_POINTS = re.compile(r'name="(p-3-[\w-]+)"')


def pressing(office: Office) -> list[StoredFinding]:
    found = office.store.findings(1)
    return [each for each in found if each.urgency in ("must", "should", "verify") and not each.waived_by]


def decide(browser: Browser, mark: str, verdict: str, reason: str = "", seen: int = 0) -> Any:
    return browser.client.post(
        f"{FILE}/decide",
        data={"csrf": browser.token, "mark": mark, "seen": seen, "verdict": verdict, "reason": reason},
        headers={"HX-Request": "true"},
    )


def word(data: bytes) -> str:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def points_field(browser: Browser) -> str:
    """The name of the first field for points that the third form leaves to a person."""
    found: list[str] = _POINTS.findall(browser.client.get(FILE).text)
    return found[0]
