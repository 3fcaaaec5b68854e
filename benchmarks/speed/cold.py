"""The start: `auditor check` of one file in a new process, beside one that only imports spaCy and jieba,
builds the tokenizer and reads the same file.

    python -m benchmarks.speed.cold [FILE ...] [--repeat 7]

Without FILE two files are made: one whose names are settled by the raw text, one that needs tokens. Processor
seconds of the whole process, medians; the ratio is the median of the ratios of neighbours in time. The first
check of a file, which compiles rules and lexicons, is not counted and shown apart.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.reading.word import write_docx
from benchmarks.speed.page import Row, Sheet, page

_FLOOR = """
import sys, jieba, spacy
nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
nlp("改造老旧管网").text
from auditor.readers import read_document
read_document(sys.argv[1])
"""
_PLAIN_ROWS = (("巡查次数", "12", "次"), ("培训人数", "300", "人"), ("群众满意度", "95", "%"))
_TOKEN_ROWS = (*_PLAIN_ROWS, ("江河大桥桥梁养护座数", "3", "座"))
_GOAL = "开展巡查12次，培训300人，群众满意度达到95%以上。"
_REPEATED = "完成老旧厂房厂房屋面防水改造3处。"


def spent(command: list[str]) -> float:
    """The processor seconds of a process and its children."""
    before = os.times()
    subprocess.run(command, capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def measure(path: Path, repeat: int) -> None:
    """Prints one line for a file."""
    check = [sys.executable, "-m", "auditor", "check", str(path)]
    floor = [sys.executable, "-c", _FLOOR, str(path)]
    first = spent(check)
    pairs = [(spent(floor), spent(check)) for _ in range(repeat)]
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    theirs, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{path.name:24} {theirs:8.2f} s {ours:8.2f} s {ratio:8.2f} ×   first {first:5.2f} s")


def made(folder: Path) -> list[Path]:
    """Two files: one that needs no tokens and one that does."""
    files = []
    for name, rows, goal in (
        ("no-tokens.docx", _PLAIN_ROWS, _GOAL),
        ("tokens.docx", _TOKEN_ROWS, _GOAL + _REPEATED),
    ):
        weight = str(90 // len(rows))
        told = tuple(
            Row(("产出指标", "数量指标"), each, "≥", value, unit, weight) for each, value, unit in rows
        )
        passages = (("项目概况", goal), ("立项依据", "部门职责"), ("当年绩效目标", goal))
        sheet = Sheet("2026年项目支出绩效目标申报表", "河道巡查", "青石镇", "20", "20", passages, told)
        write_docx([page(sheet)], folder / name)
        files.append(folder / name)
    return files


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'file':24} {'floor':>10} {'check':>10} {'ratio':>10}")
        for path in options.files or made(Path(folder)):
            measure(path, options.repeat)


if __name__ == "__main__":
    main()
