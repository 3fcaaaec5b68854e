"""Forms of Sichuan and Yunnan: sign, value and unit in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from tests.corpus.content import Item, Project
from tests.corpus.layouts.parts import Row, each, form, merged, money, number, page, plain, reads, value, wide
from tests.corpus.model import Box, Layout, Page

_REVIEWED = "weight operator value unit actual score reason"


def _reviewed(item: Item) -> Row:
    done = Box(item.actual, kind=value(item).kind)
    return [
        item.name,
        item.glyph,
        value(item),
        item.unit,
        done,
        number(str(item.weight)),
        number(item.score),
        item.reason,
    ]


def _actual_alone(item: Item, columns: str) -> dict[str, object]:
    return reads(item, columns) | {"actual": item.actual}


def _sichuan_review(project: Project) -> Page:
    total = f"{project.budget:.2f}"
    rows: list[Row] = [
        ["项目名称", wide(f"51000021R00000001{project.code}99-{project.name}", 10)],
        ["主管部门", wide(project.department, 4), "实施单位", wide(project.issuer, 5)],
        [Box("项目年度目标", down=2), wide("项目年度目标", 4), wide("年度目标完成情况", 6)],
        [wide(project.goal, 4), wide("各项工作已按期完成。", 6)],
        [
            Box("预算执行情况（10分）", down=4),
            wide("", 2),
            "年初预算",
            "调整后预算数",
            "预算执行数",
            wide("预算执行率", 2),
            "权重",
            "得分",
            "原因",
        ],
        [
            wide("总额", 2),
            number(total),
            number(total),
            number(total),
            Box("100%", across=2, kind="percent"),
            number("10"),
            number("10"),
            "",
        ],
        [
            wide("其中：财政资金", 2),
            money(project.treasury),
            money(project.treasury),
            money(project.treasury),
            Box("100%", across=2, kind="percent"),
            "/",
            "/",
            "/",
        ],
        [
            wide("单位资金", 2),
            money(project.own),
            money(project.own),
            money(project.own),
            Box("100%", across=2, kind="percent"),
            "/",
            "/",
            "/",
        ],
    ]
    header: Row = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "完成值",
        "权重",
        "得分",
        "未完成原因分析",
    ]
    table = merged(project.items, _reviewed)
    rows += [[Box("绩效指标（90分）", down=len(table) + 1), *header], *table]
    rows.append(["合计", wide("", 7), number("100"), number("96"), ""])
    expected = form(
        "self_review",
        project,
        [_actual_alone(item, _REVIEWED) for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        goal=project.goal,
        budget=project.budget,
        total_score="96",
    )
    title = f"{project.year}年度项目支出绩效自评表"
    return page(rows, title, "金额单位：万元", forms=[expected])


def _sichuan_table_6(projects: Sequence[Project]) -> list[Page]:
    """One table for all projects; unit, project, budget and goal are merged down its rows."""
    header: Row = [
        "单位名称",
        "项目名称",
        "预算数",
        "年度目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "绩效指标性质",
        "绩效指标值",
        "绩效度量单位",
        "权重",
        "指标方向性",
    ]
    rows: list[Row] = [header]
    total = sum(len(project.items) for project in projects)
    for index, project in enumerate(projects):
        height = len(project.items)
        unit: Row = [Box(projects[0].department, down=total)] if index == 0 else []
        lead: Row = [
            *unit,
            Box(project.name, down=height),
            Box(f"{project.budget:.2f}", down=height, kind="number"),
            Box(project.goal, down=height),
        ]
        for row in merged(project.items, _with_direction):
            rows.append([*lead, *row])
            lead = []
    forms = [
        form(
            "project",
            projects[0],
            [reads(item, "weight operator value unit") for item in project.items],
            project=project.name,
            issuer=projects[0].department,
            budget=project.budget,
            budget_unit="万元",
            goal=project.goal,
        )
        for project in projects
    ]
    return [page(rows, "表6", f"{projects[0].year}年部门预算项目绩效目标表", "金额单位：万元", forms=forms)]


def _with_direction(item: Item) -> Row:
    direction = "反向指标" if item.operator == "≤" else "正向指标"
    return [item.name, item.glyph, value(item), item.unit, number(str(item.weight)), direction]


def _yunnan_review(project: Project) -> Page:
    total = f"{project.budget:.2f}"
    table = merged(
        project.items,
        lambda item: [*_reviewed(item)],
    )
    rows: list[Row] = [
        [wide("项目名称", 2), wide(project.name, 8)],
        [wide("主管部门", 2), wide(project.department, 3), wide("实施单位", 2), wide(project.issuer, 3)],
        [
            Box("项目资金（万元）", across=2, down=3),
            "",
            "年初预算数",
            "全年预算数",
            wide("全年执行数", 2),
            "分值",
            "执行率",
            "得分",
        ],
        [
            "年度资金总额",
            number(total),
            number(total),
            number(total, 2),
            number("10"),
            Box("100%", kind="percent"),
            number("10"),
        ],
        [
            "其中：本年财政拨款",
            money(project.treasury),
            money(project.treasury),
            money(project.treasury, 2),
            "—",
            "—",
            "—",
        ],
        [Box("年度总体目标", across=1, down=2), wide("预期目标", 4), wide("实际完成情况", 5)],
        [wide(project.goal, 4), wide("已完成年度任务。", 5)],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ],
        *table,
        ["其他需要说明的事项", wide("无", 9)],
        [wide("总分", 7), number("100"), number("98"), "优"],
    ]
    expected = form(
        "self_review",
        project,
        [_actual_alone(item, _REVIEWED) for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        goal=project.goal,
        budget=project.budget,
        budget_unit="万元",
        total_score="98",
    )
    return page(rows, "项目支出绩效自评表", f"（{project.year}年度）", forms=[expected])


def _yunnan_05_2(projects: Sequence[Project]) -> list[Page]:
    """One table for all projects, the numbers of its columns below the header."""
    header: Row = [
        "单位名称、项目名称",
        "项目年度绩效目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "指标属性",
        "指标内容",
    ]
    rows: list[Row] = [header, [str(column) for column in range(1, len(header) + 1)]]
    for project in projects:
        lead: Row = [Box(project.name, down=len(project.items)), Box(project.goal, down=len(project.items))]
        for row in plain(project.items, _with_nature):
            rows.append([*lead, *row])
            lead = []
    forms = [
        form(
            "project",
            projects[0],
            [reads(item, "operator value unit") for item in project.items],
            project=project.name,
            issuer=projects[0].department,
            goal=project.goal,
        )
        for project in projects
    ]
    before = (
        "预算05-2表",
        f"{projects[0].year}年部门项目支出绩效目标表",
        f"单位名称：{projects[0].department}",
    )
    return [page(rows, *before, forms=forms)]


def _with_nature(item: Item) -> Row:
    nature = "定性指标" if item.qualitative else "定量指标"
    glyph = "=" if item.qualitative else item.glyph
    return [item.name, glyph, value(item), item.unit, nature, f"反映{item.name}的情况"]


LAYOUTS = [
    each("sichuan-self-review", _sichuan_review),
    Layout("sichuan-table-6", _sichuan_table_6),
    each("yunnan-self-review", _yunnan_review),
    Layout("yunnan-05-2", _yunnan_05_2),
]
