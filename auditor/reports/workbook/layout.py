"""The sheets of the worklist: their columns in order, with widths in characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from auditor.model.words import ADVICE, FIELD_WORDS, heading

Kind = Literal["text", "centre", "number", "score", "money", "share", "entry"]

DECISIONS = ("采纳", "不采纳", "待核实")
DECISION, REASON, FINGERPRINT, MANUAL = "处理结果", "理由", "指纹", "人工评定"
FILE = "文件"
ALIKE = "同类"  # the numbers of the findings that ask for the same, so that they are decided together
CHANGE, NEW, GONE, NOT_AUDITED = "变化", "新增", "已消失", "未审核到"
MOST_ROWS = 500_000  # below the header; Excel takes 1,048,575, but then hardly opens the file


@dataclass(frozen=True, slots=True)
class Column:
    """A column; one of kind ``entry`` is filled in by the reviewer."""

    title: str
    width: float
    kind: Kind = "text"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet. ``colours`` names the column whose words are coloured by what they say, ``frozen`` counts the
    columns that stay in view, ``printed`` those that go on paper (all where it is 0)."""

    name: str
    columns: tuple[Column, ...]
    colours: str | None = None
    frozen: int = 0
    printed: int = 0

    def index(self, title: str) -> int:
        return next(number for number, column in enumerate(self.columns) if column.title == title)


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet as it is written: with so many ``rows`` below its header."""

    name: str
    layout: Layout
    rows: int


def parts_of(layout: Layout, rows: int, most: int) -> Iterator[Part]:
    """The sheets that it takes to hold ``rows``, with at most ``most`` each: 问题清单, 问题清单2 …"""
    for number, start in enumerate(range(0, max(rows, 1), most), 1):
        name = layout.name if number == 1 else f"{layout.name}{number}"
        yield Part(name, layout, min(most, rows - start))


def place_of(layout: Layout, row: int, most: int) -> str:
    """Where a link to the 0-based ``row`` of a layout leads: «'问题清单'!A2»."""
    part, line = divmod(row, most)
    return f"'{layout.name}{part + 1 if part else ''}'!A{line + 2}"


OVERVIEW = Layout(
    "总览",
    (
        Column("序号", 6, "centre"),
        Column(FIELD_WORDS["issuer"], 30),
        Column(FIELD_WORDS["year"], 7, "centre"),
        Column(FILE, 44),
        Column(FIELD_WORDS["score"], 8, "score"),
        Column("等级", 7, "centre"),
        Column("结论", 11, "centre"),
        Column("机审", 30),
        Column(MANUAL, 9, "entry"),
        Column("合计得分", 9, "score"),
        Column("覆盖率", 8, "share"),
        Column("必须修改", 9, "number"),
        Column("建议修改", 9, "number"),
        Column("请核实", 8, "number"),
        Column("提示", 7, "number"),
        Column("书写", 7, "number"),
        Column("已豁免", 8, "number"),
        Column("表数", 7, "number"),
        Column("指标数", 8, "number"),
        Column("预算（万元）", 14, "money"),
        Column("明细", 10, "centre"),
        Column("封顶原因", 50),  # long: beside the figures, so that these stay close together
        Column("怎样提高得分", 80),
    ),
    colours="等级",
    frozen=2,
    printed=21,
)

FINDINGS = Layout(
    "问题清单",
    (
        Column("序号", 6, "centre"),
        Column("程度", 9, "centre"),
        Column("问题编号", 9, "centre"),
        Column(ALIKE, 12, "centre"),
        Column(FIELD_WORDS["issuer"], 14),
        Column(FILE, 18),
        Column("项目", 16),
        Column("指标", 17),
        Column("问题", 40),
        Column(ADVICE, 34),
        Column(DECISION, 9, "entry"),
        Column(REASON, 20, "entry"),
        Column("表内位置", 23),  # LibreOffice does not wrap words with a link
        Column("原文位置", 16),
        Column("原文", 30),
        Column("类别", 13),
        Column("依据", 24),
        Column("表", 5, "centre"),
        Column("行", 5, "centre"),
        Column("规则", 20),
        Column(FINGERPRINT, 10, hidden=True),
    ),
    colours="程度",
    frozen=3,
    printed=14,
)

INDICATORS = Layout(
    "指标明细",
    (
        Column(FIELD_WORDS["issuer"], 18),
        Column("表", 5, "centre"),
        Column("项目", 22),
        Column("行", 5, "centre"),
        Column(heading("levels"), 20),
        Column(FIELD_WORDS["name"], 32),
        Column(FIELD_WORDS["weight"], 7, "number"),
        Column(heading("operator"), 6, "centre"),
        Column(FIELD_WORDS["value"], 14),
        Column(FIELD_WORDS["unit"], 10, "centre"),
        Column(FIELD_WORDS["actual"], 12),
        Column(heading("core"), 6, "centre"),
        Column("方向", 13, "centre"),
        Column("问题数", 8, "number"),
        Column("位置", 16),
        Column(FILE, 28),
    ),
)

ACROSS = Layout(
    "跨部门比对",
    (
        Column("序号", 6, "centre"),
        Column("程度", 9, "centre"),
        Column("类别", 18),
        Column(FIELD_WORDS["issuer"], 22),
        Column("项目", 24),
        Column("原文", 40),
        Column("问题", 44),
        Column(ADVICE, 34),
        Column("同类数", 8, "number"),
        Column("位置", 20),
        Column(FILE, 30),
    ),
    colours="程度",
    frozen=2,
)

RULES = Layout(
    "规则说明",
    (
        Column("规则", 28),
        Column("名称", 26),
        Column("类别", 15),
        Column("程度", 9, "centre"),
        Column("问题数", 8, "number"),
        Column("为什么", 72),
        Column("依据", 40),
    ),
    colours="程度",
)

RUN = Layout("运行信息", (Column("项目", 22), Column("内容", 90)))
