"""Audits the quality of performance indicators in Chinese budget submissions.

    report = auditor.audit("送审.docx")
    for finding in report.findings:
        print(finding.message)

These names are the public ones; everything below them may move. Each is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from auditor.version import __version__ as __version__

if TYPE_CHECKING:
    from auditor.auditing import audit
    from auditor.batch import RulesetOptions
    from auditor.batch import audit_paths as audit_many
    from auditor.errors import AuditorError, InputError
    from auditor.forms import recognise
    from auditor.model import AuditReport, SubmissionReport
    from auditor.readers import read_document as read
    from auditor.reports.data.pieces import to_json
    from auditor.ruleset import RuleSet, load_ruleset

__all__ = [
    "AuditReport",
    "AuditorError",
    "InputError",
    "RuleSet",
    "RulesetOptions",
    "SubmissionReport",
    "audit",
    "audit_many",
    "load_ruleset",
    "read",
    "recognise",
    "to_json",
]

_HOMES = {
    "AuditReport": ("auditor.model", "AuditReport"),
    "AuditorError": ("auditor.errors", "AuditorError"),
    "InputError": ("auditor.errors", "InputError"),
    "RuleSet": ("auditor.ruleset", "RuleSet"),
    "RulesetOptions": ("auditor.batch", "RulesetOptions"),
    "SubmissionReport": ("auditor.model", "SubmissionReport"),
    "audit": ("auditor.auditing", "audit"),
    "audit_many": ("auditor.batch", "audit_paths"),
    "load_ruleset": ("auditor.ruleset", "load_ruleset"),
    "read": ("auditor.readers", "read_document"),
    "recognise": ("auditor.forms", "recognise"),
    "to_json": ("auditor.reports.data.pieces", "to_json"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
