"""Rows that name their place in a column of its own."""

from __future__ import annotations

from tests.forms.building import Spec, one, read

HEADER: list[Spec] = ["地区", "一级指标", "二级指标", "三级指标", "指标值"]


def _rows(place: str, *values: str, merged: bool = True) -> list[list[Spec]]:
    first: Spec = (place, 2, 1) if merged else place
    below: list[Spec] = [] if merged else [""]
    return [
        [first, "产出指标", "数量指标", "护林员培训人次", values[0]],
        [*below, "产出指标", "质量指标", "巡护合格率", values[1]],
    ]


def test_each_place_has_its_own_rows() -> None:
    for merged in (True, False):
        rows = [
            *_rows("临河市", "≥60人次", "≥95%", merged=merged),
            *_rows("北滩县", "≥40人次", "≥95%", merged=merged),
        ]
        form = one("2025年转移支付绩效目标表", [HEADER, *rows])
        assert [(row.name, row.locality) for row in form.indicators] == [
            ("护林员培训人次", "临河市"),
            ("巡护合格率", "临河市"),
            ("护林员培训人次", "北滩县"),
            ("巡护合格率", "北滩县"),
        ]
        assert len(form.views()) == 2  # nothing is written twice


def test_a_column_of_other_words_names_no_place() -> None:
    header = ["序号", *HEADER[1:]]
    form = one("2025年绩效目标表", [header, *_rows("1", "≥60人次", "≥95%", merged=False)])
    assert [row.locality for row in form.indicators] == [None, None]
    (odd,) = read("2025年绩效目标表", [HEADER, *_rows("重点工作", "≥60人次", "≥95%")]).forms
    assert [row.locality for row in odd.indicators] == [None, None]


def test_places_with_the_same_target_are_one_however_its_sign_is_written() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "临河市", "北滩县"]
    rows: list[list[Spec]] = [
        ["产出指标", "数量指标", "护林员培训人次", "≥60人次", "≥40人次"],
        ["产出指标", "质量指标", "巡护合格率", "≥95%", "大于等于95%"],
        ["满意度指标", "服务对象满意度指标", "村民满意度", "90%以上", "95%以上"],
    ]
    form = one("2025年转移支付绩效目标表", [header, *rows])
    assert [(row.name, row.value, row.locality) for row in form.indicators] == [
        ("护林员培训人次", "60", "临河市"),
        ("护林员培训人次", "40", "北滩县"),
        ("巡护合格率", "95", "临河市、北滩县"),
        ("村民满意度", "90", "临河市"),
        ("村民满意度", "95", "北滩县"),
    ]
