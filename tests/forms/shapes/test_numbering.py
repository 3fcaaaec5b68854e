"""Lines that only number the columns of a table."""

from __future__ import annotations

from auditor.forms.lines import lines_of
from auditor.forms.shapes.numbering import numbers_columns
from auditor.model import Document
from tests.cases import every_case
from tests.forms.building import one, table


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
