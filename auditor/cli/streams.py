"""stdout and stderr that hold Chinese on every system and survive a reader that goes away."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from auditor.words.visible import inert

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 80


def prepare_streams() -> None:
    """UTF-8 on both streams, or the Chinese encoding that PYTHONIOENCODING asks for (gbk for a program that
    reads no other); what cannot be encoded (a file name that is no text) is escaped, not fatal."""
    _replace_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            asked = "PYTHONIOENCODING" in os.environ and _knows_chinese(stream.encoding)
            stream.reconfigure(encoding=stream.encoding if asked else "utf-8", errors="backslashreplace")


def _replace_closed() -> None:
    """A stream that the caller closed leads nowhere; a file opened later must not take its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _knows_chinese(encoding: str) -> bool:
    try:
        "汉".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def close_quietly() -> None:
    """Sends what is still buffered nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a descriptor has nothing to send
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """A line on stdout. Whatever stands in it is inert: names and words of files steer no terminal."""
    print(inert(text))


def put(text: str) -> None:
    """A whole report on stdout, in a format whose writer made it inert."""
    print(text, end="")


def say_error(text: str) -> None:
    """A line on stderr, as inert; where nobody can hear it any more, the work goes on."""
    with contextlib.suppress(OSError):
        print(inert(text), file=sys.stderr, flush=True)


def console(file: TextIO | None = None) -> Console:
    """A rich console on stdout, or on ``file`` without colour; 80 columns where there is no terminal."""
    from rich.console import Console

    target = file or sys.stdout
    width = None if target.isatty() else _PIPED_WIDTH
    return Console(file=target, width=width, highlight=False, emoji=False, markup=False)
