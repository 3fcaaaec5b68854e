"""Signals that stop a run are for the program itself, not for the processes that it has started."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def inherited_by_children() -> Iterator[None]:
    """A process that is started inside never hears of Ctrl-C or a closed terminal, which reach every process
    of a group: it would end with a traceback in the middle of a file. Its parent ends it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
