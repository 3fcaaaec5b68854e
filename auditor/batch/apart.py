"""One piece of work on one file, within the limits: in a process that can be killed if the file is risky."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from auditor.batch.guard import TimeUp, can_guard, guarded, is_light, limited_memory
from auditor.batch.pool import audited
from auditor.batch.processes import Task
from auditor.batch.worker import prepare, unexpected
from auditor.errors import AuditorError, ConfigurationError, InputError, UsageError
from auditor.model import Unreadable
from auditor.readers.limits import DEFAULT_LIMITS, Limits

T = TypeVar("T")

_work: list[_Work] = []  # what this process is for


@dataclass(frozen=True, slots=True)
class _Work:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Done:
    value: Any


def apart(
    function: Callable[..., T], path: Path | str, *arguments: Any, limits: Limits = DEFAULT_LIMITS
) -> T:
    """``function(path, *arguments)``, which must be a module's own function with arguments that can be sent
    to a process. Raises what that raises of AuditorError, and InputError where a limit is reached."""
    path = Path(path)
    if can_guard() and is_light(path):
        return _guarded(function, path, arguments, limits)
    task = Task(_prepare, (_Work(function, arguments, limits),), _run)
    result: Any = next(iter(audited([path], task, workers=1, limits=limits)))[1]
    if isinstance(result, _Done):
        value: T = result.value
        return value
    if isinstance(result, Unreadable):
        raise InputError(result.source, result.reason, result.advice)
    raise result


def _guarded(function: Callable[..., T], path: Path, arguments: tuple[Any, ...], limits: Limits) -> T:
    try:
        with guarded(limits):
            return function(path, *arguments)
    except TimeUp:
        raise limits.too_slow(str(path)) from None
    except MemoryError:
        raise limits.too_big(str(path)) from None


def _prepare(work: _Work) -> None:
    prepare()
    _work.append(work)


def _run(path: Path) -> Any:
    work = _work[0]
    try:
        with limited_memory(work.limits.memory_mb):
            return _Done(work.function(path, *work.arguments))
    except InputError as error:
        return error
    except ConfigurationError as error:
        return ConfigurationError(str(error))
    except AuditorError as error:
        return UsageError(str(error))
    except MemoryError:
        return work.limits.too_big(str(path))
    except Exception as error:
        return unexpected(path, f"程序内部出错（{type(error).__name__}：{error}）")
