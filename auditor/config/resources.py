"""Finds the data that a finance bureau edits: rules/, lexicons/ and reports/.

An installed wheel carries them inside the package; a checkout has them at its top level.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

DataKind = Literal["rules", "lexicons", "reports"]

_PACKAGE = Path(__file__).resolve().parent.parent


def data_directory(kind: DataKind) -> Path:
    """The built-in directory of a kind."""
    packaged = _PACKAGE / "_data" / kind
    return packaged if packaged.is_dir() else _PACKAGE.parent / kind
