"""Forms of Hubei, Hunan and Shanghai, of a vendor, and one with every habit of spacing."""

from __future__ import annotations

from decimal import Decimal

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
    plain,
    reads,
    value,
    wide,
)
from tests.corpus.model import Box, Expected, Layout, Page


def _hubei_review(project: Project) -> Page:
    """Two goals, each with its own indicators below it."""
    half = len(project.items) // 2
    parts = (project.items[:half], project.items[half:])
    goals = (project.goal, project.long_goal)
    rows: list[Row] = [
        ["项目名称", wide(project.name, 6)],
        ["主管部门", wide(project.department, 2), wide("项目实施单位", 2), wide(project.issuer, 2)],
        ["项目类别", wide("1、部门预算项目 ☑　2、市直专项 □　3、省对下转移支付项目 □", 6)],
        ["项目属性", wide("1、持续性项目 □　2、新增性项目 ☑", 6)],
        [
            Box("预算执行情况（万元）（20分）", down=2),
            "",
            "预算数（A）",
            "执行数（B）",
            wide("执行率（B/A）", 2),
            "得分",
        ],
        [
            "年度财政资金总额",
            money(project.budget),
            money(project.budget),
            Box("100%", across=2, kind="percent"),
            number("20"),
        ],
    ]
    for place, (items, goal) in enumerate(zip(parts, goals, strict=True), start=1):
        rows.append([f"年度绩效目标{place}（40分）", wide(goal, 6)])
        header: Row = ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"]
        table = merged(items, lambda item: [item.name, joined(item), actual(item), number(item.score)])
        rows += [[Box(f"年度绩效目标{place}（40分）", down=len(items) + 1), *header], *table]
    rows.append([wide("总分", 6), number("95")])
    expected = form(
        "self_review",
        project,
        [reads(item, "operator value unit actual score", one_cell=True) for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        goals=goals,
        budget=project.budget,
        budget_unit="万元",
        total_score="95",
    )
    return page(rows, f"{project.year}年度{project.department}项目绩效自评表", forms=[expected])


def _hubei_monitoring(project: Project) -> Page:
    rows: list[Row] = [
        ["项目名称", wide(project.name, 6)],
        ["主管部门", wide(project.department, 6)],
        ["年度绩效目标", wide(project.goal, 6)],
        [
            Box("一级指标", down=2),
            Box("二级指标", down=2),
            Box("指标名称", down=2),
            Box("指标值", down=2),
            Box("半年度执行情况", down=2),
            wide("完成目标可能性", 2),
        ],
        ["确定能", "有可能"],
        *merged(project.items, lambda item: [item.name, joined(item), actual(item), "√", ""]),
    ]
    expected = form(
        "monitoring",
        project,
        [
            reads(item, "operator value unit actual", one_cell=True) | {"possibility": "确定能"}
            for item in project.items
        ],
        project=project.name,
        department=project.department,
        goal=project.goal,
        through_month=6,
    )
    return page(rows, f"{project.year}年度项目绩效运行监控表", forms=[expected])


def _hunan(project: Project) -> Page:
    """指标内容 holds the name."""
    rows: list[Row] = [
        ["项目名称", wide(project.name, 5)],
        ["项目属性", wide("新增项目□　延续项目☑", 2), "项目主管部门", wide(project.department, 2)],
        ["资金总额", wide(f"{project.budget}万元", 2), "其中：财政拨款", wide(f"{project.treasury}万元", 2)],
        ["长期目标", wide(project.long_goal, 5)],
        ["年度目标", wide(project.goal, 5)],
        [Box("绩效指标", down=len(project.items) + 1), "一级指标", "二级指标", "指标内容", "指标值", "备注"],
        *merged(project.items, lambda item: [item.name, joined(item), ""]),
    ]
    expected = form(
        "project",
        project,
        [reads(item, "operator value unit", one_cell=True) for item in project.items],
        project=project.name,
        department=project.department,
        budget=project.budget,
        budget_unit="万元",
        amounts=(project.treasury,),
        goal=project.goal,
        long_term_goal=project.long_goal,
    )
    return page(rows, f"{project.year}年项目支出绩效目标表", forms=[expected])


def _hunan_stored(project: Project) -> Page:
    """As the budget system prints it: kind of value, explanation and how points are taken off."""
    header: Row = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值类型",
        "指标值",
        "度量单位",
        "指标解释",
        "评（扣）分标准",
        "备注",
    ]
    rows: list[Row] = [
        [wide("单位名称", 2), wide(project.issuer, 7)],
        [wide("项目名称", 2), wide(project.name, 3), wide("年度预算金额", 2), money(project.budget, 2)],
        [wide("年度绩效目标", 2), wide(project.goal, 7)],
        header,
        *merged(project.items, _explained, suffix=""),
    ]
    expected = form(
        "project",
        project,
        [
            reads(item, "value unit", levels="") | ({"operator": "定性"} if item.qualitative else {})
            for item in project.items
        ],
        project=project.name,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
    )
    return page(rows, f"{project.year}年专项资金绩效目标表", "单位：万元", forms=[expected])


def _explained(item: Item) -> Row:
    kind = "定性" if item.qualitative else "定量"
    return [
        item.name,
        kind,
        value(item),
        item.unit,
        f"考核{item.name}",
        "未完成的，每差1个百分点扣0.5分，扣完为止。",
        "",
    ]


def _ezhou(project: Project) -> Page:
    """The second column holds the names, 绩效标准 explains them."""
    rows: list[Row] = [
        ["项目名称", wide(project.name, 3)],
        ["项目主管部门", wide(project.department, 3)],
        ["年度绩效目标", wide(project.goal, 3)],
        ["一级指标", "二级指标", "绩效标准", "当年预期实现值"],
    ]
    for item in project.items:
        rows.append([item.level1 + "指标", item.name, f"以{item.name}台账为准", joined(item)])
    read = [
        reads(item, "operator value unit", one_cell=True) | {"levels": (item.level1 + "指标",)}
        for item in project.items
    ]
    expected = form(
        "project", project, read, project=project.name, department=project.department, goal=project.goal
    )
    return page(rows, f"{project.year}年度项目绩效目标申报表", forms=[expected])


def _shanghai(project: Project) -> Page:
    """Amounts in yuan."""
    yuan, treasury, own = (amount * 10_000 for amount in (project.budget, project.treasury, project.own))
    rows: list[Row] = [
        ["项目名称", wide(project.name, 2), "项目类别", "特定目标类"],
        ["项目性质", wide("经常性项目", 2), "主管部门", project.department],
        ["计划开始日期", wide(f"{project.year}-01-01", 2), "计划完成日期", f"{project.year}-12-31"],
        ["项目概况", wide(project.overview, 4)],
        ["立项依据", wide(project.basis, 4)],
        ["项目总目标", wide(project.long_goal, 4)],
        ["年度总体目标", wide(project.goal, 4)],
        ["项目资金（元）", "项目资金总额", money(yuan), "其中：财政资金", money(treasury)],
        ["", "年度资金申请总额", money(yuan), "其中：当年财政拨款", money(treasury)],
        ["", "上年结转资金", number("0"), "其他资金", money(own)],
        ["一级指标", "二级指标", wide("三级指标", 2), "指标目标值"],
        *plain(project.items, lambda item: [wide(item.name, 2), joined(item)], suffix="目标"),
    ]
    read = [reads(item, "operator value unit", one_cell=True, levels="目标") for item in project.items]
    expected = form(
        "project",
        project,
        read,
        project=project.name,
        department=project.department,
        budget=yuan,
        budget_unit="元",
        overview=project.overview,
        basis=project.basis,
        goal=project.goal,
        long_term_goal=project.long_goal,
    )
    return page(rows, "财政项目支出绩效目标申报表", f"（{project.year}年度）", forms=[expected])


def _import_sheet(project: Project) -> Page:
    """What a vendor's system takes in: stars before what must be filled in, no merged cell."""
    header: Row = [
        "*一级指标",
        "*二级指标",
        "*三级指标名称",
        "*计算符号",
        "*年度指标值",
        "*计量单位",
        "*当前完成值",
        "权重",
    ]
    rows: list[Row] = [
        header,
        *plain(
            project.items,
            lambda item: [
                item.name,
                item.glyph,
                value(item),
                item.unit,
                Box(item.actual, kind=value(item).kind),
                number(str(item.weight)),
            ],
        ),
    ]
    read = [reads(item, "weight operator value unit") | {"actual": item.actual} for item in project.items]
    fields = {"kind": "project", "project": None}
    return page(rows, forms=[Expected(fields, tuple(read))])


def _spaced(project: Project) -> Page:
    """Labels spaced out and set upright, the header again after a page, notes below the table."""
    header: Row = [
        "一 级 指 标",
        "二 级 指 标",
        "三 级 指 标",
        "指 标 性 质",
        "指 标 值",
        "计 量 单 位",
        "分 值",
    ]
    half = len(project.items) // 2
    cells = [
        [item.name, item.glyph, value(item), item.unit, number(str(item.weight))] for item in project.items
    ]
    table = [
        [f"{item.level1}指标\n{item.level1}指标", f"{item.level2}指标", *row]
        for item, row in zip(project.items, cells, strict=True)
    ]
    rows: list[Row] = [
        ["项 目 名 称", wide(project.name, 7)],
        ["主 管 部 门", wide(project.department, 3), "填 报 单 位", wide(project.issuer, 3)],
        ["预 算 金 额\n（万元）", wide(f"{Decimal(project.budget):,}", 7)],
        ["项\n目\n概\n况", wide(project.overview, 7)],
        ["绩 效 目 标", wide(project.goal, 7)],
        [Box("绩\n效\n指\n标", down=half + 1), *header],
        *table[:half],
        ["绩 效 指 标", *header],
        *([["", *row] for row in table[half:]]),
    ]
    expected = form(
        "project",
        project,
        [reads(item, "weight operator value unit") for item in project.items],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        overview=project.overview,
        goal=project.goal,
        note="本表由项目单位填写，一式两份。",
    )
    title = f"{project.year} 年 项 目 支 出 绩 效 目 标 表"
    return page(rows, title, forms=[expected], after=["备注：本表由项目单位填写，一式两份。"])


LAYOUTS = [
    each("hubei-self-review", _hubei_review),
    each("hubei-monitoring", _hubei_monitoring),
    each("hunan", _hunan),
    each("hunan-stored", _hunan_stored),
    each("ezhou", _ezhou),
    each("shanghai", _shanghai),
    Layout("import-sheet", lambda projects: [_import_sheet(projects[0])]),
    each("spaced-out", _spaced),
]
