"""The comparison across submissions as a page of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from auditor.model import Across
from auditor.reports.html.across import across_view
from auditor.reports.html.environment import environment

TEMPLATE = "across_page.html.j2"


def across_to_html(
    across: Across, *, generated_at: datetime | None = None, templates: Path | None = None
) -> str:
    """The page as text; ``templates`` as in html.report.to_html."""
    return (
        environment(templates)
        .get_template(TEMPLATE)
        .render(
            across=across_view(across, {}),
            generated_at=f"{generated_at:%Y年%m月%d日 %H:%M}" if generated_at else None,
        )
    )
