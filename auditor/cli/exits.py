"""The exit codes of every command (docs/cli.md)."""

from __future__ import annotations

from typing import Final

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
UNREAD: Final = 3
INTERNAL: Final = 4
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
