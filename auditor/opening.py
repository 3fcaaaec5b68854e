"""Opens files that people name: ordinary ones only, and what is wrong with others is said in Chinese.

A pipe would never end, a device never be empty, and a name may be longer than the system takes: each is an
OSError with words, and never a wait.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

_WORDS = {
    errno.ENOENT: "找不到这个文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.ELOOP: "链接互相指向，绕成了圈",
    errno.ENAMETOOLONG: "名字太长，系统不接受",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.EFBIG: "超过了文件大小的上限",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.ENODEV: "设备不存在",
    errno.ENXIO: "设备不存在",
}
_KINDS = (
    (stat.S_ISFIFO, "这是管道，不是普通文件"),
    (stat.S_ISSOCK, "这是套接字，不是普通文件"),
    (stat.S_ISCHR, "这是设备，不是普通文件"),
    (stat.S_ISBLK, "这是设备，不是普通文件"),
)
_STEP = 1024 * 1024
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def why(error: OSError) -> str:
    """What went wrong, in words for a clerk."""
    return _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__


def remedy(error: OSError) -> str:
    """What a clerk can do about a file that could not be written."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return "请清理磁盘，或换一个位置" if full else "请先关闭打开它的程序，或换一个位置"


def status(path: Path) -> os.stat_result | None:
    """What the system says of a path; ``None`` for one that it does not know or does not take."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def there(path: Path) -> bool:
    """Whether something lies at a path; what cannot be looked at does not."""
    return status(path) is not None


def is_file(path: Path) -> bool:
    """Whether an ordinary file stands there."""
    found = status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: Path) -> bool:
    """Whether a folder lies at a path, or a link to one."""
    found = status(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def open_file(path: Path) -> IO[bytes]:
    """An ordinary file for reading. Raises OSError, also for what is none; never waits."""
    _check(path, _stat(path))
    descriptor = os.open(path, _FLAGS)
    try:
        _check(path, os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_file(path: Path, most: int = -1) -> bytes:
    """The bytes of an ordinary file, at most so many. Raises OSError."""
    with open_file(path) as stream:
        if most < 0:
            return stream.read()
        size = os.fstat(stream.fileno()).st_size
        data = stream.read(min(most, size + 1))  # asked for more, it would take so much memory at once
        while len(data) < most and (step := stream.read(_STEP)):  # it grew, or does not know its size
            data += step
        return data[:most]


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:  # a name with a zero byte
        raise FileNotFoundError(errno.ENOENT, _WORDS[errno.ENOENT], str(path)) from error


def _check(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, _WORDS[errno.EISDIR], str(path))
    for is_kind, words in _KINDS:
        if is_kind(found.st_mode):
            raise OSError(None, words, str(path))
