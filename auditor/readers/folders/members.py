"""The files that a package holds, under the names that their authors gave them."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.readers.folders.passing import is_junk

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a package: ``name`` as people see it, ``entry`` as the zip has it."""

    name: str
    entry: zipfile.ZipInfo

    @property
    def encrypted(self) -> bool:
        return bool(self.entry.flag_bits & _ENCRYPTED_FLAG)

    @property
    def is_zip(self) -> bool:
        return self.name.lower().endswith(".zip")


def members(entries: list[zipfile.ZipInfo]) -> Iterator[Member]:
    """The files of a zip in their order under safe, distinct names; folders, links, hidden files and what
    systems leave behind (__MACOSX, ~$…) are left out."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = safe_name(decoded_name(entry))
        if entry.is_dir() or stat.S_ISLNK(entry.external_attr >> 16) or not name or _left_behind(name):
            continue
        yield Member(_distinct(name, seen), entry)


def hidden_names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """The files of a zip that are left out because they, or a folder above them, are hidden."""
    names = (safe_name(decoded_name(entry)) for entry in entries if not entry.is_dir())
    parts = ((name, name.split("/")) for name in names)
    return [
        name
        for name, own in parts
        if any(each.startswith(".") for each in own) and not any(map(is_junk, own))
    ]


def decoded_name(entry: zipfile.ZipInfo) -> str:
    """A name as its author saw it: without the UTF-8 flag, Chinese systems write GBK (or UTF-8 all the same),
    which zipfile shows as cp437."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def safe_name(name: str) -> str:
    """A relative name without drive, root, «..» and control characters; empty where nothing is left."""
    parts = name.replace("\\", "/").split("/")
    kept = ("".join(char for char in part if char.isprintable()).strip() for part in parts)
    return "/".join(part for part in kept if part not in {"", ".", ".."} and not part.endswith(":"))


def _distinct(name: str, seen: dict[str, int]) -> str:
    """The name with a number behind it where it stood before; ``seen`` remembers the last number of each."""
    path, number, distinct = Path(name), seen.get(name, 0), name
    while distinct in seen:
        number += 1
        distinct = path.with_name(f"{path.stem}（{number + 1}）{path.suffix}").as_posix()
    seen[name] = number
    seen.setdefault(distinct, 0)
    return distinct


def _left_behind(name: str) -> bool:
    return any(part.startswith(".") or is_junk(part) for part in name.split("/"))
