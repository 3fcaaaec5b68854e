"""The same files give the same bytes, whatever order a process gives its sets, on one or on several."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.reports.writers import FORMATS

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = sorted(EXAMPLES.iterdir())

# Every format of one audit, written in a process of its own; the time is given.
WRITE = """
import io, sys
from datetime import UTC, datetime
from pathlib import Path
from rich.console import Console
from auditor.batch import audit_paths
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.report import print_report
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import FORMATS, render

folder, jobs, sources = Path(sys.argv[1]), int(sys.argv[2]), [Path(each) for each in sys.argv[3:]]
when = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
report = audit_paths(sources, jobs=jobs)
for kind in FORMATS:
    text = render(report, kind, generated_at=when)
    (folder / f"a.{kind}").write_text(text, encoding="utf-8", newline="")
screen = io.StringIO()
print_report(report, Console(file=screen, width=80), verbose=True, statistics=True)
(folder / "a.terminal").write_text(screen.getvalue(), encoding="utf-8")
write_workbook(report, folder / "a.xlsx", generated_at=when)
for number, each in enumerate(report.submissions):
    (folder / f"{number}.docx").write_bytes(letter(each, generated_at=when))
"""
LETTERS = [f"{number}.docx" for number in range(len(SOURCES))]


def written(folder: Path, *, seed: str, jobs: int, sources: list[Path]) -> Path:
    folder.mkdir()
    command = [sys.executable, "-c", WRITE, str(folder), str(jobs), *map(str, sources)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    return folder


def written_here(folder: Path, sources: list[Path]) -> Path:
    """The same in this process alone, which has loaded everything, and has an order of its own."""
    folder.mkdir()
    given = sys.argv
    sys.argv = ["", str(folder), "1", *map(str, sources)]
    try:
        exec(WRITE, {"__name__": "write"})
    finally:
        sys.argv = given
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("bytes")
    return [
        written_here(folder / "a", SOURCES),
        written(folder / "b", seed="2", jobs=2, sources=SOURCES),
        written_here(folder / "c", SOURCES[::-1]),
    ]


@pytest.mark.parametrize("name", [*(f"a.{kind}" for kind in (*FORMATS, "terminal", "xlsx")), *LETTERS])
def test_another_process_gives_the_same_bytes(runs: list[Path], name: str) -> None:
    first, second = ((folder / name).read_bytes() for folder in runs[:2])
    assert first
    assert first == second


def test_the_order_of_the_files_changes_their_order_alone(runs: list[Path]) -> None:
    first, turned = (json.loads((folder / "a.json").read_text(encoding="utf-8")) for folder in runs[::2])
    assert first["submissions"] == turned["submissions"][::-1]
    rest: list[dict[str, Any]] = [each | {"submissions": []} for each in (first, turned)]
    assert rest[0] == rest[1]
    assert [(runs[0] / name).read_bytes() for name in LETTERS] == [
        (runs[2] / name).read_bytes() for name in LETTERS[::-1]
    ]
