"""What a stored result depends on beside the file and the rules: the program, and the waivers that hold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.version import __version__

if TYPE_CHECKING:
    from auditor.model import Waivers

_PACKAGE = Path(__file__).parents[1]
_DIGITS = 12


@cache
def program_version() -> str:
    """The version and a digest of the program's code: a copy from between two releases judges otherwise."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def waivers_digest(waivers: Waivers) -> str:
    """Of the waivers that hold today; blank where none does."""
    if not waivers.active:
        return ""
    entries = [asdict(each) for _, each in sorted(waivers.active.items())]
    return hashlib.sha256(json.dumps(entries, default=str, sort_keys=True).encode()).hexdigest()
