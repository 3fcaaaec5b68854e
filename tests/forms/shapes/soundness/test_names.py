"""Columns of other texts that look more like names than the names do."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Form, Sureness
from tests.forms.building import Spec, one

NAMES = ("清淤长度", "护岸加固长度", "闸站改造数量", "工程验收合格率", "按期完工率", "沿河居民满意度")


def _names(form: Form) -> list[str]:
    return [row.name.split(".")[-1] for row in form.indicators]


def _in_two_lines(header: Sequence[Spec], values: Sequence[str]) -> list[list[Spec]]:
    """A table whose indicators take two lines each, one for each sentence of how points are given."""
    rows: list[list[Spec]] = [list(header)]
    for number, (name, value) in enumerate(zip(NAMES, values, strict=False), start=1):
        rows += [
            [(f"{number}.{name}", 2, 1), (value, 2, 1), "完成得满分；"],
            [f"每低1个百分点扣{1 + number % 3}分。"],
        ]
    return rows


def test_names_are_no_parts_of_what_is_merged_over_them() -> None:
    form = one(
        "项目支出绩效目标表", _in_two_lines(["丙", "指标值", "名目"], ("≥12公里", "3公里", "≥4座", "≥95%"))
    )
    assert _names(form) == list(NAMES[:4])


def test_what_explains_the_names_is_none_of_them_beside_a_label_that_says_nothing() -> None:
    header = ["栏目", "字段六", "同上", "指標直", "計量草拉", "名目", "补充說明", "評分际准", "其它"]
    ways = ("每少1%扣0.5分，扣完为止", "达标得满分，未达标按比例扣分")
    data: list[tuple[list[Spec], str, str]] = [
        ([("产出指标", 5, 1), "数量指标"], "全年清淤长度", "公里"),
        (["数量指标"], "全年护岸加固长度", "公里"),
        (["数量指标"], "全年闸站改造数量", "座"),
        (["质量指标"], "全年工程验收合格率", "%"),
        (["时效指标"], "全年按期完工率", "%"),
        ([("效益指标", 2, 1), "经济效益指标"], "全年沿河居民满意度", "%"),
        (["可持续影响指标"], "全年投诉批次", "件"),
        (["满意度指标", "服务对象满意度指标"], "全年管护数量", "%"),
    ]
    rows = [
        [*levels, name, f"≥{60 + n}", unit, f"反映{name}的情况，按全年累计数统计", note, ways[n % 2], "定量"]
        for n, ((levels, name, unit), note) in enumerate(
            zip(data, ["", "", "按季报送", *[""] * 5], strict=True)
        )
    ]
    assert _names(one("项目支出绩效目标表", [header, *rows])) == [name for _, name, _ in data]


def test_labels_that_say_the_same_contradict_a_reading_once() -> None:
    header: list[list[Spec]] = [
        [
            ("绩效指标", 1, 2), ("A", 2, 1), ("名目", 2, 1), ("年初设定数", 2, 1), ("限定符", 2, 1),
            ("调整后指标值", 2, 1),
        ],
        ["名目", "A"],
    ]  # fmt: skip
    data = [
        ("15", "公里", "27", "22"),
        ("15", "公里", "14", ""),
        ("20", "座", "6", ""),
        *[("10", "%", "95", "")] * 3,
    ]
    rows: list[list[Spec]] = [
        [level, f"{number}.{name}", weight, unit, first, "≥", later]
        for number, (level, name, (weight, unit, first, later)) in enumerate(
            zip(("数量指标", "", "", "质量指标", "时效指标", "满意度指标"), NAMES, data, strict=True), start=1
        )
    ]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert _names(form) == list(NAMES)
    assert [row.unit for row in form.indicators] == [unit for _, unit, *_ in data]


def test_names_are_what_another_column_explains() -> None:
    header = ["分类路径", "F3", "指标符号", "拟完成量", "权重", "", "优劣方向", "名目"]
    levels = ("产出指标—数量指标",) * 3 + (
        "产出指标—质量指标",
        "产出指标—时效指标",
        "满意度指标—服务对象满意度指标",
    )
    data = [("=", "20公里"), (">=", "5公里"), (">=", "4座"), (">=", "90%"), (">=", "98%"), (">=", "85%")]
    rows = [
        [
            level,
            name,
            sign,
            value,
            "15",
            "达标得满分，未达标按比例扣分",
            "正向",
            f"反映全年{name}的情况，按累计数统计",
        ]
        for level, name, (sign, value) in zip(levels, NAMES, data, strict=True)
    ]
    assert _names(one("项目支出绩效目标表", [header, *rows])) == list(NAMES)


def test_a_label_of_names_above_units_heads_none_beside_a_wide_one() -> None:
    header: list[Spec] = [
        "序号", ("三级指标", 1, 3), "判定关系", "丙", "名目", "分数权重", "落实部门", "取数渠道", "备注",
    ]  # fmt: skip
    levels: list[list[Spec]] = [
        [("产出", 4, 1), ("数量", 2, 1)], [], ["质量"], ["时效"], ["效益", "社会效益"],
        ["满意度", "服务对象满意度"],
    ]  # fmt: skip
    values = ("113", "654", "100", "2026年12月31日", "3", "90")
    units = ("公里", "公里", "%", "", "起", "%")
    rows: list[list[Spec]] = [
        [str(n), *level, f"{n}.{name}", "≥", value, unit, "15", "工程科", "验收资料", ""]
        for n, (level, name, value, unit) in enumerate(
            zip(levels, NAMES, values, units, strict=True), start=1
        )
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [row.unit or "" for row in form.indicators] == list(units)


def test_zeros_below_a_plain_label_of_names_fill_the_template() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "分值"]
    levels = ("经济成本指标", "社会成本指标", "生态环境成本指标")
    fillers: list[list[Spec]] = [["成本指标", level, "0", "0%", "0"] for level in levels]
    row: list[Spec] = ["产出指标", "数量指标", "清淤长度", "≥12公里", "20"]
    form = one("项目支出绩效目标表", [header, *fillers, row])
    assert _names(form) == ["0", "0", "0", "清淤长度"]
    assert {column.reading for column in form.read} == {Sureness.CERTAIN}
    figures: list[list[Spec]] = [["成本指标", level, str(n), "3", "5"] for n, level in enumerate(levels, 7)]
    doubted = one("项目支出绩效目标表", [header, *figures, row])
    assert Sureness.CERTAIN not in {column.reading for column in doubted.read}
