"""Documents a second of whole audits, beside plain lxml on the same files and beside another tree.

    python -m benchmarks.speed.documents [--files 60] [--rounds 2] [--against TREE ...] [--from FILE ...]

The corpus of benchmarks/speed/corpus.py is made anew. For each tree `auditor audit FOLDER --format json
--quiet --jobs 1` runs in a process of its own, in turns; the figures are processor seconds, and their ratios
hold on a machine that does other work as well. Then this tree's stages are timed in one process, file by file
in turns with lxml: reading, what is beyond it, and the JSON. TREE is a checkout, such as one made by
`git worktree add /tmp/before COMMIT`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from lxml import etree

from auditor.auditing import audit_submission
from auditor.batch.collector import spare_collector
from auditor.forms import recognise
from auditor.readers import find_documents, read_document
from auditor.reports.data.json import submission_data
from auditor.ruleset import load_ruleset
from benchmarks.speed.corpus import EXAMPLES, make

HERE = Path(__file__).resolve().parents[2]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Made = TypeVar("Made")


def whole(tree: Path, folder: Path, output: Path) -> float:
    """The processor seconds of a whole audit by a tree."""
    command = [sys.executable, "-m", "auditor", "audit", str(folder), "--format", "json", "--quiet"]
    command += ["--jobs", "1", "--output", str(output)]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(command, check=False, cwd=tree, env=kept | {"PYTHONPATH": str(tree)}, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def plain_lxml(path: Path) -> list[list[str]]:
    """The words of every cell, with lxml and nothing else."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [
        ["".join([text.text or "" for text in cell.iter(f"{_W}t")]) for cell in row.iter(f"{_W}tc")]
        for table in root.iter(f"{_W}tbl")
        for row in table.iter(f"{_W}tr")
    ]


def compare(trees: Sequence[Path], folder: Path, files: int, rounds: int) -> None:
    """Prints documents a second of each tree and their ratio to the last one."""
    spent: dict[Path, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        for _ in range(rounds):
            for tree in trees:
                spent[tree].append(whole(tree, folder, Path(place) / "report.json"))
    ours = trees[-1]
    print(f"{'whole audit, one process':40} {'CPU s':>8} {'docs/s':>8} {'ours is':>8}")
    for tree in trees:
        ratio = statistics.median(other / own for other, own in zip(spent[tree], spent[ours], strict=True))
        seconds = statistics.median(spent[tree])
        print(f"{str(tree)[-40:]:40} {seconds:8.2f} {files / seconds:8.2f} {ratio:7.2f}×")


def stages(folder: Path) -> None:
    """Prints the milliseconds a file of each stage, warm, and as multiples of lxml."""
    ruleset = load_ruleset()
    files = sorted(folder.iterdir())
    audit_submission(recognise(read_document(files[0]), ruleset.lexicons), ruleset)
    spare_collector()
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[[], Made]) -> Made:
        start = process_time()
        found = function()
        spent[name] += process_time() - start
        return found

    for path in files[1:]:
        timed("plain lxml", lambda path=path: plain_lxml(path))  # type: ignore[misc]
        document = timed("reading", lambda path=path: read_document(path))  # type: ignore[misc]
        submission = timed("forms", lambda read=document: recognise(read, ruleset.lexicons))  # type: ignore[misc]
        report = timed("audit", lambda known=submission: audit_submission(known, ruleset))  # type: ignore[misc]
        timed("JSON", lambda made=report: submission_data(made))  # type: ignore[misc]
    spent["beyond reading"] = spent["forms"] + spent["audit"]
    print(f"{'stage':24} {'ms/file':>8} {'× lxml':>8}")
    for name, seconds in spent.items():
        share = seconds / spent["plain lxml"]
        print(f"{name:24} {seconds * 1000 / (len(files) - 1):8.1f} {share:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--against", nargs="*", type=Path, default=[])
    parser.add_argument("--from", dest="sources", nargs="*", default=[])
    options = parser.parse_args()
    sources = sorted(find_documents([str(EXAMPLES), *options.sources]).files)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder, options.files, sources, None, None)
        compare([*options.against, HERE], folder, options.files, options.rounds)
        stages(folder)


if __name__ == "__main__":
    main()
