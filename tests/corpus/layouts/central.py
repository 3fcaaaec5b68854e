"""Forms of the centre: level columns, targets in one cell."""

from __future__ import annotations

from tests.corpus.content import Item, Project
from tests.corpus.layouts.parts import (
    Row,
    actual,
    each,
    form,
    joined,
    merged,
    money,
    number,
    page,
    reads,
    wide,
)
from tests.corpus.model import Box, Page


def _declaration(project: Project) -> Page:
    """Medium-term indicators on the left, those of the year on the right."""
    funds: list[Row] = [
        [
            Box("项目资金\n（万元）", down=3),
            wide("中期资金总额", 2),
            money(project.budget * 3, 2),
            wide("年度资金总额", 2),
            money(project.budget),
        ],
        [
            wide("其中：财政拨款", 2),
            money(project.treasury * 3, 2),
            wide("其中：财政拨款", 2),
            money(project.treasury),
        ],
        [wide("其他资金", 2), money(project.own * 3, 2), wide("其他资金", 2), money(project.own)],
    ]
    goals: list[Row] = [
        [
            Box("总体目标", down=2),
            wide(f"中期目标（{project.year}年—{project.year + 2}年）", 4),
            wide("年度目标", 3),
        ],
        [wide(project.long_goal, 4), wide(project.goal, 3)],
    ]
    table: list[Row] = [
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"]
    ]
    for number_, row in enumerate(merged(project.items, lambda item: [item.name, joined(item)])):
        item = project.items[number_]
        second = [cell for cell in row if isinstance(cell, Box) and cell.text == item.level2 + "指标"]
        lead: Row = [Box("", down=len(project.items))] if number_ == 0 else []
        table.append([*lead, *row, *second, item.name, joined(item)])
    rows: list[Row] = [
        ["项目名称", wide(project.name, 7)],
        [
            "主管部门及代码",
            wide(f"[{project.code}]{project.department}", 4),
            "实施单位",
            wide(project.issuer, 2),
        ],
        ["项目属性", wide("延续项目", 4), "项目期", wide("3年", 2)],
        *funds,
        *goals,
        *table,
    ]
    expected = form(
        "project",
        project,
        [
            reads(item, "operator value unit", one_cell=True) | {"period": period}
            for item in project.items
            for period in ("mid_term", "annual")
        ],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
        long_term_goal=project.long_goal,
    )
    return page(rows, "项目支出绩效目标申报表", f"（{project.year}年度）", forms=[expected])


def _declaration_2021(project: Project) -> Page:
    """Three merged levels and weights."""
    header: Row = ["一级指标", "二级指标", "三级指标", "指标值", "分值权重"]
    cells = merged(project.items, lambda item: [item.name, joined(item), number(str(item.weight))])
    rows: list[Row] = [
        [wide("项目名称", 2), wide(project.name, 4)],
        [wide("主管部门", 2), wide(project.department, 2), "实施单位", project.issuer],
        [Box("项目资金（万元）", across=2, down=3), wide("年度资金总额：", 2), money(project.budget, 2)],
        [wide("其中：财政拨款", 2), money(project.treasury, 2)],
        [wide("其他资金", 2), money(project.own, 2)],
        [Box("年\n度\n目\n标"), wide(project.goal, 5)],
        [Box("绩\n效\n指\n标", down=len(cells) + 1), *header],
        *cells,
    ]
    expected = form(
        "project",
        project,
        [reads(item, "weight operator value unit", one_cell=True) for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        amounts=(project.treasury, project.own),
        goal=project.goal,
    )
    return page(rows, "项目支出绩效目标表", f"（{project.year}年度）", forms=[expected])


def _transfer(project: Project) -> Page:
    """Regional targets of a transfer payment; a star marks what is core."""

    def cells(item: Item) -> Row:
        return [f"★{item.name}" if item.core else item.name, joined(item)]

    table = merged(project.items, cells)
    rows: list[Row] = [
        [wide("专项名称", 2), wide(project.name, 3)],
        [wide("中央主管部门", 2), wide(project.department, 3)],
        [Box("资金情况（万元）", across=2, down=3), "年度金额：", money(project.budget, 2)],
        ["其中：中央补助", money(project.treasury, 2)],
        ["地方资金", money(project.own, 2)],
        [Box("年度目标", across=2), wide(project.goal, 3)],
        [Box("绩效指标", down=len(table) + 1), "一级指标", "二级指标", "三级指标", "指标值"],
        *table,
    ]
    core = any(item.core for item in project.items)
    columns = "operator value unit core" if core else "operator value unit"
    expected = form(
        "transfer",
        project,
        [reads(item, columns, one_cell=True) for item in project.items],
        project=project.name,
        department=project.department,
        budget=project.budget,
        budget_unit="万元",
        amounts=(project.treasury, project.own),
        goal=project.goal,
    )
    return page(rows, "中央对地方转移支付区域绩效目标表", f"（{project.year}年度）", forms=[expected])


def _review(project: Project) -> Page:
    """Self-review with points behind the names of the first level."""
    budget = f"{project.budget:.2f}"
    rows: list[Row] = [
        [wide("项目名称", 2), wide(project.name, 6)],
        [wide("主管部门", 2), wide(project.department, 2), wide("实施单位", 2), wide(project.issuer, 2)],
        [
            Box("项目资金（万元）", across=2, down=3),
            "",
            "年初预算数",
            "全年预算数（A）",
            "全年执行数（B）",
            "分值",
            "执行率",
        ],
        ["年度资金总额", number(budget), number(budget), number(budget), "10", Box("100%", kind="percent")],
        [
            "其中：财政拨款",
            money(project.treasury),
            money(project.treasury),
            money(project.treasury),
            "—",
            "—",
        ],
        [Box("年度总体目标", down=2), wide("预期目标", 4), wide("实际完成情况", 3)],
        [wide(project.goal, 4), wide("已按预期全部完成。", 3)],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值（A）",
            "实际完成值（B）",
            "分值",
            "得分",
        ],
    ]
    shares = {
        level: sum(i.weight for i in project.items if i.level1 == level)
        for level in ("产出", "效益", "满意度")
    }
    first = True
    for row, item in zip(_review_rows(project), project.items, strict=True):
        named: Row = [
            Box(f"{cell.text}（{shares[item.level1]}分）", down=cell.down)
            if isinstance(cell, Box) and cell.text == item.level1 + "指标"
            else cell
            for cell in row
        ]
        lead: Row = [Box("", down=len(project.items))] if first else []
        first = False
        rows.append([*lead, *named])
    rows.append([wide("总分", 6), number("100"), number("97.5")])
    expected = form(
        "self_review",
        project,
        [reads(item, "weight operator value unit actual score", one_cell=True) for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
        total_score="97.5",
    )
    return page(rows, "项目支出绩效自评表", f"（{project.year}年度）", forms=[expected])


def _review_rows(project: Project) -> list[Row]:
    return merged(
        project.items,
        lambda item: [item.name, joined(item), actual(item), number(str(item.weight)), number(item.score)],
    )


def _department(project: Project) -> Page:
    """A department's main tasks, then its indicators."""
    tasks: list[Row] = [
        [
            Box("年度主要任务", down=4),
            Box("任务名称", down=2),
            Box("主要内容", across=2, down=2),
            wide("预算金额（万元）", 3),
        ],
        ["总额", "财政拨款", "其他资金"],
        [
            "日常管理",
            wide("按季度巡查各片区并通报结果。", 2),
            money(project.treasury),
            money(project.treasury),
            "0",
        ],
        ["能力建设", wide("举办业务培训，更新设备。", 2), money(project.own), "0", money(project.own)],
    ]
    table = merged(project.items, lambda item: [wide(item.name, 2), wide(joined(item).text, 2)])
    rows: list[Row] = [
        ["部门（单位）名称", wide(project.department, 6)],
        *tasks,
        ["年度总体目标", wide(project.goal, 6)],
        [
            Box("年度绩效指标", down=len(table) + 1),
            "一级指标",
            "二级指标",
            wide("三级指标", 2),
            wide("指标值", 2),
        ],
        *table,
    ]
    expected = form(
        "department",
        project,
        [reads(item, "operator value unit", one_cell=True) for item in project.items],
        issuer=project.department,
        goal=project.goal,
    )
    return page(rows, "部门整体支出绩效目标申报表", f"（{project.year}年度）", forms=[expected])


LAYOUTS = [
    each("central-declaration", _declaration),
    each("central-2021", _declaration_2021),
    each("transfer-payment", _transfer),
    each("central-self-review", _review),
    each("central-department", _department),
]
