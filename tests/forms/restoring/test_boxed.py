"""Forms written as lines of text in the cells of one column."""

from __future__ import annotations

from tests.forms.building import one, read

LINES = ["（一）产出指标", "1.数量指标", "补植行道树：≥300株", "（二）满意度指标", "居民满意度：≥90%"]


def test_a_sheet_of_one_column_is_read_as_text() -> None:
    form = one([[line] for line in ("2026年项目支出绩效目标申报表", "项目名称：城区绿化", *LINES)])
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("补植行道树", ("产出指标", "数量指标")),
        ("居民满意度", ("满意度指标",)),
    ]


def test_a_box_around_other_texts_is_left_alone() -> None:
    assert not read([[line] for line in ("工作总结", "补植行道树300株，成活率95%。", "数量指标")]).forms
