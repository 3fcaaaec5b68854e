from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.model import Location
from auditor.readers.plain.text import read_csv, read_text
from tests.readers.building import read, spans, tables


def of(text: str) -> list[list[list[str]]]:
    return tables(read_text(text.encode(), "表.md"))


def paragraphs(text: str) -> list[tuple[str, int | None]]:
    return [(item.text, item.level) for item in read_text(text.encode(), "表.md").paragraphs()]


class TestParagraphs:
    def test_headings_get_their_level_and_bold_loses_its_stars(self) -> None:
        assert paragraphs("# 总则\n\n### （一）职责 ##\n\n**1. 做好服务。**提供便民服务。") == [
            ("总则", 1), ("（一）职责", 3), ("1. 做好服务。提供便民服务。", None),
        ]  # fmt: skip

    def test_stars_that_stand_for_a_missing_number_stay(self) -> None:
        assert paragraphs("开展**次培训，覆盖**人。") == [("开展**次培训，覆盖**人。", None)]

    def test_angle_brackets_that_are_no_markup_stay(self) -> None:
        assert paragraphs("订阅<中国妇女报>等报刊，失业率<3%，&lt;办法&gt;") == [
            ("订阅<中国妇女报>等报刊，失业率<3%，<办法>", None)
        ]

    def test_html_paragraphs_become_paragraphs(self) -> None:
        assert paragraphs("<p>甲</p> <p>乙<br/>丙</p>") == [("甲", None), ("乙", None), ("丙", None)]

    def test_a_paragraph_carries_its_line(self) -> None:
        document = read_text("\n\n甲\n".encode(), "a.txt")
        assert [item.location for item in document.paragraphs()] == [Location(line=3)]


class TestRowsOfTabs:
    def test_columns_are_tab_positions_and_trailing_tabs_are_trimmed(self) -> None:
        assert of("绩效指标\t指标名称\t权重\t\t\n\t绿化面积\t10\t\t\n") == [
            [["绩效指标", "指标名称", "权重"], ["", "绿化面积", "10"]]
        ]

    def test_a_single_blank_line_does_not_end_a_table(self) -> None:
        assert of("名称\t值\n甲\t1\n\n乙\t2") == [[["名称", "值"], ["甲", "1"], ["乙", "2"]]]

    def test_a_paragraph_ends_a_table(self) -> None:
        assert of("甲\t1\n\n表二\n\n乙\t2") == [[["甲", "1"]], [["乙", "2"]]]

    def test_every_cell_carries_its_line(self) -> None:
        (table,) = read_text("\n甲\t1\n乙\t2".encode(), "a.txt").tables()
        assert [cell.location.line for cell in table.cells] == [2, 2, 3, 3]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_every_kind_of_line_end(self, end: str) -> None:
        assert of(end.join(["甲\t1", "乙\t2"])) == [[["甲", "1"], ["乙", "2"]]]

    def test_white_space_is_trimmed_outside_only(self) -> None:
        assert of("\u3000项 目\u00a0名称\u200b \t\ufeff10\n甲\t1") == [
            [["项 目\u00a0名称", "10"], ["甲", "1"]]
        ]

    def test_a_line_without_tab_goes_on_with_a_long_cell(self) -> None:
        long = "开展森林防火宣传，组织扑火队伍训练，维护隔离带，配备扑火装备。"
        assert of(f"项目概况\t{long}\n二期工程年内完工。\n立项依据\t文件") == [
            [["项目概况", f"{long}\n二期工程年内完工。"], ["立项依据", "文件"]]
        ]

    def test_a_line_without_tab_after_a_short_cell_is_a_row(self) -> None:
        assert of("项目\t甲\n绩效指标\n名称\t值") == [[["项目", "甲"], ["绩效指标"], ["名称", "值"]]]

    def test_a_quoted_cell_over_several_lines_is_one_cell(self) -> None:
        assert of('概况\t"第一条\n第二条""重点""\t"\n依据\t文件') == [
            [["概况", '第一条\n第二条"重点"'], ["依据", "文件"]]
        ]

    def test_an_unclosed_quotation_mark_swallows_nothing(self) -> None:
        assert of('概况\t"甲\n依据\t文件') == [[["概况", '"甲'], ["依据", "文件"]]]


class TestCellsOnLines:
    def test_a_blank_line_ends_a_row(self) -> None:
        assert of("\n\t指标\n\t权重\n\n\t\n\t植树数量\n\t10\n") == [
            [["指标", "权重"], ["", "植树数量", "10"]]
        ]

    def test_an_operator_on_the_line_below_belongs_to_the_blank_cell(self) -> None:
        assert of("\t维修次数\n\t次\n\t \n≥\n\t20") == [[["维修次数", "次", "≥", "20"]]]

    def test_a_further_paragraph_after_a_blank_line_belongs_to_the_long_cell(self) -> None:
        first = "1.《关于加强基层水利设施管护工作的通知》要求落实管护主体和经费；"
        assert of(f"\t立项依据\n\t{first}\n\n2.关于印发管护标准的通知；\n\n\t当年目标\n\t完成管护") == [
            [["立项依据", f"{first}\n2.关于印发管护标准的通知；"], ["当年目标", "完成管护"]]
        ]

    def test_a_title_without_tab_between_tables_is_a_paragraph(self) -> None:
        remark = "本表由单位填报，所有金额以万元为单位，保留两位小数点后数字。"
        text = f"\t备注\n\t{remark}\n\n专项绩效目标表\n\n\t名称\n\t甲"
        assert paragraphs(text) == [("专项绩效目标表", None)]
        assert len(of(text)) == 2

    def test_several_blank_lines_end_a_table(self) -> None:
        assert of("\t甲\n\t1\n\n\n\t申报表\n\n\t乙\n\t2") == [[["甲", "1"]], [["申报表"], ["乙", "2"]]]

    def test_the_last_cell_of_the_file_is_read(self) -> None:
        assert of("\t满意度\n\t%\n\t \n≥\n\t90") == [[["满意度", "%", "≥", "90"]]]

    def test_a_lone_cell_line_inside_rows_of_tabs_keeps_its_column(self) -> None:
        assert of("名称\t值\n甲\t1\n\n\t2") == [[["名称", "值"], ["甲", "1"], ["", "2"]]]


class TestPipes:
    def test_a_markdown_table(self) -> None:
        assert of("| 指标 | 值 |\n|---|:-:|\n| 绿化\\|养护<br>面积 | **10** |\n") == [
            [["指标", "值"], ["绿化|养护\n面积", "**10**"]]
        ]

    def test_outer_pipes_are_optional(self) -> None:
        assert of("指标 | 值\n--- | ---\n甲 | \n乙 | 2") == [[["指标", "值"], ["甲", ""], ["乙", "2"]]]

    def test_a_boxed_table(self) -> None:
        assert of("+----+----+\n| 甲 | 1 |\n+----+----+\n| 乙 | 2 |\n+----+----+") == [
            [["甲", "1"], ["乙", "2"]]
        ]

    def test_a_sentence_with_a_pipe_is_a_paragraph(self) -> None:
        assert paragraphs("甲|乙两类") == [("甲|乙两类", None)]


class TestHtml:
    def test_spans_are_resolved(self) -> None:
        html = (
            "<table><tr><td rowspan=2>产出</td><td colspan='2'>数量</td></tr>\n"
            "<tr><td>植树</td><td>&ge;10</td></tr></table>"
        )
        (table,) = read_text(html.encode(), "a.md").tables()
        assert spans(table) == {
            "产出": (1, 1, 2, 1),
            "数量": (1, 2, 1, 2),
            "植树": (2, 2, 1, 1),
            "≥10": (2, 3, 1, 1),
        }
        assert [cell.location.line for cell in table.cells] == [1, 1, 2, 2]

    def test_spans_beyond_the_table_are_cut(self) -> None:
        (table,) = read_text(
            "<table><tr><td rowspan=60000 colspan=99999>甲</td></tr></table>".encode(), "a"
        ).tables()
        assert table.cells[0].row_span == 1
        assert table.cells[0].column_span <= 200

    def test_words_around_a_table_are_kept(self) -> None:
        text = "前<table><tr><td>甲</td></tr></table>后"
        assert paragraphs(text) == [("前", None), ("后", None)]
        assert of(text) == [[["甲"]]]

    def test_a_nested_table_is_read_in_its_cell_and_again_after(self) -> None:
        inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
        assert of(f"<table><tr><td>指标{inner}</td></tr></table>") == [[["指标\n甲\t1"]], [["甲", "1"]]]

    def test_a_table_that_never_ends_loses_nothing_after_it(self) -> None:
        document = read_text("<table><tr><td>甲\n\n乙\t1\n丙\t2".encode(), "a.md")
        assert tables(document)[-1] == [["乙", "1"], ["丙", "2"]]


ROW = "<tr><td>{}</td><td>10</td><td>≥</td><td></td><td>90</td></tr>"


def fragment(*names: str) -> str:
    return f"<table>{''.join(ROW.format(name) for name in names)}</table>"


def text_row(name: str) -> str:
    return f"{name}\t10\t≥\t\t90\t\t"


def line(name: str) -> list[str]:
    return [name, "10", "≥", "", "90"]


class TestTwins:
    def test_a_copy_on_the_same_line_and_one_below_are_folded(self) -> None:
        assert of(f"{fragment('巡查率')}\t{text_row('巡查率')}\n{text_row('巡查率')}") == [[line("巡查率")]]

    def test_a_label_stays_left_of_the_first_row_only(self) -> None:
        cells = "植树率\t10\t≥\t\t90\t成活率\t10\t≥\t\t90"
        copies = f"{text_row('植树率')}\n{text_row('成活率')}"
        text = f"绩效指标\t{fragment('植树率', '成活率')}\t{cells}\n{copies}\n\t丙\t5"
        assert of(text) == [[["绩效指标", *line("植树率")], ["", *line("成活率")], ["", "丙", "5"]]]

    def test_a_line_may_repeat_only_the_first_rows_of_its_table(self) -> None:
        text = f"指标\t{fragment('植树率', '成活率')}\t{text_row('植树率')}\n{text_row('成活率')}"
        document = read_text(text.encode(), "a.md")
        assert tables(document) == [[["指标", *line("植树率")], ["", *line("成活率")]]]
        assert document.doubts == ()

    def test_cells_after_a_copy_are_kept(self) -> None:
        found = of(f"{fragment('植树率')}\t植树率\t10\t≥\t\t90\t备注\t\t说明")[0]
        assert [text for text in found[1] if text] == ["备注", "说明"]

    def test_a_row_typed_twice_stays_twice(self) -> None:
        assert of(f"{text_row('巡查率')}\n{text_row('巡查率')}") == [[line("巡查率"), line("巡查率")]]

    def test_a_duplicate_in_a_doubled_extraction_stays_a_duplicate(self) -> None:
        both = f"{fragment('巡查率')}\n{text_row('巡查率')}"
        assert of(f"{both}\n{both}") == [[line("巡查率"), line("巡查率")]]

    def test_a_third_text_copy_is_a_row_of_its_own(self) -> None:
        text = f"{fragment('巡查率')}\n{text_row('巡查率')}\n{text_row('巡查率')}"
        assert of(text) == [[line("巡查率"), line("巡查率")]]

    def test_copies_that_are_not_adjacent_both_stay(self) -> None:
        text = f"{fragment('巡查率')}\n{text_row('办结率')}\n{text_row('巡查率')}"
        assert of(text) == [[line("巡查率"), line("办结率"), line("巡查率")]]

    def test_text_before_its_fragment_is_folded_too(self) -> None:
        assert of(f"{text_row('巡查率')}\n{fragment('巡查率')}") == [[line("巡查率")]]

    def test_a_table_and_its_copy_after_a_blank_line_are_folded(self) -> None:
        assert of(f"{fragment('甲率', '乙率')}\n\n{text_row('甲率')}\n{text_row('乙率')}") == [
            [line("甲率"), line("乙率")]
        ]

    def test_spaces_do_not_tell_copies_apart(self) -> None:
        assert of(f"{fragment('巡 查率')}\n{text_row('巡查率')}") == [[line("巡 查率")]]

    def test_copies_that_differ_are_both_kept_with_a_doubt(self) -> None:
        document = read_text(f"{fragment('巡查率')}\n巡查率\t10\t≥\t\t95".encode(), "a.md")
        assert len(tables(document)[0]) == 2
        assert [doubt.location.line for doubt in document.doubts] == [2]

    def test_a_copy_on_the_same_line_that_differs_is_kept_with_a_doubt(self) -> None:
        document = read_text(f"{fragment('巡查率')}\t巡查率\t10\t≥\t\t95".encode(), "a.md")
        assert "95" in tables(document)[0][1]
        assert len(document.doubts) == 1


def test_a_replacement_character_is_doubtful() -> None:
    document = read_text("项目\t绿\ufffd化".encode(), "a.txt")
    assert document.doubts[0].location == Location(line=1)


@pytest.mark.parametrize("text", ["\n", " \u3000\t\n\t"])
def test_a_file_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="没有任何文字"):
        read_text(text.encode(), "a.txt")


def test_csv_quotes_and_lines(tmp_path: Path) -> None:
    document = read(tmp_path, "表.csv", '指标,值\r\n"植树,养护","1\n2"\r\n丙,3')
    assert tables(document) == [[["指标", "值"], ["植树,养护", "1\n2"], ["丙", "3"]]]
    assert [cell.location.line for cell in next(document.tables()).cells] == [1, 1, 2, 2, 4, 4]


def test_a_csv_row_that_no_reader_takes_is_refused() -> None:
    with pytest.raises(InputError, match="CSV"):
        read_csv(("甲," + "长" * 200_000).encode(), "a.csv")


_SNIPPETS = st.sampled_from(
    ["\t", "\n", "\r\n", "<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=3>", "|", "|---|", "**",
     "# ",     '"', "<p>", "≥", "指标", "90", " ", "\u3000", "&lt;", "<br>", "+--+"]
)  # fmt: skip


@given(st.lists(_SNIPPETS | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        document = read_text(text.encode("utf-8", "surrogatepass"), "a.md")
    except InputError:
        return
    for table in document.tables():
        places = [(item.row, item.column) for item in table.cells]
        assert len(places) == len(set(places))


_CELL = st.text(st.sampled_from("甲乙丙丁指标率≥≤90%.,，。 \u3000"), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=5), min_size=1, max_size=8))
def test_no_visible_character_of_a_tab_table_is_lost(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(cells) for cells in rows)
    visible = "".join(text.split())
    if not visible:
        return
    document = read_text(text.encode(), "a.txt")
    found = "".join(cell.text for table in document.tables() for cell in table.cells)
    assert "".join(found.split()) == visible


def test_lines_that_only_end_with_a_bar_are_a_table() -> None:
    text = "绩效目标表 | |\n项目名称 | 河道保洁 |\n三级指标 | 指标值 |\n保洁河道长度 | 32公里 |\n"
    assert of(text) == [
        [["绩效目标表", ""], ["项目名称", "河道保洁"], ["三级指标", "指标值"], ["保洁河道长度", "32公里"]]
    ]


def test_a_sentence_with_bars_is_no_table() -> None:
    assert not of("联系人 | 电话 |\n见附件。\n")
