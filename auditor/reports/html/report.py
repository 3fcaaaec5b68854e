"""The HTML report: pages in Chinese that stand alone, without network or fonts; a small script only filters.

The layout, style and script are in reports/html/ and may be replaced by a bureau's own folder. Autoescape is
always on and steering characters are shown as signs: whatever a document says is text, never markup. A
content security policy lets nothing run but the report's own script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from auditor.chinese.marks import IDEOGRAPHS
from auditor.model import AuditReport, Summary
from auditor.reports.html.environment import environment
from auditor.reports.html.overview import batch_view
from auditor.reports.html.submission import SubmissionView, rule_views, submission_view
from auditor.reports.view.ranking import ranked
from auditor.reports.view.summaries import summaries
from auditor.words.visible import visible

TEMPLATE, SCRIPT = "report.html.j2", "report.js"
ONE_FILE = 50  # up to so many submissions make one file that still opens at once
_AT_ONCE = 500  # parts of the template that make a piece
_HEAD = 40  # characters of a submission's name at the head of printed pages
_NAME = 24  # characters of a submission's name in its page's file name


def to_html(
    report: AuditReport, *, generated_at: datetime | None = None, templates: Path | None = None
) -> str:
    """All in one page. ``generated_at`` is the only thing that differs between two runs on the same input;
    ``templates`` is a folder whose files come before the built-in ones of the same name."""
    site = _Site(report, generated_at, templates)
    reports = tuple(report.submissions)
    order = ranked(summaries(report.submissions))
    views = [submission_view(reports[each], _anchor(each), report.rules) for each in order]
    batch = batch_view(report, lambda number: f"#{_anchor(number)}") if len(order) != 1 else None
    findings = [finding for each in order for finding in reports[each].findings]
    return "".join(site.pieces(batch=batch, submissions=views, rules=rule_views(findings, report.rules)))


def _anchor(number: int) -> str:
    """Of a submission by its place among the inputs."""
    return f"s{number + 1}"


def to_pages(
    report: AuditReport,
    *,
    folder: str = "",
    index: str = "index.html",
    generated_at: datetime | None = None,
    templates: Path | None = None,
) -> Iterator[tuple[str, Iterator[str]]]:
    """The overview, then a page for each submission, as (relative path, text in pieces).

    ``index`` is the overview's file name, ``folder`` the subfolder of the other pages («» for the same one).
    """
    site = _Site(report, generated_at, templates)
    names = page_names(summaries(report.submissions))
    base = f"{folder}/" if folder else ""
    batch = batch_view(report, lambda number: quote(base + names[number]))
    yield index, site.pieces(batch=batch)
    back = ("../" if folder else "") + quote(index)
    for name, each in zip(names, report.submissions, strict=True):
        view = submission_view(each, "s1", report.rules)
        rules = rule_views(each.findings, report.rules)
        yield base + name, site.pieces(submissions=[view], rules=rules, back=back)


def page_names(submissions: Iterable[Summary]) -> list[str]:
    """«0007-清江县水利局.html»: in the order of the inputs, safe on every file system."""
    return [f"{number:04d}-{_slug(each.heading)}.html" for number, each in enumerate(submissions, 1)]


def _slug(text: str) -> str:
    return re.sub(rf"[^0-9A-Za-z〇{IDEOGRAPHS}]+", "-", text)[:_NAME].strip("-") or "submission"


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The head of printed pages, as the inside of CSS strings; ``page`` names the pages, blank for all."""

    page: str
    left: str
    right: str


def running_heads(submissions: Sequence[SubmissionView], *, whole: bool) -> list[RunningHead]:
    """The overview's pages name the overview, each submission's pages name it."""
    title = css_text("绩效目标审核报告")
    if not whole:
        return [RunningHead("", css_text(each.heading), title) for each in submissions[:1]]
    own = [RunningHead(each.anchor, css_text(each.heading), title) for each in submissions]
    return [RunningHead("", css_text("绩效目标审核总览"), ""), *own]


def css_text(text: str) -> str:
    """Words for the inside of a CSS string: whatever is no letter or digit is escaped."""
    return re.sub(rf"[^0-9A-Za-z{IDEOGRAPHS}]", lambda match: f"\\{ord(match[0]):x} ", visible(text)[:_HEAD])


class _Site:
    """What the pages of one report share."""

    def __init__(self, report: AuditReport, generated_at: datetime | None, templates: Path | None) -> None:
        pages = environment(templates)
        script = pages.get_template(SCRIPT).render()
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        self._page = pages.get_template(TEMPLATE)
        self._shared = {
            "report": report,
            "generated_at": f"{generated_at:%Y年%m月%d日 %H:%M}" if generated_at else None,
            "script_hash": f"sha256-{digest}",
        }

    def pieces(self, **own: Any) -> Iterator[str]:
        """A page as it is written, some hundred words of the template at a time."""
        given = {"batch": None, "submissions": [], "rules": (), "back": ""} | own
        level = 3 if given["batch"] else 2  # of the headings inside a submission
        heads = running_heads(given["submissions"], whole=bool(given["batch"]))
        stream = self._page.stream(**self._shared, **given, level=level, heads=heads)
        stream.enable_buffering(_AT_ONCE)
        return iter(stream)
