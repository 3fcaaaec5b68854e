"""The comparison of two audits for a terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from auditor.comparison.compare import FATE_WORDS, Change, Diff, Fate, SubmissionDiff
from auditor.comparison.forms import nothing_shared
from auditor.comparison.overview import HEADINGS, changed, file_name, line_of, score, total_of
from auditor.model.words import ADVICE, Urgency
from auditor.words.console import print_line, say
from auditor.words.wrap import pad, width, wrap

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
_TOLD = 5  # pairs that may be none
_NARROW = 8  # columns that a name keeps at least
_MOST = 5  # solved problems that are printed without --verbose


def print_diff(diff: Diff, console: Console, *, verbose: bool = False) -> None:
    """A table of all submissions, then what was asked and what was done in those that changed."""
    for note in notes(diff):
        say(console, note, style="bold")
    several = len(diff.submissions) > 1
    if several:
        _overview(diff, console)
    for each in diff.submissions:
        if verbose or not several or changed(each):
            _submission(each, console, verbose=verbose, whole=verbose or not several)


def notes(diff: Diff) -> list[str]:
    """What a reader has to know before she trusts the comparison."""
    told = [
        f"{file_name(each.old)} 和 {file_name(each.new)} 没有相同的项目和指标，可能不是同一份材料："
        "“已解决”不表示改好了，请核对是否选错了文件。"
        for each in diff.submissions
        if each.old is not None and each.new is not None and nothing_shared(each.old, each.new)
    ][:_TOLD]
    if not diff.same_rules:
        told.append(
            "两次审核所用的规则不同，标“规则变化”的出入来自规则，不是单位改动的结果。"
            "要只看文件的改动，请用两份原文件比较。"
        )
    return told


def headline(each: SubmissionDiff) -> str:
    """«清江县水利局：得分 62.0 → 78.5；原有 12 处，已解决 9 处，…»."""
    known = each.known
    name = f"{known['issuer']}（{file_name(known)}）" if known["issuer"] else known["source"]
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


def _overview(diff: Diff, console: Console) -> None:
    lines = [line_of(each) for each in diff.submissions]
    table = [HEADINGS, *(each.cells for each in [*lines, total_of(lines)])]
    sizes = [max(map(width, column)) for column in zip(*table, strict=True)]
    rest = sum(sizes[2:]) + 2 * (len(sizes) - 1)
    room = max(2 * _NARROW, console.width - rest)
    sizes[0] = min(sizes[0], max(_NARROW, room - min(sizes[1], room // 2)))
    sizes[1] = min(sizes[1], room - sizes[0])
    for number, row in enumerate(table):
        cells = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (pad(part, size) for part, size in zip(parts, sizes, strict=True))
            print_line(console, "  ".join(padded).rstrip(), style="bold" if number == 0 else "")
    gone = [each for each in lines if not each.after]
    if gone:
        say(console, f"没有再报 {len(gone)} 份：{'、'.join(f'{each.unit}（{each.file}）' for each in gone)}")
    same = sum(each.state == "没有改动" for each in lines)
    if same:
        say(console, f"没有改动的 {same} 份不再逐条列出（--verbose 显示）。", style="dim")


def _submission(each: SubmissionDiff, console: Console, *, verbose: bool, whole: bool) -> None:
    console.print()
    say(console, headline(each), style="bold")
    for fate in Fate:
        group = each.of(fate)
        if not group:
            continue
        if fate is Fate.REMAINING and not whole:
            must = sum(change.record.urgency == Urgency.MUST.word for change in group)
            told = f"{FATE_WORDS[fate]}（{len(group)}），其中{Urgency.MUST.word} {must} 处"
            say(console, f"{told}（--verbose 显示）", style=_STYLES[fate])
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
        say(console, f"{ADVICE}：{record.suggestion}", style="green", indent=4)
