"""The installation that the README describes for machines without a network.

pip asks the package index for what makes the wheels, so that both folders are made in a step of their own of
scripts/check (``pytest -m online``), not among the tests that need nothing but this machine."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from auditor.config.kept import VARIABLE as CACHE
from tests.installed import link, required
from tests.patience import wait_for

ROOT = Path(__file__).resolve().parents[1]
# A network namespace of its own has no way out; only root may make one.
ALONE = ["unshare", "--net"] if shutil.which("unshare") and getattr(os, "geteuid", lambda: 1)() == 0 else []


def run(*command: str | Path, alone: bool = False, **environment: str) -> str:
    """What a command prints; it must succeed."""
    call = [*(ALONE if alone else []), *map(str, command)]
    done = subprocess.run(
        call, capture_output=True, text=True, cwd=ROOT, check=False, env=os.environ | environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def script(name: str) -> Any:
    """A script as a module."""
    source = SourceFileLoader(name, str(ROOT / "scripts" / name))
    module = module_from_spec(spec_from_loader(name, source))  # type: ignore[arg-type]
    source.exec_module(module)
    return module


def made_of_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portable folder for this machine, made as the scripts make it, save that pip neither asks an index
    nor unpacks what is installed here: it does both for the folder for Windows."""
    gathering, portable = script("wheelhouse"), script("portable")
    pip, needed = gathering.pip, required("auditor", frozenset({"web", "pdf"}))

    def gathered(command: str, *arguments: str) -> None:
        if command == "wheel":
            pip(command, *(each for each in arguments if each not in gathering.PURE))
        else:
            assert command == "download"
            assert not {"--platform", "--python-version"} & {*arguments}
            assert arguments[-1].endswith(".whl[web,pdf]")

    def installed(lib: Path, wheels: Path, *target: str) -> None:
        assert target == ()
        [own] = wheels.glob("*.whl")
        pip("install", "-q", "--no-index", "--no-deps", "--no-compile", "--target", str(lib), str(own))
        for each in needed:
            link(each, lib)

    house, made = tmp_path / "wheels", tmp_path / "made"
    house.mkdir()
    monkeypatch.setattr(gathering, "pip", gathered)
    gathering.gather(house, "web,pdf", None, None)
    monkeypatch.setattr(portable, "install", installed)
    monkeypatch.setattr("sys.argv", ["portable", str(made), "--wheels", str(house)])
    portable.main()
    return made


@pytest.mark.online
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the folder for Windows needs the embeddable Python")
def test_a_portable_folder_of_the_wheels_runs_where_there_is_no_python_and_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, report = tmp_path / "拷到 别处", tmp_path / "报告.json"
    made_of_what_is_installed(tmp_path, monkeypatch).rename(moved)
    assert uncompiled(moved) == []
    own = {"PYTHONHOME": str(moved / "python"), "PYTHONPATH": str(moved / "lib"), "PYTHONPYCACHEPREFIX": ""}
    python = moved / "python" / "bin" / "python3"
    assert "规范样例" in run(python, "-m", "auditor", "audit", "examples", "--quiet", alone=True, **own)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), CACHE: os.environ[CACHE]}
    address, log = f"http://127.0.0.1:{port}", tmp_path / "log"
    with log.open("wb") as told:
        server = subprocess.Popen([moved / "开始.sh", "--port", port], env=bare, stdout=told, stderr=told)
    try:
        answering(address)
        client, form = "docs/example-client/send.py", next((ROOT / "examples").glob("*.docx"))
        run(sys.executable, client, form, "--server", address, "--format", "json", "--output", report)
    finally:
        server.terminate()
        server.wait(30)
    assert address in log.read_text(encoding="utf-8")
    assert json.loads(report.read_text(encoding="utf-8"))["submissions"]
    assert (moved / "data" / "server.sqlite").is_file()


def uncompiled(folder: Path) -> list[Path]:
    """The modules of the program and of Python without a compiled file that a copied folder still uses."""
    tag, unchecked = sys.implementation.cache_tag, (1).to_bytes(4, "little")
    modules = [*(folder / "lib" / "auditor").rglob("*.py"), *(folder / "python").rglob("json/*.py")]
    assert modules
    return [
        each
        for each in modules
        if not (made := each.parent / "__pycache__" / f"{each.stem}.{tag}.pyc").is_file()
        or made.read_bytes()[4:8] != unchecked
    ]


def answering(address: str) -> None:
    """Waits until a server answers."""
    wait_for(lambda: answers(address))


def answers(address: str) -> bool:
    try:
        urlopen(address, timeout=5).close()
    except (URLError, TimeoutError):
        return False
    return True


@pytest.mark.online
@pytest.mark.slow
def test_the_folder_for_windows_holds_all_that_windows_needs(tmp_path: Path) -> None:
    house, made, embed = tmp_path / "wheels", tmp_path / "自查", tmp_path / "python-embed.zip"
    system = ("--platform", "win_amd64", "--python", "3.12")
    run(sys.executable, "scripts/wheelhouse", house, "--extras", "web,pdf", *system)
    with zipfile.ZipFile(embed, "w") as archive:
        archive.writestr("python312._pth", "python312.zip\n.\n#import site\n")
        archive.writestr("python.exe", b"MZ")
    run(sys.executable, "scripts/portable", made, "--wheels", house, "--embed", embed, alone=True)
    assert {each.name for each in made.iterdir()} == {"lib", "python", "双击开始.bat", "说明.txt"}
    needed = ("auditor", "starlette", "uvicorn", "argon2", "colorama", "jieba", "pypdf")
    assert [each for each in needed if not (made / "lib" / each).is_dir()] == []
    assert (made / "lib" / "auditor" / "_data" / "reports" / "web" / "home.html.j2").is_file()
    assert list(made.rglob("*.so")) == []
    assert any(each.match("*.cp312-win_amd64.pyd") for each in made.rglob("lxml/*.pyd"))
    assert "..\\lib" in (made / "python" / "python312._pth").read_text(encoding="utf-8")
    assert b"-m auditor serve --open" in (made / "双击开始.bat").read_bytes()


def test_the_embeddable_python_is_asked_for_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portable = script("portable")

    def told(*options: str | Path) -> str:
        call = ["portable", tmp_path / "made", "--wheels", tmp_path, *options]
        monkeypatch.setattr("sys.argv", [*map(str, call)])
        with pytest.raises(SystemExit) as ended:
            portable.main()
        return str(ended.value.code)

    embed = tmp_path / "embed.zip"
    assert "python.org/downloads/windows" in told("--embed", embed)
    embed.write_bytes(b"PK")
    assert "不一致" in told("--embed", embed, "--sha256", "0" * 64)
    assert not (tmp_path / "made").exists()


def test_the_folder_for_windows_finds_the_program_beside_its_python(tmp_path: Path) -> None:
    portable = script("portable")
    (tmp_path / "python312._pth").write_text("python312.zip\n.\n\n# import site\n", encoding="utf-8")
    assert portable.paths_of(tmp_path) == "3.12"
    assert (tmp_path / "python312._pth").read_text(encoding="utf-8").split() == [
        "python312.zip",
        ".",
        "..\\lib",
    ]
    assert portable.BATCH.count("\r\n") == portable.BATCH.count("\n")
    with pytest.raises(SystemExit, match="embeddable"):
        portable.paths_of(tmp_path / "empty")
