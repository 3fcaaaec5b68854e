"""Names with * and ? on Windows, whose command line leaves them to the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.opening import there


def expanded(arguments: Sequence[str]) -> list[str]:
    """The arguments with the files that their wildcards name, in order; what names none stays as it is."""
    return [each for argument in arguments for each in _files(argument)]


def _files(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument.startswith("-") or not any(mark in path.name for mark in "*?") or there(path):
        yield argument
        return
    yield from sorted(map(str, path.parent.glob(path.name))) or [argument]
