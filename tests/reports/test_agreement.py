"""Score, grade, decision and the gate that decided are one thing in every report."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from rich.console import Console

from auditor.batch import audit_paths
from auditor.model import AuditReport, SubmissionReport
from auditor.reports.data.json import as_data
from auditor.reports.html.report import to_html
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.clerk import next_steps
from auditor.reports.terminal.report import print_report
from auditor.reports.view.lifts import lift_words
from auditor.reports.view.verdict import advice_of, gate_brief, gate_words, machine_words
from auditor.reports.view.wording import percent
from auditor.reports.workbook.workbook import write_workbook
from tests.scoring.filed import FORMS as FILED
from tests.scoring.filed import Filed

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
FORM = """## 2026年项目支出绩效目标表
编制单位：清江县河口镇人民政府
单位：万元
项目名称\t农村公路养护\t主管部门\t清江县河口镇人民政府
当年预算\t60.00
项目概况\t养护农村公路40公里，修补路面1500平方米。
当年绩效目标\t养护农村公路40公里，修补路面1500平方米，方便沿线群众出行。
绩效指标\t指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心
{rows}"""
GOOD = [
    "产出-数量-养护公路里程\t30\t≥\t40\t公里\t是",
    "产出-数量-修补路面面积\t20\t≥\t1500\t平方米\t是",
    "产出-质量-养护工程验收合格率\t10\t≥\t98\t%\t否",
    "产出-成本-公路养护标准\t10\t≤\t1.2\t万元/公里\t否",
    "效益-社会效益-受益群众人数\t20\t≥\t9000\t人\t否",
    "满意度-满意度-沿线群众满意度\t10\t≥\t92\t%\t否",
]
SLOGANS = [
    "效益-社会效益-营造良好氛围\t50\t定性\t良好\t\t是",
    "产出-数量-加强各项工作\t50\t定性\t持续加强\t\t是",
]


WRONG = [
    "产出-数量-养护公路里程\t30\t≤\t40\t公里\t是",
    "产出-数量-修补路面面积\t20\t≥\t1500\t公里\t是",
    "产出-质量-养护工程验收合格率\t20\t≥\t130\t%\t否",
    "效益-社会效益-促进农村和谐稳定\t20\t≥\t95\t%\t否",
    "满意度-满意度-沿线群众满意度\t15\t≥\t92\t%\t否",
]
RATES = [
    "产出-质量-养护工程验收合格率\t40\t＝\t100\t%\t是",
    "产出-时效-养护任务按期完成率\t30\t＝\t100\t%\t是",
    "效益-社会效益-公路通行保障率\t30\t＝\t100\t%\t否",
]


FORMS = {
    "good": GOOD, "mixed": [*GOOD[:4], SLOGANS[0]], "slogans": SLOGANS, "none": [], "wrong": WRONG,
    "rates": RATES,
}  # fmt: skip


@pytest.fixture(params=FORMS.values(), ids=FORMS.keys())
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> AuditReport:
    path = tmp_path / "目标表.txt"
    rows = "".join(f"\t{row}\n" for row in request.param)
    path.write_text(FORM.format(rows=rows), encoding="utf-8")
    return audit_paths([path], jobs=1)


def shown(report: AuditReport) -> str:
    buffer = io.StringIO()
    print_report(report, Console(file=buffer, width=2000, markup=False, highlight=False))
    return buffer.getvalue()


def test_every_report_says_the_same(whole: AuditReport) -> None:
    says_the_same(whole)


@settings(max_examples=settings.default.max_examples // 2, suppress_health_check=list(HealthCheck))
@given(FILED)
def test_every_report_says_the_same_of_any_form(filed: Filed) -> None:
    says_the_same(AuditReport((filed.report,), (), ("core",), filed.report.profile, "sha256:0", "0"))


def says_the_same(whole: AuditReport) -> None:
    [report] = whole.submissions
    card, data = report.scorecard, as_data(whole)["submissions"][0]
    assert (data["grade"], data["decision"]) == (card.grade, card.decision)
    for form in report.form_scorecards.values():  # the only one
        assert (form.score, form.grade, form.decision) == (card.score, card.grade, card.decision)
    words = [to_html(whole), letter_words(report), shown(whole)]
    if card.score is None:
        assert data["score"] is None
        assert all("未评" in text or "不评分" in text for text in words)
        return
    score = f"{card.score:.1f}"
    assert data["score"] == float(score)
    for text in words:
        assert score in text
        assert f"建议{card.decision}" in text
        assert gate_brief(card) in text
        others = {"通过", "修改后通过", "退回重报"} - {card.decision}
        assert not any(re.search(f"建议{other}(?!的)", text) for other in others)
    assert advice_of(report).startswith(f"建议{card.decision}")
    sending = next_steps(report, page=False)[0]
    assert (
        ("可以报送" in sending) is (card.decision == "通过")
        or "备好理由" in sending
        or "必须修改，改好" in sending
    )
    assert not (card.decision == "退回重报" and re.search("可以报送|备好理由", sending)), sending
    assert not (card.decision != "通过" and "没有需要修改的" in sending), sending
    assert (card.grade == "差") == (card.decision == "退回重报")
    assert (card.grade in {"优", "良"}) == (card.decision == "通过")


def letter_words(report: SubmissionReport) -> str:
    document = docx.Document(io.BytesIO(letter(report, generated_at=WHEN)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def worklist_words(report: AuditReport, folder: Path) -> dict[str, object]:
    write_workbook(report, folder / "清单.xlsx", generated_at=WHEN)
    head, line, *_ = openpyxl.load_workbook(folder / "清单.xlsx")["总览"].iter_rows(values_only=True)
    return dict(zip(map(str, head), line, strict=True))


def test_every_report_says_how_to_raise_the_score(whole: AuditReport, tmp_path: Path) -> None:
    [report] = whole.submissions
    lines = lift_words(report.scorecard)
    page, told = to_html(whole), worklist_words(whole, tmp_path)["怎样提高得分"]
    assert ("怎样提高得分" in page) is bool(lines)
    assert (told or "") == "；".join(lines)
    for line in lines:
        action, sums = line.split("：得分最高由")
        before, after = sums.split("升至")
        assert after in page
        assert action.split("（")[0] in page
        assert before == f"{report.scorecard.score:.1f}"
        assert line in letter_words(report)
        assert line in shown(whole)


def test_every_report_tells_the_points_of_machine_and_person_and_the_gate(
    whole: AuditReport, tmp_path: Path
) -> None:
    [report] = whole.submissions
    card, row = report.scorecard, worklist_words(whole, tmp_path)
    if card.score is None:
        assert row["机审"] == "—"
        return
    assert row["机审"] == machine_words(card)
    assert (row["封顶原因"] or "") == gate_words(card)
    assert (row["等级"], row["结论"]) == (card.grade, card.decision)
    assert f"{row['覆盖率']:.0%}" == percent(card.coverage)
    for text in (to_html(whole), letter_words(report), shown(whole)):
        assert machine_words(card) in text


def test_points_have_one_decimal_and_money_two(whole: AuditReport) -> None:
    [report] = whole.submissions
    for text in (to_html(whole), letter_words(report), shown(whole)):
        assert not re.search(r"\d\.\d{2,}分", text)
        assert not re.search(r"涉及预算资金[\d,]+(?:\.\d)?万元", text)
    assert all(
        each.score == each.score.quantize(Decimal("0.1")) for each in report.scorecard.items if each.score
    )
    assert sum(each.score or 0 for each in report.scorecard.items) == (report.scorecard.reached or 0)
