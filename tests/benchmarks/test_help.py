"""Every program among the benchmarks says what it does."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
PROGRAMS = [
    path
    for path in sorted(BENCHMARKS.rglob("*.py"))
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
]


def test_each_program_answers_to_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert BENCHMARKS / "across" / "__main__.py" in PROGRAMS
    monkeypatch.setattr("sys.argv", ["program", "--help"])
    for path in PROGRAMS:
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(path), run_name="__main__")
        assert ended.value.code == 0, path
        assert "usage: " in capsys.readouterr().out, path
