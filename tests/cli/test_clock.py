"""The time of a report can be given from outside, so that every format comes out the same byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.cli.app import main
from auditor.cli.clock import VARIABLE, now
from auditor.errors import UsageError

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCE = next(iter(sorted(EXAMPLES.glob("*.docx"))))
OUTPUTS = (
    ("--html", "a.html"), ("--json", "a.json"), ("--xlsx", "a.xlsx"), ("--letter", "a.docx"),
)  # fmt: skip


def test_the_given_second_is_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1767323045")
    assert now() == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("stated", ["昨天", "9" * 40])
def test_what_is_no_second_is_told(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, stated)
    with pytest.raises(UsageError, match=VARIABLE):
        now()


def test_two_runs_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1767323045")
    runs = [written(tmp_path / name) for name in ("one", "two")]
    assert runs[0] == runs[1]
    assert len(runs[0]) == len(OUTPUTS) + 2


def written(folder: Path) -> dict[str, bytes]:
    """Every file that an audit, a copy with comments and a comparison leave in a folder."""
    folder.mkdir()
    outputs = [each for option, name in OUTPUTS for each in (option, str(folder / name))]
    assert main(["audit", str(SOURCE), "--quiet", *outputs]) == 0
    assert main(["annotate", str(SOURCE), "--track-changes", "--output", str(folder / "copy.docx")]) == 0
    assert main(["diff", str(SOURCE), str(SOURCE), "--html", str(folder / "diff.html")]) == 0
    return {path.name: path.read_bytes() for path in folder.iterdir()}
