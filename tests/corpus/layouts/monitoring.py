"""Monitoring forms: results so far, what is expected for the year, and whether the target will be met."""

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
    page,
    plain,
    reads,
    value,
    wide,
)
from tests.corpus.model import Box, Page


def _monitoring(project: Project) -> Page:
    """What was carried out up to July, what is expected for the year; causes and possibility are ticked."""
    spent, half = project.budget / 2, Decimal("50.0")
    columns: Row = [
        Box("一级指标", down=2),
        Box("二级指标", down=2),
        Box("三级指标", down=2),
        Box("年度指标值", down=2),
        Box("1—7月执行情况", down=2),
        Box("全年预计完成情况", down=2),
        wide("偏差原因分析", 6),
        wide("完成目标可能性", 3),
        Box("备注", down=2),
    ]
    parts: Row = [
        "经费保障",
        "制度保障",
        "人员保障",
        "硬件条件保障",
        "其他",
        "原因说明",
        "确定能",
        "有可能",
        "完全不可能",
    ]
    table = plain(project.items, _monitored)
    rows: list[Row] = [
        ["项目名称", wide(project.name, 16)],
        ["主管部门", wide(project.department, 7), "实施单位", wide(project.issuer, 8)],
        [
            Box("项目资金（万元）", down=4),
            wide("", 2),
            wide("年初预算数", 3),
            wide("1—7月执行数", 4),
            wide("1—7月执行率", 3),
            wide("全年预计执行数", 4),
        ],
        _spent("年度资金总额", project.budget, spent, half),
        _spent("其中：本年财政拨款", project.treasury, project.treasury / 2, half),
        _spent("其他资金", project.own, project.own / 2, half),
        ["年度总体目标", wide(project.goal, 16)],
        [Box("绩效指标", down=len(table) + 2), *columns],
        parts,
        *table,
    ]
    expected = form(
        "monitoring",
        project,
        [
            reads(item, "operator value unit actual reason", one_cell=True)
            | {
                "forecast": actual(item).text,
                "possibility": "有可能" if item.missed else "确定能",
                "causes": ("人员",) if item.missed else (),
            }
            for item in project.items
        ],
        project=project.name,
        department=project.department,
        issuer=project.issuer,
        budget=project.budget,
        budget_unit="万元",
        goal=project.goal,
        through_month=7,
        executed=spent.quantize(Decimal("0.01")),
        execution_rate=half,
    )
    return page(rows, "项目支出绩效目标执行监控表", f"（{project.year}年度）", forms=[expected])


def _spent(label: str, planned: Decimal, spent: Decimal, rate: Decimal) -> Row:
    cells: Row = [money(planned, 3), money(spent, 4), Box(f"{rate}%", 3, kind="percent"), money(planned, 4)]
    return [wide(label, 2), *cells]


def _monitored(item: Item) -> Row:
    causes: Row = ["", "", "√" if item.missed else "", "", "", item.reason]
    possibility: Row = ["", "√", ""] if item.missed else ["√", "", ""]
    return [item.name, joined(item), actual(item), actual(item), *causes, *possibility, ""]


def _plain_monitoring(project: Project) -> Page:
    """As a province prints it: causes and possibility in words, sign and unit in columns of their own."""
    header: Row = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "截至10月底完成值",
        "全年预计完成值",
        "偏差原因",
        "目标完成可能性",
    ]
    rows: list[Row] = [
        ["项目名称", wide(project.name, 4), "预算单位", wide(project.issuer, 4)],
        [wide("", 2), "年初预算数", wide("调整后预算数", 2), wide("截至10月底执行数", 3), wide("执行率", 2)],
        [
            wide("年度资金总额（万元）", 2),
            money(project.budget),
            money(project.budget, 2),
            money(project.treasury, 3),
            Box("80%", across=2, kind="percent"),
        ],
        ["年度目标", wide(project.goal, 9)],
        header,
        *merged(
            project.items,
            lambda item: [
                item.name,
                item.glyph,
                value(item),
                item.unit,
                Box(item.actual, kind=value(item).kind),
                value(item),
                item.reason,
                "有可能完成" if item.missed else "能",
            ],
        ),
    ]
    expected = form(
        "monitoring",
        project,
        [
            reads(item, "operator value unit reason")
            | {
                "actual": item.actual,
                "forecast": item.value,
                "possibility": "有可能" if item.missed else "确定能",
            }
            for item in project.items
        ],
        project=project.name,
        issuer=project.issuer,
        goal=project.goal,
        through_month=10,
        executed=project.treasury,
        execution_rate=Decimal(80),
    )
    return page(rows, f"{project.year}年部门预算项目绩效运行监控表", forms=[expected])


LAYOUTS = [each("central-monitoring", _monitoring), each("provincial-monitoring", _plain_monitoring)]
