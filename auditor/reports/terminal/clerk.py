"""The report for the clerk who filled the forms in: one numbered list, form by form, what to mend and how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from auditor.model import Form, Outcome, SubmissionReport
from auditor.model.words import ADVICE, WAIVED, WHOLE_FILE, Urgency
from auditor.reports.terminal.doubts import print_doubts
from auditor.reports.terminal.lifts import print_lifts
from auditor.reports.terminal.points import STYLES, told_lines
from auditor.reports.terminal.report import nothing_found
from auditor.reports.view.alike import Alike, alike, by_urgency
from auditor.reports.view.located import in_document_order, located, waived_of
from auditor.reports.view.places import form_label
from auditor.reports.view.verdict import gate_brief, machine_words, score_words, sending_of
from auditor.reports.view.wording import percent
from auditor.words.console import say
from auditor.words.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

_INDENT = 4
_DOUBTS = 3
_REASONS = 2
_ON_A_SCREEN = 15  # points
_NUMBERS = 8


def print_for_clerk(report: SubmissionReport, console: Console, *, verbose: bool = False) -> None:
    """«共发现 N 条，其中必须修改…», then every point; what is on writing is counted only, unless
    ``verbose``."""
    found = in_document_order(located(report))
    points = alike(each for each in found if each.finding.open)
    groups = by_urgency(points)
    waived = waived_of(found)
    _summary(report, groups, console)
    form: int | None = -1  # no form has this index
    for each in points:
        if each.urgency is Urgency.WRITING and not verbose:
            continue
        if each.first.finding.form != form:
            form = each.first.finding.form
            _form_heading(each.first.form, console)
        _point(each, console)
    console.print()
    if waived:
        told = "、".join(each.number for each in waived)
        say(console, f"{WAIVED} {len(waived)} 处，不计在内：{told}。", style="dim")
    if groups[Urgency.WRITING] and not verbose:
        say(console, f"书写 {len(groups[Urgency.WRITING])} 条没有列出，加 --verbose 查看。", style="dim")
    _gaps(report, console, verbose=verbose)
    print_doubts(report, console, None if verbose else _DOUBTS)


def _gaps(report: SubmissionReport, console: Console, *, verbose: bool) -> None:
    """What was not judged, with the commonest reasons; rules that broke are not the clerk's to mend."""
    reasons = Counter(gap.reason for gap in report.gaps if gap.outcome is Outcome.UNDETERMINED)
    broken = sum(gap.outcome is Outcome.ERROR for gap in report.gaps)
    if reasons:
        told = [
            f"{reason} {count} 处" for reason, count in reasons.most_common(None if verbose else _REASONS)
        ]
        more = "等" if len(told) < len(reasons) else ""
        why = f"{'；'.join(told)}{more}"
        end = "没有列出的内容不等于没有问题。"
        say(console, f"有 {reasons.total()} 处没有判断（{why}），{end}", style="dim")
    if broken:
        say(console, f"有 {broken} 处因规则本身出错没有判断，请向规则维护人反映。", style="bold")


def _summary(report: SubmissionReport, groups: dict[Urgency, list[Alike]], console: Console) -> None:
    name = report.submission.source
    count = sum(map(len, groups.values()))
    if not count:
        say(console, f"{name}：{nothing_found(report)}", style="bold")
    else:
        counts = "、".join(f"{each.word} {len(group)} 条" for each, group in groups.items() if group)
        say(console, f"{name}：共发现 {count} 条，其中{counts}。", style="bold")
    card = report.scorecard
    covered = f"判定覆盖率 {percent(card.coverage)}"
    if card.score is None:
        say(console, f"没有评分：{card.formula}（{covered}）。")
    else:
        say(console, f"机审得分 {score_words(card)}（{machine_words(card)}），{covered}。")
        if gate_brief(card):
            say(console, f"{gate_brief(card)}。")
        print_lifts(report, console)


def _form_heading(form: Form | None, console: Console) -> None:
    console.print()
    say(console, form_label(form) if form else WHOLE_FILE, style="bold")


def _point(point: Alike, console: Console) -> None:
    kind = point.first.urgency
    count = f" {point.size}" if point.others else ""
    say(console, f"{point.numbers} 【{kind.word}{count}】{_where(point)}", style=STYLES[kind])
    for line in told_lines(point):
        say(console, line, indent=_INDENT)
    if point.advice:
        say(console, f"{ADVICE}：{point.advice}", indent=_INDENT, style="green")
    elif kind is Urgency.VERIFY:
        say(console, "情况属实的，请准备好说明；写错的，请更正。", indent=_INDENT, style="green")


def _where(point: Alike) -> str:
    first = point.first
    inside = (point.in_table if point.others else first.before_message) or first.finding.title
    return f"{inside}（{first.in_file}）" if first.in_file and not point.others else inside


def next_steps(report: SubmissionReport, *, page: bool) -> list[str]:
    """Whether the file may be sent, and what can be done about what was found; ``page`` tells that the web
    page is written already."""
    groups = by_urgency(alike(located(report)))
    must, should = len(groups[Urgency.MUST]), len(groups[Urgency.SHOULD])
    lines = [f"能否报送：{sending_of(report.scorecard, must, should, _first_numbers(groups))}"]
    name = shown_path(report.submission.source)
    steps = []
    if report.scorecard.score is None:
        steps.append(("看这份文件是怎样识别的", f"auditor forms explain {name}"))
    if any(groups.values()):
        number = next(each.first.number for group in groups.values() for each in group)
        steps += _about_findings(report, name, number, page=page)
    if not steps:
        return lines
    return [*lines, "接下来可以：", *(f"  {what}：{command}" for what, command in steps)]


def _about_findings(
    report: SubmissionReport, name: str, number: str, *, page: bool
) -> Iterator[tuple[str, str]]:
    if report.submission.document.format in {"docx", "xlsx", "pdf"}:
        yield "在文件副本上逐条批注", f"auditor annotate {name}"
    if not page:
        yield "生成网页报告", f"auditor check {name} --html"
    waive = f"auditor waive {name} --finding {number} --reason 理由 --who 姓名"
    yield "确有理由、不改的，留名豁免", waive


def _first_numbers(groups: Mapping[Urgency, Sequence[Alike]]) -> str:
    """«（1-1、4-1、6-1等）»: which must be mended, where the list is too long to look for; else blank."""
    if sum(map(len, groups.values())) <= _ON_A_SCREEN:
        return ""
    numbers = [point.first.number for point in groups[Urgency.MUST]]
    return f"（{'、'.join(numbers[:_NUMBERS])}{'等' if len(numbers) > _NUMBERS else ''}）"


def shown_path(path: str) -> str:
    """A path as it can be typed again: in quotes where it has blanks or signs of a shell."""
    text = visible(path)
    return text if re.fullmatch(r"[\w./\\:：（）()《》“”、，-]+", text) and "(" not in text else f'"{text}"'
