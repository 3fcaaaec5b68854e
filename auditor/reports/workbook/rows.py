"""The rows of the worklist's other sheets: submissions, indicators, rules, and facts of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from auditor.model import (
    AuditReport,
    Form,
    Indicator,
    RuleInfo,
    Scorecard,
    SubmissionReport,
    as_written,
    submission_money,
)
from auditor.model.words import (
    DIRECTION_WORDS,
    FIELD_WORDS,
    SEVERITY_WORDS,
    WAIVED,
    Urgency,
    heading,
)
from auditor.reports.view.lifts import by_lines, lift_words
from auditor.reports.view.merging import counts_of, merged
from auditor.reports.view.quotes import cell_text
from auditor.reports.view.summaries import summaries, total_counts
from auditor.reports.view.verdict import gate_words, machine_words
from auditor.reports.view.wording import (
    PRACTICE,
    category_name,
    change_words,
    open_of,
    rounded,
    whole_percent,
)
from auditor.reports.workbook.sheet import MOST_LINKS, Formula, Link, Row


def overview_row(report: SubmissionReport, first: str) -> Row:
    """A submission without its number; ``first`` is the place of its first finding, blank where it has
    none."""
    submission, card = report.submission, report.scorecard
    numbers = counts_of(report.findings)
    counts = {each.word: count for each, count in zip(Urgency, numbers, strict=True)}
    return {
        FIELD_WORDS["issuer"]: submission.issuer or "（未写明）",
        FIELD_WORDS["year"]: submission.year,
        "文件": submission.source,
        FIELD_WORDS["score"]: rounded(card.score) if card.score is not None else "未评",
        "等级": card.grade or "—",
        "结论": card.decision or "—",
        "机审": machine_words(card) or "—",
        "封顶原因": gate_words(card),
        "怎样提高得分": "；".join(lift_words(by_lines(report), len(report.form_scorecards))),
        "合计得分": _with_manual(card),
        "覆盖率": whole_percent(card.coverage) / 100,
        **counts,
        WAIVED: len(report.findings) - len(open_of(report.findings)),
        "表数": len(submission.forms),
        "指标数": sum(form.lines for form in submission.forms),
        "预算（万元）": submission_money(submission),
        "明细": Link("查看问题", place=first) if first else "没有问题",
    }


def _with_manual(card: Scorecard) -> Formula | None:
    """The score with the points that a person enters beside it, still under the gates."""
    if card.score is None or card.reached is None:
        return None
    behind = min((card.reached, *(gate.cap(card.reached) for gate in card.gates)))
    whole = max(rounded(behind - card.score), Decimal(0))  # what concerns the whole submission
    given = f"MIN({as_written(card.open_points)},MAX(0,N({{人工评定}})))"
    reached = f"{as_written(card.reached)}+{given}"
    caps = (
        f"{as_written(gate.start)}+MAX(0,{reached}-{as_written(gate.start)})*{as_written(gate.keeps)}"
        for gate in card.gates
    )
    return Formula(f"ROUND(MIN({','.join((reached, *caps))})-{as_written(whole)},1)", card.score)


def indicator_rows(report: SubmissionReport, name: str) -> Iterator[Row]:
    """Every indicator of a submission, whose file is called ``name``, as the form has it."""
    submission = report.submission
    counts = Counter(
        (finding.form, finding.row) for point in merged(open_of(report.findings)) for finding in point.leading
    )
    file = {"文件": name, FIELD_WORDS["issuer"]: submission.issuer}
    for form in submission.forms:
        for row in form.indicators:
            yield {**file, **_indicator_row(report, form, row, counts[form.index, row.row])}


def _indicator_row(report: SubmissionReport, form: Form, row: Indicator, findings: int) -> Row:
    direction = report.directions.get((form.index, row.row), "unknown")
    return {
        "表": form.index,
        "项目": form.name,
        "行": row.number,
        heading("levels"): "－".join(row.levels),
        FIELD_WORDS["name"]: row.name,
        FIELD_WORDS["weight"]: row.weight if row.weight is not None else row.weight_text,
        heading("operator"): cell_text(row, "operator"),
        FIELD_WORDS["value"]: row.value,
        FIELD_WORDS["unit"]: row.unit,
        FIELD_WORDS["actual"]: row.actual,
        heading("forecast"): row.forecast,
        heading("possibility"): row.possibility,
        heading("core"): None if row.core is None else "是" if row.core else "否",
        "方向": "—" if row.qualitative else DIRECTION_WORDS.get(direction, direction),
        "问题数": findings,
        "位置": row.location.describe(),
    }


class RulesMet:
    """The rules of submissions that come one by one, with how many points they lead."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._tallied: dict[str, str] = {}
        self._found: dict[str, str] = {}

    def add(self, report: SubmissionReport) -> None:
        self._counts.update(point.leading[0].rule for point in merged(open_of(report.findings)))
        self._tallied |= {tally.rule: tally.title for tally in report.tallies}
        self._found |= {finding.rule: finding.title for finding in report.findings}

    def rows(self, known: Mapping[str, RuleInfo]) -> list[Row]:
        """Every rule of the run, those that found most first."""
        titles = self._tallied | self._found
        order = sorted({*titles, *known}, key=lambda rule: (-self._counts[rule], rule))
        return list(_rule_rows(order, titles, self._counts, known))


def _rule_rows(
    order: Iterable[str], titles: Mapping[str, str], counts: Mapping[str, int], known: Mapping[str, RuleInfo]
) -> Iterator[Row]:
    for rule in order:
        info = known.get(rule)
        if info is None:
            yield {"规则": rule, "名称": titles[rule], "问题数": counts[rule]}
            continue
        yield {
            "规则": rule,
            "名称": info.title,
            "类别": category_name(info.category),
            "程度": SEVERITY_WORDS.get(info.severity, info.severity),
            "问题数": counts[rule],
            "为什么": info.why.strip(),
            "依据": "；".join(info.basis) or PRACTICE,
        }


def _profiles(report: AuditReport) -> str:
    """What the submissions were judged by; each may have its own."""
    used = dict.fromkeys(each.profile for each in summaries(report.submissions) if each.profile)
    return "、".join(used) or report.profile


def run_rows(report: AuditReport, generated_at: datetime, most_rows: int) -> Iterator[Row]:
    """What produced the workbook, and what could not be read."""
    every = summaries(report.submissions)
    findings, waived = sum(each.findings for each in every), sum(each.waived for each in every)
    points = sum(total_counts(every))
    facts = [
        ("生成时间", f"{generated_at:%Y-%m-%d %H:%M}"),
        ("程序版本", f"auditor {report.version}"),
        ("评审口径", _profiles(report)),
        ("规则包", "、".join(report.packs)),
        ("规则指纹", report.fingerprint),
        ("送审文件", f"{len(every)} 份"),
        ("未能读取", f"{len(report.unreadable)} 份"),
        ("问题", f"{points} 条；同一条在几行里的、并作一条的，各占一行，序号相同"),
    ]
    if waived:
        facts.append((WAIVED, f"{waived} 条，列在问题清单里，不计数、不计分"))
    if not report.complete:
        facts.insert(0, ("未完成", f"审核中途停止，还有 {report.unreached} 份没有审核到"))
    if findings > most_rows:
        facts.append(("工作表", f"一张工作表最多 {most_rows} 行，其余的接在名字带 2、3 … 的工作表里"))
    if findings * 2 > MOST_LINKS:
        facts.append(("链接", f"Excel 一张工作表最多 {MOST_LINKS} 个链接，后面的行只写位置，不能点击"))
    for name, content in facts:
        yield {"项目": name, "内容": content}
    for change in report.changes:
        yield {"项目": "本单位的规则改动", "内容": change_words(change)}
    for each in report.unreadable:
        yield {"项目": "未能读取的文件", "内容": f"{each.source}：{each.reason}。{each.advice}"}
    for skipped in report.skipped:
        yield {"项目": "没有审核的文件", "内容": f"{skipped.source}：{skipped.reason}。{skipped.advice}"}
