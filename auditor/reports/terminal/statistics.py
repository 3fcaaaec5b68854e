"""Counts for a terminal: by urgency, category and rule, and how much could be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from auditor.model import AuditReport, Outcome, Summary
from auditor.model.words import OUTCOME_WORDS, WAIVED, Urgency
from auditor.reports.view.merging import merged
from auditor.reports.view.summaries import summaries
from auditor.reports.view.wording import category_name, open_of, percent
from auditor.words.console import say
from auditor.words.wrap import clip, pad, width

if TYPE_CHECKING:
    from rich.console import Console

_NAME = 50
_BAR = 20


def print_statistics(report: AuditReport, console: Console) -> None:
    """Urgencies, categories, rules and outcomes over the whole run, the most frequent first."""
    for line in statistics_lines(report):
        say(console, line, style="" if line.startswith(" ") else "bold")
    console.print()


def statistics_lines(report: AuditReport) -> list[str]:
    """The lines that ``print_statistics`` prints."""
    kinds: Counter[Urgency] = Counter()
    categories: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    outcomes: Counter[Outcome] = Counter()
    for each in report.submissions:
        points = merged(open_of(each.findings))
        kinds.update(point.urgency for point in points)
        leading = [point.leading[0] for point in points]
        categories.update(category_name(finding.category) for finding in leading)
        rules.update(f"{finding.title}（{finding.rule}）" for finding in leading)
        for tally in each.tallies:
            outcomes.update(tally.outcomes)
    every = summaries(report.submissions)
    answered = sum(each.waived for each in every)
    waived = f"，另有{WAIVED} {answered} 处" if answered else ""
    return [
        f"统计：{len(every)} 份，{kinds.total()} 条{waived}",
        *_table("按程度", {kind.word: kinds[kind] for kind in Urgency if kinds[kind]}.items()),
        *_table("按类别", _ranked(categories)),
        *_table("按规则", _ranked(rules)),
        *_table("判定", ((word, outcomes[kind]) for kind, word in OUTCOME_WORDS.items() if outcomes[kind])),
        *_coverage(every),
    ]


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _table(heading: str, counts: Iterable[tuple[str, int]]) -> list[str]:
    rows = list(counts)
    if not rows:
        return []
    most = max(count for _, count in rows)
    names = [clip(name, _NAME) for name, _ in rows]
    columns = max(map(width, names))
    digits = len(str(most))
    return [heading] + [
        f"  {pad(name, columns)}  {count:>{digits}}  {'█' * max(1, count * _BAR // most) if count else ''}"
        for name, (_, count) in zip(names, rows, strict=True)
    ]


def _coverage(every: Iterable[Summary]) -> list[str]:
    shares = [each.coverage for each in every]
    if not shares:
        return []
    mean = sum(shares[1:], shares[0]) / len(shares)
    return [f"判定覆盖率：平均 {percent(mean)}，最低 {percent(min(shares))}"]
