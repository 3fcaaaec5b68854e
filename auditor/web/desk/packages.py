"""A zip on its way to a batch, unpacked by a process that can be killed; its folders are departments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from auditor.errors import InputError
from auditor.files import write_bytes
from auditor.readers import content_of, find_documents
from auditor.readers.limits import MEGABYTE, Limits
from auditor.web.work import process_limits, without_options

MOST_MB = 1_000  # of all files of a zip together
_PACKAGE = ".zip"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a zip, unpacked at ``path``; ``folder`` is blank where it lies in none."""

    folder: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What is taken of a zip, and in words what is not, and why."""

    members: tuple[Member, ...]
    refused: tuple[str, ...]


def unpacked(package: str, folder: str, package_mb: int, most: int) -> Unpacked:
    """Unpacks at most so many files into ``folder``, under names without anything of a user's. Raises
    InputError for what is no zip of files."""
    top, limits = Path(package), replace(process_limits(), package_mb=package_mb)
    found = find_documents([package], limits)
    if top in found.files:
        raise InputError(package, "不是压缩包，或者已经损坏", "请重新压缩为 .zip 后再送审")
    refused = [_told(top, each.path, each.reason, without_options(each.advice)) for each in found.problems]
    refused += [_told(top, each.source, each.reason) for each in found.skipped]
    places = [_inside(top, each) for each in found.files]
    shared = _shared([place.parts[:-1] for place in places])
    members: list[Member] = []
    left = MOST_MB * MEGABYTE
    for number, (path, place) in enumerate(zip(found.files, places, strict=True)):
        if len(members) >= most:
            refused.append(_told(top, str(path), f"一批最多{most}份，没有接收"))
            continue
        content = _content(path, limits, left)
        if isinstance(content, str):
            refused.append(_told(top, str(path), content))
            continue
        left -= len(content)
        file = Path(folder) / f"{number}"
        write_bytes(file, content)
        folders = (part.removesuffix(_PACKAGE) for part in place.parts[len(shared) : -1])
        members.append(Member("/".join(folders), place.name, str(file)))
    return Unpacked(tuple(members), tuple(refused))


def _inside(top: Path, path: str | Path) -> PurePath:
    """A path as the zip has it; the zip itself has none."""
    pure = PurePath(path)
    return pure.relative_to(top) if pure.is_relative_to(top) else PurePath(pure.name)


def _told(top: Path, source: str, *why: str) -> str:
    inside = _inside(top, source)
    return f"{f'“{inside}”：' if inside.parts else ''}{'。'.join(filter(None, why))}"


def _content(path: Path, limits: Limits, left: int) -> bytes | str:
    """What a file holds, or why it is not taken."""
    try:
        content = content_of(path, limits)
    except InputError as error:
        return "。".join(filter(None, (error.reason, without_options(error.advice))))
    if not content:
        return "是空文件"
    return content if len(content) <= left else f"压缩包里的文件一共超过{MOST_MB}MB，没有接收"


def _shared(folders: Iterable[Sequence[str]]) -> Sequence[str]:
    """The folders around all files: they tell no department from another."""
    every = list(folders)
    shared = every[0] if every else ()
    for own in every[1:]:
        same = next(
            (at for at, pair in enumerate(zip(shared, own, strict=False)) if pair[0] != pair[1]), None
        )
        shared = shared[: min(len(shared), len(own)) if same is None else same]
    return shared
