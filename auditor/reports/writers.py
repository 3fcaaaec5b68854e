"""The report as text in each format that ``--format`` names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from auditor.model import AuditReport

# What is derived from the data of the JSON report: format, module and its function.
_FROM_DATA = {
    "json": ("plain_text", "dump_json"),
    "sarif": ("sarif", "to_sarif"),
    "junit": ("junit", "to_junit"),
    "csv": ("csv_report", "to_csv"),
    "markdown": ("markdown", "to_markdown"),
    "github": ("github", "to_github"),
}
FORMATS = (*_FROM_DATA, "html")


def render(report: AuditReport, kind: str, *, generated_at: datetime | None = None) -> str:
    """The report as text of a kind of FORMATS; only HTML tells the time."""
    if kind == "html":
        from auditor.reports.html_report import to_html

        return to_html(report, generated_at=generated_at)
    from auditor.reports.json_report import as_data

    return writer(kind)(as_data(report))


def writer(kind: str) -> Callable[[Any], str]:
    """The function from the JSON report's data to text."""
    module, name = _FROM_DATA[kind]
    function: Callable[[Any], str] = getattr(import_module(f"auditor.reports.{module}"), name)
    return function
