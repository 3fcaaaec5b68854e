"""The comparison of two audits for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.comparison.compare import FATE_WORDS, Change, Diff, Fate, SubmissionDiff
from auditor.reports.data.records import Data
from auditor.words.console import say

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {
    Fate.NEW: "bold red",
    Fate.CHANGED: "bold yellow",
    Fate.REMAINING: "bold yellow",
    Fate.MOVED: "yellow",
    Fate.FIXED: "green",
    Fate.WAIVED: "dim",
}
_MOST = 5  # solved problems that are printed without --verbose


def print_diff(diff: Diff, console: Console, *, verbose: bool = False) -> None:
    """What was asked and what was done, submission by submission."""
    for note in notes(diff):
        say(console, note, style="bold")
    for each in diff.submissions:
        _submission(each, console, verbose=verbose)


def notes(diff: Diff) -> list[str]:
    """What a reader has to know before she trusts the comparison."""
    if diff.same_rules:
        return []
    return [
        "两次审核所用的规则不同，标“规则变化”的出入来自规则，不是单位改动的结果。"
        "要只看文件的改动，请用两份原文件比较。"
    ]


def headline(each: SubmissionDiff) -> str:
    """«清江县水利局：得分 62.0 → 78.5；原有 12 处，已解决 9 处，…»."""
    known = each.new or each.old
    assert known is not None
    name = known["issuer"] or known["source"]
    if each.old is None:
        return f"{name}：新报送，得分 {score(each.new)}，{len(each.of(Fate.NEW))} 处"
    if each.new is None:
        asked = sum(not found.get("waiver") for found in known["findings"])
        return f"{name}：这次没有报送，或未能读取（原得分 {score(each.old)}，{asked} 处）"
    asked = sum(change.old is not None and not change.old.waived for change in each.changes)
    counts = "，".join(f"{FATE_WORDS[fate]} {len(each.of(fate))} 处" for fate in Fate if each.of(fate))
    return f"{name}：得分 {score(each.old)} → {score(each.new)}；原有 {asked} 处" + (
        f"，{counts}" if counts else ""
    )


def score(submission: Data | None) -> str:
    value = submission["score"] if submission else None
    return "未评" if value is None else f"{value:.1f}"


def _submission(each: SubmissionDiff, console: Console, *, verbose: bool) -> None:
    console.print()
    say(console, headline(each), style="bold")
    for fate in Fate:
        group = each.of(fate)
        if not group:
            continue
        say(console, f"{FATE_WORDS[fate]}（{len(group)}）", style=_STYLES[fate])
        shown = group if verbose or fate not in {Fate.FIXED, Fate.WAIVED} else group[:_MOST]
        for change in shown:
            _change(change, console)
        if len(shown) < len(group):
            say(console, f"另有 {len(group) - len(shown)} 处（--verbose 显示）", style="dim", indent=2)


def _change(change: Change, console: Console) -> None:
    record = change.record
    cause = "【规则变化】" if change.by_rules else ""
    where = f"{record.place}  [{record.finding['rule']}]"
    if change.fate is Fate.MOVED and change.old:
        where += f"（原在{change.old.place}）"
    say(console, f"{cause}【{record.urgency}】{where}", style="dim", indent=2)
    say(console, record.finding["message"], indent=4)
    if change.fate is Fate.CHANGED and change.old and change.old.target != record.target:
        say(console, f"{change.old.target or '（空）'} → {record.target or '（空）'}", style="dim", indent=4)
    if change.new and record.suggestion:
        say(console, f"→ {record.suggestion}", style="green", indent=4)
