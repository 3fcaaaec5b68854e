"""What is made of rules, lexicons and expressions, kept between runs: reading and checking some 260 files
takes longer than all else at the start.

Each thing is kept under a digest of all that it is made of, in one file of the user's cache directory that
belongs to this program as it is (``program_mark``). What has changed is another thing; a file that is
missing, damaged or not the user's own is not used, and one that cannot be written is done without. Nothing
in it runs code, whoever wrote it (sealed.py).
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from auditor.config.directories import user_directory
from auditor.expressions import known, learn
from auditor.files import write_bytes

VARIABLE = "AUDITOR_CACHE"  # the directory; empty for none
NOTHING: Final = object()
_MOST_BYTES = 8_000_000  # of a file; the built-in rules and lexicons take 3 MB
_MOST_FILES = 8  # programs that a user, or who works on this one, has in use
_DAY = 86_400
_EXPRESSIONS: Final = f"expressions-{sys.version}"
_MOST_EXPRESSIONS = 3_000  # a bureau that works on its lexicons writes new ones
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_PREFIX = "kept-"
_MARKED = f"{_PREFIX}{'[0-9a-f]' * 16}"  # the folder may be one of the user's, with other files


class Kept:
    """What the cache holds, and what is to be put there. The file is read when somebody first asks."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._new: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self.open = path is not None
        """Whether what is put will be written."""

    @cached_property
    def _known(self) -> dict[str, bytes | memoryview]:
        return {} if self._path is None else _read(self._path)

    def __contains__(self, key: str) -> bool:
        return key in self._known or key in self._new

    def get(self, key: str) -> Any:
        """The value, ``NOTHING`` where it is not kept."""
        data = self._new.get(key) or self._known.get(key)
        if data is None:
            return NOTHING
        self._asked.add(key)
        from auditor.config.sealed import SealError, unsealed

        try:
            return unsealed(data)
        except SealError:
            self._known.pop(key, None)
            return NOTHING

    def put(self, key: str, value: object) -> None:
        """Keeps a value, if it is one that can be kept."""
        if self.open:
            from auditor.config.sealed import SealError, sealed

            with suppress(SealError):
                self._new[key] = sealed(value)

    def write(self) -> None:
        """Writes what is new beside what is known; where much has piled up, what nobody asked for goes."""
        if self._path is None or not self._new:
            return
        with suppress(OSError, ValueError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _own(self._path.parent):
                return
            known = _read(self._path) | self._known  # another run may have written since
            asked = {key: known.pop(key) for key in list(known) if key in self._asked}
            write_bytes(self._path, _joined({**known, **asked, **self._new}))
            _tidy(self._path)
        self._known.update(self._new)
        self._new = {}


_NONE: Final = Kept(None)
_keeping: list[Kept] = []


def keeper() -> Kept:
    """Where what is made now is kept; outside ``kept`` nowhere."""
    return _keeping[0] if _keeping else _NONE


@contextmanager
def kept() -> Iterator[None]:
    """What is made of files inside is taken from the cache where it holds it, and put there where it does
    not."""
    directory = cache_directory()
    if directory is None:
        yield
        return
    outer = not _keeping
    if outer:
        from auditor.config.program import program_mark

        _keeping.append(Kept(directory / f"{_PREFIX}{program_mark()}"))
    keeping = keeper()
    learned = _learned(keeping) if outer else 0
    try:
        yield
        if outer and learned < len(known()) <= _MOST_EXPRESSIONS:
            keeping.put(_EXPRESSIONS, known())
        keeping.write()
    finally:
        if outer:
            _keeping.clear()
            keeping.open = False


def _learned(keeping: Kept) -> int:
    """How many expressions are kept; they are known from now on."""
    found = keeping.get(_EXPRESSIONS)
    if not isinstance(found, dict):
        return 0
    learn(found)
    return len(found)


def made_once(keeping: Kept, key: str, make: Callable[[], Any]) -> Any:
    """What is kept under a key, or is made and kept."""
    found = keeping.get(key)
    if found is NOTHING:
        found = make()
        keeping.put(key, found)
    return found


def cache_directory() -> Path | None:
    """Where this user's programs keep what they can make again, ``None`` where there is no such place."""
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return user_directory(VARIABLE, "LOCALAPPDATA", "XDG_CACHE_HOME", usual, "cache")


def _own(path: Path) -> bool:
    """Whether nobody but the user can have written here; Windows guards the user's folder by itself."""
    if sys.platform == "win32":
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS


def _read(path: Path) -> dict[str, bytes | memoryview]:
    """The things in a file: a line with the size of each by its key, then the things one after another."""
    try:
        if not (_own(path.parent) and _own(path)) or path.stat().st_size > _MOST_BYTES:
            return {}
        data = path.read_bytes()
        if time.time() - path.stat().st_mtime > _DAY:
            path.touch()  # in use: the oldest go first
        end = data.index(b"\n") + 1
        sizes = json.loads(data[:end])
        found: dict[str, bytes | memoryview] = {}
        body = memoryview(data)
        for key, size in sizes.items():
            found[key] = body[end : end + size]
            end += size
    except (OSError, ValueError, RecursionError, AttributeError, TypeError):
        return {}
    return found


def _joined(things: dict[str, bytes | memoryview]) -> bytes:
    """The bytes of a file, the first things left out where they are too many."""
    size = sum(map(_room, things.items()))
    chosen = dict(things)
    for thing in things.items():
        if size <= _MOST_BYTES:
            break
        size -= _room(thing)
        del chosen[thing[0]]
    head = json.dumps({key: len(data) for key, data in chosen.items()}).encode()
    return b"".join((head, b"\n", *chosen.values()))


def _room(thing: tuple[str, bytes | memoryview]) -> int:
    key, data = thing
    return len(key) + len(data) + 16  # and signs of the line that tells sizes


def _tidy(written: Path) -> None:
    """Removes the files of other programs but those that were used last."""
    with suppress(OSError):  # another run does the same
        others = [each for each in written.parent.glob(_MARKED) if each != written]
        others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for each in others[_MOST_FILES - 1 :]:
            each.unlink(missing_ok=True)
