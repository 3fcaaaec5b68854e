"""What YAML files say, kept between runs: parsing some 220 files takes longer than all else at the start.

The data of each text is kept by the digest of the text in one JSON file of the user's cache directory. A text
that has changed is another text; a file that is missing, damaged, of another version or not the user's own is
not used, and one that cannot be written is done without. JSON runs no code, whoever wrote it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from auditor.files import write_bytes
from auditor.version import __version__

VARIABLE = "AUDITOR_CACHE"  # the directory; empty for none
NOTHING: Final = object()
_FORMAT = 1  # of the file, and of how texts are read: raise it with either
_MOST_BYTES = 8_000_000  # the built-in rules and lexicons have 800 kB
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@dataclass
class _Keeping:
    """What happens inside ``kept``; the file is read for the first text that is not remembered."""

    path: Path
    asked: dict[str, Any] = field(default_factory=dict)
    """Data of the texts that were read."""

    @cached_property
    def known(self) -> dict[str, Any]:
        return _read(self.path)


_keeping: list[_Keeping] = []


def cache_directory() -> Path | None:
    """Where this user's programs keep what they can make again, ``None`` where there is no such place."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "auditor" / "cache" if local else None
    with suppress(RuntimeError):  # a user without a home
        home = Path.home()
        usual = home / "Library/Caches" if sys.platform == "darwin" else home / ".cache"
        return Path(os.environ.get("XDG_CACHE_HOME") or usual) / "auditor"
    return None


@contextmanager
def kept() -> Iterator[None]:
    """What is read inside is taken from the cache where it holds it, and put there where it does not."""
    directory = cache_directory()
    if directory is None or _keeping:
        yield
        return
    keeping = _Keeping(directory / f"yaml-{__version__}-{_FORMAT}.json")
    _keeping.append(keeping)
    try:
        yield
        if keeping.asked and not keeping.asked.keys() <= keeping.known.keys():
            _write(keeping)
    finally:
        _keeping.clear()


def data_of(text: str) -> Any:
    """The data of a text, ``NOTHING`` where it is not kept."""
    if not _keeping:
        return NOTHING
    key, (keeping,) = _digest(text), _keeping
    found = keeping.known.get(key, NOTHING)
    if found is not NOTHING:
        keeping.asked[key] = found
    return found


def keep_data(text: str, data: Any) -> None:
    """Keeps the data of a text that had to be parsed."""
    for keeping in _keeping:
        keeping.asked[_digest(text)] = data


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    try:
        if not (_own(path.parent) and _own(path)) or path.stat().st_size > _MOST_BYTES:
            return {}
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _own(path: Path) -> bool:
    """Whether nobody but the user can have written here; Windows guards the user's folder by itself."""
    if sys.platform == "win32":
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS


def _write(keeping: _Keeping) -> None:
    """Writes all that is known; where old texts have piled up, what was asked for in this run."""
    path = keeping.path
    with suppress(OSError, ValueError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _own(path.parent):
            return
        made = _json(keeping.known | keeping.asked)
        write_bytes(path, made if len(made) <= _MOST_BYTES else _json(keeping.asked))


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
