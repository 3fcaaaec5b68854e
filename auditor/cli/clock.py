"""What time a report says it was made; SOURCE_DATE_EPOCH (reproducible-builds.org) overrules the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from auditor.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """The time with its zone: UTC where the variable is set. Raises UsageError where it holds no number."""
    stated = os.environ.get(VARIABLE, "")
    if not stated:
        return datetime.now().astimezone()
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"环境变量 {VARIABLE} 应是自1970年起的秒数，现在是“{stated}”") from error
