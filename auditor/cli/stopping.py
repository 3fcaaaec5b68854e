"""Ctrl-C, an order to end, a closed terminal: each stops the work and the command reports what is done."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

_SIGNALS = (
    (signal.SIGINT, signal.SIGTERM)
    if sys.platform == "win32"
    else (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
)
_BASE = 128  # a shell's exit status is 128 and the number of the signal


@dataclass(slots=True)
class _State:
    """The signal that came last, whether outputs are being written, and whether one came since."""

    last: int = int(signal.SIGINT)
    finishing: bool = False
    asked: bool = False


_state = _State()


@contextmanager
def heard() -> Iterator[None]:
    """While inside, a signal that ends a program raises KeyboardInterrupt; Ctrl-C does so again, the others
    only once, since they may come several times."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _state.last, _state.finishing, _state.asked = int(signal.SIGINT), False, False
    before = {number: signal.signal(number, _stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def finishing() -> Iterator[None]:
    """While inside, what is nearly done is done: the first signal waits, a second Ctrl-C breaks it off."""
    _state.finishing = True
    try:
        yield
    finally:
        _state.finishing = False


def asked_to_stop() -> bool:
    """Whether a signal came while outputs were written."""
    return _state.asked


def stopped() -> int:
    """The exit status after the signal that came last."""
    return _BASE + _state.last


def _stop(number: int, _frame: FrameType | None) -> None:
    _state.last = number
    if number != signal.SIGINT:
        signal.signal(number, signal.SIG_IGN)
    if _state.finishing and not _state.asked:
        _state.asked = True
        return
    raise KeyboardInterrupt
