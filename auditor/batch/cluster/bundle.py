"""Rules and lexicons as bytes, the same for the same content, so that no machine judges by other ones."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from auditor.batch.options import RulesetOptions
from auditor.config.resources import data_directory
from auditor.ruleset.packs import with_bases

_BUILT_IN, _PACKS, _WAIVERS = "built-in", "packs", "waivers"
_KINDS: Final = ("rules", "lexicons")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name: no time of today in the bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """``data`` with its SHA-256; ``options`` hold paths inside it."""

    data: bytes
    digest: str
    options: RulesetOptions

    def unpack(self, folder: Path) -> RulesetOptions:
        """Writes all of it below ``folder``; the options with their paths there. Raises ValueError for bytes
        that were damaged on the way."""
        if hashlib.sha256(self.data).hexdigest() != self.digest:
            raise ValueError("rules and lexicons were damaged on the way")
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            archive.extractall(folder)
        waivers = folder / self.options.waivers if self.options.waivers else None
        packs = tuple(folder / each for each in self.options.packs)
        return replace(self.options, packs=packs, waivers=waivers)


def built_in(folder: Path) -> Path | None:
    """Where the built-in data lies in an unpacked bundle; None where it is what this machine has itself, of
    which it has kept what it made."""
    found = folder / _BUILT_IN
    own = all(dict(_yaml_files(found / kind)) == dict(_yaml_files(data_directory(kind))) for kind in _KINDS)
    return None if own else found


def bundle_of(options: RulesetOptions) -> Bundle:
    """All that ``options`` load, with the day by which waivers lapse."""
    folders, _, _ = with_bases(options.packs)
    shared = Path(os.path.commonpath([each.resolve() for each in folders])).parent if folders else Path()
    placed = {each: Path(_PACKS) / each.resolve().relative_to(shared) for each in folders}
    content = {
        f"{_BUILT_IN}/{kind}/{name}": data
        for kind in _KINDS
        for name, data in _yaml_files(data_directory(kind))
    }
    for folder, place in placed.items():
        content |= {f"{place.as_posix()}/{name}": data for name, data in _yaml_files(folder)}
    waivers = Path(_WAIVERS) / options.waivers.name if options.waivers else None
    if options.waivers and waivers:
        content[waivers.as_posix()] = options.waivers.read_bytes()
    data = _zipped(content.items())
    within = replace(
        options,
        packs=tuple(placed[each] for each in options.packs),
        waivers=waivers,
        today=options.today or datetime.now().astimezone().date(),
    )
    return Bundle(data, hashlib.sha256(data).hexdigest(), within)


def _yaml_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.yaml")):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _zipped(content: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(content):
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
