"""Examples of how a form is filled in are no forms of the submission."""

from collections.abc import Sequence

import pytest

from auditor.forms.explain import explain
from auditor.model import Block, Cell, Document, Location, Paragraph, Table
from tests.cases import every_case
from tests.forms.building import LEXICONS, Spec, read, table

TITLE = "2026年项目支出绩效目标申报表"
HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]
EXAMPLE: list[list[Spec]] = [
    HEADER,
    ["产出指标", "数量指标", "铺设管道长度", "≥8公里"],
    ["效益指标", "社会效益指标", "受益户数", "≥300户"],
]
FORM: list[list[Spec]] = [
    ["项目名称", ("社区助餐点建设", 1, 3)],
    HEADER,
    ["产出指标", "数量指标", "服务人次", "≥500人次"],
    ["产出指标", "质量指标", "餐品抽检合格率", "≥98%"],
]
NAMED: list[list[Spec]] = [["项目名称", ("某某道路维修", 1, 3)], *EXAMPLE]


def sheet(name: str, rows: Sequence[Sequence[Spec]]) -> tuple[Paragraph, Table]:
    """A sheet of a workbook as its reader gives it: its name, then its cells."""
    cells = tuple(
        Cell(each.text, each.row, each.column, _at(name, each), each.row_span, each.column_span)
        for each in table(rows).cells
    )
    return Paragraph(name, Location(sheet=name), 1), Table(cells, Location(sheet=name))


def _at(name: str, cell: Cell) -> Location:
    return Location(sheet=name, cell=f"{'ABCD'[cell.column - 1]}{cell.row}", row=cell.row, column=cell.column)


@every_case(
    "example",
    [
        ("填表说明", "1.项目名称填写全称。", "2.指标填写示例：", EXAMPLE),
        ("填报示例", TITLE, NAMED),
        ("附件2 绩效目标表参考样式", NAMED),
        ("项目支出绩效目标申报表（样表）", NAMED),
        ([[("填写范例", 1, 4)], *EXAMPLE],),
        sheet("填表说明", [["一、指标值填写下限"], *EXAMPLE]),
        sheet("样表", [[(TITLE, 1, 4)], *NAMED]),
    ],
)
def test_an_example_is_left_out_and_told(example: tuple[Block | str | list[list[Spec]], ...]) -> None:
    submission = read(TITLE, FORM, *example)
    assert [form.project for form in submission.forms] == ["社区助餐点建设"]
    assert [row.name for row in submission.forms[0].indicators] == ["服务人次", "餐品抽检合格率"]
    assert any("填写示例，没有审核（2行指标）" in doubt.message for doubt in submission.doubts)


@pytest.mark.parametrize("above", ["填表说明", "填报要求"])
def test_a_form_with_its_title_below_instructions_is_a_form(above: str) -> None:
    submission = read(above, "1.项目名称填写全称。", TITLE, FORM, TITLE, NAMED)
    assert len(submission.forms) == 2
    assert not submission.doubts


def test_a_form_behind_an_example_is_a_form() -> None:
    submission = read("填报示例", TITLE, NAMED, TITLE, FORM)
    assert [form.project for form in submission.forms] == ["社区助餐点建设"]


def test_what_is_handed_in_alone_is_no_example() -> None:
    blank: list[list[Spec]] = [["项目名称", ("", 1, 3)], HEADER, ["产出指标", "数量指标", "服务人次", ""]]
    for others in ((), (TITLE, blank)):
        submission = read("项目支出绩效目标申报表（样表）", FORM, *others)
        assert submission.forms[0].project == "社区助餐点建设"
        assert not any("示例" in doubt.message for doubt in submission.doubts)


@pytest.mark.parametrize(
    "line", ["填表说明：金额单位为万元", "填报人：张三", "本表为示例项目的申报表，请参考"]
)
def test_notes_below_a_form_begin_no_example(line: str) -> None:
    submission = read(TITLE, FORM, line, NAMED)
    assert [form.project for form in submission.forms] == ["社区助餐点建设", "某某道路维修"]


def test_explaining_tells_of_the_example() -> None:
    blocks = (Paragraph(TITLE, Location(line=1)), table(FORM), *sheet("样表", NAMED))
    told = "\n".join(explain(Document("invented.docx", "docx", blocks), LEXICONS))
    assert "不审核的示例：样表" in told
    assert "共识别出1张表" in told
