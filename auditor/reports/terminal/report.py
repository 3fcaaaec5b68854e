"""The report for a terminal: compact, 80 columns, every finding with its place and what to write instead.

Colour comes and goes with the console that is handed in; the text is complete without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.model import AuditReport, Outcome, SubmissionReport, Summary
from auditor.model.words import WAIVED, WAIVED_SHAPE, Urgency
from auditor.reports.terminal.across import print_across_briefly
from auditor.reports.terminal.doubts import print_doubts
from auditor.reports.terminal.lifts import print_lifts
from auditor.reports.terminal.points import print_group
from auditor.reports.view.alike import alike, by_urgency
from auditor.reports.view.located import Located, in_document_order, located, waived_of
from auditor.reports.view.merging import counts_of
from auditor.reports.view.ranking import ranked
from auditor.reports.view.summaries import summaries
from auditor.reports.view.verdict import gate_brief, machine_words
from auditor.reports.view.wording import change_words, open_of, percent, points, size_of, waiver_text
from auditor.words.console import print_line, say
from auditor.words.visible import inert, visible
from auditor.words.wrap import clip_middle, pad, width, wrap

if TYPE_CHECKING:
    from rich.console import Console

_GRADE_STYLES = {"优": "bold green", "良": "green", "中": "yellow", "差": "bold red"}
_IN_FULL = 3  # up to so many submissions are printed in full; more give the overview
_COUNTED = 3  # urgencies that a list counts: hints are left out


def print_report(
    report: AuditReport, console: Console, *, verbose: bool = False, statistics: bool = False
) -> None:
    """Writes the whole run: each submission in full, or the ranked overview where there are many."""
    if not report.complete:
        say(console, f"未完成：审核中途停止，还有 {report.unreached} 份没有审核到。", style="bold red")
    in_full = verbose or len(report.submissions) <= _IN_FULL
    if in_full:
        for submission in report.submissions:
            print_submission(submission, console, verbose=verbose)
    if len(report.submissions) > 1:
        print_overview(report, console)
    if report.across is not None:
        print_across_briefly(report.across, console)
    if statistics:
        from auditor.reports.terminal.statistics import print_statistics

        print_statistics(report, console)
    for line in waiver_lines(report):
        text = line.lstrip()
        say(console, text, style="dim", indent=len(line) - len(text))
    if not in_full:
        say(console, "逐条问题请加 --verbose 查看，或用 --html 报告.html 生成完整报告。", style="dim")


def print_submission(report: SubmissionReport, console: Console, *, verbose: bool = False) -> None:
    """One submission: headline, findings by urgency, what could not be judged, reading doubts."""
    _headline(report, console)
    found = in_document_order(located(report))
    groups = by_urgency(alike(found))
    for urgency, own in groups.items():
        if urgency is Urgency.WRITING and not verbose:
            continue
        print_group(urgency, own, console, verbose=verbose)
    writing = groups[Urgency.WRITING]
    if writing and not verbose:
        shape, word = Urgency.WRITING.shape, Urgency.WRITING.word
        say(console, f"{shape} {word} {len(writing)} 条（--verbose 显示）", style="dim")
    if not any(groups.values()):
        say(console, nothing_found(report))
    _waived(waived_of(found), console)
    _gaps(report, console)
    print_doubts(report, console, None if verbose else 0)
    console.print()


def one_line(summary: Summary) -> str:
    """«送审/a.docx  77.2 中  必须修改 7、建议修改 5、请核实 2»."""
    score = f"{points(summary.score)} {summary.grade or ''}" if summary.score is not None else "未评"
    told = zip(list(Urgency)[:_COUNTED], summary.counts, strict=False)
    counts = [f"{each.word} {count}" for each, count in told]
    counts += [f"{WAIVED} {summary.waived}"] if summary.waived else []
    return f"{inert(summary.source)}  {score}  {'、'.join(counts)}"


def print_overview(report: AuditReport, console: Console) -> None:
    """A table of all submissions, the worst first."""
    every = tuple(summaries(report.submissions))
    folder = common_folder([each.source for each in every])
    told = f"，文件夹 {visible(folder)}" if folder else ""
    say(console, f"共 {len(every)} 份，得分低的在前{told}")
    table: list[tuple[str, ...]] = [
        ("序", "文件", "得分", "等级", *(each.word for each in list(Urgency)[:_COUNTED]))
    ]
    for number, place in enumerate(ranked(every), 1):
        table.append((str(number), *_overview_row(every[place], every[place].source[len(folder) :])))
    first, _, *others = (max(map(width, column)) for column in zip(*table, strict=True))
    room = max(8, console.width - first - sum(others) - 2 * (len(others) + 1))
    for index, row in enumerate(table):
        name, *more = wrap(row[1], room)
        figures = (_right(cell, size) for cell, size in zip(row[2:], others, strict=True))
        line = "  ".join((_right(row[0], first), pad(name, room), *figures))
        print_line(console, line, style="bold" if index == 0 else "")
        for rest in more:
            print_line(console, " " * (first + 2) + rest)
    console.print()
    for line in totals(every):
        say(console, line, style="bold")
    console.print()


def totals(every: Sequence[Summary]) -> tuple[str, str]:
    """How many are advised to pass, and how much there is to mend, after a long list."""
    decisions = Counter(each.decision for each in every)
    unscored = decisions.pop(None, 0)
    advised = [f"{word} {count} 份" for word, count in decisions.most_common()]
    advised += [f"没有评分（由人工审核） {unscored} 份"] * bool(unscored)
    found = [
        f"{urgency.word} {sum(each.counts[place] for each in every)} 条"
        for place, urgency in enumerate(list(Urgency)[:_COUNTED])
    ]
    return f"处理建议：{'、'.join(advised)}。", f"合计：{'、'.join(found)}。"


def common_folder(sources: Sequence[str]) -> str:
    """The folder that all these paths start with, with its last separator; blank where there is none."""
    heads = [source[: max(source.rfind("/"), source.rfind("\\")) + 1] for source in sources]
    return heads[0] if heads and len(set(heads)) == 1 else ""


def _right(text: str, columns: int) -> str:
    return " " * max(0, columns - width(text)) + text


def _overview_row(summary: Summary, name: str) -> tuple[str, ...]:
    return (
        visible(name),
        points(summary.score) if summary.score is not None else "未评",
        summary.grade or "—",
        *map(str, summary.counts[:_COUNTED]),
    )


def _headline(report: SubmissionReport, console: Console) -> None:
    submission, card = report.submission, report.scorecard
    console.rule(
        clip_middle(inert(submission.source), console.width - 6), align="left", characters="─", style="dim"
    )
    who = [submission.issuer or "编制单位未写明", f"{submission.year}年" if submission.year else "年度未写明"]
    size = f"{len(submission.forms)}张表、{size_of(submission.forms)}"
    say(console, "  ".join([*who, size]))
    if card.score is None:
        say(console, f"得分 未评（{card.formula}）", style="bold")
    else:
        score = f"得分 {points(card.score)}  等级 {card.grade}  建议{card.decision}  {machine_words(card)}"
        say(console, score, style=_GRADE_STYLES.get(card.grade or "", "bold"))
        if gate_brief(card):
            say(console, gate_brief(card), style="bold")
        print_lifts(report, console)
        say(console, f"判定覆盖率 {percent(card.coverage)}", style="dim")
    if report.profile:
        say(console, f"评审口径 {report.profile}（{report.profile_reason}）", style="dim")
    counted = zip(Urgency, counts_of(report.findings), strict=True)
    counts = [f"{each.shape}{each.word} {count}" for each, count in counted]
    counts += waived_words(report)
    say(console, "  ".join(counts))


def waived_words(report: SubmissionReport) -> list[str]:
    """«已豁免 2», where there is any."""
    waived = len(report.findings) - len(open_of(report.findings))
    return [f"{WAIVED} {waived}"] if waived else []


def _waived(findings: Sequence[Located], console: Console) -> None:
    """One line each: who answers for what."""
    if not findings:
        return
    console.print()
    say(console, f"{WAIVED_SHAPE} {WAIVED}（{len(findings)}），不计数、不计分", style="dim")
    for each in findings:
        text = f"{each.number}  {each.finding.message}——{waiver_text(each.finding)}"
        say(console, text, style="dim", indent=2)


def waiver_lines(report: AuditReport) -> list[str]:
    """What became of the waiver file, and which rules a bureau switched off."""
    lines = []
    if report.changes:
        lines.append(f"本单位的规则改动 {len(report.changes)} 处：")
        lines += [f"  {change_words(each)}" for each in report.changes]
    if report.waivers:
        use = report.waivers
        lines.append(
            f"豁免清单 {use.source}：豁免 {use.applied} 处，未用到 {len(use.unused)} 项，"
            f"已过期 {len(use.lapsed)} 项"
        )
        lines += [f"已过期：{each.rule} {each.message}（{each.who}，{each.expires}）" for each in use.lapsed]
    return lines


def _gaps(report: SubmissionReport, console: Console) -> None:
    if not report.gaps:
        return
    console.print()
    reasons = Counter(gap.reason for gap in report.gaps if gap.outcome is Outcome.UNDETERMINED)
    broken = sum(gap.outcome is Outcome.ERROR for gap in report.gaps)
    if reasons:
        say(console, f"未能判断 {reasons.total()} 项（不扣分）：")
        for reason, count in reasons.most_common(5):
            say(console, f"{count} 项  {reason}", indent=2)
        if len(reasons) > 5:
            say(console, f"另有 {len(reasons) - 5} 种原因，见 HTML 报告", indent=2)
    if broken:
        say(console, f"有 {broken} 项因规则本身出错没有判定，请向规则维护人反映。", style="bold")


def nothing_found(report: SubmissionReport) -> str:
    """Why there is no finding: nothing wrong, or nothing judged; silence is never success."""
    judged = any(tally.outcomes.get(Outcome.PASS) for tally in report.tallies)
    return "已判定的内容中没有发现问题。" if judged else "没有可判定的内容，不能说明没有问题。"
