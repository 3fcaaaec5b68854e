"""Rows that seem to stand below other labels than their own."""

from __future__ import annotations

from tests.forms.building import Spec, one, target

DATA = (
    ("数量", "清淤河道长度", "20", "大于等于12公里"),
    ("数量", "护岸加固长度", "10", "≥ 3公里"),
    ("质量", "河道工程验收合格率", "30", "≧95%"),
    ("时效", "河道工程按期完工率", "10", "≧98%"),
    ("经济效益", "灌溉用水平均时长", "20", "≧7小时"),
    ("服务对象满意度", "沿河居民满意度", "10", "≧85%"),
)


def test_one_label_above_cells_of_another_kind_makes_no_rows_slide() -> None:
    firsts: list[list[Spec]] = [[("产出", 4, 1)], [], [], [], ["效益"], ["满意度"]]
    header = ["一级指标", "二级指标", "口", "名目", "年度指标值"]
    form = one(
        "项目支出绩效目标表", [header, *([*first, *row] for first, row in zip(firsts, DATA, strict=True))]
    )
    assert [(row.name, str(row.weight)) for row in form.indicators] == [(name, w) for _, name, w, _ in DATA]
    assert target(form.indicators[0]) == ("≥", "12", "公里")
