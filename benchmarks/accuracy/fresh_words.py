"""The figures of the variants as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.accuracy.variants import FIRST, Result


def fresh_words(results: Iterable[Result]) -> Iterator[str]:
    """The section of docs/accuracy.md on faults that were written in words of their own."""
    yield "## 换了说法的差错"
    yield ""
    yield (
        "每种差错由人换着说法写成，放进没有差错的表，一处一张（`benchmarks/accuracy/variants_data`，"
        "`python -m benchmarks.accuracy.variants`）。"
        "“首次”是规则照着漏查的改过之前的结果；“现在”一列只用来防止倒退。“像而不是”的是没有差错、样子相近的写法，“误报”是对它们提出的肯定的意见。"
    )
    yield ""
    yield "| 差错 | 代号 | 首次查出 | 现在查出 | 其中肯定 | 像而不是 | 误报 | 询问 |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for each in results:
        about, asked = each.about, len(each.alarms) - each.accused
        first = "/".join(map(str, FIRST[about.name]))
        yield (
            f"| {about.title} | {about.name} | {first} | {each.found}/{len(about.bad)} | {len(each.firm)} "
            f"| {len(about.sound)} | {each.accused} | {asked} |"
        )
