from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.cli import main
from tests.reports.sample import UNREADABLE, audit

from .conftest import FakeAudit


def test_the_clerk_is_told_what_to_mend(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(document)]) == 0
    assert "其中必须修改 7 处" in capsys.readouterr().out


def test_the_page_stands_beside_the_file(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(document), "--html"]) == 0
    page = document.with_name("送审.审核报告.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(page) in capsys.readouterr().out


def test_a_folder_is_sent_to_the_other_command(
    fake: FakeAudit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "auditor audit" in capsys.readouterr().err


def test_a_file_that_cannot_be_read(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = replace(audit(), submissions=(), unreadable=(UNREADABLE,))
    assert main(["check", str(document)]) == 3
    assert UNREADABLE.reason in capsys.readouterr().err
