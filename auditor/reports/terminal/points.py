"""Findings on a terminal: each, or those that ask for the same together, with what to write instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.model import Finding
from auditor.model.words import ADVICE, Urgency
from auditor.reports.view.alike import Alike
from auditor.reports.view.located import Located
from auditor.reports.view.numbering import number_words, rows_words
from auditor.reports.view.places import numbers_of
from auditor.words.console import say

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    Urgency.MUST: "bold red",
    Urgency.SHOULD: "bold yellow",
    Urgency.VERIFY: "bold cyan",
    Urgency.NOTE: "bold",
    Urgency.WRITING: "dim",
}
_ALIKE = 3  # so many findings of a rule are printed; more are counted
_MARGIN = 4
_MOST_QUOTES = 5


def print_group(urgency: Urgency, points: Sequence[Alike], console: Console, *, verbose: bool) -> None:
    """Prints the points of one urgency below its heading; nothing where there are none."""
    if not points:
        return
    console.print()
    heading = f"{urgency.shape} {urgency.word}（{len(points)}）"
    say(console, heading, style=STYLES[urgency])
    left: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for point in points:
        finding = point.first.finding
        seen[finding.rule] += 1
        if verbose or seen[finding.rule] <= _ALIKE:
            _point(point, console, verbose=verbose)
        else:
            left[finding.title] += 1
    if left:
        told = "、".join(f"{title} {count} 条" for title, count in left.most_common())
        say(console, f"同类问题从略：{told}（--verbose 显示）", style="dim", indent=2)


def _point(point: Alike, console: Console, *, verbose: bool) -> None:
    """One finding, or several that ask for the same, with the rows that it is about."""
    finding, form = point.first.finding, point.first.form
    place = _place(point.first)
    if point.others:
        place = f"{f'表{form.index} {point.in_table}' if form else point.first.in_form}（{point.size}）"
    _heading(f"{point.numbers}  {place}", finding, console)
    for line in told_lines(point, len(point.findings) if verbose else _ALIKE):
        say(console, line, indent=_MARGIN)
    if point.first.related and not point.others:
        say(console, f"另见：{point.first.beside}", style="dim", indent=_MARGIN)
    if point.advice:
        say(console, f"{ADVICE}：{point.advice}", style="green", indent=_MARGIN)
    if verbose:
        for each in point.each:
            _evidence(each, console, basis=each is point.findings[-1])


def _place(located: Located) -> str:
    """The place without what the message opens with."""
    if located.form is None or located.indicator is None:
        return located.place
    inside = f"表{located.form.index} {located.before_message}"
    return f"{inside} · {located.in_file}" if located.in_file else inside


def told_lines(point: Alike, most: int | None = None) -> list[str]:
    """What a point says: once with the rows where it is the same for all, else finding by finding; of more
    than ``most`` the rest is told by their numbers."""
    also = [point.also] if point.also else []
    if not point.others:
        return [point.first.finding.message, *also]
    if point.uniform:
        return [f"{point.first.finding.message.rstrip('。')}。{point.same_rows}", *also]
    lines = list(point.lines[:most])
    if rest := point.findings[len(lines) :]:
        lines.append(f"同样的还有：{_rest(rest)}")
    return [*lines, *also]


def _rest(findings: Sequence[Located]) -> str:
    rows = [each.finding.row for each in findings if each.finding.row is not None]
    numbers = number_words([each.number for each in findings])
    lines = rows_words(numbers_of(findings[0].form, rows))
    return f"{lines}（{numbers}）" if len(rows) == len(findings) else numbers


def _heading(words: str, finding: Finding, console: Console) -> None:
    trial = "（试行，不计分）" if finding.preview else ""
    say(console, f"{words}  [{finding.rule}]{trial}", style="dim", indent=2)


def _evidence(located: Located, console: Console, *, basis: bool = True) -> None:
    finding = located.finding
    for each in finding.evidence[:_MOST_QUOTES]:
        told = "" if located.form and each.location.only_table else f"（{each.location.describe()}）"
        say(console, f"原文{told}：{each.text}", style="dim", indent=_MARGIN)
    if len(finding.evidence) > _MOST_QUOTES:
        say(console, f"另有原文 {len(finding.evidence) - _MOST_QUOTES} 处", style="dim", indent=_MARGIN)
    if finding.basis and basis:
        say(console, f"依据：{'；'.join(finding.basis)}", style="dim", indent=_MARGIN)
