"""Tables of cases that run in one test."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

import pytest


def every_case(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[FunctionType], Any]:
    """As ``pytest.mark.parametrize``, for cases that take no time and no fixture: all run in one test, which
    tells each that fails, with its line and why. A test of its own would take longer than the case."""
    wanted = [each.strip() for each in names.split(",")] if isinstance(names, str) else [*names]
    given = [(case if len(wanted) > 1 else (case,)) for case in cases]

    def decorated(test: FunctionType) -> Any:
        def run(*own: Any) -> None:
            told = [
                told for case in given if (told := _told(test, own, dict(zip(wanted, case, strict=True))))
            ]
            assert not told, f"{len(told)} of {len(given)} cases fail:\n" + "\n".join(told)

        def alone() -> None:
            run()

        def of_class(self: Any) -> None:
            run(self)

        named: Any = of_class if "self" in inspect.signature(test).parameters else alone
        named.__name__, named.__qualname__, named.__doc__ = test.__name__, test.__qualname__, test.__doc__
        named.__module__ = test.__module__
        return named

    return decorated


def _told(test: FunctionType, own: tuple[Any, ...], case: dict[str, Any]) -> str:
    """What a case says that fails; blank for one that holds."""
    try:
        test(*own, **case)
    except (Exception, pytest.fail.Exception) as error:
        inside = test.__code__.co_filename
        lines = [at.lineno for at in traceback.extract_tb(error.__traceback__) if at.filename == inside]
        return f"{case}, line {lines[-1] if lines else '?'}: {str(error) or type(error).__name__}"
    return ""
