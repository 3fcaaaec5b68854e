"""Where a user's programs keep things of their own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def user_directory(named: str, windows: str, elsewhere: str, usual: str, below: str = "") -> Path | None:
    """Our folder among a user's own: what the variable ``named`` holds (empty for none), else ``below``
    ours in the folder that ``windows`` names there; on other systems ours in the one that ``elsewhere`` names
    or in the ``usual`` one of the user's home. ``None`` where there is none."""
    own = os.environ.get(named)
    if own is not None:
        return Path(own) if own else None
    if sys.platform == "win32":
        whole = os.environ.get(windows)
        return Path(whole) / "auditor" / below if whole else None
    with suppress(RuntimeError):  # a user without a home
        return Path(os.environ.get(elsewhere) or Path.home() / usual) / "auditor"
    return None
