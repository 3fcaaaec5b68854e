"""Files that travel together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from auditor.errors import InputError
from auditor.readers import content_of
from auditor.readers.limits import MEGABYTE, Limits

FILES = 50  # so many earn back what a task costs
MOST_BYTES = 256 * MEGABYTE  # few large files make a chunk


@dataclass(frozen=True, slots=True)
class Sent:
    """A file on its way: its number, what reports call it, its bytes."""

    number: int
    source: str
    data: bytes

    def write_below(self, folder: Path) -> Path:
        """Writes the file below ``folder``, under names that its reader may look at."""
        path = folder / str(self.number) / PurePath(self.source).name
        path.parent.mkdir(parents=True)
        path.write_bytes(self.data)
        return path


Chunk = tuple[Sent, ...]


def chunks(files: Sequence[Path], limits: Limits) -> Iterator[Chunk | int]:
    """The files in chunks, each read when it is asked for; the number of a file that cannot be read here,
    which is to be told as this machine tells it."""
    waiting: list[Sent] = []
    for number, path in enumerate(files):
        try:
            waiting.append(Sent(number, str(path), content_of(path, limits)))
        except InputError:
            yield number
        if len(waiting) >= FILES or sum(len(each.data) for each in waiting) >= MOST_BYTES:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def halves(chunk: Chunk) -> tuple[Chunk, ...]:
    """A chunk in two, one file by itself as it is."""
    middle = len(chunk) // 2
    return (chunk[:middle], chunk[middle:]) if middle else (chunk,)
