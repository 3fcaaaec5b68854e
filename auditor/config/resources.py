"""Finds the data that a finance bureau edits: rules/, lexicons/ and reports/.

An installed wheel carries them inside the package; a checkout has them at its top level.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

DataKind = Literal["rules", "lexicons", "reports"]

_PACKAGE = Path(__file__).resolve().parent.parent


_moved: list[Path] = []


def read_from(folder: Path) -> None:
    """Lets this process take what is built in from ``folder`` (with «rules», «lexicons» …): a machine of a
    cluster works with the data that it was sent. To be called before anything is read."""
    _moved[:] = [folder]


def data_directory(kind: DataKind) -> Path:
    """The built-in directory of a kind."""
    for folder in _moved:
        if (folder / kind).is_dir():
            return folder / kind
    packaged = _PACKAGE / "_data" / kind
    return packaged if packaged.is_dir() else _PACKAGE.parent / kind
