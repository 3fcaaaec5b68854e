"""Which program this is, down to the code: what one has made of a file another may make otherwise."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from auditor.version import __version__

_PACKAGE = Path(__file__).resolve().parents[1]
_DIGITS = 16
_OTHERS = frozenset({"_data", "__pycache__"})  # folders without modules


@cache
def program_mark() -> str:
    """Tells this program from any other by where it lies and how large and how old its modules are, as Python
    does for what it compiles: reading all of them would take longer than what is kept saves."""
    from pydantic import VERSION

    told = [__version__, VERSION, str(sys.implementation.cache_tag), str(_PACKAGE), *_modules(str(_PACKAGE))]
    return hashlib.sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            status = entry.stat()
            yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"
        elif entry.name not in _OTHERS and entry.is_dir():
            yield from _modules(entry.path)
