"""What was hard to read in a file, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.reports.view.places import Places
from auditor.words.console import say

if TYPE_CHECKING:
    from rich.console import Console

    from auditor.model import SubmissionReport


def print_doubts(report: SubmissionReport, console: Console, most: int | None) -> None:
    """How many places there are, and so many of them: those of the file as a whole come first."""
    doubts = (*report.submission.document.doubts, *report.submission.doubts)
    if not doubts:
        return
    left = 0 if most is None else max(0, len(doubts) - most)
    more = (
        ""
        if not left
        else "，--verbose 显示"
        if left == len(doubts)
        else f"，另有 {left} 处加 --verbose 显示"
    )
    say(console, f"阅读存疑 {len(doubts)} 处（不计分）{more}", style="dim")
    places = Places(report.submission)
    for doubt in doubts[:most]:
        place = places.words(doubt.location)
        told = doubt.message if doubt.message.startswith(place) else f"{place}：{doubt.message}"
        say(console, told, style="dim", indent=2)
