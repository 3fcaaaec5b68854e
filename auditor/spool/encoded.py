"""An audit as it travels between processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from auditor.model import Skipped, SubmissionReport, Summary, Unreadable

Derive = Callable[[SubmissionReport], Any]


@dataclass(frozen=True, slots=True)
class Encoded:
    """An audit as bytes, with its summary and what was derived from it for whoever keeps results."""

    summary: Summary
    data: bytes
    derived: Any = None


Kept = Encoded | Unreadable | Skipped
"""What becomes of a file, as it can be kept."""
Result = SubmissionReport | Kept
"""What becomes of a file."""
