"""Submissions are compared with each other, each size in a process of its own.

Usage: python -m benchmarks.across [SIZE …]

Prints a line a size: seconds of processor and clock, memory at its peak, seconds on a million indicators, and
for each kind how much of what was planted was found (recall) and how much of what was found was planted.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from time import perf_counter, process_time

from auditor.across.run import compared
from auditor.across.settings import Settings, load_settings
from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from benchmarks.across.generating import Planted, submissions

SIZES = (10_000, 100_000, 1_000_000)
ONE = "--one"


def measure(size: int) -> dict[str, object]:
    """One size in this process; making the submissions is timed apart and taken off."""
    planted = Planted()
    began = process_time()
    for _ in submissions(size, Planted()):
        pass
    making = process_time() - began
    settings = load_settings()
    everything = settings.model_copy(
        update={
            name.replace("-", "_"): settings.kind(name).model_copy(update={"told": size})
            for name in Settings.KINDS
        }
    )
    language = language_of(Lexicons())
    clock, cpu = perf_counter(), process_time()
    across = compared(submissions(size, planted), language, everything)
    used, passed = process_time() - cpu - making, perf_counter() - clock - making
    found: dict[str, set[tuple[str, int, int | None]]] = {}
    for each in across.divergences:
        found.setdefault(each.kind, set()).add((each.own.source, each.own.form, each.own.row))
    shares = {
        kind: (len(places & found.get(kind, set())), len(places), len(found.get(kind, ())))
        for kind, places in sorted(planted.places.items())
    }
    return {
        "size": across.indicators,
        "cpu": round(used, 1),
        "clock": round(passed, 1),
        "mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "compared": across.compared,
        "shares": shares,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="indicators")
    parser.add_argument(ONE, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one)))
        return
    heads = f"{'indicators':>10} {'cpu s':>7} {'clock s':>8} {'MB':>6} {'µs each':>8}"
    print(f"{heads}  found of planted (all found)")
    for size in options.sizes:
        command = [sys.executable, "-m", "benchmarks.across", ONE, str(size)]
        told = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        shares = "  ".join(
            f"{kind} {hit}/{all_} ({found})" for kind, (hit, all_, found) in told["shares"].items()
        )
        each = 1e6 * told["cpu"] / told["size"]
        print(
            f"{told['size']:>10} {told['cpu']:>7} {told['clock']:>8} {told['mb']:>6} {each:>8.0f}  {shares}",
            flush=True,
        )


if __name__ == "__main__":
    main()
