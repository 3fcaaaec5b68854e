"""The command that opens the pages: who may use them is managed without starting it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from auditor.cli import main, serve
from auditor.web.database import Database
from auditor.web.people import Keys, People
from auditor.web.sessions import Role
from auditor.web.settings import Settings
from tests.cases import every_case


def people(data: Path) -> list[tuple[str, Role]]:
    database = Database(data / "server.sqlite")
    found = [(each.name, each.role) for each in People(database).all()]
    database.close()
    return found


def test_users_are_added_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "足够长的密码啊啊")
    assert main(["serve", "--data", str(tmp_path), "--add-user", "王芳：评审人"]) == 0
    assert people(tmp_path) == [("王芳", Role.REVIEWER)]
    assert main(["serve", "--data", str(tmp_path), "--remove-user", "王芳"]) == 0
    assert people(tmp_path) == []


def test_a_key_is_shown_once_and_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--data", str(tmp_path), "--add-key", "一体化系统"]) == 0
    key = capsys.readouterr().out.strip().rpartition("：")[2]
    database = Database(tmp_path / "server.sqlite")
    assert Keys(database).name(key) == "一体化系统"
    assert key.encode() not in (tmp_path / "server.sqlite").read_bytes()
    database.close()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--add-user", "王芳"], "姓名:角色"),
        (["--add-user", "王芳:局长"], "姓名:角色"),
        (["--add-user", "王芳:填报人"], "密码"),
        (["--remove-user", "谁"], "没有用户"),
        (["--port", "99999"], "端口"),
        (["--keep-days", "0"], "不小于"),
    ],
)
def test_a_wrong_call_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    options: list[str], words: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("getpass.getpass", lambda _: "短")
    assert main(["serve", "--data", str(tmp_path), *options]) == 2
    assert words in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--data", str(tmp_path), "--port", port]) == 2
    told = capsys.readouterr().err
    assert "端口正被别的程序使用" in told
    assert "--port" in told


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "文件").write_text("")
    assert main(["serve", "--data", str(tmp_path / "文件" / "数据"), "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert "路径中间有一段不是文件夹" in told
    assert "--data" in told


def test_missing_components_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda _: None)
    assert main(["serve", "--data", str(tmp_path)]) == 2
    assert "auditor[web]" in capsys.readouterr().err


def test_a_mistake_in_the_rules_is_told_before_the_page_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--data", str(tmp_path / "data"), "--profile", "没有这个口径"]) == 2
    assert "没有这个口径" in capsys.readouterr().err


@every_case(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True), ("0.0.0.0", False),
     ("10.0.0.5", False), ("bureau.example", False)],
)  # fmt: skip
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    settings = Settings(data=Path(), host=host)
    assert settings.local is local
    assert (settings.hosts == ["*"]) is not local


def test_a_desk_that_nobody_can_enter_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr("auditor.web.server.serve", lambda settings, _: served.append(settings))
    call = ["serve", "--data", str(tmp_path / "data"), "--store", str(tmp_path / "bureau.db")]
    assert main(call) == 0
    assert "还没有评审人" in capsys.readouterr().out
    monkeypatch.setattr("getpass.getpass", lambda _: "足够长的密码啊啊")
    assert main(call[:3]) == 0
    assert "--store" not in capsys.readouterr().out
    served.pop()
    main([*call, "--add-user", "王芳:评审人"])
    assert "用 auditor serve --store bureau.db 启动" in capsys.readouterr().out
    assert main(call) == 0
    assert "还没有评审人" not in capsys.readouterr().out
    assert [each.store for each in served] == [str(tmp_path / "bureau.db")] * 2
    assert main(call[:3]) == 0
    assert "加 --store bureau.db 启动" in capsys.readouterr().out
    served.pop()
    (tmp_path / "other.db").write_text("这不是数据库", encoding="utf-8")
    assert main([*call[:-1], str(tmp_path / "other.db")]) == 2
    assert "other.db" in capsys.readouterr().err
    assert len(served) == 2
