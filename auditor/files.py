"""Writes files whole or not at all: a reader, a full disk or a killed program never leaves half of one.

What is written goes to a temporary file beside the target, is flushed to the disk and then takes the target's
name in one step.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PREFIX, _SUFFIX = ".auditor-", ".tmp"  # hidden, so that no audit takes it for a submission
_LOCK = ".lock"
_LONGEST_NAME = 255 - 16  # bytes; the rest is for a number or a prefix
_PATIENCE = 30.0  # seconds that one waits for another program that writes the same file
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Identities:
    """Which files some paths are, whatever name or link leads to them."""

    known: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Identities:
        return cls(frozenset(each for each in map(_identity, paths) if each))

    def __contains__(self, path: object) -> bool:
        return isinstance(path, Path) and _identity(path) in self.known


NOTHING = Identities()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def write_bytes(path: Path, data: bytes) -> None:
    """Raises OSError; the file is then as it was."""
    with replacing(path) as draft:
        draft.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """UTF-8 with Unix line ends; what cannot be encoded is escaped. Raises OSError."""
    write_bytes(path, text.encode("utf-8", errors="backslashreplace"))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft to write to, which becomes ``path`` when the block ends well and vanishes when it does not.

    A link keeps pointing where it did, the mode of an existing file stays, and what is no ordinary file (a
    pipe, /dev/stdout) is written to directly. Raises OSError."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(_mode(target))
        _flush(draft)
        draft.replace(target)
        _flush_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def shortened(stem: str, end: str) -> str:
    """``stem``, cut so that a file name with ``end`` behind it is not longer than file systems take."""
    room = _LONGEST_NAME - len(os.fsencode(end))
    data = os.fsencode(stem)
    return stem if len(data) <= room else data[:room].decode("utf-8", "ignore")


def check_writable(path: Path) -> None:
    """Raises OSError where ``path`` could not be written now: no right, a name too long, open elsewhere."""
    target = path.resolve()
    if not target.exists():
        target.touch(exist_ok=False)
        target.unlink()
    elif target.is_file():
        with target.open("r+b"):
            pass
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
        os.close(descriptor)
        Path(name).unlink()


def is_side_file(name: str) -> bool:
    """Whether a name is that of a draft or a lock as this module makes them beside a file."""
    return name.startswith(_PREFIX) or (name.startswith(".") and name.endswith(_LOCK))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one program at a time is inside for the same ``path``. Raises OSError after half a minute."""
    lock = path.with_name(f".{path.name}{_LOCK}")
    with lock.open("a+b") as stream:
        _acquire(stream, lock)
        yield


def _acquire(stream: IO[bytes], lock: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not _try_lock(stream):
        if time.monotonic() > deadline:
            raise TimeoutError(None, "另一个程序正在写这个文件", str(lock))
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the new name last; systems that cannot open a folder do so by themselves."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
