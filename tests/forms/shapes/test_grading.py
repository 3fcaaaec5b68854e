"""Forms that tell the standards of each indicator by grades: 优 | 良 | 中 | 差."""

from __future__ import annotations

from tests.forms.building import Spec, one

_HEAD: list[list[Spec]] = [
    [("指标类型", 2, 1), ("绩效指标", 2, 1), ("绩效目标", 2, 1), ("绩效标准", 1, 4)],
    ["优", "良", "中", "差"],
]
_ROWS: list[list[Spec]] = [
    ["产出指标", "展柜布置进度", "布置进度较快", "很快", "较快", "一般", "慢"],
    [("成效指标", 2, 1), "志愿讲解的影响", "志愿讲解影响较好", "较好", "好", "一般", "差"],
    ["观众反响", "观众反响良好", "优", "良", "合格", "较差"],
    ["效率指标", "布展期限", "6月30日前完成", "按时", "延期5天以内", "延期10天以内", "延期10天以上"],
]


def test_a_row_that_tells_its_standards_by_grades_is_no_header() -> None:
    form = one("布展项目绩效目标表", [*_HEAD, *_ROWS])
    assert [(i.name, i.value) for i in form.indicators] == [
        ("展柜布置进度", "布置进度较快"),
        ("志愿讲解的影响", "志愿讲解影响较好"),
        ("观众反响", "观众反响良好"),
        ("布展期限", "6月30日前完成"),
    ]
    assert [i.levels for i in form.indicators] == [
        ("产出指标",),
        ("成效指标",),
        ("成效指标",),
        ("效率指标",),
    ]


def test_a_scale_that_is_printed_again_is_a_header_again() -> None:
    form = one("布展项目绩效目标表", [*_HEAD, *_ROWS[:1], *_HEAD, *_ROWS[1:]])
    assert [i.name for i in form.indicators] == [
        "展柜布置进度",
        "志愿讲解的影响",
        "观众反响",
        "布展期限",
    ]


def test_the_best_grade_is_no_target_beside_goals_of_each_row() -> None:
    words = [
        ["产出指标", "展板设计稿", "按期交稿", "30", "很好", "好", "一般", "差"],
        ["成效指标", "讲解词质量", "通俗易懂", "30", "优", "良", "一般", "较差"],
        ["效率指标", "经费支付", "按进度支付", "40", "优秀", "良好", "合格", "不合格"],
    ]
    head: list[list[Spec]] = [
        [("指标类型", 2, 1), ("绩效指标", 2, 1), ("绩效目标", 2, 1), ("权重", 2, 1), ("绩效标准", 1, 4)],
        ["优", "良", "中", "差"],
    ]
    form = one("布展项目绩效目标表", [*head, *words])
    assert [i.value for i in form.indicators] == ["按期交稿", "通俗易懂", "按进度支付"]
    assert [str(i.weight) for i in form.indicators] == ["30", "30", "40"]


def test_without_goals_the_best_grade_is_the_target() -> None:
    head: list[list[Spec]] = [
        [("一级指标", 2, 1), ("三级指标", 2, 1), ("权重", 2, 1), ("评价标准", 1, 4)],
        ["优", "良", "中", "差"],
    ]
    rows: list[list[Spec]] = [
        ["产出指标", "展柜维修", "50", "≥40组", "≥30组", "≥20组", "<20组"],
        ["效益指标", "展线开放率", "50", "≥95%", "≥90%", "≥80%", "<80%"],
    ]
    form = one("布展项目绩效目标表", [*head, *rows])
    assert [(i.name, str(i.operator), i.value) for i in form.indicators] == [
        ("展柜维修", "≥", "40"),
        ("展线开放率", "≥", "95"),
    ]
