"""Files that are the same byte for byte: audited once, the others named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from auditor.errors import InputError
from auditor.model import Skipped
from auditor.readers.folders.gathering import Found
from auditor.readers.limits import DEFAULT_LIMITS, Limits


def once_each(found: Found, limits: Limits = DEFAULT_LIMITS) -> Found:
    """What was found without the files whose bytes are those of an earlier one; these are named with it."""
    first: dict[str, Path] = {}
    kept, skipped = [], []
    for path, mark in zip(found.files, _marks(found.files, limits), strict=True):
        if mark and mark in first:
            reason = f"与 {first[mark]} 的内容完全相同，只算一份"
            skipped.append(Skipped(str(path), reason, "报送有误的，请换成正确的文件"))
        else:
            first.setdefault(mark, path)
            kept.append(path)
    return replace(found, files=tuple(kept), skipped=(*found.skipped, *skipped))


def _marks(files: Iterable[Path], limits: Limits) -> list[str]:
    """A digest of each file; blank for one that cannot be read, which is told when it is audited."""
    return [_mark(path, limits) for path in files]


def _mark(path: Path, limits: Limits) -> str:
    try:
        if path.is_file():
            limits.check_size(path.stat().st_size, str(path))
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        from auditor.readers.folders.zipped import member_of, read_member

        inside = member_of(path)
        return hashlib.sha256(read_member(*inside, limits)).hexdigest() if inside else ""
    except (InputError, OSError):
        return ""
