from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from auditor.annotate import AnnotateOptions, TrackChanges, annotate_file
from auditor.annotate.notes import notes_of
from auditor.annotate.word.places import Places
from auditor.auditing import audit_document
from auditor.model import Confidence
from auditor.office.word_names import W
from auditor.reports.view.merging import merged
from auditor.ruleset import RuleSet
from tests.annotate.building import (
    DATE,
    LAYOUTS,
    annotated,
    audited,
    body_of,
    docx,
    form,
    form_rows,
    names,
    part,
    strict_docx,
    without_comments,
)
from tests.annotate.word.marks import marks
from tests.readers.building import paragraph, relationships, table

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.docx"))
CHANGED = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each layout, for all tests."""
    folder = tmp_path_factory.mktemp("word")
    made = {name: folder / f"{number}.docx" for number, name in enumerate(LAYOUTS)}
    for name, path in made.items():
        path.write_bytes(docx(LAYOUTS[name]()))
    return made


@pytest.fixture
def source(request: pytest.FixtureRequest, files: dict[str, Path]) -> Path:
    """A file of the layout, or the example, that the test names."""
    return request.param if isinstance(request.param, Path) else files[request.param]


every_layout = pytest.mark.parametrize("source", [*LAYOUTS, *EXAMPLES], indirect=True, ids=str)


@every_layout
def test_every_note_is_in_a_comment_at_its_cell(source: Path, ruleset: RuleSet) -> None:
    report, result = annotated(source, ruleset)
    cells = Places(body_of(result.data)).cells
    texts = {place: "".join(element.itertext(f"{W}t")) for place, element in cells.items()}
    found = marks(result.data) if report.findings else []
    assert result.comments == len(found)
    assert result.loose == 0
    for note in notes_of(report, AnnotateOptions(date=DATE)):
        place = note.location
        cell = texts.get((place.table or 0, place.row or 0, place.column or 0))
        bearing = [mark for mark in found if note.text in mark.text]
        assert any(cell is None or mark.around == cell for mark in bearing), note


@pytest.mark.parametrize("source", list(LAYOUTS), indirect=True)
def test_the_layouts_have_findings_in_rows_and_texts(source: Path, ruleset: RuleSet) -> None:
    """Guards the test above: it would pass on a file without findings."""
    rows = {finding.row is not None for finding in audited(source, ruleset).findings}
    assert rows == {True, False}


@every_layout
def test_nothing_else_changes(source: Path, ruleset: RuleSet) -> None:
    before = source.read_bytes()
    report, result = annotated(source, ruleset)
    added = set(names(result.data)) - set(names(before))
    assert added - {"docProps/custom.xml"} == ({"word/comments.xml"} if report.findings else set())
    for name in set(names(before)) - CHANGED:
        assert part(result.data, name) == part(before, name)
    assert without_comments(body_of(result.data)) == without_comments(body_of(before))


@every_layout
def test_the_copy_reads_back_to_the_same_submission(source: Path, ruleset: RuleSet, tmp_path: Path) -> None:
    report, result = annotated(source, ruleset)
    copy = tmp_path / source.name
    copy.write_bytes(result.data)
    again = audit_document(copy, ruleset)
    assert again.submission.forms == report.submission.forms
    assert again.submission.document.blocks == report.submission.document.blocks
    assert again.findings == report.findings


@every_layout
def test_the_same_date_gives_the_same_bytes(source: Path, ruleset: RuleSet) -> None:
    assert annotated(source, ruleset)[1] == annotated(source, ruleset)[1]


def test_word_reads_the_comments(ruleset: RuleSet) -> None:
    report, result = annotated(EXAMPLES[0], ruleset)
    comments = list(python_docx.Document(io.BytesIO(result.data)).comments)
    assert len(comments) == result.comments > 5
    assert comments[0].text.startswith("【总览】")
    told = "\n".join(comment.text for comment in comments)
    for point in merged(report.findings):
        assert all(each.message in told for each in point.leading)
        assert all((each.briefly or each.title) in told for _, each in point.beside)
    for comment in comments:
        assert (comment.author, comment.initials, comment.timestamp) == ("绩效审核", "审", DATE)


def test_a_comment_hangs_on_the_quoted_words_alone(tmp_path: Path, ruleset: RuleSet) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(form()))
    _, result = annotated(path, ruleset)
    body = body_of(result.data)
    marked = set()
    for start in body.iter(f"{W}commentRangeStart"):
        words, node = "", start.getnext()
        while node is not None and node.tag != f"{W}commentRangeEnd":
            words += "".join(node.itertext())
            node = node.getnext()
        marked.add(words)
    assert "≥" in marked
    assert any("教室" in words and "15间" in words and len(words) < 25 for words in marked)


def test_existing_comments_stay(tmp_path: Path, ruleset: RuleSet) -> None:
    own = (
        f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="李四"><w:p/></w:comment></w:comments>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    links = relationships(f'<Relationship Id="rId9" Type="{kind}" Target="notes.xml"/>')
    path = tmp_path / "a.docx"
    path.write_bytes(docx(form(), {"word/notes.xml": own, "word/_rels/document.xml.rels": links}))
    _, result = annotated(path, ruleset)
    comments = etree.fromstring(part(result.data, "word/notes.xml"))
    assert [comments[0].get(f"{W}author"), comments[0].get(f"{W}id")] == ["李四", "4"]
    assert comments[1].get(f"{W}id") == "5"
    assert len(comments) == 1 + result.comments
    assert "word/comments.xml" not in names(result.data)
    assert part(result.data, "word/_rels/document.xml.rels") == links.encode()


def test_a_strict_file_stays_strict(tmp_path: Path, ruleset: RuleSet) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(strict_docx(form()))
    report, result = annotated(path, ruleset)
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"purl.oclc.org/ooxml" in part(result.data, name)
        assert b"openxmlformats.org/wordprocessingml" not in part(result.data, name)
    path.write_bytes(result.data)
    assert audit_document(path, ruleset).findings == report.findings


def test_a_title_in_a_text_box_takes_the_comment_beside_it(tmp_path: Path, ruleset: RuleSet) -> None:
    """Word has no comments inside text boxes."""
    title = paragraph("2026年项目绩效目标表")
    box = f"<w:p><w:r><w:pict><w:txbxContent>{title}</w:txbxContent></w:pict></w:r></w:p>"
    path = tmp_path / "a.docx"
    path.write_bytes(docx(box + table(*form_rows())))
    _, result = annotated(path, ruleset)
    for mark in body_of(result.data).iter(f"{W}commentRangeStart"):
        assert not list(mark.iterancestors(f"{W}txbxContent"))


@pytest.mark.parametrize("choice", list(TrackChanges))
def test_only_what_is_certain_is_a_tracked_change_unasked(
    tmp_path: Path, ruleset: RuleSet, choice: TrackChanges
) -> None:
    """A sign or a unit that is certainly wrong, where one other can stand; the rest is for ``all``."""
    path = tmp_path / "a.docx"
    path.write_bytes(docx(form()))
    report, result = annotated(path, ruleset, choice)
    certain = [
        each
        for each in report.findings
        if each.confidence is Confidence.CERTAIN
        and each.suggestion
        and each.suggestion.value
        and each.suggestion.field in {"operator", "unit"}
    ]
    assert len(certain) == 1
    expected = {TrackChanges.NONE: 0, TrackChanges.SAFE: 1}
    assert result.changes == expected.get(choice, result.changes)
    assert (result.changes > 1) == (choice is TrackChanges.ALL)


@pytest.mark.parametrize("source", ["项目表", "合并的层级列", "指标值一列", "嵌套表"], indirect=True)
def test_accepted_changes_mend_and_refused_ones_restore(
    source: Path, ruleset: RuleSet, tmp_path: Path
) -> None:
    report, result = annotated(source, ruleset, TrackChanges.ALL)
    assert result.changes >= 2
    copy = tmp_path / "accepted.docx"
    copy.write_bytes(result.data)
    rules = {finding.rule for finding in report.findings if finding.rule.startswith("operator-inverted")}
    assert rules
    assert not rules & {finding.rule for finding in audit_document(copy, ruleset).findings}
    body = body_of(result.data)
    for inserted in list(body.iter(f"{W}ins")):
        inserted.getparent().remove(inserted)
    for deleted in list(body.iter(f"{W}del")):
        for run in deleted:
            deleted.addprevious(run)
        deleted.getparent().remove(deleted)
    for text in body.iter(f"{W}delText"):
        text.tag = f"{W}t"
    assert without_comments(body) == without_comments(body_of(source.read_bytes()))


def test_words_of_the_document_stay_words(tmp_path: Path, ruleset: RuleSet) -> None:
    nasty = '&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; =HYPERLINK("x") \u202e倒\u200b写'
    path = tmp_path / "a.docx"
    path.write_bytes(docx(form(nasty)))
    _, result = annotated(path, ruleset)
    text = "".join(etree.fromstring(part(result.data, "word/comments.xml")).itertext())
    assert "\u202e" not in text
    assert not etree.fromstring(part(result.data, "word/comments.xml")).findall(".//script")


def test_a_damaged_cell_without_paragraphs_is_told(tmp_path: Path, ruleset: RuleSet) -> None:
    """Such a file is not valid; its comment goes to the head of the form and is counted."""
    rows = form_rows()
    rows[4] = rows[4].replace(
        "<w:p><w:pPr></w:pPr><w:r><w:t>≥</w:t></w:r></w:p>", "<w:sdt><w:sdtContent/></w:sdt>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("2026年项目绩效目标表") + table(*rows)))
    report = audit_document(path, ruleset)
    result = annotate_file(path, report, AnnotateOptions(date=DATE))
    assert result.exact + result.loose == len(report.findings)
