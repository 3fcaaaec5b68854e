"""Times as people read them."""

from __future__ import annotations

from datetime import datetime


def local(stored: str) -> str:
    """«11月30日 16:50», in the time of this machine, for a time as the store writes it; blank for none."""
    if not stored:
        return ""
    when = datetime.fromisoformat(stored).astimezone()
    return f"{when.month}月{when.day}日 {when:%H:%M}"
