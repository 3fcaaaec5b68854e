"""One file in one process: whatever goes wrong with it becomes a reason, never a crash of the batch."""

from __future__ import annotations

import copyreg
import logging
import signal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from auditor.errors import InputError
from auditor.model import SubmissionReport, Unreadable

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.ruleset import RuleSet

Result = SubmissionReport | Unreadable

_loaded: dict[str, RuleSet] = {}  # this process's rule set; a worker builds it once


def _reduce_proxy(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return MappingProxyType, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduce_proxy)  # records hold read-only mappings, which pickle refuses


def start(options: RulesetOptions) -> None:
    """Prepares a worker process. Ctrl-C is the parent's business."""
    logging.getLogger("auditor").addHandler(logging.NullHandler())  # a broken rule is told in the report
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _loaded["ruleset"] = options.load()


def audit_in_worker(path: Path) -> Result:
    """One file by this worker's rule set."""
    return audit_one(path, _loaded["ruleset"])


def audit_one(path: Path, ruleset: RuleSet, *, strict: bool = False) -> Result:
    """The audit of one file, or why there is none. ``strict`` lets unexpected errors through."""
    from auditor.audit import audit_document

    try:
        return audit_document(path, ruleset)
    except InputError as error:
        return Unreadable(error.path, error.reason, error.advice)
    except Exception as error:
        if strict:
            raise
        return unexpected(path, f"程序内部出错（{type(error).__name__}：{error}）")


def unexpected(path: Path, reason: str) -> Unreadable:
    """A failure that is the program's own."""
    advice = "请把这份文件和这行提示反馈给工具维护人，加 --debug 可看到详细信息"
    return Unreadable(str(path), reason, advice)
