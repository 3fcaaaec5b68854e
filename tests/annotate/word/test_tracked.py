"""Tracked changes: accepted they mend and bring nothing new, refused they leave the file as it was."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from auditor.annotate import TrackChanges
from auditor.auditing import audit_document
from auditor.model import Confidence, Finding, Safety
from auditor.office.word_names import W
from auditor.ruleset import RuleSet
from tests.annotate.building import WIDE, annotated, body_of, docx, form_rows, part
from tests.annotate.word.changes import accepted, paragraphs, refused
from tests.corpus.content import Project, projects
from tests.corpus.formats import FORMATS
from tests.corpus.layouts import LAYOUTS
from tests.readers.building import cell, paragraph, row, table

# One slip each that a rule mends by itself, as a clerk would leave it.
SLIPS = {
    "doubled-word": ("完成老旧厂房厂房屋面改造3处。", "完成老旧厂房屋面改造3处。"),
    "stray-punctuation": ("改造教室15间，；购置图书3000册。。", "改造教室15间；购置图书3000册。"),
    "uneven-brackets": ("抽检种子样品（含蔬菜)200份。", "抽检种子样品（含蔬菜）200份。"),
    "unpaired-sign": ("执行《校舍安全管理办法》》的要求。", "执行《校舍安全管理办法》的要求。"),
    "nested-title-marks": (
        "落实《关于印发《校舍安全管理办法》的通知》。",
        "落实《关于印发〈校舍安全管理办法〉的通知》。",
    ),
    "document-number-brackets": ("执行青民发[2024]11号文件。", "执行青民发〔2024〕11号文件。"),
    "document-number-malformed": ("执行县财农发2024〕17号文件。", "执行县财农发〔2024〕17号文件。"),
}
FAMILIES = (
    "chongqing-project",
    "central-2021",
    "shanghai",
    "sichuan-table-6",
    "yunnan-self-review",
    "spaced-out",
)


def with_overview(words: str) -> str:
    rows = form_rows()
    rows[1] = row(cell("项目概况"), cell(words, WIDE))
    return paragraph("2026年项目绩效目标表") + table(*rows)


def written(body: str, folder: Path) -> Path:
    path = folder / "a.docx"
    path.write_bytes(docx(body))
    return path


def carried_out(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings whose suggestion is safe and says which words to write."""
    return [
        each
        for each in findings
        if each.suggestion
        and each.suggestion.safety is Safety.SAFE
        and each.confidence is not Confidence.ASK
        and (each.suggestion.edits or each.suggestion.value)
    ]


def told(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(each.rule for each in findings)


@pytest.mark.parametrize(("rule", "wrong", "right"), [(rule, *words) for rule, words in SLIPS.items()])
def test_a_slip_is_mended_and_refusing_restores_it(
    rule: str, wrong: str, right: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    path = written(with_overview(wrong), tmp_path)
    report, result = annotated(path, ruleset, TrackChanges.SAFE)
    assert rule in {each.rule for each in carried_out(report.findings)}
    assert right in paragraphs(accepted(result.data))
    assert paragraphs(refused(result.data)) == paragraphs(path.read_bytes())
    path.write_bytes(accepted(result.data))
    after = told(audit_document(path, ruleset).findings)
    assert rule not in after
    assert not after - told(report.findings)


def test_a_unit_written_twice_is_mended(ruleset: RuleSet, tmp_path: Path) -> None:
    rows = form_rows()
    rows[5] = row(*map(cell, ("改造教室数量", "20", "≥", "12", "间间")))
    path = written(paragraph("2026年项目绩效目标表") + table(*rows), tmp_path)
    report, result = annotated(path, ruleset, TrackChanges.SAFE)
    assert "unit-malformed" in {each.rule for each in carried_out(report.findings)}
    assert "间间" not in paragraphs(accepted(result.data))
    assert paragraphs(refused(result.data)) == paragraphs(path.read_bytes())


@pytest.mark.parametrize(
    "words",
    [
        "改造教室15间。，购置图书3000册",  # a full stop before a comma: something is missing
        "改造老旧管网（含入户支管12公里，惠及居民。",  # where does the bracket close?
        "着力提升居家养老服务服务质量。",  # 养老服务 and 服务质量 may meet
        "执行《关于印发《管理办法》的通知要求。",  # the outer title stays open
    ],
)
def test_what_needs_judgement_stays_a_comment(words: str, ruleset: RuleSet, tmp_path: Path) -> None:
    path = written(with_overview(words), tmp_path)
    report, result = annotated(path, ruleset, TrackChanges.SAFE)
    assert any(each.field == "overview" for each in report.findings)
    assert words in paragraphs(accepted(result.data))


def test_new_words_look_as_the_old_ones(ruleset: RuleSet, tmp_path: Path) -> None:
    rows = form_rows()
    looks = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
    cut = "".join(f"<w:r>{looks}<w:t>{each}</w:t></w:r>" for each in "执行青民发[2024]11号文件。")
    rows[1] = row(cell("项目概况"), f"<w:tc><w:tcPr>{WIDE}</w:tcPr><w:p>{cut}</w:p></w:tc>")
    path = written(paragraph("2026年项目绩效目标表") + table(*rows), tmp_path)
    _, result = annotated(path, ruleset, TrackChanges.SAFE)
    inserted = next(each for each in body_of(result.data).iter(f"{W}ins"))
    assert "".join(inserted.itertext()) == "〔2024〕"
    properties = inserted.find(f"{W}r/{W}rPr")
    assert properties is not None
    assert [each.tag for each in properties] == [f"{W}b", f"{W}color"]
    assert "已在原处写成修订" in "".join(etree.fromstring(part(result.data, "word/comments.xml")).itertext())


@pytest.mark.parametrize(
    "run",
    [
        '<w:ins w:id="3" w:author="李四"><w:r><w:t>执行青民发[2024]11号文件。</w:t></w:r></w:ins>',
        '<w:fldSimple w:instr="DOCPROPERTY x"><w:r><w:t>执行青民发[2024]11号文件。</w:t></w:r></w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>执行青民发[2024]11号文件。</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent><w:r>'
        "<w:t>执行青民发[2024]11号文件。</w:t></w:r></w:sdtContent></w:sdt>",
    ],
    ids=["another's change", "simple field", "field", "locked control"],
)
def test_what_is_not_ours_to_change_gets_a_comment_only(run: str, ruleset: RuleSet, tmp_path: Path) -> None:
    rows = form_rows()
    rows[1] = row(cell("项目概况"), f"<w:tc><w:tcPr>{WIDE}</w:tcPr><w:p>{run}</w:p></w:tc>")
    path = written(paragraph("2026年项目绩效目标表") + table(*rows), tmp_path)
    report, result = annotated(path, ruleset, TrackChanges.SAFE)
    assert "document-number-brackets" in {each.rule for each in report.findings}
    tracked = "".join("".join(each.itertext()) for each in body_of(result.data).iter(f"{W}ins"))
    assert "〔2024〕" not in tracked
    assert result.loose == 0


def test_a_bookmark_and_a_footnote_inside_the_words_stay(ruleset: RuleSet, tmp_path: Path) -> None:
    inner = (
        "<w:r><w:t>完成老旧厂房厂</w:t></w:r>"
        '<w:bookmarkStart w:id="1" w:name="x"/>'
        '<w:r><w:t>房</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>屋面改造3处。</w:t></w:r>"
    )
    rows = form_rows()
    rows[1] = row(cell("项目概况"), f"<w:tc><w:tcPr>{WIDE}</w:tcPr><w:p>{inner}</w:p></w:tc>")
    path = written(paragraph("2026年项目绩效目标表") + table(*rows), tmp_path)
    _, result = annotated(path, ruleset, TrackChanges.SAFE)
    body = body_of(accepted(result.data))
    assert "完成老旧厂房屋面改造3处。" in paragraphs(accepted(result.data))
    for name in ("bookmarkStart", "bookmarkEnd", "footnoteReference"):
        assert len(list(body.iter(f"{W}{name}"))) == 1


def slipped(project: Project) -> Project:
    """The project with every slip in its texts; an indicator whose unit stands twice."""
    wrong = "\n".join(words for words, _ in SLIPS.values())
    twice = next(each for each in project.items if each.unit and each.unit != "%")
    items = tuple(replace(each, unit=each.unit * 2) if each is twice else each for each in project.items)
    basis = f"{project.basis}\n4.《关于印发《公共设施办法》的通知》（青民发[2024]11号)"
    return replace(
        project,
        goal=f"{project.goal}\n{wrong}",
        overview=f"{project.overview}{wrong}",
        basis=basis,
        items=items,
    )


@pytest.mark.parametrize("layout", FAMILIES)
def test_corpus_files_are_mended_and_restored(layout: str, ruleset: RuleSet, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(FORMATS["docx"].write(LAYOUTS[layout].pages([slipped(each) for each in projects(11)])))
    report, result = annotated(path, ruleset, TrackChanges.SAFE)
    assert result.changes > 10
    assert paragraphs(refused(result.data)) == paragraphs(path.read_bytes())
    python_docx.Document(io.BytesIO(accepted(result.data)))
    done = {each.rule for each in carried_out(report.findings)}
    path.write_bytes(accepted(result.data))
    after = audit_document(path, ruleset).findings
    assert not done & {each.rule for each in carried_out(after)}
    assert not told(after) - told(report.findings)
    ids = re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', part(result.data, "word/document.xml"))
    assert len(ids) == len(set(ids))
