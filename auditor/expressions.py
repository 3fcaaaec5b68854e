"""Regular expressions that are compiled when they are first asked something.

Modules write some seven hundred, of which a check of one file asks fewer than half; to compile all of them
takes a tenth of its time. Since a mistake in one would show late, tests/test_expressions.py compiles each.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_ASKED: Final = tuple(name for name in dir(re.Pattern) if not name.startswith("_") and name != "pattern")


class Expression:
    """Stands for the compiled expression, whose methods it takes over as soon as one is asked for."""

    __slots__ = (*_ASKED, "_wanted", "pattern")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._wanted = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._wanted)
        for each in _ASKED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, for an expression of a module."""
    return cast("re.Pattern[AnyStr]", Expression(pattern, flags))
