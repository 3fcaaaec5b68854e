"""A rich invented audit, built by hand from model records: what every writer is tried on."""

from __future__ import annotations

from decimal import Decimal

from auditor.model import (
    AuditReport,
    Document,
    Form,
    FormKind,
    Location,
    Outcome,
    Paragraph,
    RuleTally,
    Scorecard,
    Submission,
    SubmissionReport,
    Unreadable,
)
from tests.reports.sample_findings import DOUBTS, FINDINGS, GAPS
from tests.reports.sample_forms import AT_LEAST, FORM_1, FORM_2, FORM_3, indicator, line
from tests.reports.sample_score import SCORECARD, form_card


def tally(rule: str, title: str, **outcomes: int) -> RuleTally:
    return RuleTally(rule, title, {Outcome(name): count for name, count in outcomes.items()})


TALLIES = (
    tally("operator-inverted", "指标方向与含义相反", fail=2, **{"pass": 12}, undetermined=1),
    tally("duplicate", "同一指标列了两行", fail=1, **{"pass": 16}),
    tally("unit-mismatch", "计量单位与指标不符", fail=1, **{"pass": 12}),
    tally("missing-name", "指标名称空缺", **{"pass": 17}),
    tally("paired-brackets", "括号成对", **{"pass": 22}),
    tally("weight-positive", "权重大于零", **{"pass": 17}),
    tally("budget-agrees", "同一预算金额前后一致", **{"pass": 3}),
    tally("low-target", "目标值偏低", undetermined=3, not_applicable=8),
)


SUBMISSION = Submission(
    document=Document(
        source="报送/清江县河口镇2025年绩效目标.txt",
        format="text",
        blocks=(Paragraph("清江县河口镇2024年部门预算", line(1)),),
        doubts=DOUBTS[:1],
    ),
    forms=(FORM_1, FORM_2, FORM_3),
    issuer="清江县河口镇人民政府",
    year=2025,
    doubts=DOUBTS[1:],
)


REPORT = SubmissionReport(
    submission=SUBMISSION,
    findings=FINDINGS,
    gaps=GAPS,
    tallies=TALLIES,
    scorecard=SCORECARD,
    form_scorecards={
        1: form_card(1, "74.0", "中"),
        2: form_card(2, "81.25", "良"),
        3: form_card(3, "58", "差"),
    },
    directions={(1, 1): "higher", (1, 4): "unknown", (3, 4): "lower", (3, 5): "higher"},
)


def clean_report(source: str = "报送/白石村小学2025.docx") -> SubmissionReport:
    """A submission with one form in which nothing was found."""
    form = Form(
        index=1,
        kind=FormKind.PROJECT,
        title="2025年项目绩效目标表",
        location=Location(table=1),
        project="校舍维修",
        indicators=(indicator(1, "产出-数量", "维修校舍面积", "60", AT_LEAST, "1200", "平方米", at=9),),
    )
    return SubmissionReport(
        submission=Submission(Document(source, "docx", ()), (form,), "白石村小学", 2025),
        findings=(),
        gaps=(),
        tallies=(tally("duplicate", "同一指标列了两行", **{"pass": 1}),),
        scorecard=Scorecard(
            (),
            Decimal(100),
            "优",
            Decimal(100),
            Decimal(100),
            Decimal(1),
            "10＋…＝100",
            decision="通过",
            reached=Decimal(100),
        ),
        form_scorecards={},
        directions={},
    )


def unscored_report(source: str = "报送/空白模板.xlsx") -> SubmissionReport:
    """A submission that holds nothing but an empty template: nothing was judged, nothing is scored."""
    form = Form(1, FormKind.PROJECT, "项目绩效目标表", Location(part="sheet", sheet="表1"), empty=True)
    return SubmissionReport(
        submission=Submission(Document(source, "xlsx", ()), (form,)),
        findings=(),
        gaps=(),
        tallies=(),
        scorecard=Scorecard((), None, None, Decimal(0), Decimal(100), Decimal(0), ""),
        form_scorecards={},
        directions={},
    )


UNREADABLE = Unreadable("报送/坏文件.docx", "文件已损坏，不能作为Word文档打开", "请在Word中重新另存后再报")


def audit(*submissions: SubmissionReport, unreadable: tuple[Unreadable, ...] = ()) -> AuditReport:
    """A run over these submissions; over the rich one where none is named."""
    return AuditReport(
        submissions=submissions or (REPORT,),
        unreadable=unreadable,
        packs=("core",),
        profile="central",
        fingerprint="sha256:" + "0f3c" * 16,
        version="0.1.0",
    )
