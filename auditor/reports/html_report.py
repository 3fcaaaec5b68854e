"""The HTML report: one file in Chinese that stands alone, without network, fonts or scripts.

The layout and style are in reports/html/ and may be replaced by a bureau's own folder. Autoescape is always
on: whatever a document says is text, never markup.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditReport
from auditor.reports.html_view import submission_view
from auditor.reports.ranking import ranked
from auditor.resources import data_directory

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "report.html.j2"


def to_html(
    report: AuditReport, *, generated_at: datetime | None = None, templates: Path | None = None
) -> str:
    """The page as text. ``generated_at`` is the only thing that differs between two runs on the same input;
    ``templates`` is a folder whose files come before the built-in ones of the same name."""
    order = {id(each): number for number, each in enumerate(report.submissions, 1)}
    views = [submission_view(each, f"s{order[id(each)]}") for each in ranked(report.submissions)]
    page = _environment(templates).get_template(TEMPLATE)
    return page.render(
        report=report,
        submissions=views,
        batch=len(views) != 1,
        generated_at=f"{generated_at:%Y年%m月%d日 %H:%M}" if generated_at else None,
    )


def _environment(templates: Path | None) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folders = [folder for folder in (templates, data_directory("reports") / "html") if folder]
    return Environment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
