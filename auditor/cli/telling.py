"""What several commands tell of files that were not audited, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli.streams import say_error

if TYPE_CHECKING:
    from auditor.model import AuditReport


def tell_left_out(report: AuditReport) -> None:
    """A line for each file that could not be read, and for each that is no submission."""
    for each in report.unreadable:
        say_error(f"{each.source}：{each.reason}。{each.advice}")
    for skipped in report.skipped:
        say_error(f"{skipped.source}：{skipped.reason}，没有审核。")
