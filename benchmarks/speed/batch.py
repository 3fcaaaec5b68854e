"""Many files: processor seconds and memory of each process, one worker and two, a store, and a second run.

    python -m benchmarks.speed.batch FOLDER        (Linux; a folder from benchmarks.speed.corpus)

Memory is what a process has in the end and at most; seconds are user and system time, so that other programs
on the machine matter little.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE = 4096
_EVERY = 0.2  # seconds


@dataclass
class Process:
    """What is known of a process while it lives."""

    seconds: float = 0.0
    first: float = 0.0
    last: float = 0.0
    most: float = 0.0


@dataclass
class Watched:
    """A run with all its processes; the first is the program itself."""

    processes: dict[int, Process] = field(default_factory=dict)

    def look(self, parent: int) -> None:
        for pid in _family(parent):
            try:
                stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
            except (OSError, IndexError):
                continue
            known = self.processes.setdefault(pid, Process())
            megabytes = int(stat[21]) * _PAGE / 1e6
            known.seconds = (int(stat[11]) + int(stat[12])) / _TICKS
            known.first = known.first or megabytes
            known.last, known.most = megabytes, max(known.most, megabytes)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def run(*arguments: str) -> Watched:
    """``auditor audit`` with these arguments, watched."""
    command = [sys.executable, "-m", "auditor", "audit", *arguments, "--quiet"]
    watched = Watched()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None:
            watched.look(program.pid)
            time.sleep(_EVERY)
    return watched


def told(name: str, watched: Watched) -> str:
    """A line on a run."""
    parent, *others = sorted(watched.processes.items())
    shown = [f"program {parent[1].seconds:.1f} s {parent[1].most:.0f} MB"]
    shown += [f"process {each.seconds:.1f} s {each.most:.0f} MB" for _, each in others if each.seconds > 0.3]
    total = sum(each.seconds for each in watched.processes.values())
    return f"{name:28} {total:7.1f} s  {'; '.join(shown)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        store, report = str(Path(scratch, "bureau.db")), str(Path(scratch, "report.json"))
        for name, arguments in (
            ("one process", ("--jobs", "1")),
            ("two workers", ("--jobs", "2")),
            ("two workers, JSON", ("--jobs", "2", "--json", report)),
            ("two workers, a store", ("--jobs", "2", "--store", store)),
            ("again, nothing changed", ("--jobs", "2", "--store", store)),
        ):
            print(told(name, run(folder, *arguments)), flush=True)


if __name__ == "__main__":
    main()
