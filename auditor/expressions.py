"""Regular expressions that are compiled when they are first asked something.

Modules and lexicons write some nine hundred. A check of one file asks fewer than half of them; to compile
these would take a tenth of its time, so that what Python makes of an expression is kept between runs
(config/kept.py). Since a mistake in one would show late, tests/test_expressions.py compiles each.
"""

from __future__ import annotations

import re
from array import array
from importlib import import_module
from typing import Any, AnyStr, Final, cast

Code = tuple[int, bytes, int, dict[str, int]]
"""What ``_sre.compile`` makes an expression of: flags, code, how many groups, the numbers of named ones."""
Codes = dict[tuple[str | bytes, int], Code]
"""The code of expressions with the flags that they are written with."""

_ASKED: Final = tuple(name for name in dir(re.Pattern) if not name.startswith("_") and name != "pattern")
_WORD: Final = "I"  # of the code
_known: Codes = {}


class Expression:
    """Stands for the compiled expression, whose methods it takes over as soon as one is asked for."""

    __slots__ = (*_ASKED, "_wanted", "pattern")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._wanted = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = _compiled(self.pattern, int(self._wanted))
        for each in _ASKED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, for an expression of a module or a lexicon; not for one of a document, which
    would be kept."""
    return cast("re.Pattern[AnyStr]", Expression(pattern, flags))


def known() -> Codes:
    """What was learned and what was compiled since."""
    return _known


def learn(codes: Codes) -> None:
    """Takes over what another run of the same Python has compiled."""
    _known.update(codes)


def _compiled(pattern: str | bytes, flags: int) -> re.Pattern[Any]:
    """What ``re.compile`` gives, of known code where there is any, which ``_sre`` examines."""
    key = (pattern, flags)
    try:
        if key not in _known:
            _known[key] = _code(pattern, flags)
        made: re.Pattern[Any] = _made(pattern, *_known[key])
    except Exception:  # a wrong expression, of which re tells; wrong code; a Python that does it otherwise
        return re.compile(pattern, flags)
    return made


def _code(pattern: str | bytes, flags: int) -> Code:
    """As re._compiler.compile makes it."""
    compiler: Any = import_module("re._compiler")
    tree = compiler._parser.parse(pattern, flags)
    code = array(_WORD, compiler._code(tree, flags)).tobytes()
    return flags | tree.state.flags, code, tree.state.groups - 1, dict(tree.state.groupdict)


def _made(pattern: str | bytes, flags: int, code: bytes, groups: int, numbers: dict[str, int]) -> Any:
    names: list[str | None] = [None] * (groups + 1)
    for name, number in numbers.items():
        names[number] = name
    sre: Any = import_module("_sre")
    return sre.compile(pattern, flags, array(_WORD, code).tolist(), groups, numbers, tuple(names))
