"""The report as text in each format that ``--format`` names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from auditor.model import AuditReport

# What is derived from the data of the JSON report: format, module and its function.
_FROM_DATA = {
    "json": ("auditor.words.visible", "dump_json"),
    "sarif": ("auditor.reports.data.sarif", "to_sarif"),
    "junit": ("auditor.reports.data.junit", "to_junit"),
    "csv": ("auditor.reports.data.csv", "to_csv"),
    "markdown": ("auditor.reports.data.markdown", "to_markdown"),
    "github": ("auditor.reports.data.github", "to_github"),
}
FORMATS = (*_FROM_DATA, "html")


def render(report: AuditReport, kind: str, *, generated_at: datetime | None = None) -> str:
    """The report as text of a kind of FORMATS; only HTML tells the time."""
    if kind == "html":
        from auditor.reports.html.report import to_html

        return to_html(report, generated_at=generated_at)
    from auditor.reports.data.json import as_data

    return writer(kind)(as_data(report))


def writer(kind: str) -> Callable[[Any], str]:
    """The function from the JSON report's data to text."""
    module, name = _FROM_DATA[kind]
    function: Callable[[Any], str] = getattr(import_module(module), name)
    return function
