"""The cyclic collector of a process that audits: it finds nothing, since an audit leaves no cycles, and
takes a sixth of the time when left alone."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 500_000  # a file leaves some 7,000, until the caches are full


def look_seldom() -> None:
    """Lets the collector of this process look seldom."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def spare_collector() -> None:
    """The same for a worker, whose collector lets be what is loaded by now."""
    gc.freeze()
    look_seldom()
