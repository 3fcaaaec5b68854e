"""How long recognising takes beyond the reader of files, and how it grows with rows and columns.

    python -m benchmarks.recognising --folder ../shared/corpus

Wide and long tables are invented, whose texts no document before them had; a ratio of 2 from one line to the
next is linear. With a folder, its .docx,
.xlsx and .html files are read first, and only what follows is timed: processor time, the first time that a
document is seen and the least of three.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from statistics import median

from auditor.errors import InputError
from auditor.forms import recognise
from auditor.model import Cell, Document, Location, Paragraph, Table
from auditor.readers import read_document
from auditor.ruleset import RuleSet, load_ruleset

_SUFFIXES = (".docx", ".xlsx", ".html")
_COLUMNS = ("二级指标", "三级指标", "指标值", "计量单位", "权重", "完成值", "得分")
_ROUNDS = 3


def invented(rows: int, width: int, first: int = 0) -> Document:
    """A review of so many indicators, whose further columns hold remarks, numbered from ``first`` on."""
    header = [*_COLUMNS, *(f"{number}号栏说明" for number in range(width - len(_COLUMNS)))]
    texts = [header, *(_row(number, width) for number in range(first, first + rows))]
    cells = tuple(
        Cell(text, row, column, Location(table=1, row=row, column=column))
        for row, line in enumerate(texts, start=1)
        for column, text in enumerate(line, start=1)
    )
    title = Paragraph("2026年项目支出绩效自评表", Location(line=1))
    return Document("invented", "docx", (title, Table(cells, Location(table=1))))


def _row(number: int, width: int) -> list[str]:
    own = ["数量指标", f"第{number}段渠道维修长度", f"≥{number + 1}", "米", "1", f"{number + 1}", "1"]
    return [*own, *(f"第{number}段说明{column}" for column in range(width - len(own)))]


def _seconds(document: Document, rules: RuleSet) -> float:
    began = time.process_time()
    recognise(document, rules.lexicons)
    return time.process_time() - began


def growth(sizes: tuple[int, ...], rules: RuleSet, *, columns: bool) -> Iterator[str]:
    """The time for each size, and how it compares with the size before; what was found out about the texts of
    a small document is remembered, of a large one forgotten, so each is of other texts."""
    before = 0.0
    shifts = count(1_000_000, 1_000_000)
    for size in sizes:
        shape = (50, size) if columns else (size, len(_COLUMNS))
        taken = min(_seconds(invented(*shape, first), rules) for first in islice(shifts, _ROUNDS))
        ratio = f"× {taken / before:.1f}" if before else ""
        yield f"{size:>7} {'columns' if columns else 'rows':8} {1000 * taken:9.1f} ms {ratio}"
        before = taken


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """The files of a folder that can be read."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES:
            try:
                yield path.name, read_document(path)
            except InputError:
                continue


def folder_lines(folder: Path, rules: RuleSet) -> Iterator[str]:
    """The median of a folder, and its slowest files."""
    taken = []
    for name, document in documents(folder):
        rounds = [_seconds(document, rules) for _ in range(_ROUNDS)]
        taken.append((min(rounds), rounds[0], name))
    if not taken:
        yield f"{folder}: no file that can be read"
        return
    first, least = median(each[1] for each in taken), median(each[0] for each in taken)
    yield f"{len(taken)} files: median {1000 * first:.1f} ms at first sight, then {1000 * least:.1f} ms"
    yield from (f"    {1000 * seconds:7.1f} ms {name}" for seconds, _, name in sorted(taken)[-5:])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, help="also times the files of this folder")
    options = parser.parse_args()
    rules = load_ruleset()
    recognise(invented(3, len(_COLUMNS)), rules.lexicons)
    print("\n".join(growth((25, 50, 100, 200), rules, columns=True)))
    print("\n".join(growth((2_500, 5_000, 10_000, 20_000), rules, columns=False)))
    if options.folder:
        print("\n".join(folder_lines(options.folder, rules)))


if __name__ == "__main__":
    main()
