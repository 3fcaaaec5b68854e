"""What is waived is marked and counted nowhere, whoever reports it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from rich.console import Console

from auditor.annotate import AnnotateOptions
from auditor.annotate.notes import remarks_of
from auditor.auditing import audit_document
from auditor.batch import RulesetOptions, audit_paths
from auditor.comparison.compare import Fate, compare
from auditor.model import AuditReport, Scorecard, SubmissionReport
from auditor.model.words import URGENCY_WORDS, WAIVED, Urgency
from auditor.reports.data.json import as_data
from auditor.reports.html.filed import FiledRow
from auditor.reports.html.overview import batch_view
from auditor.reports.html.submission import submission_view
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.clerk import print_for_clerk
from auditor.reports.terminal.report import one_line, print_report
from auditor.reports.terminal.statistics import statistics_lines
from auditor.reports.view.located import by_number
from auditor.reports.view.merging import merged
from auditor.reports.view.summaries import summary_of
from auditor.reports.view.verdict import advice_of
from auditor.reports.view.wording import urgency
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import render
from auditor.waivers import Entry, append_waivers

SAMPLE = Path(__file__).parents[2] / "examples" / "松林县林业局2026年专项绩效目标.txt"
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
REASON, WHO = "经现场核实情况属实", "预算科张三"


@pytest.fixture(scope="module")
def before() -> AuditReport:
    return audit_paths([SAMPLE], jobs=1)


@pytest.fixture(scope="module")
def waived(before: AuditReport, tmp_path_factory: pytest.TempPathFactory) -> AuditReport:
    """The same file, with every second finding of each urgency answered for."""
    book = tmp_path_factory.mktemp("waived") / "waivers.yaml"
    chosen, seen = [], Counter[Urgency]()
    for finding in before.submissions[0].findings:
        seen[urgency(finding)] += 1
        if seen[urgency(finding)] % 2:
            chosen.append(Entry(fingerprint=finding.fingerprint, reason=REASON, who=WHO))
    append_waivers(book, chosen)
    return audit_paths([SAMPLE], ruleset_options=RulesetOptions(waivers=book), jobs=1)


def expected(report: AuditReport) -> dict[str, int]:
    """The counts that every report has to print, by the words it prints them with."""
    [submission] = report.submissions
    points = merged(each for each in submission.findings if not each.waiver)
    counts = Counter(URGENCY_WORDS[each.urgency] for each in points)
    return {**{word: counts[word] for word in URGENCY_WORDS.values()}, WAIVED: waivers_of(submission)}


def listed(report: AuditReport) -> dict[str, int]:
    """The counts where every finding has a line of its own."""
    [submission] = report.submissions
    counts = Counter(URGENCY_WORDS[urgency(each)] for each in submission.findings if not each.waiver)
    return {**{word: counts[word] for word in URGENCY_WORDS.values()}, WAIVED: waivers_of(submission)}


def waivers_of(submission: SubmissionReport) -> int:
    return sum(each.waiver is not None for each in submission.findings)


def printed(text: str) -> dict[str, int]:
    """«必须修改 7», «■必须修改 7», «必须修改的问题7条»: what a line counts of each kind."""
    words = [*URGENCY_WORDS.values(), WAIVED]
    found = ((word, re.search(rf"{word}[^\d\w]{{0,8}}?(\d+)", text)) for word in words)
    return {word: int(match[1]) for word, match in found if match}


def on_screen(report: AuditReport, *, width: int = 200) -> str:
    buffer = io.StringIO()
    print_report(report, Console(file=buffer, width=width, markup=False, highlight=False), verbose=True)
    return buffer.getvalue()


def test_waiving_left_something_of_each(waived: AuditReport) -> None:
    counts = expected(waived)
    assert counts[WAIVED] > 3
    assert counts["必须修改"] > 0


def test_numbers_stay_when_others_are_waived(before: AuditReport, waived: AuditReport) -> None:
    told = [
        {number: each.finding.message for number, each in by_number(report.submissions[0]).items()}
        for report in (before, waived)
    ]
    assert told[0] == told[1]


def test_head_line_and_lists_of_the_screen(waived: AuditReport) -> None:
    counts, text = expected(waived), on_screen(waived)
    head = next(line for line in text.splitlines() if line.startswith("■必须修改"))
    assert printed(head) == counts
    groups = [line for line in text.splitlines() if re.match(r"[■▲◆○] .+（\d+）", line)]
    listed = {word: n for line in groups for word, n in printed(line).items()}
    assert listed == {word: n for word, n in counts.items() if n and word != WAIVED}
    assert text.count(f"{REASON}（{WHO}）") == counts[WAIVED]


def test_quiet_line_and_statistics(waived: AuditReport) -> None:
    counts = expected(waived)
    quiet = printed(one_line(summary_of(waived.submissions[0])))
    assert quiet == {word: n for word, n in counts.items() if word not in {"提示", "书写"}}
    lines = statistics_lines(waived)
    total = sum(n for word, n in counts.items() if word != WAIVED)
    assert f"{total} 条，另有已豁免 {counts[WAIVED]} 处" in lines[0]
    told = {word: n for line in lines for word, n in printed(line).items() if line.startswith("  ")}
    assert told == {word: n for word, n in counts.items() if n and word != WAIVED}


def test_check(waived: AuditReport) -> None:
    buffer = io.StringIO()
    console = Console(file=buffer, width=200, markup=False, highlight=False)
    print_for_clerk(waived.submissions[0], console, verbose=True)
    head, *rest = buffer.getvalue().splitlines()
    counts = expected(waived)
    assert printed(head) == {word: n for word, n in counts.items() if n and word != WAIVED}
    points = Counter(match[1] for line in rest if (match := re.match(r"\S+ 【(.+?)】", line)))
    assert points == {word: n for word, n in counts.items() if n and word != WAIVED}
    assert any(line.startswith(f"{WAIVED} {counts[WAIVED]} 处") for line in rest)


def test_decision_and_score(before: AuditReport, waived: AuditReport) -> None:
    [report] = waived.submissions
    counts = expected(waived)
    assert printed(advice_of(report).replace("的问题", "")) == {
        word: counts[word] for word in ("必须修改", "建议修改") if counts[word]
    }
    old, new = before.submissions[0].scorecard.score, report.scorecard.score
    assert old is not None
    assert new is not None
    assert new >= old
    counted = sum(each.count for card in cards(report) for item in card.items for each in item.deductions)
    was = sum(
        each.count for card in cards(before.submissions[0]) for item in card.items for each in item.deductions
    )
    assert counted < was


def cards(report: SubmissionReport) -> list[Scorecard]:
    return [report.scorecard, *report.form_scorecards.values()]


def test_html_page_and_overview(waived: AuditReport) -> None:
    counts = expected(waived)
    del counts[WAIVED]
    view = submission_view(waived.submissions[0], "s1", waived.rules)
    assert {each.urgency.word: each.count for each in view.counts} == counts
    in_forms = Counter(each.urgency.word for form in view.forms for each in (*form.findings, *form.notes))
    assert in_forms == {word: n for word, n in counts.items() if n}
    assert sum(len(form.waived) for form in view.forms) == waivers_of(waived.submissions[0])
    assert sum(count for _, count in view.categories) == sum(counts.values())
    marked = {number for form in view.forms if form.filed for number in marks(form.filed.rows)}
    numbers = {each.number for form in view.forms for each in form.waived}
    assert not marked & numbers
    text = render(waived, "html", generated_at=WHEN)
    assert text.count(f"已豁免：{REASON}（{WHO}）") == waivers_of(waived.submissions[0])
    batch = batch_view(waived, lambda _: "#")
    assert {each.urgency.word: each.count for each in batch.counts} == counts
    shown = sum(each.count + each.asked for each in batch.problems)
    assert shown <= sum(counts[word] for word in counts if word != "提示")


def marks(rows: Iterable[FiledRow]) -> set[str]:
    return {number for row in rows for cell in row.cells for number in cell.numbers.split("、") if number}


def test_letter(waived: AuditReport) -> None:
    data = letter(waived.submissions[0], generated_at=WHEN)
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
    counts = expected(waived)
    told = {
        "必须修改": re.search(r"必须修改的问题(\d+)条", text),
        "建议修改": re.search(r"建议修改的问题(\d+)条", text),
        "请核实": re.search(r"请核实说明的事项(\d+)条", text),
    }
    assert {word: int(match[1]) for word, match in told.items() if match} == {
        word: counts[word] for word in told if counts[word]
    }
    gone = [n for n, each in by_number(waived.submissions[0]).items() if each.finding.waiver]
    assert not any(f"编号{number}，" in text or f"编号{number}）" in text for number in gone)


def test_worklist(waived: AuditReport, tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    write_workbook(waived, path, generated_at=WHEN)
    book = openpyxl.load_workbook(path)
    counts = expected(waived)
    header, row = list(book["总览"].iter_rows(values_only=True))[:2]
    assert {word: dict(zip(header, row, strict=True))[word] for word in counts} == counts
    counts = listed(waived)
    header, *rows = book["问题清单"].iter_rows(values_only=True)
    lines = [dict(zip(header, each, strict=True)) for each in rows]
    assert Counter(each["程度"] for each in lines) == {word: n for word, n in counts.items() if n}
    assert all(REASON in str(each["问题"]) for each in lines if each["程度"] == WAIVED)
    header, *rows = book["规则说明"].iter_rows(values_only=True)
    by_rule = [dict(zip(header, each, strict=True))["问题数"] for each in rows]
    points = expected(waived)
    assert sum(int(str(n)) for n in by_rule) == sum(n for word, n in points.items() if word != WAIVED)


def test_json_csv_and_markdown(waived: AuditReport) -> None:
    counts = listed(waived)
    [submission] = as_data(waived)["submissions"]
    assert submission["counts"] == {
        "must": counts["必须修改"],
        "should": counts["建议修改"],
        "verify": counts["请核实"],
        "note": counts["提示"],
        "writing": counts["书写"],
        "waived": counts[WAIVED],
    }
    rows = list(csv.DictReader(io.StringIO(render(waived, "csv").removeprefix("\ufeff"))))
    assert Counter(row["程度"] for row in rows) == {word: n for word, n in counts.items() if n}
    assert [row["豁免"] for row in rows if row["程度"] == WAIVED] == [f"{REASON}（{WHO}）"] * counts[WAIVED]
    lines = [line for line in render(waived, "markdown").splitlines() if line.startswith("| ")]
    degrees = Counter(line.split(" | ")[1] for line in lines[1:])
    assert degrees == {word: n for word, n in counts.items() if n}


def test_junit_sarif_and_annotations(waived: AuditReport) -> None:
    counts = expected(waived)
    root = ElementTree.fromstring(render(waived, "junit").encode())
    failing = "\n".join(each.text or "" for each in root.iter("failure"))
    assert WAIVED not in failing
    assert failing.count("【必须修改】") == counts["必须修改"]
    assert (
        "\n".join(each.text or "" for each in root.iter("system-out")).count(f"【{WAIVED}】")
        == counts[WAIVED]
    )
    results = json.loads(render(waived, "sarif"))["runs"][0]["results"]
    suppressed = [each["suppressions"] for each in results if each.get("suppressions")]
    assert len(suppressed) == counts[WAIVED]
    assert all(entry[0]["justification"] == f"{REASON}（{WHO}）" for entry in suppressed)
    lines = render(waived, "github").splitlines()
    assert sum(line.startswith("::error") for line in lines) == counts["必须修改"]
    assert sum(f" {WAIVED} " in line for line in lines) == counts[WAIVED]


def test_comments_in_the_copy(waived: AuditReport) -> None:
    remarks = remarks_of(waived.submissions[0], AnnotateOptions(date=WHEN))
    counts = expected(waived)
    assert printed(remarks.summary[0]) == {word: n for word, n in counts.items() if n}
    assert len(remarks.notes) == sum(n for word, n in counts.items() if word != WAIVED)


def test_comparison(before: AuditReport, waived: AuditReport) -> None:
    [compared] = compare(as_data(before), as_data(waived)).submissions
    assert len(compared.of(Fate.WAIVED)) == waivers_of(waived.submissions[0])
    assert not compared.of(Fate.FIXED)
    assert len(compared.of(Fate.REMAINING)) == len(compared.changes) - len(compared.of(Fate.WAIVED))


def test_a_baseline_leaves_nothing_to_do(before: AuditReport, tmp_path: Path) -> None:
    book = tmp_path / "waivers.yaml"
    own = before.submissions[0].findings
    append_waivers(book, [Entry(fingerprint=each.fingerprint, reason="基线", who=WHO) for each in own])
    ruleset = RulesetOptions(waivers=book, today=date(2026, 3, 1)).load()
    report = audit_document(SAMPLE, ruleset)
    assert advice_of(report).count("修改的问题") == 0
    whole = replace(before, submissions=(report,))
    text = on_screen(whole)
    assert "■必须修改 0  ▲建议修改 0" in text
    assert "已判定的内容中没有发现问题" in text
