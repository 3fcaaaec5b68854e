"""One file in one process: whatever goes wrong with it becomes a reason, never a crash of the batch."""

from __future__ import annotations

import copyreg
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING, Any

from auditor.batch.collector import spare_collector
from auditor.batch.preloaded import rules_for
from auditor.batch.results import encoded
from auditor.errors import InputError, OwnOutputError
from auditor.model import Skipped, SubmissionReport, Unreadable
from auditor.opening import status
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.spool.encoded import Derive, Encoded, Result, Word

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.ruleset import RuleSet

_loaded: dict[str, _Loaded] = {}  # what this process works with; a worker builds it once


@dataclass(frozen=True, slots=True)
class _Loaded:
    ruleset: RuleSet
    limits: Limits
    derive: Derive | None
    word: Word | None


def _reduce_proxy(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return MappingProxyType, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduce_proxy)  # records hold read-only mappings, which pickle refuses


def start(
    options: RulesetOptions,
    limits: Limits = DEFAULT_LIMITS,
    derive: Derive | None = None,
    fingerprint: str = "",
    word: Word | None = None,
) -> None:
    """Prepares a worker process that audits by the rules of this fingerprint; with ``derive`` somebody keeps
    what it finds, with ``word`` a writer wants it in words."""
    prepare()
    _loaded["work"] = _Loaded(rules_for(options, fingerprint), limits, derive, word)
    spare_collector()


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


def audit_in_worker(path: Path, source: str = "") -> Result:
    """One file by this worker's rule set; the time is the parent's business. ``source`` is what reports call
    the file where it does not lie in its own place."""
    from auditor.batch.guard import limited_memory

    work = _loaded["work"]

    def audit(file: Path) -> Result:
        return _called(audit_one(file, work.ruleset, limits=work.limits), source)

    with limited_memory(work.limits.memory_mb):
        if work.derive is not None:
            return _called(kept(path, audit, work.limits, work.derive, work.word), source)
        result = audit(path)
        return encoded(result, word=work.word) if isinstance(result, SubmissionReport) else result


def _called(result: Result, source: str) -> Result:
    """A result under the name of its file."""
    if not source or isinstance(result, Encoded):
        return result
    return result.at(source) if isinstance(result, SubmissionReport) else replace(result, source=source)


def kept(
    path: Path,
    audit: Callable[[Path], Result],
    limits: Limits,
    derive: Derive,
    word: Word | None = None,
) -> Result:
    """One file with the digest of what was audited; one that changes meanwhile cannot be kept."""
    from auditor.readers import content_digest

    try:
        before, digest = status(path), content_digest(path, limits)
    except InputError as error:
        return refused(error)
    result = audit(path)
    if not isinstance(result, SubmissionReport):
        return result
    if _stamp(before) != _stamp(status(path)):
        return Unreadable(str(path), "审核过程中文件被改动", "请在文件保存好以后重新运行，只会补审这一份")
    return encoded(result, digest, derive, word)


def _stamp(found: os.stat_result | None) -> tuple[int, int] | None:
    return (found.st_mtime_ns, found.st_size) if found else None


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
