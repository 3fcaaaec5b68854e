"""The cyclic collector of a process that audits: it finds nothing, since an audit leaves no cycles, and
takes a sixth of the time when left alone, and a fifth of a short run's when it looks through all at the end.
"""

from __future__ import annotations

import atexit
import gc

_NEW_OBJECTS = 500_000  # a file leaves some 7,000, until the caches are full


def look_seldom() -> None:
    """Lets the collector of this process look seldom, and at nothing when the process ends."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    atexit.register(gc.freeze)


def spare_collector() -> None:
    """The same for a worker, whose collector lets be what is loaded by now."""
    gc.freeze()
    look_seldom()
