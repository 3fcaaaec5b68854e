"""No file that is none, no name and no package stops a command: each is one line, and the rest goes on."""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
import time
import warnings
import zipfile
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.readers import Limits, find_documents
from tests.cli.test_outputs import FORM

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    (inside / "甲.md").write_text(FORM, encoding="utf-8")
    return inside


def audited(*paths: Path) -> tuple[int, int]:
    """How many files were audited, and how many told as unreadable."""
    report = Path(os.environ["PYTEST_REPORT"])
    main(["audit", *map(str, paths), "--json", str(report), "--quiet"])
    data = json.loads(report.read_text(encoding="utf-8"))
    return len(data["submissions"]), len(data["unreadable"])


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_REPORT", str(tmp_path / "r.json"))


def test_pipes_devices_and_circles_in_a_folder_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(folder / "管.txt")
    (folder / "零.docx").symlink_to("/dev/zero")
    (folder / "圈.xlsx").symlink_to(folder / "圈.xlsx")
    (folder / "回").symlink_to(folder)
    assert audited(folder) == (1, 3)
    told = capsys.readouterr().err
    for words in ("管.txt：文件无法读取（这是管道", "这是设备", "绕成了圈", "回：这是指向另一个文件夹的链接"):
        assert words in told
    assert told.count("\n") == 4


@pytest.mark.parametrize("name", ["长" * 90 + ".docx", "/".join(["深"] * 2000) + ".docx"])
def test_one_impossible_path_does_not_stop_the_others(folder: Path, name: str) -> None:
    assert audited(folder / "甲.md", Path(name)) == (1, 1)


def test_a_name_with_a_zero_byte_is_told() -> None:
    assert "不能用的字符" in find_documents(["a\0b.docx"]).problems[0].reason


def test_folders_without_end_are_left_at_a_depth(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = folder.joinpath(*["深"] * 70)
    deep.mkdir(parents=True)
    (deep / "乙.md").write_text(FORM, encoding="utf-8")
    assert audited(folder) == (1, 1)
    assert "64层" in capsys.readouterr().err


def test_a_folder_with_too_many_files_is_read_up_to_the_limit(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text("x", encoding="utf-8")
    found = find_documents([folder], Limits(files=10))
    assert len(found.files) == 10
    assert "超过10个" in found.problems[0].reason


def test_repeated_names_in_a_package_are_listed_in_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as target, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that stand twice
        for _ in range(9_999):
            target.writestr("a.txt", b"")
    began = time.process_time()
    found = find_documents([path])
    assert time.process_time() - began < 5
    assert len(set(found.files)) == len(found.files) == 5_000
    assert [each.name for each in found.files[:3]] == ["a.txt", "a（2）.txt", "a（3）.txt"]


@pytest.mark.parametrize("honest", [True, False], ids=["says so", "lies about it"])
def test_millions_of_members_are_refused_at_once(tmp_path: Path, honest: bool) -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *[20] * 2, *[0] * 4, 0, 0, 0, 1, *[0] * 4, 0, 0) + b"a"
    count = 300_000
    directory = entry * count
    told = count if honest else 5
    end = struct.pack("<4sIQ2H2I4Q", b"PK\6\6", 44, 0, 45, 45, 0, 0, told, told, len(directory), 4)[:56]
    path = tmp_path / "x.zip"
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, min(told, 65535), min(told, 65535), len(directory), 4, 0)
    path.write_bytes(b"PK\3\4" + directory + (end if honest else b"") + last)
    began = time.process_time()
    found = find_documents([path])
    assert time.process_time() - began < 1
    assert "个部分" in found.problems[0].reason


@pytest.mark.parametrize(
    "command",
    [
        ["show", "--form", "1", "--row", "1"],
        ["show", "--finding", "1-1"],
        ["forms", "explain"],
        ["waive", "--finding", "1-1", "--reason", "核实", "--who", "张三"],
        ["check"],
        ["annotate"],
        ["diff"],
        ["rules", "try", "operator-inverted"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_that_opens_a_document_keeps_the_limits(
    folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def overdue(*_: object) -> None:
        """A read that goes on until the alarm rings, which it does not wait for."""
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1
        signal.raise_signal(signal.SIGALRM)

    monkeypatch.setattr("auditor.readers.plain.text.read_text", overdue)
    file = str(folder / "甲.md")
    files = [file, file] if command == ["diff"] else [file]
    assert main([*command, *files, "--max-seconds", "1"]) in {2, 3}
    assert "审核超过1秒" in capsys.readouterr().err


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin"])
@pytest.mark.parametrize("option", ["--waivers", "--letter-template"])
def test_no_option_reads_what_is_no_file(
    folder: Path, option: str, device: str, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = ["--letter", str(folder.parent / "a.docx")] if "template" in option else []
    assert main(["audit", str(folder / "甲.md"), option, device, *letter]) == 2
    assert "普通文件" in capsys.readouterr().err
