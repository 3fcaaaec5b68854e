"""Columns whose cells hold two things."""

from __future__ import annotations

from tests.forms.building import Spec, one, target

NAMES = ["补植行道树", "树木成活率", "沿街居民满意度"]


def test_name_and_target_in_one_cell_beside_weights() -> None:
    texts = ["补植行道树≥300株", "树木成活率 ≥95%", "沿街居民满意度：≥90%"]
    for label in ("三级指标及目标值", "指标内容（含目标值）"):
        rows: list[list[Spec]] = [
            [("产出指标", 2, 1), "数量指标", texts[0], "30"],
            ["质量指标", texts[1], "30"],
        ]
        rows.append(["满意度指标", "服务对象满意度指标", texts[2], "30"])
        form = one("2026年项目绩效目标表", [["一级指标", "二级指标", label, "分值"], *rows])
        assert [row.name for row in form.indicators] == NAMES
        assert [target(row) for row in form.indicators] == [
            ("≥", "300", "株"),
            ("≥", "95", "%"),
            ("≥", "90", "%"),
        ]
        assert [row.weight for row in form.indicators] == [30, 30, 30]


def test_names_with_numbers_beside_targets_of_their_own_stay_whole() -> None:
    rows = [["补植行道树300株", "≥300株", "30"], ["补植灌木20处", "≥20处", "30"], ["修剪8次", "≥8次", "30"]]
    form = one("2026年项目绩效目标表", [["三级指标", "指标值", "分值"], *rows])
    assert [row.name for row in form.indicators] == [row[0] for row in rows]


def test_weight_and_score_with_a_stroke_between_them() -> None:
    def read(label: str, *cells: str) -> list[tuple[object, object]]:
        rows = [[name, "≥9次", "9次", cell] for name, cell in zip(NAMES, cells, strict=True)]
        form = one("2025年项目绩效自评表", [["三级指标", "指标值", "完成值", label], *rows])
        return [(row.weight, row.score) for row in form.indicators]

    assert read("分值/得分", "10/10", "20／18.5", "15/15") == [(10, 10), (20, 18.5), (15, 15)]
    assert read("得分（满分）", "10（10）", "18.5(20)", "15（15）") == [(10, 10), (20, 18.5), (15, 15)]


def test_a_unit_with_a_stroke_is_not_parted() -> None:
    rows = [[name, "≥9元/株", "10"] for name in NAMES]
    form = one("2025年项目绩效目标表", [["三级指标", "指标值/单位", "权重"], *rows])
    assert [target(row) for row in form.indicators] == [("≥", "9", "元/株")] * 3


def test_target_and_result_in_clauses_that_say_which_is_which() -> None:
    def read(*cells: str) -> list[tuple[object, ...]]:
        rows = [[name, cell, "10"] for name, cell in zip(NAMES, cells, strict=True)]
        form = one("2025年项目绩效自评表", [["三级指标", "目标值与完成值", "分值"], *rows])
        return [(*target(row), row.actual) for row in form.indicators]

    told = read("目标：≥300株；实际：312株", "目标：≥95%；实际：96%", "目标：≥90%；实际：88%")
    assert told == [("≥", "300", "株", "312株"), ("≥", "95", "%", "96%"), ("≥", "90", "%", "88%")]
    swapped = read("实际：312株；目标：≥300株", "实际：96%；目标：≥95%", "实际：88%；目标：≥90%")
    assert all(actual is None for *_, actual in swapped)  # the cells contradict their header


def test_targets_in_brackets_behind_their_label() -> None:
    header = ["一级指标", "二级指标", "三级指标", "权重"]
    cells = [("数量指标", "翻新长椅\n（目标值：≥40张）"), ("数量指标", "添置垃圾桶\n（目标值：≥60个）")]
    cells += [("质量指标", "长椅完好率\n（目标值：≥98%）"), ("时效指标", "完工时间\n（目标值：10月底前）")]
    rows = [["产出指标", level, text, "25"] for level, text in cells]
    form = one("2026年项目绩效目标表", [header, *rows])
    assert [(i.name, i.value) for i in form.indicators] == [
        ("翻新长椅", "40"), ("添置垃圾桶", "60"), ("长椅完好率", "98"), ("完工时间", "10月底"),
    ]  # fmt: skip


def test_points_in_brackets_behind_what_a_year_aims_at() -> None:
    aims = ["≥40张（30分）", "≥98%（20分）", "≥90%（10分）"]
    rows = [["产出指标", name, "38", aim] for name, aim in zip(NAMES, aims, strict=True)]
    form = one("项目绩效目标表", [["一级指标", "三级指标", "2025年完成", "2026年目标（分值）"], *rows])
    assert [(*target(i), i.weight) for i in form.indicators] == [
        ("≥", "40", "张", 30), ("≥", "98", "%", 20), ("≥", "90", "%", 10),
    ]  # fmt: skip


def test_names_with_their_levels_in_brackets() -> None:
    def read(header: str, *brackets: str) -> list[tuple[str, ...]]:
        rows = [[f"{name}{bracket}", "≥9次", "10"] for name, bracket in zip(NAMES, brackets, strict=True)]
        form = one("2026年项目绩效目标表", [[header, "指标值", "分值"], *rows])
        return [(row.name, *row.levels) for row in form.indicators]

    outputs, quality, effects = NAMES
    both = read("指标名称", "（产出／数量）", "（产出／质量）", "（满意度／服务对象）")
    assert both == [
        (outputs, "产出", "数量"),
        (quality, "产出", "质量"),
        (effects, "满意度", "服务对象"),
    ]
    assert read("绩效指标（类别）", "【产出-数量】", "【产出-质量】", "【效益-社会效益】")[2] == (
        effects,
        "效益",
        "社会效益",
    )
    assert read("指标名称", "(数量指标)", "(质量指标)", "(社会效益指标)")[0] == (outputs, "数量指标")
    assert read("指标名称", "（次）", "（含返工）", "（数量指标）")[1] == (f"{quality}（含返工）",)
