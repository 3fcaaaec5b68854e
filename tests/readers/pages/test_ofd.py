from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.readers import Limits, read_document
from auditor.readers.pages.ofd_marks import deltas, numbers
from tests.readers.building import read, spans, tables, zipped
from tests.readers.pages.ofd_building import grid, ofd_bytes, ofd_parts, path, text

ROWS = [["指标名称", "权重", "指标值"], ["改造供水管网长度", "20", "42"], ["水质检测合格率", "30", "98"]]
WIDTHS = [50, 20, 20]


def test_text_and_a_ruled_table_with_page_and_box(tmp_path: Path) -> None:
    found = read(tmp_path, "a.ofd", ofd_bytes(text(60, 20, "绩效目标申报表") + grid(ROWS, WIDTHS)))
    assert found.format == "ofd"
    assert [paragraph.text for paragraph in found.paragraphs()] == ["绩效目标申报表"]
    assert tables(found) == [ROWS]
    cell = next(found.tables()).cells[4]
    assert (cell.location.page, cell.location.row, cell.location.column) == (1, 2, 2)
    assert cell.location.box == pytest.approx((198.4, 136.1, 255.1, 158.7), abs=0.5)


def test_merged_cells(tmp_path: Path) -> None:
    across = "M 0 0 L 90 0 M 0 10 L 90 10 M 0 30 L 90 30 M 30 20 L 90 20"
    down = "M 0 0 L 0 30 M 90 0 L 90 30 M 30 10 L 30 30"
    words = text(30, 22, "整体目标") + text(22, 34, "产出") + text(52, 32, "数量") + text(52, 43, "质量")
    found = read(tmp_path, "a.ofd", ofd_bytes(path(20, 20, f"{across} {down}") + words))
    assert spans(next(found.tables())) == {
        "整体目标": (1, 1, 1, 2), "产出": (2, 1, 2, 1), "数量": (2, 2, 1, 1), "质量": (3, 2, 1, 1),
    }  # fmt: skip


def test_matrices_blocks_templates_and_hidden_objects(tmp_path: Path) -> None:
    page = (
        "<ofd:PageBlock>" + text(20, 60, "放大的字", 'CTM="2 0 0 2 0 0"') + "</ofd:PageBlock>"
        + text(20, 90, "看不见", 'Visible="false"')
        + '<ofd:ImageObject Boundary="0 0 210 297" Visible="false"/>'
    )  # fmt: skip
    found = read(tmp_path, "a.ofd", ofd_bytes(page, page, template=text(20, 40, "模板里的字")))
    assert [paragraph.text for paragraph in found.paragraphs()] == ["模板里的字", "放大的字"] * 2
    assert not found.doubts


def test_a_watermark_is_told_and_left_out(tmp_path: Path) -> None:
    mark = text(40, 20, "样表", 'CTM="7 -7 7 7 0 0"')
    found = read(tmp_path, "a.ofd", ofd_bytes(grid(ROWS, WIDTHS) + mark))
    assert tables(found) == [ROWS]
    assert "水印" in found.doubts[0].message


def test_names_and_places_of_parts_as_programs_differ(tmp_path: Path) -> None:
    parts = ofd_parts(grid(ROWS, WIDTHS))
    renamed = {name.replace("Doc_0", "Document_3"): content for name, content in parts.items()}
    renamed["OFD.xml"] = str(parts["OFD.xml"]).replace("Doc_0", "/Document_3")
    root = str(parts["Doc_0/Document.xml"])
    renamed["Document_3/Document.xml"] = root.replace('BaseLoc="', 'BaseLoc="/Document_3/')
    assert tables(read(tmp_path, "a.ofd", zipped(renamed))) == [ROWS]


def test_characters_stepped_downwards_make_a_heading(tmp_path: Path) -> None:
    heading = (
        '<ofd:TextObject ID="1" Boundary="22 41 10 30" Font="2" Size="3.5">'
        '<ofd:TextCode X="0" Y="3" DeltaY="g 3 4.5">绩效指标</ofd:TextCode></ofd:TextObject>'
    )
    cells = path(20, 40, "M 0 0 L 10 0 L 10 24 L 0 24 C M 10 0 L 60 0 L 60 24 L 10 24 C")
    found = read(tmp_path, "a.ofd", ofd_bytes(cells + heading + text(32, 50, "内容")))
    assert tables(found) == [[["绩效指标", "内容"]]]


def test_a_table_over_two_pages(tmp_path: Path) -> None:
    data = ofd_bytes(grid(ROWS, WIDTHS, y=250), grid([ROWS[0], ["管网漏损率", "10", "12"]], WIDTHS, y=25))
    assert tables(read(tmp_path, "a.ofd", data)) == [[*ROWS, ["管网漏损率", "10", "12"]]]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (ofd_parts(""), "没有文字"),
        ({"OFD.xml": "<a/>"}, "缺少正文"),
        ({**ofd_parts(text(1, 1, "字")), "Doc_0/Encryptions.xml": "<a/>"}, "已加密"),
        ({**ofd_parts(text(1, 1, "字")), "Doc_0/Document.xml": "<a"}, "损坏"),
        ({**ofd_parts(""), "OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "文档类型声明|损坏"),
        ({**ofd_parts(""), "Doc_0/Pages/P0/Content.xml": b"<a>" + b" " * 20_000_000 + b"</a>"}, "炸弹"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, parts: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, "a.ofd", zipped(parts))
    assert caught.value.advice


def test_a_page_that_the_file_lacks_is_said(tmp_path: Path) -> None:
    parts = ofd_parts(text(20, 40, "第一页"), text(20, 40, "第二页"))
    del parts["Doc_0/Pages/P1/Content.xml"]
    found = read(tmp_path, "a.ofd", zipped(parts))
    assert "第2页" in found.doubts[0].message


def test_too_many_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.ofd"
    file.write_bytes(ofd_bytes(*["x"] * 5))
    with pytest.raises(InputError, match="5页"):
        read_document(file, Limits(pages=4))


def test_steps_between_characters() -> None:
    assert deltas("g 3 5.5 2 g 2 1", 9) == [5.5, 5.5, 5.5, 2, 1, 1]
    assert deltas("g 900000 1", 4) == [1, 1, 1, 1]
    assert deltas("g x 1 g", 4) == []
    assert numbers("1 nan inf 1e99 x 2,3") == [1, 2, 3]
