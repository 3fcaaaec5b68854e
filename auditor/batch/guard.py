"""Limits of time and memory on the process that audits a file.

``guarded`` holds for Python code in the main thread of a POSIX system; what hangs inside a C library, or on
another system, needs a process that can be killed (auditor/batch/pool.py).
"""

from __future__ import annotations

import signal
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from auditor.opening import open_file
from auditor.readers.limits import MEGABYTE, Limits

_LIGHT_SUFFIXES = frozenset(
    {".docx", ".docm", ".xlsx", ".xlsm", ".txt", ".md", ".markdown", ".tsv", ".csv", ".json"}
)
_LIGHT_BYTES = 2 * MEGABYTE  # a second or two of reading at most
_LIGHT_UNPACKED = 32 * MEGABYTE
_RISKY_STARTS = (b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")


class TimeUp(BaseException):
    """The time of a file is up; no ``except Exception`` on the way swallows it."""


def is_light(path: Path) -> bool:
    """Whether a file can be audited beside others in one process: small, and of a format whose reading
    cannot hang. A file in a package is not trusted."""
    from auditor.office.directory import open_zip

    try:
        if path.suffix.lower() not in _LIGHT_SUFFIXES or path.stat().st_size > _LIGHT_BYTES:
            return False
        with open_file(path) as stream:
            start = stream.read(1024)
            if start.startswith(b"PK"):
                return sum(part.file_size for part in open_zip(stream).infolist()) <= _LIGHT_UNPACKED
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return True  # its reader refuses it at once
    return not any(mark in start for mark in _RISKY_STARTS)


def can_guard() -> bool:
    """Whether ``guarded`` has an effect here."""
    return sys.platform != "win32" and threading.current_thread() is threading.main_thread()


@contextmanager
def guarded(limits: Limits) -> Iterator[None]:
    """Raises TimeUp or MemoryError in the code inside where it goes beyond ``limits``."""
    if sys.platform == "win32" or not can_guard():
        yield
        return
    before = signal.signal(signal.SIGALRM, _time_up)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        with limited_memory(limits.memory_mb):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _time_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp


@contextmanager
def limited_memory(megabytes: int) -> Iterator[None]:
    """Lets this process grow by so much; without effect where the system keeps no such limit."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + megabytes * MEGABYTE
    resource.setrlimit(
        resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """The bytes of address space that this process has; 0 where the system does not tell."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
