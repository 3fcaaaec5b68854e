"""Levels that a mark repeats from the cell above."""

from __future__ import annotations

from tests.cases import every_case
from tests.forms.building import Spec, one

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]


@every_case("mark", ["〃", "同上", "”", "（同上）"])
def test_a_mark_stands_for_the_level_above(mark: str) -> None:
    rows: list[list[Spec]] = [
        ["产出指标", "数量指标", "清淤长度", "≥30公里"],
        [mark, mark, "改造闸站数", "≥16座"],
        [mark, "质量指标", "验收合格率", "≥95%"],
    ]
    form = one("项目支出绩效目标表", [HEADER, *rows])
    assert [row.levels for row in form.indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
    ]


def test_elsewhere_it_stays_what_the_form_says() -> None:
    header: list[Spec] = [*HEADER, "备注"]
    rows: list[list[Spec]] = [
        ["产出指标", "数量指标", "清淤长度", "≥30公里", "台账"],
        ["", "", "改造闸站数", "≥16座", "同上"],
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [row.note for row in form.indicators] == ["台账", "同上"]
