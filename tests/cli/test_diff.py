from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.reports.data.pieces import to_json
from tests.reports.sample import UNREADABLE, audit, clean_report

from .conftest import FakeAudit


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "上次.json"
    path.write_text(to_json(audit()), encoding="utf-8")
    return path


def test_a_report_and_a_file_are_compared(
    fake: FakeAudit, old: Path, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "对照.html"
    assert main(["diff", str(old), str(document), "--html", str(page)]) == 0
    output = capsys.readouterr().out
    assert "没有改" in output
    assert f"对照网页：{page}" in output
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_cannot_be_read_is_told(
    fake: FakeAudit, old: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = audit(clean_report(), unreadable=(UNREADABLE,))
    assert main(["diff", str(old), str(document)]) == 3
    assert UNREADABLE.reason in capsys.readouterr().err


@pytest.mark.parametrize("change", [{"schema_version": 2}, {"submissions": [{"findings": [{}]}]}])
def test_a_report_of_another_version_is_refused(
    old: Path, change: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    old.write_text(json.dumps(json.loads(old.read_text(encoding="utf-8")) | change), encoding="utf-8")
    assert main(["diff", str(old), str(old)]) == 2
    assert "请用原文件比较" in capsys.readouterr().err
