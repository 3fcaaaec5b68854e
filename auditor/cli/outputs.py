"""Files that commands write: refused before any work where they cannot be, and never in an input's place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import InputError, UsageError
from auditor.files import NOTHING, Identities, check_writable, replacing, write_bytes, write_text
from auditor.opening import is_file, is_folder, read_file, remedy, there, why
from auditor.stamps import seal_holds

if TYPE_CHECKING:
    from auditor.readers import Found
    from auditor.readers.limits import Limits

PAGE = (".html", ".htm")
"""The endings of a page, the usual one first."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Writes files whole or not at all; what was read is never written over, whatever its name."""

    inputs: Identities = NOTHING

    @classmethod
    def beside(cls, inputs: Iterable[Path]) -> Outputs:
        """Outputs of a command that has read these files (those in a package stand for the package)."""
        return cls(Identities.of(_on_disk(path) for path in inputs))

    def text(self, path: Path, text: str) -> None:
        """UTF-8 with Unix line ends. Raises UsageError where the file cannot be written."""
        self.refuse(path)
        with _told(path):
            write_text(path, text)

    def pieces(self, path: Path, pieces: Iterable[str]) -> None:
        """A text in pieces, as ``text`` writes a whole one. Raises UsageError where it cannot be written."""
        with self.draft(path) as draft, draft.open("wb") as stream:
            for each in pieces:
                stream.write(each.encode("utf-8", errors="backslashreplace"))

    def data(self, path: Path, data: bytes) -> None:
        """Raises UsageError where the file cannot be written."""
        self.refuse(path)
        with _told(path):
            write_bytes(path, data)

    @contextmanager
    def draft(self, path: Path) -> Iterator[Path]:
        """A draft that becomes ``path``. Raises UsageError where the file cannot be written."""
        self.refuse(path)
        with _told(path), replacing(path) as draft:
            yield draft

    def refuse(self, path: Path) -> None:
        """Raises UsageError where ``path`` is a file that was read."""
        if path in self.inputs:
            raise UsageError(f"{path} 是送审文件，没有覆盖它。请把输出写到别的位置或换一个名字")


def without_earlier(found: Found, outputs: Iterable[Path], limits: Limits) -> Found:
    """The files without the reports of an earlier run at the places of these outputs: they are replaced."""
    from auditor.readers import is_own_output

    named = Identities.of(outputs)
    own = {path for path in found.files if path in named and is_own_output(path, limits)}
    return replace(found, files=tuple(each for each in found.files if each not in own)) if own else found


def made(folder: Path) -> Path:
    """The folder, made where it is missing. Raises UsageError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"不能建立文件夹 {folder}（{why(error)}）。请换一个位置") from error
    return folder


def free_name(path: Path, numbered: Callable[[int], Path] | None = None) -> Path:
    """``path`` where nothing or an unchanged file of ours stands there, else the next free name: what people
    have worked on is not written over. ``numbered`` gives the names from 2 on."""
    name = numbered or (lambda number: path.with_name(f"{path.stem}-{number}{path.suffix}"))
    return next(each for each in chain((path,), map(name, count(2))) if _replaceable(each))


def _replaceable(path: Path) -> bool:
    from auditor.office.archive import Archive
    from auditor.office.stamping import untouched

    if not is_file(path):
        return not there(path)
    try:
        data = read_file(path)
        return seal_holds(data) if data.startswith(b"%PDF") else untouched(Archive(data, str(path)))
    except (InputError, OSError):  # no file of ours
        return False


def _on_disk(path: Path) -> Path:
    return next((each for each in (path, *path.parents) if there(each)), path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"不能写入 {path}（{why(error)}）。{remedy(error)}") from error


def check_ending(option: str, path: Path | None, *endings: str) -> None:
    """Raises UsageError for a name under which no program would open what is written."""
    if path is not None and path.suffix.lower() not in endings:
        raise UsageError(f"{option} 的文件名请以 {endings[0]} 结尾，如 {path.stem}{endings[0]}")


def check_outputs(outputs: list[Path], inputs: Iterable[Path]) -> None:
    """Before any work: every output can be written and is none of the inputs, nor another output. Raises
    UsageError."""
    inputs = list(inputs)
    read = Identities.of(inputs)
    taken = {path.resolve() for path in inputs}
    for path in outputs:
        with _told(path):
            _check(path, taken, read)
        taken.add(path.resolve())


def _check(path: Path, taken: set[Path], read: Identities) -> None:
    if is_folder(path):
        raise UsageError(f"输出 {path} 是文件夹，请写成文件名")
    if path.resolve() in taken or path in read:
        raise UsageError(f"输出文件 {path} 与送审文件或另一个输出相同，请换一个名字")
    if not is_folder(path.parent):
        raise UsageError(f"输出文件夹 {path.parent} 不存在，请先建立")
    check_writable(path)
