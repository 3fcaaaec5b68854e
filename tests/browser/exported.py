"""A form as Word exports its text, made into the Word file again.

In such a text each cell stands on a line of its own behind a tab; blank lines part the rows. The seed of
that layout is taken where it lies beside the repository; the invented form below has the same structure.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
SHEETS = ("invented", "seed")
_SIGN = 4  # its column
INVENTED = """
\t部门专项绩效目标申报表

\t编制单位：清江县某镇
\t
\t
\t
\t单位：万元

\t专项资金名称
\t社区助餐服务
\t业务主管部门
\t社会事务办

\t2026年预算
\t80.00
\t区级支出
\t80.00

\t项目概况
\t为辖区老人提供助餐服务，全年助餐18000人次，培训助餐人员120人次。

\t当年绩效目标
\t绩效目标：（1）产出-数量-助餐18000人次，培训助餐人员120人次；（2）满意度-老人满意度达到90%。

\t绩效指标
\t指标
\t指标权重
\t计量单位
\t指标性质
\t指标值

\t
\t产出-数量-助餐人次
\t30
\t人次
\t≥
\t18000

\t
\t产出-数量-助餐人员培训人次
\t20
\t人次
\t≥
\t120

\t
\t产出-质量-助餐食品抽检合格率
\t20
\t%
\t≥
\t98

\t
\t效益-社会效益-助餐服务覆盖村数
\t20
\t个
\t≥
\t25

\t
\t满意度-服务对象满意度-老人满意度
\t10
\t%
\t≥
\t90
"""


@dataclass(frozen=True)
class Sheet:
    """A Word file with a form of so many indicators, the last of which has its sign the wrong way."""

    docx: bytes
    rows: int

    @property
    def sign(self) -> str:
        """The cell of that sign on the desk."""
        return f"{self.rows}.operator"


def sheet_of(kind: str) -> Sheet:
    """The first form of a text. The test is skipped where there is no such text."""
    form = _first_form(list(_rows(INVENTED if kind == "invented" else _seed())))
    places = [place for place, row in enumerate(form) if len(row) > _SIGN and row[_SIGN] == "≥"]
    form[places[-1]][_SIGN] = "≤"
    head = next(place for place, row in enumerate(form) if len(row) == len(form[places[-1]]))
    return Sheet(_docx(form), len(form) - head - 1)


def _seed() -> str:
    found = next(iter(sorted(SEEDS.glob("*.txt"))), None)
    if found is None:
        pytest.skip("no seed lies beside the repository")
    return found.read_text(encoding="utf-8")


def _rows(text: str) -> Iterator[list[str]]:
    row: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip(" "):
            row.append(line.strip())
        elif row:
            yield row
            row = []


def _first_form(rows: list[list[str]]) -> list[list[str]]:
    """From one title to the next: a title is a row of one cell that ends in «表»."""
    titles = [place for place, row in enumerate(rows) if len(row) == 1 and row[0].endswith("表")]
    return rows[titles[0] : (*titles, len(rows))[1]]


def _docx(form: list[list[str]]) -> bytes:
    """A title and a table; a row with few cells has its last one run to the edge."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(form[0][0])
    width = max(map(len, form))
    table = document.add_table(0, width, style="Table Grid")
    for row in form[1:]:
        cells = table.add_row().cells
        if len(row) < width:
            cells[len(row) - 1].merge(cells[-1])
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
