"""Lines that only number the columns of a table."""

from __future__ import annotations

from auditor.forms.lines import lines_of
from auditor.forms.shapes.numbering import numbers_columns
from auditor.model import Document
from tests.cases import every_case
from tests.forms.building import Spec, one, table


def _numbers(*texts: str) -> bool:
    (line,) = lines_of(Document("invented", "docx", (table([texts]),)))
    return numbers_columns(line)


@every_case(
    "texts",
    [
        ("1", "2", "3"),
        ("甲", "乙", "丙", "1", "2", "3"),
        ("甲", "1", "2"),
        ("栏次", "1", "2", "3"),
        ("（1）", "（2）", "（3）=（1）-（2）"),
        ("A", "B", "1", "2", "3=2/1"),
        ("一", "二", "三", "四"),
        ("甲", "乙"),
        ("第1列", "第2列", "第3列"),
    ],
)
def test_numbers_of_columns(texts: tuple[str, ...]) -> None:
    assert _numbers(*texts)


@every_case(
    "texts",
    [
        ("1", "3", "5"),
        ("1", "1"),
        ("2", "甲"),
        ("1", "1", "1"),
        ("1", "数量指标", "3"),
        ("2", "3", "4"),
        ("甲", "丙", "1"),
    ],
)
def test_other_lines_number_nothing(texts: tuple[str, ...]) -> None:
    assert not _numbers(*texts)


def test_numbers_of_columns_are_no_indicator() -> None:
    form = one(
        "项目支出绩效目标表",
        [
            ["一级指标", "二级指标", "三级指标", "指标值", "计量单位"],
            ["甲", "乙", "丙", "1", "2"],
            ["产出指标", "数量指标", "新建书屋数", "≥3", "间"],
            ["产出指标", "质量指标", "书屋验收合格率", "≥98", "%"],
        ],
    )
    assert [row.name for row in form.indicators] == ["新建书屋数", "书屋验收合格率"]


def test_the_header_reaches_down_to_the_numbers_of_its_columns() -> None:
    header: list[list[Spec]] = [
        [("绩效指標", 1, 3), ("指標目標", 1, 2), ("", 2, 1), ("年終考核", 1, 2)],
        ["F3", "第二層級", "绩效細目", "年初批复數", "变更後目標數", "年末達到值", "實際得到分"],
        ["甲", "乙", "丙", "1", "2", "3", "4", "5"],
    ]
    rows: list[list[Spec]] = [
        [("产出指标", 2, 1), "数量指标", "新建书屋数", "≥30间", "不少于24间", "20", "24间", "18"],
        ["质量指标", "书屋验收合格率", "≥95%", "", "30", "96%", "30"],
        ["效益指标", "社会效益指标", "借阅人次", "≥5000人次", "", "40", "4800人次", "38"],
        ["满意度指标", "服务对象满意度指标", "读者满意度", "≥85%", "", "10", "90%", "10"],
    ]
    form = one("项目支出绩效自评表", [*header, *rows])
    assert [(row.name, row.value, str(row.weight), str(row.score)) for row in form.indicators] == [
        ("新建书屋数", "24", "20", "18"),
        ("书屋验收合格率", "95", "30", "30"),
        ("借阅人次", "5000", "40", "38"),
        ("读者满意度", "85", "10", "10"),
    ]
