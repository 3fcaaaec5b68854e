from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main
from auditor.cli.store.keeping import VARIABLE
from auditor.config.settings import FILE
from auditor.config.settings import VARIABLE as DIRECTORY


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DIRECTORY, "")
    monkeypatch.delenv(VARIABLE, raising=False)


def test_what_holds_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings"]) == 0
    assert "没有设置" in capsys.readouterr().out
    (tmp_path / FILE).write_text("store: bureau.db\n", encoding="utf-8")
    assert main(["settings"]) == 0
    assert f"审核库：{tmp_path / 'bureau.db'}（来自 {tmp_path / FILE}）" in capsys.readouterr().out
    monkeypatch.setenv(VARIABLE, "postgresql://desk:secret@host/bureau")
    assert main(["settings"]) == 0
    told = capsys.readouterr().out
    assert "环境变量" in told
    assert "secret" not in told


def test_a_store_that_is_set_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs"]) == 2
    assert FILE in capsys.readouterr().err
    (tmp_path / FILE).write_text("store: bureau.db\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("没有表", encoding="utf-8")
    main(["audit", "a.md", "--quiet"])
    assert (tmp_path / "bureau.db").is_file()
    assert main(["runs"]) == 0


def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("stroe: bureau.db\n", encoding="utf-8")
    assert main(["settings"]) == 2
    assert f"{FILE}:1:1" in capsys.readouterr().err
