"""The exit status of every command.

0 the audit ran · 1 it ran and --fail-on was met · 2 the call or the rules are wrong · 3 some input could not
be read, or holds not one indicator · 4 the program itself failed
· 130 interrupted (143, 129: told to end, terminal closed) · 141 the reader of our output went away.
"""

from __future__ import annotations

from typing import Final

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
UNREAD: Final = 3
INTERNAL: Final = 4
BROKEN_PIPE: Final = 141
