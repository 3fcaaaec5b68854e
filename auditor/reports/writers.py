"""The report as text in each format that ``--format`` names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

from auditor.model import AuditReport
from auditor.spool.encoded import Word
from auditor.words.visible import dump_json

Text = str | Iterator[str]
# What is derived from the data of the JSON report: format, module and its function, to text or pieces of it.
_FROM_DATA = {
    "sarif": ("auditor.reports.data.sarif", "to_sarif"),
    "junit": ("auditor.reports.data.junit", "to_junit"),
    "csv": ("auditor.reports.data.csv", "to_csv"),
    "markdown": ("auditor.reports.data.markdown", "to_markdown"),
    "github": ("auditor.reports.data.github", "to_github"),
}
FORMATS = ("json", *_FROM_DATA, "html")


def render(report: AuditReport, kind: str, *, generated_at: datetime | None = None) -> str:
    """The report as text of a kind of FORMATS; only HTML tells the time."""
    return "".join(pieces(report, kind, generated_at=generated_at))


def pieces(report: AuditReport, kind: str, *, generated_at: datetime | None = None) -> Iterator[str]:
    """The text in pieces, so that memory does not grow with the number of submissions."""
    from auditor.reports.data.json import lazy_data
    from auditor.reports.data.pieces import json_pieces

    if kind == "html":
        from auditor.reports.html.report import to_html

        yield to_html(report, generated_at=generated_at)
    elif kind == "json":
        yield from json_pieces(report)
    else:
        made = _from_data(kind)(lazy_data(report))
        yield from (made,) if isinstance(made, str) else made


def word_of(kind: str) -> Word | None:
    """How workers can word each report for a kind of FORMATS; for most the writer has to see all of it."""
    if kind != "json":
        return None
    from auditor.reports.data.pieces import worded

    return worded


def writer(kind: str) -> Callable[[Any], str]:
    """The function from the JSON report's data to text."""
    if kind == "json":
        return dump_json
    return lambda data: "".join(_from_data(kind)(data))


def _from_data(kind: str) -> Callable[[Any], Text]:
    module, name = _FROM_DATA[kind]
    function: Callable[[Any], Text] = getattr(import_module(module), name)
    return function
