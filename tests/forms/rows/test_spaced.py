"""Tables whose columns are parted by spaces or tabs."""

from __future__ import annotations

import pytest

from auditor.forms import recognise
from auditor.model import Form, Location, Paragraph
from auditor.readers.plain.text import read_text
from tests.forms.building import LEXICONS, read, target

GAPS = """2026年度项目支出绩效目标表
项目名称        古井台修缮
主管部门        某县文物局            实施单位    县文物保护所
预算金额（万元）    46
年度绩效目标    修缮古井台18处，竖立说明牌18块。
一级指标    二级指标        三级指标              指标值
产出指标    数量指标        修缮古井台数量        ≥18处
                            竖立说明牌数量        18块
            时效指标        修缮完工时间          2026年9月底前
满意度指标  服务对象满意度  游客满意度            ≥92%
填报人：钱某            填报日期：2026年1月9日
"""
WRAPPED = """项目支出绩效目标表
项目名称：古井台修缮
一级指标      二级指标        三级指标          指标值         权重
产出指标      数量指标        修缮古井台数量    ≥18处          30
                              竖立石刻双语说
                              明牌数量          ≥18块          20
              质量指标        修缮工程竣工验
                              收合格率          =100%          30
满意度指标    服务对象满意度  游客满意度        ≥92%           20
"""


def _of(text: str) -> Form:
    (form,) = recognise(read_text(text.encode(), "表.txt"), LEXICONS).forms
    return form


def _rows(form: Form) -> list[tuple[object, ...]]:
    return [(indicator.levels, indicator.name, *target(indicator)) for indicator in form.indicators]


def test_columns_stand_where_the_words_of_the_header_stand():
    form = _of(GAPS)
    assert _rows(form) == [
        (("产出指标", "数量指标"), "修缮古井台数量", "≥", "18", "处"),
        (("产出指标", "数量指标"), "竖立说明牌数量", None, "18", "块"),
        (("产出指标", "时效指标"), "修缮完工时间", "≤", "2026年9月底", None),
        (("满意度指标", "服务对象满意度"), "游客满意度", "≥", "92", "%"),
    ]
    assert form.indicators[1].location == Location(line=8)


def test_labels_above_such_a_table_are_parted_from_their_values_by_gaps():
    form = _of(GAPS)
    assert (form.project, form.department, form.year) == ("古井台修缮", "某县文物局", 2026)
    assert form.budget is not None
    assert form.budget.value == 46
    assert [passage.text for passage in form.passages] == ["修缮古井台18处，竖立说明牌18块。"]


def test_names_that_go_over_lines_are_put_together():
    assert [row[1:] for row in _rows(_of(WRAPPED))] == [
        ("修缮古井台数量", "≥", "18", "处"),
        ("竖立石刻双语说明牌数量", "≥", "18", "块"),
        ("修缮工程竣工验收合格率", "=", "100", "%"),
        ("游客满意度", "≥", "92", "%"),
    ]


@pytest.mark.parametrize("space", [" ", "　", "   "])
def test_one_space_is_enough_below_a_header_of_labels(space: str):
    lines = [
        "一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重(%)",
        "产出指标 数量指标 修缮古井台数量 ≥ 18 处 60",
        "质量指标 修缮验收合格率 = 100 % 20",
        "满意度指标 服务对象满意度指标 游客 满意度 ≥ 92 % 20",
    ]
    body = "\n".join(line.replace(" ", space) for line in lines)
    form = _of(f"绩效目标表\n整体目标: 完成全部修缮\n{body}\n")
    assert [passage.text for passage in form.passages] == ["完成全部修缮"]
    assert [(i.name, *target(i), i.weight) for i in form.indicators] == [
        ("修缮古井台数量", "≥", "18", "处", 60),
        ("修缮验收合格率", "=", "100", "%", 20),
        ("游客满意度", "≥", "92", "%", 20),
    ]


def test_tabs_in_lines_of_text_count_the_columns():
    lines = [
        Paragraph("一级指标\t二级指标\t三级指标\t指标值", Location(line=3)),
        Paragraph("产出指标\t数量指标\t修缮古井台数量\t≥18处", Location(line=4)),
        Paragraph("质量指标\t修缮验收合格率\t100%", Location(line=5), indent="\t"),
    ]
    (form,) = read("项目绩效目标表", "项目名称：古井台修缮", *lines).forms
    assert _rows(form) == [
        (("产出指标", "数量指标"), "修缮古井台数量", "≥", "18", "处"),
        (("产出指标", "质量指标"), "修缮验收合格率", None, "100", "%"),
    ]


def test_a_sentence_behind_the_table_is_no_row():
    form = _of(WRAPPED + "以上指标由县文物局 负责 解释 。\n")
    assert (len(form.indicators), form.unread_rows) == (4, 0)


def test_labels_in_a_sentence_head_no_table():
    text = "项目绩效目标表\n绩效目标：修缮18处。\n请填写一级指标、二级指标和指标值 后 报送。\n"
    assert not _of(text).indicators
