"""The installation that the README describes for machines without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# A network namespace of its own has no way out; only root may make one.
ALONE = ["unshare", "--net"] if shutil.which("unshare") and getattr(os, "geteuid", lambda: 1)() == 0 else []


def run(*command: str | Path, alone: bool = False) -> str:
    """What a command prints; it must succeed."""
    done = subprocess.run(
        [*(ALONE if alone else []), *map(str, command)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_wheelhouse_is_all_that_an_offline_machine_needs(tmp_path: Path) -> None:
    house, home = tmp_path / "wheelhouse", tmp_path / "venv"
    run(sys.executable, "scripts/wheelhouse", house)
    venv.create(home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-compile", "--no-index", "--find-links", house, "auditor[pdf]", alone=True)
    assert "规范样例" in run(python, "-m", "auditor", "audit", "examples", "--quiet", alone=True)
