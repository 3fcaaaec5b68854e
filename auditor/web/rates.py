"""How often a visitor may do something: a bucket that fills at a steady rate."""

from __future__ import annotations

import time
from dataclasses import dataclass

_MOST_VISITORS = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rate:
    """``most`` at once, and so many again in ``seconds``."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._per_second = most, most / seconds
        self._buckets: dict[str, _Bucket] = {}

    def take(self, visitor: str, count: int = 1, *, now: float | None = None) -> bool:
        """Whether a visitor may do it ``count`` times now; they are counted then."""
        now = time.monotonic() if now is None else now
        bucket = self._buckets.pop(visitor, None) or _Bucket(self._most, now)
        bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        self._buckets[visitor] = bucket  # the visitor who came last stands last
        if len(self._buckets) > _MOST_VISITORS:
            del self._buckets[next(iter(self._buckets))]
        if bucket.left < count:
            return False
        bucket.left -= count
        return True
