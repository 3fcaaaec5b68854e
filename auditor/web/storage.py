"""Uploads on disk: a folder with a random name for each, and nothing of a user's name in any path."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor.expressions import expression
from auditor.files import write_bytes

_ID = expression(r"[A-Za-z0-9_-]{22}")
_SUFFIX = expression(r"\.[a-z0-9]{1,8}")


def new_id() -> str:
    """A name that nobody can guess: 128 bits."""
    return secrets.token_urlsafe(16)


class Storage:
    """The folder of uploads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)

    def keep(self, identifier: str, suffix: str, data: bytes) -> None:
        """Keeps an upload. Raises OSError."""
        own = self._own(identifier)
        own.mkdir(mode=0o700)
        write_bytes(self.original(identifier, suffix), data)

    def original(self, identifier: str, suffix: str) -> Path:
        if not _SUFFIX.fullmatch(suffix):
            raise ValueError(suffix)
        return self._own(identifier) / f"original{suffix}"

    def result(self, identifier: str) -> Path:
        """Where the audit of an upload lies once it is done."""
        return self._own(identifier) / "result"

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for work in between; one that a killed server leaves behind goes at the next start, as all
        without a record do."""
        own = self._own(new_id())
        own.mkdir(mode=0o700)
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)

    def delete(self, identifier: str) -> None:
        shutil.rmtree(self._own(identifier), ignore_errors=True)

    def identifiers(self) -> set[str]:
        return {each.name for each in self._folder.iterdir() if _ID.fullmatch(each.name)}

    def _own(self, identifier: str) -> Path:
        if not _ID.fullmatch(identifier):
            raise ValueError(identifier)
        return self._folder / identifier
