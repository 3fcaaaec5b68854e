"""Tables of projects whose indicators all stand in one cell of their row."""

from __future__ import annotations

from auditor.model import PassageField
from tests.forms.building import Spec, one, read

TITLE = "2026年预算项目绩效目标汇总表"
HEADER: list[Spec] = ["项目名称", "预算金额（万元）", "年度绩效目标", "绩效指标"]
INDICATORS = "数量指标：修缮古井数量≥6口\n质量指标：验收合格率100%\n满意度指标：村民满意度≥90%"
FIRST: list[Spec] = ["古井修缮", "12", "修缮古井6口", INDICATORS]
SECOND: list[Spec] = ["碑廊拓印", "3", "拓印120张", "1.数量指标：拓片数量≥120张；2.质量指标：拓片合格率≥98%"]


def found(*rows: list[Spec]) -> list[tuple[str | None, str | None, int]]:
    forms = read(TITLE, [HEADER, *rows]).forms
    return [
        (form.project, form.budget.stated if form.budget else None, len(form.indicators)) for form in forms
    ]


def test_each_row_is_a_form() -> None:
    assert found(FIRST, SECOND) == [("古井修缮", "12万元", 3), ("碑廊拓印", "3万元", 2)]
    first, _ = read(TITLE, [[(TITLE, 1, 4)], HEADER, FIRST, SECOND]).forms
    assert [passage.text for passage in first.passages] == ["修缮古井6口"]
    assert first.indicators[0].levels == ("数量指标",)


def test_the_sum_below_such_rows_is_no_form() -> None:
    heads: list[Spec] = ["序号", "项目名称", "建设性质", "建设内容及规模", "资金规模（万元）", "绩效目标"]
    rows: list[list[Spec]] = [
        ["1", "古井修缮", "续建", "修缮古井6口。", "12", INDICATORS],
        ["2", "碑廊拓印", "新建", "拓印120张。", "3", SECOND[-1]],
        ["合计", "", "", "", "15", ""],
    ]
    forms = read("2026年项目计划表", [heads, *rows]).forms
    assert [(form.project, len(form.indicators)) for form in forms] == [("古井修缮", 3), ("碑廊拓印", 2)]


def test_one_row_or_cells_without_levels_change_nothing() -> None:
    assert len(found(FIRST)) == 1
    plain: list[Spec] = ["碑廊拓印", "3", "拓印120张", "拓片数量不少于120张"]
    assert len(found(FIRST, plain)) == 1


def test_texts_with_labels_of_their_own_beside_such_a_cell_are_no_names() -> None:
    header: list[Spec] = ["编码", "单位（项目）", "年度预算安排", "项目内容", "绩效目标"]
    told = (
        "【项目概况】：古井修缮包括清淤、砌筑和周边排水，工期两年，今年完成主体，明年验收并移交村集体管护。"
    )
    whole = "【总体目标】修缮古井6口。【产出指标-数量指标】指标1：修缮古井数量(≥6口)" + (
        "【产出指标-质量指标】指标1：验收合格率(=100%)"
    )
    for line in ("单位:元", "（单位：元）"):
        form = one(
            TITLE, line, [header, ["", "河口镇", "120000", "", ""], ["01", "古井修缮", "120000", told, whole]]
        )
        assert form.project == "古井修缮"
        assert form.budget is not None
        assert form.budget.stated == "120000元"
        overview = form.passage(PassageField.OVERVIEW)
        assert overview is not None
        assert overview.text.startswith("古井修缮包括清淤")
