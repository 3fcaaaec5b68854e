from __future__ import annotations

from auditor.readers.plain.text import read_text

HEAD = "绩效指标\t名称\t权重\t性质\t值\t单位\t核心\n\t造林面积\t10\t≥\t500\t亩\t是\n"


def doubtful_lines(rows: str) -> list[int | None]:
    return [doubt.location.line for doubt in read_text((HEAD + rows).encode(), "a.txt").doubts]


def test_a_row_one_column_aside_is_doubtful() -> None:
    assert doubtful_lines("\t成活率\t10\t≥\t90\t%\t否\n抚育完成率\t10\t≥\t95\t%\t\t否") == [4]


def test_each_of_several_slipped_rows_is_doubtful() -> None:
    assert doubtful_lines("抚育率\t10\t≥\t95\t%\n巡护率\t10\t≥\t95\t%") == [3, 4]


def test_a_label_or_a_blank_unit_is_not() -> None:
    assert doubtful_lines("满意度\t游客满意度\t10\t≥\t90\t%\t否\n\t生态改善\t10\t定性\t改善\t\t否") == []
