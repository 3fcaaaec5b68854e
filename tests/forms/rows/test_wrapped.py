"""Indicators of which each printed line became a row of its own."""

import pytest

from tests.forms.building import one

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
NAMES = [("渠道衬砌改造", "完成长度"), ("水闸自动化改", "造工程验收合", "格率"), ("受益农户人均", "节水量")]
TARGETS = [("≥18公里", "30"), ("=100%", "40"), ("≥60立方米", "30")]
LEVELS = [("产出指标", "数量指标"), ("", "质量指标"), ("效益指标", "生态效益指标")]


def _rows(place: str) -> list[list[str]]:
    """The rows, with the target in the first, the last or the middle line of its name."""
    rows = []
    for lines, target, levels in zip(NAMES, TARGETS, LEVELS, strict=True):
        at = {"top": 0, "bottom": len(lines) - 1, "middle": len(lines) // 2}[place]
        for number, text in enumerate(lines):
            own = levels if number == 0 else ("", "")
            rows.append([*own, text, *(target if number == at else ("", ""))])
    return rows


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_the_lines_of_a_name_are_put_together(place: str):
    form = one("项目绩效目标表", [HEADER, *_rows(place)])
    assert [(row.levels[-1], row.name, row.value, row.weight_text) for row in form.indicators] == [
        ("数量指标", "渠道衬砌改造完成长度", "18", "30"),
        ("质量指标", "水闸自动化改造工程验收合格率", "100", "40"),
        ("生态效益指标", "受益农户人均节水量", "60", "30"),
    ]


def test_a_level_may_be_wrapped_as_well():
    rows = _rows("top")
    rows[-2:] = [
        ["满意度指标", "服务对象", "受益农户对用", "≥90%", "30"],
        ["", "满意度指标", "水的满意度", "", ""],
    ]
    form = one("项目绩效目标表", [HEADER, *rows])
    assert (form.indicators[-1].name, form.indicators[-1].levels) == (
        "受益农户对用水的满意度",
        ("满意度指标", "服务对象满意度指标"),
    )


def test_rows_that_nobody_filled_in_stay_rows():
    rows = [
        ["产出指标", "数量指标", "渠道衬砌长度", "≥18公里", "50"],
        ["", "质量指标", "工程验收合格率", "", ""],
        ["效益指标", "生态效益指标", "节水量", "", ""],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%", "50"],
    ]
    form = one("项目绩效目标表", [HEADER, *rows])
    assert [row.name for row in form.indicators] == ["渠道衬砌长度", "工程验收合格率", "节水量", "农户满意度"]


def test_names_of_several_lengths_without_a_target_stay_rows():
    rows = [
        ["产出指标", "数量指标", "渠道衬砌改造长度", "≥18公里", "50"],
        ["", "", "新建泵站", "", ""],
        ["", "", "改造水闸座数", "≥3座", "20"],
        ["", "", "安装计量设施", "", ""],
        ["", "", "管护到位率", "≥90%", "30"],
        ["", "", "水价调整", "", ""],
    ]
    form = one("项目绩效目标表", [HEADER, *rows])
    assert len(form.indicators) == 6
