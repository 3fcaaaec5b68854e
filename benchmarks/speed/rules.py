"""What each rule takes, and each analysis that rules share.

    python -m benchmarks.speed.rules [--files 40] [--top 80] [--known] [--from FILE ...]

The corpus of benchmarks/speed/corpus.py is made anew and audited in this process. Time belongs to what
asks for it last: a rule to itself, what several rules ask for (``Reading.once``, the facts of the
language room) to that analysis, whoever asks first. What is remembered costs nothing, so the figures add
up to the audit; the clock itself is in them, some tenth of it. With --known the files are audited once
before, so that all facts of their texts are remembered.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import Any

from auditor import scoring, waivers
from auditor.auditing import audit_submission
from auditor.batch.collector import spare_collector
from auditor.checks.reading import Reading
from auditor.forms import recognise
from auditor.language import Language, scanning
from auditor.model import Submission
from auditor.readers import find_documents, read_document
from auditor.ruleset import RuleSet, load_ruleset
from auditor.ruleset.binding import BoundRule
from benchmarks.speed.corpus import EXAMPLES, make

Call = Callable[..., Any]


class Clock:
    """Seconds and calls by name; of names inside each other only the innermost runs."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.calls: defaultdict[str, int] = defaultdict(int)
        self._running = ["(rest)"]
        self._since = process_time()

    def start(self) -> None:
        """Forgets what was spent before."""
        self.spent.clear()
        self.calls.clear()
        self._since = process_time()

    def stop(self) -> None:
        """Counts what was spent until now."""
        now = process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, call: Call) -> Call:
        """The same function, its time kept under a name."""

        def inside(*arguments: Any, **named: Any) -> Any:
            self.stop()
            self._running.append(name)
            self.calls[name] += 1
            try:
                return call(*arguments, **named)
            finally:
                self.stop()
                self._running.pop()

        return inside


def watch(ruleset: RuleSet, clock: Clock) -> RuleSet:
    """The rules with a clock at each, and at what they share."""
    _watch_readings(clock)
    _watch_facts(ruleset.language, clock)
    for module, name in (
        (scanning.Scanner, "_scan"),
        (scoring, "score_submission"),
        (waivers, "with_waivers"),
    ):
        setattr(module, name, clock.timed(f"({name.strip('_')})", getattr(module, name)))
    loaded = tuple(replace(each, bound=_watched(each.bound, clock)) for each in ruleset.loaded)
    watched = replace(ruleset, loaded=loaded)
    watched.__dict__["language"] = ruleset.language
    return watched


def _watched(bound: BoundRule, clock: Clock) -> BoundRule:
    judge = clock.timed(f"rule {bound.rule.id}", bound.kind.judge)
    return replace(bound, kind=replace(bound.kind, judge=judge))


def _watch_readings(clock: Clock) -> None:
    watched = lru_cache(None)(lambda find: clock.timed(f"once {_name(find)}", find))

    def once(reading: Reading[Any], find: Call, *arguments: Any) -> Any:
        key = (find, *arguments) if arguments else find
        if key not in reading._found:
            reading._found[key] = watched(find)(reading.subject, *arguments)
        return reading._found[key]

    Reading.once = once  # type: ignore[method-assign]


def _watch_facts(language: Language, clock: Clock) -> None:
    for name, fact in vars(language).items():
        if hasattr(fact, "cache_parameters"):
            found = clock.timed(f"fact {name}", fact.__wrapped__)
            setattr(language, name, lru_cache(fact.cache_parameters()["maxsize"])(found))


def _name(find: Call) -> str:
    return f"{find.__module__.removeprefix('auditor.')}.{find.__qualname__}"


def submissions(ruleset: RuleSet, files: int, sources: Iterable[str]) -> list[Submission]:
    """The submissions of a corpus that is made for them."""
    examples = sorted(find_documents([str(EXAMPLES), *sources]).files)
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), files, examples, None, None)
        return [recognise(read_document(path), ruleset.lexicons) for path in sorted(Path(place).iterdir())]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--top", type=int, default=80)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--from", dest="sources", nargs="*", default=[])
    options = parser.parse_args()
    ruleset = load_ruleset()
    first, *others = submissions(ruleset, options.files + 1, options.sources)
    clock = Clock()
    watched = watch(ruleset, clock)
    for each in (first, *(others if options.known else ())):
        audit_submission(each, watched)
    spare_collector()
    clock.start()
    for each in others:
        audit_submission(each, watched)
    clock.stop()
    whole = sum(clock.spent.values())
    print(f"{'ms/file':>8} {'%':>5} {'calls':>7}  what   ({whole * 1000 / len(others):.1f} ms a file)")
    for name, seconds in sorted(clock.spent.items(), key=lambda each: -each[1])[: options.top]:
        own = (seconds * 1000 / len(others), 100 * seconds / whole, clock.calls[name] / len(others))
        print(f"{own[0]:8.2f} {own[1]:5.1f} {own[2]:7.1f}  {name}")


if __name__ == "__main__":
    main()
