"""Forms with random headers: how many rows are read exactly, by kind of difficulty.

    python -m benchmarks.headers --forms 2000 --seed 1 --show 5

One file in eight is written as .docx or .xlsx and read back, the others are handed over as a Document; --way
settles it. --audit N audits one file in N and counts firm findings that stand on what was misread.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.model import Document
from auditor.ruleset import RuleSet, load_ruleset
from benchmarks.headers.content import trades
from benchmarks.headers.labels import counts
from benchmarks.headers.plan import plan
from benchmarks.headers.reading import WAYS, document
from benchmarks.headers.report import miss_lines, tally_lines
from benchmarks.headers.scoring import Reading, Tally, compare
from benchmarks.headers.sheet import Sheet, sheet

_WRITTEN_SHARE = 0.125


def files(forms: int, seed: int) -> Iterator[list[Sheet]]:
    """Files of one to three forms, so many forms in all; the same for the same seed."""
    made = number = 0
    while made < forms:
        rng = Random(f"{seed}/{number}")
        number += 1
        count = min(rng.choice((1, 1, 1, 2, 3)), forms - made)
        layout = plan(rng)
        chosen = rng.sample(sorted(trades()), count)
        yield [sheet(trade, layout if rng.random() < 0.7 else plan(rng), rng) for trade in chosen]
        made += count


def run(options: argparse.Namespace, ruleset: RuleSet) -> Tally:
    """Reads all files; prints those that were misread, up to ``show``."""
    tally, shown = Tally(), 0
    with tempfile.TemporaryDirectory(prefix="auditor-headers-") as name:
        for number, sheets in enumerate(files(options.forms, options.seed)):
            way = options.way or _way(Random(f"way {options.seed}/{number}"))
            made = document(sheets, way, Path(name))
            reading = _take(made, sheets, tally, ruleset, audit=options.audit and number % options.audit == 0)
            if reading.misses and shown < options.show and _wanted(sheets, options.only):
                shown += 1
                print("\n".join(miss_lines(number, way, sheets, reading)))
    return tally


def _take(made: Document, sheets: list[Sheet], tally: Tally, ruleset: RuleSet, *, audit: bool) -> Reading:
    began = time.process_time()
    submission = recognise(made, ruleset.lexicons)
    tally.seconds += time.process_time() - began
    reading = compare(sheets, submission)
    for each, right in zip(sheets, reading.right, strict=True):
        tally.add(each, right)
    tally.extra += len(reading.extra)
    tally.fields.update(name for miss in reading.misses for name in miss.fields)
    if audit:
        tally.add_findings(audit_submission(submission, ruleset).findings, reading)
    return reading


def _wanted(sheets: list[Sheet], only: str | None) -> bool:
    return only is None or any(only in each.plan.difficulties() for each in sheets)


def _way(rng: Random) -> str:
    return rng.choice(WAYS[1:]) if rng.random() < _WRITTEN_SHARE else WAYS[0]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--forms", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--audit", type=int, default=4, metavar="N", help="0 audits none")
    parser.add_argument("--show", type=int, default=0, metavar="FILES", help="print misread files")
    parser.add_argument("--only", metavar="KIND", help="print only files with this difficulty")
    parser.add_argument("--least", type=float, metavar="PERCENT", help="status 1 where fewer rows are exact")
    options = parser.parse_args()
    tally = run(options, load_ruleset())
    every, listed = counts()
    print("\n".join(tally_lines(tally)))
    print(f"odd words {every}, of these listed in lexicons and left out {listed}")
    return int(options.least is not None and 100 * tally.exact < options.least * tally.rows)


if __name__ == "__main__":
    sys.exit(main())
