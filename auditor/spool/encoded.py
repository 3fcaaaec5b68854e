"""An audit as it travels between processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from auditor.model import Skipped, SubmissionReport, Summary, Unreadable

Derive = Callable[[SubmissionReport], Any]


@dataclass(frozen=True, slots=True)
class Worded:
    """A report as a writer puts it, with the rules that found something in it."""

    rules: tuple[str, ...]
    text: str


Word = Callable[[SubmissionReport], Worded]
"""A module's own function: how workers word a report for the writer that has been asked for."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An audit as bytes, with its summary, what was derived from it for whoever keeps results, and its words
    as bytes where a writer waits for them."""

    summary: Summary
    data: bytes
    derived: Any = None
    worded: bytes = b""


Kept = Encoded | Unreadable | Skipped
"""What becomes of a file, as it can be kept."""
Result = SubmissionReport | Kept
"""What becomes of a file."""
