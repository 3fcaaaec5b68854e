"""Parameters that several kinds share."""

from __future__ import annotations

from auditor.checks.base import Params


class NoParams(Params):
    """Nothing to set."""
