"""One file in one process: whatever goes wrong with it becomes a reason, never a crash of the batch."""

from __future__ import annotations

import copyreg
import logging
import os
import signal
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING, Any

from auditor.errors import InputError, OwnOutputError
from auditor.model import Skipped, SubmissionReport, Unreadable
from auditor.readers.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.ruleset import RuleSet

Result = SubmissionReport | Unreadable | Skipped

_loaded: dict[str, tuple[RuleSet, Limits]] = {}  # this process's rule set; a worker builds it once


def _reduce_proxy(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return MappingProxyType, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduce_proxy)  # records hold read-only mappings, which pickle refuses


def start(options: RulesetOptions, limits: Limits = DEFAULT_LIMITS) -> None:
    """Prepares a worker process that audits."""
    prepare()
    _loaded["ruleset"] = options.load(), limits


def prepare() -> None:
    """Prepares any worker process. Ctrl-C is the parent's business."""
    logging.getLogger().addHandler(logging.NullHandler())  # a broken rule is told in the report
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Told to end: a LibreOffice that this process started must not outlive it."""
    from auditor.readers.word.libreoffice import stop_all

    stop_all()
    os._exit(1)


def audit_in_worker(path: Path) -> Result:
    """One file by this worker's rule set; the time is the parent's business."""
    from auditor.batch.guard import limited_memory

    ruleset, limits = _loaded["ruleset"]
    with limited_memory(limits.memory_mb):
        return audit_one(path, ruleset, limits=limits)


def audit_guarded(path: Path, ruleset: RuleSet, limits: Limits) -> Result:
    """One file in this process, within the limits as far as the system keeps them."""
    from auditor.batch.guard import TimeUp, guarded

    try:
        with guarded(limits):
            return audit_one(path, ruleset, limits=limits)
    except TimeUp:
        return refused(limits.too_slow(str(path)))


def audit_one(
    path: Path, ruleset: RuleSet, *, limits: Limits = DEFAULT_LIMITS, strict: bool = False
) -> Result:
    """The audit of one file, or why there is none. ``strict`` lets unexpected errors through."""
    from auditor.auditing import audit_document

    try:
        return audit_document(path, ruleset, limits)
    except OwnOutputError as error:
        return Skipped(error.path, error.reason)
    except InputError as error:
        return refused(error)
    except MemoryError:
        return refused(limits.too_big(str(path)))
    except Exception as error:
        if strict:
            raise
        return unexpected(path, f"程序内部出错（{type(error).__name__}：{error}）")


def refused(error: InputError) -> Unreadable:
    """What is told of a file that cannot be audited."""
    return Unreadable(error.path, error.reason, error.advice)


def unexpected(path: Path, reason: str) -> Unreadable:
    """A failure that is the program's own."""
    advice = "请把这份文件和这行提示反馈给工具维护人，加 --debug 可看到详细信息"
    return Unreadable(str(path), reason, advice)
