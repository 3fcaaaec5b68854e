from __future__ import annotations

from pathlib import Path

import docx
import pytest

from auditor.errors import InputError
from auditor.model import Location
from tests.readers.building import (
    cell,
    docx_bytes,
    paragraph,
    read,
    row,
    spans,
    table,
    tables,
    words,
)


def paragraphs(folder: Path, body: str, **options: str) -> list[tuple[str, int | None]]:
    document = read(folder, "a.docx", docx_bytes(body, **options))
    return [(item.text, item.level) for item in document.paragraphs()]


def run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


class TestParagraphs:
    def test_heading_levels_follow_style_names_in_any_language(self, tmp_path: Path) -> None:
        styles = (
            '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
            '<w:style w:styleId="a3"><w:name w:val="标题 3"/></w:style>'
            '<w:style w:styleId="own"><w:name w:val="表名"/><w:basedOn w:val="2"/></w:style>'
            '<w:style w:styleId="loop"><w:name w:val="圈"/><w:basedOn w:val="loop"/></w:style>'
        )
        body = "".join(
            paragraph(text, f'<w:pStyle w:val="{style}"/>')
            for text, style in (("甲", "2"), ("乙", "a3"), ("丙", "own"), ("丁", "loop"), ("戊", "absent"))
        )
        found = paragraphs(tmp_path, body + paragraph("己", '<w:outlineLvl w:val="0"/>'), styles=styles)
        assert found == [("甲", 2), ("乙", 3), ("丙", 2), ("丁", None), ("戊", None), ("己", 1)]

    def test_tracked_changes_are_accepted_and_hidden_text_is_dropped(self, tmp_path: Path) -> None:
        body = (
            "<w:p><w:ins>" + run("<w:t>新建</w:t>") + "</w:ins>"
            + "<w:del>" + run("<w:delText>改建</w:delText>") + "</w:del>"
            + run("<w:t>泵站</w:t>") + run("<w:t>内部备注</w:t>", "<w:vanish/>")
            + run("<w:t>2座</w:t>", '<w:vanish w:val="0"/>') + "</w:p>"
        )  # fmt: skip
        assert paragraphs(tmp_path, body) == [("新建泵站2座", None)]

    def test_tabs_breaks_fields_and_symbols(self, tmp_path: Path) -> None:
        body = (
            "<w:p>" + run('<w:t>第</w:t><w:tab/><w:t>页</w:t><w:br w:type="page"/><w:br/><w:t>次</w:t>')
            + run("<w:instrText>PAGE</w:instrText>")
            + run('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>90</w:t>')
            + run("<w:t>\uf0a3</w:t>", '<w:rFonts w:ascii="Symbol"/>') + "<w:sdt><w:sdtPr/><w:sdtContent>"
            + run("<w:t>5</w:t>") + "</w:sdtContent></w:sdt></w:p>"
        )  # fmt: skip
        assert paragraphs(tmp_path, body) == [("第\t页", None), ("次≥90≤5", None)]

    def test_an_unknown_symbol_is_doubtful(self, tmp_path: Path) -> None:
        body = "<w:p>" + run('<w:sym w:font="Webdings" w:char="F041"/><w:t>项</w:t>') + "</w:p>"
        assert "符号" in read(tmp_path, "a.docx", docx_bytes(body)).doubts[0].message

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{paragraph('框中文字')}</w:txbxContent>"
        body = (
            "<w:p>" + run(f"<w:t>正文</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>") + "</w:p>"
        )  # fmt: skip
        assert paragraphs(tmp_path, body) == [("正文", None), ("框中文字", None)]

    def test_content_controls_around_paragraphs_are_read(self, tmp_path: Path) -> None:
        body = f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>{paragraph('乙')}"
        assert paragraphs(tmp_path, body) == [("甲", None), ("乙", None)]


class TestTables:
    def test_merged_cells_become_spans_and_locations_count_in_the_grid(self, tmp_path: Path) -> None:
        body = table(
            row(
                cell("绩效指标", '<w:vMerge w:val="restart"/>'),
                cell("指标", '<w:gridSpan w:val="2"/>'),
                cell("值"),
            ),
            row(cell("", "<w:vMerge/>"), cell("植树"), cell("株"), cell("10")),
            row(cell("", '<w:vMerge w:val="continue"/>'), cell("养护"), cell("亩"), cell("20")),
        )
        (found,) = read(tmp_path, "a.docx", docx_bytes(body)).tables()
        assert spans(found)["绩效指标"] == (1, 1, 3, 1)
        assert spans(found)["指标"] == (1, 2, 1, 2)
        assert words(found)[2] == ["", "养护", "亩", "20"]
        assert found.cells[-1].location == Location(table=1, row=3, column=4)

    def test_rows_that_begin_further_right(self, tmp_path: Path) -> None:
        body = table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>'))
        assert tables(read(tmp_path, "a.docx", docx_bytes(body))) == [[["甲", "乙"], ["", "丙"]]]

    def test_a_continued_merge_without_a_start_is_a_cell(self, tmp_path: Path) -> None:
        body = table(
            row(cell("甲", "<w:vMerge/>"), cell("乙", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"))
        )
        (found,) = read(tmp_path, "a.docx", docx_bytes(body)).tables()
        assert spans(found) == {"甲": (1, 1, 1, 1), "乙": (1, 2, 1, 2)}

    def test_an_absurd_span_is_none(self, tmp_path: Path) -> None:
        digits = "9" * 5000  # more than int() takes
        body = table(row(cell("a", f'<w:gridSpan w:val="{digits}"/>'), cell("b")))
        (found,) = read(tmp_path, "a.docx", docx_bytes(body)).tables()
        assert spans(found) == {"a": (1, 1, 1, 1), "b": (1, 2, 1, 1)}

    def test_deleted_rows_are_dropped(self, tmp_path: Path) -> None:
        body = table(row(cell("甲")), row(cell("乙"), properties="<w:del/>"), row(cell("丙")))
        assert tables(read(tmp_path, "a.docx", docx_bytes(body))) == [[["甲"], ["丙"]]]

    def test_paragraphs_of_a_cell_are_lines(self, tmp_path: Path) -> None:
        body = table(f"<w:tr><w:tc>{paragraph('一')}{paragraph('二')}</w:tc></w:tr>")
        assert tables(read(tmp_path, "a.docx", docx_bytes(body))) == [[["一\n二"]]]

    def test_a_nested_table_is_read_in_its_cell_and_as_a_table(self, tmp_path: Path) -> None:
        inner = table(row(cell("植树"), cell("10")))
        body = table(f"<w:tr><w:tc>{paragraph('指标')}{inner}{paragraph('完')}</w:tc></w:tr>") + table(
            row(cell("后"))
        )
        document = read(tmp_path, "a.docx", docx_bytes(body))
        assert tables(document) == [[["指标\n植树\t10\n完"]], [["植树", "10"]], [["后"]]]
        assert [found.location.table for found in document.tables()] == [1, 2, 3]

    def test_blocks_keep_their_order(self, tmp_path: Path) -> None:
        body = paragraph("前") + table(row(cell("中"))) + paragraph("后")
        kinds = [type(block).__name__ for block in read(tmp_path, "a.docx", docx_bytes(body)).blocks]
        assert kinds == ["Paragraph", "Table", "Paragraph"]


def test_a_file_of_python_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("项目绩效目标表", level=2)
    grid = made.add_table(rows=2, cols=3)
    for index, text in enumerate(["绩效指标", "名称", "值", "", "植树数量", "10"]):
        grid.cell(index // 3, index % 3).text = text
    grid.cell(0, 0).merge(grid.cell(1, 0))
    made.save(str(tmp_path / "a.docx"))
    document = read(tmp_path, "b.docx", (tmp_path / "a.docx").read_bytes())
    assert [(item.text, item.level) for item in document.paragraphs()] == [("项目绩效目标表", 2)]
    assert tables(document) == [[["绩效指标", "名称", "值"], ["", "植树数量", "10"]]]


def test_another_prefix_and_the_strict_namespace(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<x:document xmlns:x="{strict}"><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>'
    data = docx_bytes("", extra={})
    assert data
    document = read(tmp_path, "a.docx", docx_bytes("", extra={"word/document.xml": xml}))
    assert [item.text for item in document.paragraphs()] == ["甲"]


def test_pictures_and_embedded_objects_are_doubtful(tmp_path: Path) -> None:
    picture = '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict>'
    body = paragraph("甲") + "<w:p>" + run(picture) + run("<w:object/>") + "</w:p><w:altChunk/>"
    messages = [doubt.message for doubt in read(tmp_path, "a.docx", docx_bytes(body)).doubts]
    assert len(messages) == 3
    assert "1张图片" in messages[-1]


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有任何文字"):
        read(tmp_path, "a.docx", docx_bytes("<w:p/>"))
