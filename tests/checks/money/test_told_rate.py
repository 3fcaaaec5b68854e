"""The execution rate in a sentence, and what leaves it open."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed
from auditor.checks.money.told_rate import ToldRateParams, told_rate
from auditor.checks.units import SubmissionUnit
from auditor.model import Confidence, Document, Location, Paragraph, Submission
from tests.checks.single_rows import CONTEXT

PARAMS = ToldRateParams(
    planned=("预算", "安排", "到位"), spent=("支出", "支付", "使用"), rates=("执行率", "支付进度", "使用率")
)


def _judged(text: str) -> object:
    document = Document("a.docx", "docx", (Paragraph(text, Location(line=3)),))
    return told_rate(SubmissionUnit(Submission(document, ())), PARAMS, CONTEXT)


def test_rates_that_the_amounts_do_not_give() -> None:
    for text, due in {
        "经批复，项目下达预算315万元，全年支出314.6万元，执行率为99%。": "99.87",
        "2022年安排资金1.2亿元，已支付10,800万元，资金支付进度达到85%": "90",
        "到位资金600000元，使用594000元，使用率100%。": "99",
    }.items():
        found = _judged(text)
        assert isinstance(found, Failed), text
        (hit,) = found.hits
        assert (hit.values["due"], hit.confidence) == (due, None), text
        assert hit.evidence[0].text in text
        assert hit.evidence[0].location == Location(line=3)


def test_amounts_far_from_the_rate_are_asked_about() -> None:
    found = _judged("下达预算315万元，支出120万元，执行率98%。")
    assert isinstance(found, Failed)
    assert found.hits[0].confidence is Confidence.ASK


def test_what_rounds_or_leaves_it_open() -> None:
    for text in ("下达预算315万元，支出314.6万元，执行率99.9%。", "预算3万元，支出2万元，执行率67%"):
        assert _judged(text) is PASSED, text
    for text in (
        "下达预算315万元，其中省级200万元，支出314万元，执行率99%。",
        "支出314万元，执行率99%。",
        "验收合格率99%，预算315万元，支出310万元。",
        "预算0万元，支出3万元，执行率100%。",
        "",
    ):
        assert _judged(text) is NOT_APPLICABLE, text
