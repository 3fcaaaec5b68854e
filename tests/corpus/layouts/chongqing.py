"""Forms of Chongqing and its districts: no level columns, level names in front of the names."""

from __future__ import annotations

from tests.corpus.content import Item, Project
from tests.corpus.layouts.parts import Row, each, form, money, number, page, reads, value, wide
from tests.corpus.model import Box, Page

_COLUMNS = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"]


def _cells(item: Item) -> Row:
    weight = Box("１０") if item.weight == 10 else number(str(item.weight))
    return [item.name, weight, item.glyph, value(item), item.unit, "是" if item.core else "否"]


def _table(project: Project) -> list[Row]:
    lead: Row = [Box("绩效指标", down=len(project.items) + 1)]
    rows: list[Row] = [[*lead, *_COLUMNS]]
    return rows + [_cells(item) for item in project.items]


def _rows(project: Project) -> list[dict[str, object]]:
    return [reads(item, "weight operator value unit core", levels=None) for item in project.items]


def _department(project: Project) -> Page:
    rows: list[Row] = [
        [
            "部门(单位)名称",
            wide(f"{project.code}-{project.department}", 2),
            "部门支出预算数",
            money(project.budget, 3),
        ],
        ["当年整体绩效目标", wide(project.goal, 6)],
        *_table(project),
    ]
    expected = form(
        "department",
        project,
        _rows(project),
        issuer=project.department,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年部门(单位)整体绩效目标表", "单位：万元", forms=[expected])


def _project(project: Project) -> Page:
    rows: list[Row] = [
        ["项目名称", wide(project.name, 3), "主管部门", wide(f"{project.code}-{project.department}", 2)],
        ["当年预算", money(project.budget, 6)],
        ["项目概况", wide(project.overview, 6)],
        ["立项依据", wide(project.basis, 6)],
        ["当年绩效目标", wide(project.goal, 6)],
        *_table(project),
    ]
    expected = form(
        "project",
        project,
        _rows(project),
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        overview=project.overview,
        basis=project.basis,
        goal=project.goal,
    )
    title = f"{project.year}年一般性项目绩效目标表（一级项目）"
    return page(rows, title, f"编制单位：{project.code}-{project.issuer}", "单位：万元", forms=[expected])


def _special_fund(project: Project) -> Page:
    header: Row = ["绩效指标", wide("指标", 2), "指标权重", "计量单位", "指标性质", "指标值"]
    rows: list[Row] = [
        ["专项资金名称", wide(project.name, 2), "业务主管部门", wide(project.department, 3)],
        [
            f"{project.year}年预算（万元）",
            money(project.budget),
            "其中：区级支出",
            money(project.treasury),
            "补助街镇",
            money(project.own, 2),
        ],
        ["立项依据", wide(project.basis, 6)],
        ["项目当年绩效目标", wide(project.goal, 6)],
        header,
    ]
    for item in project.items:
        path = f"{item.level1}-{item.level2}-{item.name}"
        rows.append(["", wide(path, 2), number(str(item.weight)), item.unit, item.glyph, value(item)])
    expected = form(
        "project",
        project,
        [reads(item, "weight operator value unit", levels="") for item in project.items],
        project=project.name,
        department=project.department,
        budget=project.budget,
        budget_unit="万元",
        amounts=(project.treasury, project.own),
        basis=project.basis,
        goal=project.goal,
    )
    return page(rows, "部门专项绩效目标申报表", f"（{project.year}年度）", forms=[expected])


LAYOUTS = [
    each("chongqing-department", _department),
    each("chongqing-project", _project),
    each("district-special-fund", _special_fund),
]
