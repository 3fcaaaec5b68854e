from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from lxml import etree

from auditor.errors import ConfigurationError
from auditor.model import FormKind, RuleChange
from auditor.model.words import Urgency
from auditor.reports.letter.fields import Decided
from auditor.reports.letter.letter import letter
from auditor.reports.letter.points import chinese_number, forms_of, sentence
from auditor.reports.letter.template import fill_template
from auditor.reports.view.alike import alike
from auditor.reports.view.located import located
from auditor.reports.view.wording import urgency
from tests.readers.building import cell, docx_bytes, paragraph, row, table
from tests.reports.sample import REPORT, clean_report, unscored_report

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def words(data: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def filled(body: str, fields: dict[str, object]) -> str:
    data = fill_template(docx_bytes(body), fields, "模板.docx")  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_the_letter_says_what_has_to_be_done() -> None:
    data = letter(REPORT, generated_at=WHEN)
    text = words(data)
    assert "{{" not in text
    assert "2025年度绩效目标的审核意见书" in text
    assert "得分77.2分，等级“中”，建议修改后通过" in text
    for heading in (
        "一、总体评价",
        "二、必须修改的问题（7条）",
        "五、供完善时参考的提示（1条）",
        "六、修改要求",
        "2026年3月1日",
    ):
        assert heading in text
    for finding in REPORT.findings:
        assert (finding.message in text) == (urgency(finding) is not Urgency.WRITING)
    scores = docx.Document(io.BytesIO(data)).tables[0]
    assert len(scores.rows) == 1 + 8 + 1
    assert [cell.text for cell in scores.rows[7].cells][2:4] == ["10", "未评"]


def test_a_clean_and_an_unscored_file_get_a_letter() -> None:
    assert "没有发现需要修改或核实的问题" in words(letter(clean_report(), generated_at=WHEN))
    unscored = letter(unscored_report(), generated_at=WHEN)
    assert "本次不评分" in words(unscored)
    assert docx.Document(io.BytesIO(unscored)).tables == []


def test_a_clean_file_need_not_be_sent_again() -> None:
    text = words(letter(clean_report(), generated_at=WHEN))
    assert "二、后续事项" in text
    assert "不必重新报送" in text
    for unwanted in ("修改要求", "将修改后的绩效目标表", "修改时请保持"):
        assert unwanted not in text


def test_a_file_without_findings_that_does_not_pass_is_sent_again() -> None:
    report = clean_report()
    card = replace(report.scorecard, score=Decimal(70), grade="中", decision="修改后通过")
    text = words(letter(replace(report, scorecard=card), generated_at=WHEN))
    assert "得分尚未达到“通过”" in text
    assert "将修改后的绩效目标表" in text
    assert "不必重新报送" not in text


def test_a_letter_on_self_reviews_calls_them_so() -> None:
    forms = tuple(replace(form, kind=FormKind.SELF_REVIEW) for form in REPORT.submission.forms)
    text = words(
        letter(replace(REPORT, submission=replace(REPORT.submission, forms=forms)), generated_at=WHEN)
    )
    assert "2025年度绩效自评的审核意见书" in text
    assert "共3张绩效自评表" in text
    assert "将修改后的绩效自评表" in text
    assert "下年编报时改。" in text
    assert "完成情况、得分和资金执行数前后一致" in text


def test_one_letter_tells_of_all_files_of_a_unit() -> None:
    data = letter(REPORT, clean_report(), generated_at=WHEN)
    text = words(data)
    assert (
        "你单位报送的《清江县河口镇2025年绩效目标》《白石村小学2025》等2份材料收悉，共4张绩效目标表" in text
    )
    first, second = (
        text.index("（第1份）《清江县河口镇2025年绩效目标》"),
        text.index("（第2份）《白石村小学2025》"),
    )
    assert first < text.index("二、必须修改的问题（7条）") < second < text.index("二、后续事项")
    assert text.count("将《清江县河口镇2025年绩效目标》修改后的绩效目标表") == 1


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    first, second = (clean_report(f"送审/{each}/目标表.docx") for each in ("一季度", "二季度"))
    text = words(letter(first, second, generated_at=WHEN))
    assert "《一季度/目标表》《二季度/目标表》等2份材料" in text


def test_changes_of_a_bureaus_rules_are_listed() -> None:
    change = RuleChange("many-indicators", "指标太多", "本市", "停用", "按本市口径")
    assert "“指标太多”（many-indicators）停用：按本市口径（规则包 本市）。" in words(
        letter(REPORT, generated_at=WHEN, changes=[change])
    )
    assert "本单位的改动" not in words(letter(REPORT, generated_at=WHEN))


def test_refusing_everything_leaves_nothing_to_mend() -> None:
    text = words(letter(REPORT, generated_at=WHEN, decided=Decided(frozenset(), frozenset())))
    assert "经审核人员复核，没有需要修改或核实的问题" in text
    assert "二、后续事项" in text
    assert "不必重新报送" in text


def test_the_same_day_gives_the_same_bytes() -> None:
    assert letter(REPORT, generated_at=WHEN) == letter(REPORT, generated_at=WHEN)


def test_words_of_a_document_stay_words() -> None:
    nasty = "<w:p/>&{{score}}]]>\x07\u202e=1"
    text = words(
        letter(replace(REPORT, findings=(replace(REPORT.findings[0], message=nasty),)), generated_at=WHEN)
    )
    assert "<w:p/>&{{score}}]]>⟦U+0007⟧⟦U+202E⟧=1" in text


def test_a_bureau_brings_its_own_template(tmp_path: Path) -> None:
    path = tmp_path / "本局.docx"
    runs = "<w:p><w:r><w:t>得{</w:t></w:r><w:r><w:t>{sco</w:t></w:r><w:r><w:t>re}}分</w:t></w:r></w:p>"
    path.write_bytes(docx_bytes(runs))
    with zipfile.ZipFile(io.BytesIO(letter(REPORT, generated_at=WHEN, template=path))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert "".join(root.itertext()) == "得77.2分"


def test_lists_in_paragraphs_and_rows() -> None:
    body = (
        paragraph("{{#a}}") + paragraph("{{x}}") + paragraph("{{/a}}")
        + table(row(cell("{{#a}}{{x}}"), cell("{{y}}{{/a}}")), row(cell("末"), cell("{{y}}")))
    )  # fmt: skip
    text = filled(body, {"a": [{"x": "一"}, {"x": "二"}], "y": "丙"})
    assert text.count("一") == text.count("二") == 2
    assert text.count("丙") == 3
    assert "{{" not in text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{{nothing}}", "没有对应的内容"),
        ("{{#a}}", "没有对应的"),
        ("{{a}}", "是一组内容"),
        ("{{#y}}", "没有对应的"),
    ],
)
def test_a_mistake_in_a_template_is_told(body: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        filled(paragraph(body), {"a": [], "y": "丙"})


def test_small_words() -> None:
    assert [chinese_number(number) for number in (1, 10, 11, 20, 35)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十五",
    ]
    assert [sentence("好"), sentence("好。"), sentence("好；")] == ["好。", "好。", "好。"]


def test_findings_that_ask_for_the_same_are_one_point_and_a_basis_is_cited_once() -> None:
    told = [each for each in located(REPORT) if each.indicator is not None and each.finding.suggestion]
    first = told[0]
    names = ("第一次走访人次", "第二次走访人次", "第三次走访人次")
    basis = ("某某办法（应当填写单位）",)
    same = [
        replace(
            first,
            number=f"1-{number}",
            location=None,
            indicator=replace(first.indicator, row=number, name=name) if first.indicator else None,
            finding=replace(first.finding, row=number, message=f"“{name}”没有单位", basis=basis),
        )
        for number, name in enumerate(names, 1)
    ]
    other = replace(same[0], number="1-4", finding=replace(same[0].finding, rule="other"))
    (form,) = forms_of(alike([*same, other]))
    one, two = (each for each in form["points"] if not isinstance(each, str))
    assert one["message"] == (
        "“第一次走访人次”没有单位。另有2行同样：第2行“第二次走访人次”、第3行“第三次走访人次”。"
    )
    assert one["id"] == "1-1、1-2、1-3"
    assert one["place"] == "第1至3行的“计算符号”一栏（编号1-1至1-3）。"
    assert one["basis"] == "依据：某某办法（应当填写单位）。"
    assert two["basis"] == "依据同第1点。"


def test_texts_with_the_same_advice_say_each_what_they_are_about() -> None:
    first = next(each for each in located(REPORT) if each.finding.suggestion)
    whole = replace(first, indicator=None, finding=replace(first.finding, row=None, message="甲文没有文号"))
    other = replace(whole, number="1-9", finding=replace(whole.finding, message="乙文没有文号"))
    (form,) = forms_of(alike([whole, other]))
    assert [each["message"] for each in form["points"] if not isinstance(each, str)] == [
        "甲文没有文号。乙文没有文号（编号1-9）。"
    ]
