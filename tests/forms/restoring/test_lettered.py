"""Levels whose letters stand in rows of their own, and those that are printed whole in each row."""

from __future__ import annotations

from tests.forms.building import Spec, one

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "计量单位"]
ROWS = [
    ("数量指标", "清淤长度", "30", "米"),
    ("数量指标", "改造闸站数", "16", "座"),
    ("质量指标", "验收合格率", "95", "%"),
]
LAST: list[Spec] = ["效益", "社会效益指标", "受益居民数", "5000", "人"]


def _firsts(*pieces: str) -> list[str]:
    rows: list[list[Spec]] = [[piece, *row] for piece, row in zip(pieces, ROWS, strict=True)]
    return [row.levels[0] for row in one("项目支出绩效目标表", [HEADER, *rows, LAST]).indicators]


def test_letters_in_rows_of_their_own_are_one_level() -> None:
    assert _firsts("产", "出", "指标") == ["产出指标"] * 3 + ["效益"]


def test_a_short_level_in_each_row_is_whole() -> None:
    assert _firsts("产出", "产出", "产出") == ["产出"] * 3 + ["效益"]
