"""The sheets of the worklist: their columns in order, with widths in characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "centre", "number", "score", "money", "share"]

DECISIONS = ("采纳", "不采纳", "待核实")
DECISION, REASON, FINGERPRINT = "处理结果", "理由", "指纹"


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float
    kind: Kind = "text"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet. ``colours`` names the column whose words are coloured by what they say."""

    name: str
    columns: tuple[Column, ...]
    colours: str | None = None
    frozen: int = 0

    def index(self, title: str) -> int:
        return next(number for number, column in enumerate(self.columns) if column.title == title)


OVERVIEW = Layout(
    "总览",
    (
        Column("序号", 6, "centre"),
        Column("编制单位", 26),
        Column("年度", 7, "centre"),
        Column("文件", 36),
        Column("得分", 8, "score"),
        Column("等级", 7, "centre"),
        Column("覆盖率", 8, "share"),
        Column("必须修改", 9, "number"),
        Column("建议修改", 9, "number"),
        Column("请核实", 8, "number"),
        Column("提示", 7, "number"),
        Column("表数", 7, "number"),
        Column("指标数", 8, "number"),
        Column("预算（万元）", 14, "money"),
    ),
    colours="等级",
)

FINDINGS = Layout(
    "问题清单",
    (
        Column("序号", 5, "centre"),
        Column("问题编号", 7, "centre"),
        Column("文件", 13),
        Column("编制单位", 12),
        Column("表", 4, "centre"),
        Column("项目", 12),
        Column("行", 4, "centre"),
        Column("指标", 14),
        Column("程度", 8, "centre"),
        Column("类别", 10),
        Column("问题", 32),
        Column("原文", 22),
        Column("建议", 26),
        Column("依据", 14),
        Column("位置", 15),
        Column("规则", 13),
        Column(FINGERPRINT, 10, hidden=True),
        Column(DECISION, 9, "centre"),
        Column(REASON, 16),
    ),
    colours="程度",
    frozen=2,
)

INDICATORS = Layout(
    "指标明细",
    (
        Column("文件", 20),
        Column("编制单位", 16),
        Column("表", 5, "centre"),
        Column("项目", 18),
        Column("行", 5, "centre"),
        Column("层级", 20),
        Column("指标名称", 28),
        Column("权重", 7, "number"),
        Column("符号", 6, "centre"),
        Column("指标值", 12),
        Column("计量单位", 9, "centre"),
        Column("实际完成值", 11),
        Column("核心", 6, "centre"),
        Column("方向", 12, "centre"),
        Column("问题数", 7, "number"),
        Column("位置", 16),
    ),
)

RULES = Layout(
    "规则说明",
    (
        Column("规则", 26),
        Column("名称", 24),
        Column("类别", 14),
        Column("程度", 9, "centre"),
        Column("问题数", 8, "number"),
        Column("为什么", 70),
        Column("依据", 36),
    ),
    colours="程度",
)

RUN = Layout("运行信息", (Column("项目", 22), Column("内容", 90)))
