"""Forms of Hebei, Jiangsu, Hunan, the north-east and others that differ from those of the centre in kind."""

from __future__ import annotations

from itertools import groupby

from tests.corpus.content import Item, Project
from tests.corpus.layouts.parts import (
    Row,
    each,
    form,
    joined,
    merged,
    money,
    number,
    page,
    plain,
    reads,
    value,
    wide,
)
from tests.corpus.model import Box, Page

_TARGET = "operator value unit"


def _graded(project: Project) -> Page:
    """The target stands below 优; what is worse stands right of it."""
    rows: list[Row] = [
        ["项目编码", wide(project.code, 2), "项目名称", wide(project.name, 4)],
        [
            "预算规模及资金用途",
            "预算数",
            money(project.budget),
            "其中：财政资金",
            money(project.treasury),
            *[""] * 3,
        ],
        ["绩效目标", wide(project.goal, 7)],
        [
            *(Box(label, down=2) for label in ("一级指标", "二级指标", "三级指标", "绩效指标描述")),
            wide("评价标准", 4),
        ],
        ["优", "良", "中", "差"],
        *merged(
            project.items,
            lambda item: [item.name, f"{item.name}的情况", joined(item), "其他", "其他", "其他"],
        ),
    ]
    expected = form(
        "project",
        project,
        [reads(item, _TARGET, one_cell=True) for item in project.items],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年项目绩效目标表", "单位：万元", forms=[expected])


def _half_year(project: Project) -> Page:
    """Targets of half a year beside those of the year; kind of target beside the levels."""
    header: Row = [
        "序号",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标类型",
        "半年（程）目标值",
        "全年（程）目标值",
    ]
    rows: list[Row] = [
        [wide("项目名称", 2), wide(project.name, 5)],
        [wide("年度资金总额（万元）", 2), wide(f"{project.budget:,}", 5)],
        [wide("年度目标", 2), wide(project.goal, 5)],
        header,
    ]
    for place, row in enumerate(plain(project.items, _with_kind), start=1):
        rows.append([number(str(place)), *row])
    expected = form(
        "project",
        project,
        [reads(item, _TARGET, one_cell=True) for item in project.items],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年项目绩效目标申报表", forms=[expected])


def _with_kind(item: Item) -> Row:
    return [item.name, "定性" if item.qualitative else "定量", "——", joined(item)]


def _two_terms(project: Project) -> Page:
    """A table of the whole period's targets above that of the year's."""
    header: Row = ["一级指标", "二级指标", "指标内容", "指标值"]
    long_term = merged(project.items[:2], lambda item: [item.name, joined(item)])
    annual = merged(project.items, lambda item: [item.name, joined(item)])
    rows: list[Row] = [
        ["项目名称", wide(project.name, 4)],
        ["资金总额（万元）", wide(f"{project.budget}", 2), "财政拨款（万元）", f"{project.treasury}"],
        ["长期目标", wide(project.long_goal, 4)],
        ["年度目标", wide(project.goal, 4)],
        [Box("长期绩效指标", down=3), *header],
        *long_term,
        [Box("年度绩效指标", down=len(project.items) + 1), *header],
        *annual,
        ["其他说明的问题", wide("无", 4)],
    ]
    expected = form(
        "project",
        project,
        [
            reads(item, _TARGET, one_cell=True) | {"period": period}
            for items, period in ((project.items[:2], "mid_term"), (project.items, "annual"))
            for item in items
        ],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
        long_term_goal=project.long_goal,
    )
    return page(rows, f"{project.year}年项目绩效目标申报表", forms=[expected])


def _listed(project: Project) -> Page:
    """One row for each second level: names and targets as numbered lists in its cells."""
    rows: list[Row] = [
        ["项目名称", wide(project.name, 3)],
        ["预算金额（万元）", wide(f"{project.budget}", 3)],
        ["绩效目标", wide(project.goal, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
    ]
    for (first, second), group in groupby(project.items, key=lambda item: (item.level1, item.level2)):
        members = list(enumerate(group, start=1))
        names = "\n".join(f"指标{place}：{item.name}" for place, item in members)
        targets = "\n".join(f"指标{place}：{joined(item).text}" for place, item in members)
        rows.append(
            [f"{first}指标", f"{second}指标", names, targets if len(members) > 1 else joined(members[0][1])]
        )
    expected = form(
        "project",
        project,
        [reads(item, _TARGET, one_cell=True) for item in project.items],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年项目支出绩效目标表", forms=[expected])


def _last_year(project: Project) -> Page:
    """Last year beside this year, for money and targets; both levels in one column."""
    before = project.budget - 1
    rows: list[Row] = [
        ["项目名称", wide(project.name, 4)],
        [Box("资金来源（万元）", down=3), "项目", "上年度预算安排", "上年度实际执行", "本年度申请金额"],
        ["合计", money(before), money(before), money(project.budget)],
        ["财政拨款", money(before), money(before), money(project.treasury)],
        ["预期目标", wide(project.goal, 4)],
        ["指标类别", "指标名称", "上年度实际水平", "本年度计划水平", "指标内容/计算公式"],
        *(
            [f"{item.level1}指标-{item.level2}指标", item.name, "——", joined(item), ""]
            for item in project.items
        ),
    ]
    expected = form(
        "project",
        project,
        [reads(item, _TARGET, one_cell=True) for item in project.items],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年部门预算项目支出绩效目标申报表", forms=[expected])


def _lying(project: Project) -> Page:
    """Headers down the first column, an indicator in each of the others."""
    items = project.items[:5]
    rows: list[Row] = [
        ["项目名称", wide(project.name, 5)],
        ["项目预算", wide(f"{project.budget}万元", 5)],
        ["绩效目标", wide(project.goal, 5)],
        ["一级指标", *(f"{item.level1}指标" for item in items)],
        ["二级指标", *(f"{item.level2}指标" for item in items)],
        ["三级指标", *(item.name for item in items)],
        ["指标性质", *(item.glyph for item in items)],
        ["指标值", *(value(item) for item in items)],
        ["计量单位", *(item.unit for item in items)],
        ["权重", *(number(str(item.weight)) for item in items)],
    ]
    expected = form(
        "project",
        project,
        [reads(item, f"weight {_TARGET}") for item in items],
        project=project.name,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年项目绩效目标表", forms=[expected])


LAYOUTS = [
    each("graded", _graded),
    each("half-year", _half_year),
    each("two-terms", _two_terms),
    each("listed", _listed),
    each("last-year", _last_year),
    each("lying", _lying),
]
