"""What several commands tell of files that were not audited, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli.streams import say_error
from auditor.model import NOT_REACHED

if TYPE_CHECKING:
    from auditor.model import AuditReport, Skipped


def tell_left_out(report: AuditReport) -> None:
    """A line for each file that could not be read, and for each that is no submission."""
    for each in report.unreadable:
        if each.reason != NOT_REACHED:
            say_error(f"{each.source}：{each.reason}。{each.advice}")
    for skipped in report.skipped:
        say_error(f"{skipped.source}：{skipped.reason}，没有审核。{advice_of(skipped)}")
    if not report.complete:
        say_error(unfinished(report))


def advice_of(skipped: Skipped) -> str:
    """What to do about a file that was left out, with its stop; empty where nothing is advised."""
    return f"{skipped.advice}。" if skipped.advice else ""


def unfinished(report: AuditReport) -> str:
    """What is told of a run that was stopped."""
    done = len(report.submissions)
    return f"未完成：审核中途停止，已审核 {done} 份，还有 {report.unreached} 份没有审核到。"
