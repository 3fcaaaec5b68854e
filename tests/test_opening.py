"""Ordinary files alone are opened; what is wrong with others is said at once and in Chinese."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from auditor.opening import is_file, is_folder, open_file, read_file, remedy, status, there, why

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def refused(path: Path) -> str:
    with pytest.raises(OSError) as caught:  # noqa: PT011  its words are looked at
        open_file(path)
    return why(caught.value)


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert read_file(path) == b"abc"
    assert read_file(path, 2) == b"ab"
    assert is_file(path)
    assert not is_folder(path)


def test_what_is_none_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert "套接字" in refused(tmp_path / "s")
    assert "管道" in refused(pipe)
    assert "设备" in refused(Path("/dev/zero"))
    assert "绕成了圈" in refused(loop)
    assert "文件夹" in refused(tmp_path / "folder")
    assert "名字太长" in refused(tmp_path / ("长" * 200))
    assert "找不到" in refused(tmp_path / "没有\0")
    assert "找不到" in refused(tmp_path / "没有")


def test_no_question_about_a_path_raises(tmp_path: Path) -> None:
    for name in ("长" * 2000, "a\0b", "没有"):
        path = tmp_path / name
        assert (status(path), there(path), is_file(path), is_folder(path)) == (None, False, False, False)


def test_the_systems_words_stand_where_there_are_no_better_ones() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "磁盘已满"
    assert why(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert why(OSError()) == "OSError"


def test_a_full_disk_is_not_mended_by_closing_programs() -> None:
    assert "清理磁盘" in remedy(OSError(errno.ENOSPC, "No space left on device"))
    assert "关闭打开它的程序" in remedy(OSError(errno.EACCES, "Permission denied"))
