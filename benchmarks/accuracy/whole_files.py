"""First-run figures of whole invented submissions, written before anybody looked at rules or results.

They stand here as measured. The auditor was mended on both sets afterwards, so the next honest figure
needs a new set. The forms live on as regression sets: tests/data/project_forms_third.yaml and _fourth.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What one set gave when it was run for the first time, at ``state``; every pair is (right, all)."""

    title: str
    state: str
    size: str
    rows: tuple[int, int]
    must: tuple[int, int]
    should: tuple[int, int]
    firm: tuple[int, int]
    directions: tuple[int, int]
    note: str


FIRST_RUNS = (
    FirstRun(
        title="第一组",
        state="提交 e16b8fe",
        size="20 份文件（12 种版式，md、txt、docx、xlsx），70 张表，578 条指标",
        rows=(497, 578),
        must=(84, 108),
        should=(15, 20),
        firm=(115, 131),
        directions=(437, 521),
        note="其中 3 份文件（湖北“前年、上年、预计当年实现”两份、湖南一表多项目的清单一份）当时没有读对；"
        "只看读对的 17 份，必须查出的为 84/95。肯定的意见里另有 2 处可以争论、14 处不对"
        "（7 处因为没有读对）。方向判反 9 条，其余没有判断。",
    ),
    FirstRun(
        title="第二组",
        state="照第一组改过之后",
        size="7 份文件（7 种版式，txt、docx、xlsx），21 张表，172 条指标",
        rows=(171, 172),
        must=(39, 44),
        should=(6, 9),
        firm=(49, 51),
        directions=(142, 149),
        note="在照着第一组改过之后写成，写完才运行。不对的 2 处都在没有问题的地方；方向判反 1 条。",
    ),
)


def whole_files() -> Iterator[str]:
    """The section of docs/accuracy.md, line by line."""
    yield "## 另外写下的整份文件"
    yield ""
    yield (
        "在看规则和词表之前按各地表式写成，约三分之二的表没有问题，其余每张有 3 至 8 处常见差错；"
        "应当查出什么先写好，再第一次运行。肯定的意见由人逐条判断是否属实。"
        "下面是第一次运行的结果，此后规则和词表照着它们改过，这些表只用来防止倒退"
        "（`tests/data/project_forms_third.yaml`、`project_forms_fourth.yaml`）。"
    )
    yield ""
    yield "| 组 | 指标读对 | 必须查出 | 应当查出 | 肯定的意见属实 | 方向判对 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for run in FIRST_RUNS:
        figures = (run.rows, run.must, run.should, run.firm, run.directions)
        cells = " | ".join(f"{right}/{total}（{100 * right / total:.1f}%）" for right, total in figures)
        yield f"| {run.title}（{run.state}） | {cells} |"
    for run in FIRST_RUNS:
        yield ""
        yield f"{run.title}：{run.size}。{run.note}"
