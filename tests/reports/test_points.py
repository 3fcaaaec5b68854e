"""Every report for people counts points: one cause in one place, or the same in many rows, is said once."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from rich.console import Console

from auditor.annotate import AnnotateOptions
from auditor.annotate.notes import remarks_of
from auditor.batch import audit_paths
from auditor.model import AuditReport
from auditor.model.words import URGENCY_WORDS, Urgency
from auditor.reports.data.json import as_data
from auditor.reports.html.submission import submission_view
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.clerk import print_for_clerk
from auditor.reports.terminal.report import one_line, print_report
from auditor.reports.view.summaries import summary_of
from auditor.reports.view.verdict import advice_of
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import render

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
FORM = """## 2026年项目支出绩效目标表
编制单位：清江县河口镇人民政府
单位：万元
项目名称\t农村公路养护\t主管部门\t清江县河口镇人民政府
当年预算\t60.00
项目概况\t养护农村公路40公里，修补路面1500平方米。
当年绩效目标\t养护农村公路40公里，修补路面1500平方米，方便沿线群众出行。
绩效指标\t指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心
\t产出-数量-修补路面面积\t20\t≥\t1500\t\t是
\t产出-数量-清理边沟长度\t10\t≥\t12\t\t否
\t产出-数量-新设标志数量\t10\t≥\t30\t\t否
\t产出-质量-养护工程验收合格率\t10\t≥\t98\t%\t否
\t产出-成本-公路养护标准\t10\t≤\t1.2\t万元/公里\t否
\t效益-社会效益-加强安全出行保障\t30\t定性\t持续加强\t\t是
\t满意度-满意度-沿线群众满意度\t10\t≥\t92\t%\t否
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> AuditReport:
    path = tmp_path_factory.mktemp("送审") / "目标表.txt"
    path.write_text(FORM, encoding="utf-8")
    return audit_paths([path], jobs=1)


def counts(whole: AuditReport) -> dict[str, int]:
    return dict(zip(URGENCY_WORDS.values(), summary_of(whole.submissions[0]).counts, strict=True))


def told(text: str) -> dict[str, int]:
    found = ((word, re.search(rf"{word}[^\d\w]{{0,8}}?(\d+)", text)) for word in URGENCY_WORDS.values())
    return {word: int(match[1]) for word, match in found if match}


def shown(print_it: object, whole: AuditReport) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=200, markup=False, highlight=False)
    print_report(whole, console) if print_it is print_report else print_for_clerk(
        whole.submissions[0], console
    )
    return buffer.getvalue()


def test_the_form_has_both_kinds_of_points(whole: AuditReport) -> None:
    found = as_data(whole)["submissions"][0]["findings"]
    units = [each for each in found if each["rule"] == "missing-unit"]
    assert [each["point"] for each in units] == [units[0]["id"]] * 3
    (slogan,) = (each for each in found if each["rule"] == "slogan-indicator")
    (vague,) = (each for each in found if each["rule"] == "vague-qualitative")
    assert vague["point"] == slogan["id"] == slogan["point"] != vague["id"]
    assert len({each["point"] for each in found}) == sum(counts(whole).values()) < len(found)


def test_all_reports_count_alike(whole: AuditReport, tmp_path: Path) -> None:
    [report] = whole.submissions
    wanted = {word: count for word, count in counts(whole).items() if count}
    wrong = {}

    def compare(name: str, found: dict[str, int], *left_out: str) -> None:
        kept = {word: count for word, count in wanted.items() if word not in left_out}
        if {word: count for word, count in found.items() if count and word not in left_out} != kept:
            wrong[name] = found, kept

    screen = shown(print_report, whole)
    compare("head", told(next(line for line in screen.splitlines() if line.startswith("■必须修改"))))
    compare("line", told(one_line(summary_of(report))), "提示", "书写")
    compare("check", told(shown(None, whole)))
    compare("advice", told(advice_of(report).replace("的问题", "")), "请核实", "提示", "书写")
    view = submission_view(report, "s1", whole.rules)
    compare("html", {each.urgency.word: each.count for each in view.counts})
    compare("html problems", {
        urgency.word: sum(each.count for each in view.problems if each.urgency is urgency)
        for urgency in Urgency
    }, "书写")  # fmt: skip
    data = letter(report, generated_at=WHEN)
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
    compare("letter", {
        word: int(match[1])
        for word in ("必须修改", "建议修改")
        if (match := re.search(rf"{word}的问题（(\d+)条）", text))
    }, "请核实", "提示", "书写")  # fmt: skip
    write_workbook(whole, tmp_path / "a.xlsx", generated_at=WHEN)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    head, line = book["总览"].iter_rows(values_only=True)
    compare("worklist", {word: int(str(line[head.index(word)])) for word in URGENCY_WORDS.values()})
    rows = list(book["问题清单"].iter_rows(values_only=True))
    by_number = {row[0]: str(row[rows[0].index("程度")]) for row in reversed(rows[1:])}
    compare("worklist rows", {word: [*by_number.values()].count(word) for word in wanted})
    notes = remarks_of(report, AnnotateOptions(date=WHEN, hints=True))
    compare("comments", told(notes.summary[0]))
    assert wrong == {}


def test_the_cause_is_said_once_with_the_other_in_a_clause(whole: AuditReport, tmp_path: Path) -> None:
    [report] = whole.submissions
    clause, sentence = "另：目标值“持续加强”没有可以核对的标准", "的目标值写的是“持续加强”"
    letter_text = "\n".join(
        each.text for each in docx.Document(io.BytesIO(letter(report, generated_at=WHEN))).paragraphs
    )
    page = re.sub(r"<[^>]+>", "", render(whole, "html", generated_at=WHEN))
    notes = "\n".join(each.text for each in remarks_of(report, AnnotateOptions(date=WHEN)).notes)
    texts = {
        "screen": shown(print_report, whole),
        "check": shown(None, whole),
        "html": page,
        "letter": letter_text,
        "comments": notes,
    }
    assert {name for name, text in texts.items() if clause not in text} == set()
    assert {name for name, text in texts.items() if sentence in text} == set()
