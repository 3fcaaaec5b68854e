"""What raises a score, on the screen."""

from __future__ import annotations

from rich.console import Console

from auditor.model import SubmissionReport
from auditor.reports.view.lifts import by_lines, lift_note, lift_words
from auditor.words.console import say

_STYLE = "green"


def print_lifts(report: SubmissionReport, console: Console) -> None:
    """A heading and a line for each step; nothing where nothing raises the score."""
    lines = lift_words(by_lines(report), len(report.form_scorecards))
    if lines:
        note = lift_note(report.submission)
        say(console, f"怎样提高得分{f'（{note}）' if note else ''}：", style=_STYLE)
    for line in lines:
        say(console, f"· {line}", indent=2, style=_STYLE)
