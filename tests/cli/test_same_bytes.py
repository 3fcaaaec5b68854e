"""The same files give the same bytes, whatever order a process gives its sets."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
TIME = re.compile(r"20\d\d年\d\d月\d\d日 \d\d:\d\d")


def reports(folder: Path, seed: str) -> tuple[bytes, str, list[bytes]]:
    """JSON, HTML without its time, and the machine formats of one audit in a process of its own."""
    folder.mkdir()
    source = next(EXAMPLES.glob("松林县*.txt"))
    machine = [("sarif", "a.sarif"), ("csv", "a.csv"), ("junit", "a.xml"), ("markdown", "a.md")]
    calls = [["--json", str(folder / "a.json"), "--html", str(folder / "a.html")]]
    calls += [["--format", name, "--output", str(folder / file)] for name, file in machine]
    for call in calls:
        command = [sys.executable, "-m", "auditor", "audit", str(source), "--quiet", *call]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    html = TIME.sub("", (folder / "a.html").read_text(encoding="utf-8"))
    return (folder / "a.json").read_bytes(), html, [(folder / file).read_bytes() for _, file in machine]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bytes, str, list[bytes]]]:
    folder = tmp_path_factory.mktemp("bytes")
    return [reports(folder / seed, seed) for seed in ("1", "2")]


def test_two_runs_give_the_same_bytes(runs: list[tuple[bytes, str, list[bytes]]]) -> None:
    first, second = runs
    assert first[0] == second[0]
    assert first[1] == second[1]
    assert first[2] == second[2]
    assert all(first[2])
