"""How long a process had to wait for a processor, which is no fault of the file that it works on."""

from __future__ import annotations

from pathlib import Path

_NANOSECONDS = 1_000_000_000


def waited(pid: int | None) -> float:
    """Seconds that the main thread of a process was ready and others had the processor, since it began; 0
    where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()
    except OSError:  # no Linux, or the process is gone
        return 0.0
    return int(told[1]) / _NANOSECONDS
