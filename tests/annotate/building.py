"""Invented forms in several Word and Excel layouts, and what is compared before and after annotating."""

from __future__ import annotations

import copy
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from auditor.annotate import Annotated, AnnotateOptions, TrackChanges, annotate_file
from auditor.auditing import audit_document
from auditor.model import SubmissionReport
from auditor.office.word_names import W
from auditor.ruleset import RuleSet
from tests.readers.building import cell, docx_bytes, paragraph, row, table, zipped

DATE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd"))

COLUMNS = ("指标名称", "指标权重", "指标性质", "指标值", "计量单位")
ROWS = (
    ("校车安全事故起数", "20", "≥", "3", "起"),
    ("改造教室数量", "20", "≥", "12", "间"),
    ("改造教室数量", "20", "≥", "12", "间"),
    ("教学环境", "20", "定性", "好", ""),
    ("学生满意度", "10", "≥", "120", "%"),
    ("图书购置数量", "10", "≥", "3000", "万元"),
)
OVERVIEW = "计划改造教室15间，购置图书3000册，组织安全演练6次，不断提升办学水平。"
GOAL = "完成教室改造15间；认真做好各项工作。"
WIDE = '<w:gridSpan w:val="4"/>'


def wide(label: str, text: str) -> str:
    return row(cell(label), cell(text, WIDE))


def form(project: str = "校舍改造") -> str:
    """A project form with its title above the table."""
    return paragraph("2026年项目绩效目标表") + table(*form_rows(project))


def form_rows(project: str = "校舍改造") -> list[str]:
    head = [wide("项目名称", project), wide("项目概况", OVERVIEW), wide("当年绩效目标", GOAL)]
    return [*head, row(*map(cell, COLUMNS)), *(row(*map(cell, each)) for each in ROWS)]


def with_levels() -> str:
    """Level columns whose cells are merged downwards."""
    top, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        row(cell("产出指标", top if number == 0 else below), *map(cell, each))
        for number, each in enumerate(ROWS)
    ]
    head = [row(cell("项目名称", '<w:gridSpan w:val="2"/>'), cell("校舍改造", WIDE))]
    goal = [row(cell("年度目标", '<w:gridSpan w:val="2"/>'), cell(GOAL, WIDE))]
    heading = row(cell("一级指标"), *map(cell, COLUMNS))
    return paragraph("2026年项目绩效目标表") + table(*head, *goal, heading, *rows)


def one_target_column() -> str:
    """Operator, value and unit stand in one cell."""
    rows = [
        row(cell(name), cell(weight), cell(value if sign == "定性" else f"{sign}{value}{unit}"))
        for name, weight, sign, value, unit in ROWS
    ]
    heading = row(cell("指标名称"), cell("权重"), cell("指标值"))
    span = '<w:gridSpan w:val="2"/>'
    head = [row(cell("项目名称"), cell("校舍改造", span)), row(cell("年度绩效目标"), cell(GOAL, span))]
    return paragraph("2026年项目绩效目标表") + table(*head, heading, *rows)


def in_content_controls() -> str:
    """Rows, cells and the table itself inside content controls."""
    rows = form_rows()
    rows[4] = f"<w:sdt><w:sdtPr/><w:sdtContent>{rows[4]}</w:sdtContent></w:sdt>"
    inner = row(f"<w:sdt><w:sdtContent>{cell(ROWS[1][0])}</w:sdtContent></w:sdt>", *map(cell, ROWS[1][1:]))
    rows[5] = inner
    return paragraph("2026年项目绩效目标表") + f"<w:sdt><w:sdtContent>{table(*rows)}</w:sdtContent></w:sdt>"


def nested() -> str:
    """The indicator table stands inside a cell of another table, as some systems print it."""
    indicators = table(row(*map(cell, COLUMNS)), *(row(*map(cell, each)) for each in ROWS))
    holder = f"<w:tc><w:tcPr/>{indicators}<w:p/></w:tc>"
    head = [row(cell("项目名称"), cell("校舍改造")), row(cell("当年绩效目标"), cell(GOAL))]
    return paragraph("2026年项目绩效目标表") + table(*head, row(cell("绩效指标"), holder))


def several() -> str:
    """Three forms with the same title, and a table of something else between them."""
    other = table(row(cell("支出功能分类"), cell("金额")), row(cell("教育支出"), cell("120")))
    return form("校舍改造") + other + form("图书购置") + form("校园安全")


def cut_runs() -> str:
    """Words in many runs, with revisions, hidden text and line breaks."""
    pieces = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{char}</w:t></w:r>" for char in OVERVIEW)
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    gone = '<w:del w:id="7"><w:r><w:delText>旧字</w:delText></w:r></w:del>'
    there = '<w:ins w:id="8"><w:r><w:t>；改造操场1处。</w:t></w:r></w:ins>'
    end = "<w:r><w:br/><w:t>（完）</w:t></w:r>"
    content = f"<w:tc><w:tcPr>{WIDE}</w:tcPr><w:p>{pieces}{hidden}{gone}{there}{end}</w:p></w:tc>"
    rows = form_rows()
    rows[1] = row(cell("项目概况"), content)
    return paragraph("2026年项目绩效目标表") + table(*rows)


LAYOUTS = {
    "项目表": form,
    "合并的层级列": with_levels,
    "指标值一列": one_target_column,
    "内容控件": in_content_controls,
    "嵌套表": nested,
    "多张表": several,
    "零碎的文字": cut_runs,
}


def docx(body: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    types = f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>'
    other = {"[Content_Types].xml": types, "docProps/app.xml": "<Properties/>", "word/media/a.bin": b"\0\1"}
    return docx_bytes(body, styles="<w:style/>", extra={**other, **(extra or {})})


def strict_docx(body: str) -> bytes:
    """The same as an ISO strict file."""
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = b"http://schemas.openxmlformats.org", b"http://purl.oclc.org/ooxml"
    swaps = (
        (old + b"/wordprocessingml/2006/main", new + b"/wordprocessingml/main"),
        (old + b"/officeDocument/2006/relationships", new + b"/officeDocument/relationships"),
    )
    for before, after in swaps:
        parts = {name: data.replace(before, after) for name, data in parts.items()}
    return zipped(dict(parts))


_AUDITS: dict[tuple[Path, bytes, str], SubmissionReport] = {}


def audited(path: Path, ruleset: RuleSet) -> SubmissionReport:
    """The report on a file, worked out once for all tests that look at the same one."""
    key = path, path.read_bytes(), ruleset.fingerprint
    if key not in _AUDITS:
        _AUDITS[key] = audit_document(path, ruleset)
    return _AUDITS[key]


def annotated(
    path: Path, ruleset: RuleSet, track: TrackChanges = TrackChanges.NONE
) -> tuple[SubmissionReport, Annotated]:
    report = audited(path, ruleset)
    return report, annotate_file(path, report, AnnotateOptions(date=DATE, track_changes=track))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def body_of(data: bytes) -> etree._Element:
    body = etree.fromstring(part(data, "word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def without_comments(root: etree._Element) -> bytes:
    """The XML without comment marks, and with the runs joined that a comment may have cut."""
    root = copy.deepcopy(root)
    for mark in list(root.iter(*MARKS)):
        drop(mark)
    for reference in list(root.iter(f"{W}commentReference")):
        drop(reference.getparent())
    for run in list(root.iter(f"{W}r")):
        join(run)
    for text in root.iter(f"{W}t"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def drop(element: etree._Element | None) -> None:
    assert element is not None
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def join(run: etree._Element) -> None:
    """Joins a run to the one before it, where both look the same."""
    before = run.getprevious()
    if before is None or before.tag != run.tag or looks(before) != looks(run):
        return
    for child in list(run):
        last = before[-1] if len(before) else None
        if child.tag == f"{W}t" and last is not None and last.tag == child.tag:
            last.text = (last.text or "") + (child.text or "")
        elif child.tag != f"{W}rPr":
            before.append(child)
    drop(run)


def looks(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)
