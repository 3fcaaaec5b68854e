"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.files import Identities, check_writable, locked, replacing, write_bytes, write_text

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


def test_what_was_written_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    write_text(path, "第一行\n第二行\n")
    assert path.read_bytes() == "第一行\n第二行\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["报告.txt"]


def test_a_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "表\udcb1")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "表\\udcb1"


def test_a_failure_inside_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧", encoding="utf-8")

    def half_written() -> None:
        with replacing(path) as draft:
            draft.write_text("新的一半", encoding="utf-8")
            raise ValueError("半路")

    with pytest.raises(ValueError, match="半路"):
        half_written()
    assert path.read_text(encoding="utf-8") == "旧"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@_POSIX
def test_mode_and_link_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_text("旧", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    write_text(link, "新")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "新"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@_POSIX
def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@_POSIX
def test_what_is_no_file_is_written_to_directly(tmp_path: Path) -> None:
    write_bytes(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()
    assert not list(tmp_path.iterdir())


_KILLS = {
    "while the draft is written": "Path.write_bytes = lambda self, data: (os.truncate(self, 9), os._exit(9))",
    "before the flush": "os.fsync = lambda number: os._exit(9)",
    "before the rename": "Path.replace = lambda self, target: os._exit(9)",
    "after the rename": "R = Path.replace; Path.replace = lambda self, to: (R(self, to), os._exit(9))",
    "while the mode is set": "Path.chmod = lambda self, mode: os._exit(9)",
}


@_POSIX
@pytest.mark.parametrize("kill", _KILLS.values(), ids=_KILLS.keys())
def test_killed_at_any_moment_the_old_file_or_the_new_one_is_there(tmp_path: Path, kill: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old" * 1000)
    code = f"import os; from pathlib import Path; from auditor.files import write_bytes\n{kill}\n"
    code += f"write_bytes(Path({str(path)!r}), b'new' * 2000)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert path.read_bytes() in (b"old" * 1000, b"new" * 2000)


@_POSIX
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    code = (
        "import resource, signal; from pathlib import Path; from auditor.files import write_bytes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        f"    write_bytes(Path({str(path)!r}), b'new' * 9000)\n"
        "except OSError:\n"
        "    raise SystemExit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    texts = ["甲" * 200_000, "乙" * 200_000]
    write_text(path, texts[0])
    code = (
        "from pathlib import Path; from auditor.files import write_text\n"
        f"for n in range(40): write_text(Path({str(path)!r}), '甲乙'[n % 2] * 200_000)"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as writer:
        seen = {path.read_text(encoding="utf-8")}
        while writer.poll() is None:
            seen.add(path.read_text(encoding="utf-8"))
    assert writer.returncode == 0
    assert seen <= set(texts)


@_POSIX
def test_identity_sees_through_names_and_links(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    (tmp_path / "hard.md").hardlink_to(path)
    (tmp_path / "soft.md").symlink_to(path)
    known = Identities.of([path, tmp_path / "missing"])
    assert tmp_path / "hard.md" in known
    assert tmp_path / "soft.md" in known
    assert tmp_path / "sub" / ".." / "a.md" not in known  # there is no such folder
    assert tmp_path / "other.md" not in known


def test_what_cannot_be_written_is_told_beforehand(tmp_path: Path) -> None:
    check_writable(tmp_path / "new.txt")
    assert not list(tmp_path.iterdir())
    with pytest.raises(OSError):  # noqa: PT011  the system words it
        check_writable(tmp_path / ("长" * 200))


def test_only_one_is_inside_a_lock(tmp_path: Path) -> None:
    path = tmp_path / "counter"
    path.write_text("0", encoding="utf-8")
    code = (
        "from pathlib import Path; from auditor.files import locked, write_text\n"
        f"path = Path({str(path)!r})\n"
        "for _ in range(25):\n"
        "    with locked(path): write_text(path, str(int(path.read_text()) + 1))"
    )
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    with locked(path):
        assert path.read_text(encoding="utf-8") == "50"
