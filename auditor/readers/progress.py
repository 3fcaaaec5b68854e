"""Tells whoever listens how many pages of a scan are read: they take seconds each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Told = Callable[[int, int], None]  # pages read, pages in all

_listener: ContextVar[Told | None] = ContextVar("listener", default=None)


@contextmanager
def listening(told: Told) -> Iterator[None]:
    """While inside, ``told`` hears of every page that is read in this thread's name."""
    token = _listener.set(told)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(done: int, total: int) -> None:
    """Says that so many pages are read."""
    told = _listener.get()
    if told is not None:
        told(done, total)
