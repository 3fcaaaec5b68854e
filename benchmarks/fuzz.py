"""Mutated files: every one ends with a result or one clear line, within the limits.

    python -m benchmarks.fuzz --cases 5000 --seed 1

Small sound files of every format are damaged by a seeded generator (bits flipped, bytes overwritten,
truncated, pieces cut out or doubled, suffixes swapped, parts of packages removed), read and recognised, each
in a process that is killed at its limit. Prints a table and ends with status 1 where a case broke a promise.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.batch.guard import limited_memory
from auditor.batch.pool import audited
from auditor.batch.processes import Task
from auditor.batch.worker import Result, refused, unexpected
from auditor.config.lexicons import Lexicons
from auditor.errors import InputError
from auditor.model import Unreadable
from auditor.readers.limits import Limits
from tests.fuzz.seeds import seed_files

LIMITS = Limits(seconds=20, memory_mb=1_024, convert_seconds=10)
# LibreOffice takes seconds a file, recognition one: one such case in so many.
_SLOW_FORMATS = frozenset({".doc", ".wps", ".png", ".jpg", ".tif"})
_SLOW_EVERY = 40

Mutation = Callable[[bytes, random.Random], bytes]


def flip_bits(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 32, 256))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    junk = rng.choice((rng.randbytes(rng.randint(1, 64)), bytes(64), b"\xff" * 64, b"<" * 64, b"9" * 40))
    return data[:start] + junk + data[start + len(junk) :]


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return data[:start] + data[end:]


def double(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return data[:end] + data[start:]


def damage_part(data: bytes, rng: random.Random) -> bytes:
    """A package with one part removed, emptied or damaged, and sound sums; another file with bits flipped."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return flip_bits(data, rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        chosen = rng.choice(source.namelist())
        how = rng.choice((None, _empty, flip_bits, overwrite, truncate, cut_out, double))
        for name in source.namelist():
            part = source.read(name)
            if name != chosen:
                target.writestr(name, part)
            elif how is not None and part:
                target.writestr(name, how(part, rng))
    return buffer.getvalue()


def _empty(data: bytes, rng: random.Random) -> bytes:
    del data, rng
    return b""


MUTATIONS: tuple[Mutation, ...] = (flip_bits, overwrite, truncate, cut_out, double, damage_part)


@dataclass(frozen=True, slots=True)
class Case:
    """A mutated file on disk, the format that it was, and what was done to it."""

    path: Path
    format: str
    mutation: str


def cases(folder: Path, count: int, seed: int) -> Iterator[Case]:
    """So many mutated files, the same for the same seed."""
    rng = random.Random(seed)
    files = seed_files()
    fast = sorted(set(files) - _SLOW_FORMATS)
    slow = sorted(set(files) & _SLOW_FORMATS)
    for number in range(count):
        pool = slow if slow and number % _SLOW_EVERY == 0 else fast
        suffix = pool[number % len(pool)] if pool is fast else rng.choice(pool)
        mutation = rng.choice((*MUTATIONS, swap_suffix))
        data = files[suffix] if mutation is swap_suffix else mutation(files[suffix], rng)
        shown = rng.choice(fast) if mutation is swap_suffix else suffix
        path = folder / f"{number}{shown}"
        path.write_bytes(data)
        yield Case(path, suffix, mutation.__name__)


def swap_suffix(data: bytes, rng: random.Random) -> bytes:
    """The file under another format's name."""
    del rng
    return data


_loaded: list[Lexicons] = []


def prepare() -> None:
    """Once in each process."""
    _loaded.append(Lexicons())


def read(path: Path) -> Result:
    """What becomes of a file: reading and recognition, as the audit does them before any rule."""
    from auditor.forms import recognise
    from auditor.readers import find_documents, read_document

    try:
        with limited_memory(LIMITS.memory_mb):
            found = find_documents([path], LIMITS)
            documents = [recognise(read_document(each, LIMITS), _loaded[0]) for each in found.files]
    except InputError as error:
        return refused(error)
    except MemoryError:
        return refused(LIMITS.too_big(str(path)))
    except Exception as error:
        return unexpected(path, f"程序内部出错（{type(error).__name__}：{error}）")
    reason = "；".join(problem.reason for problem in found.problems)
    return Unreadable(str(path), reason or f"读出{sum(len(each.forms) for each in documents)}张表", "通过")


def outcome(result: Result) -> str:
    """read, refused, limit (a limit was reached) or broken."""
    assert isinstance(result, Unreadable)
    if "\n" in result.reason or "内部出错" in result.reason or "意外中止" in result.reason:
        return "broken"
    if result.advice == "通过":
        return "read"
    return "limit" if "上限" in result.reason or "超过" in result.reason else "refused"


def run(count: int, seed: int, workers: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How many cases of each format ended in which way, and the lines on those that broke a promise."""
    tally: Counter[tuple[str, str]] = Counter()
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="auditor-fuzz-") as name:
        made = list(cases(Path(name), count, seed))
        task = Task(prepare, (), read)
        for index, result in audited([each.path for each in made], task, workers=workers, limits=LIMITS):
            case, ended = made[index], outcome(result)
            tally[case.format, ended] += 1
            if ended == "broken":
                broken.append(f"{case.path.name} {case.format} {case.mutation}: {result}")
    return tally, broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    began = time.perf_counter()
    tally, broken = run(args.cases, args.seed, args.workers)
    columns = ("read", "refused", "limit", "broken")
    print(f"{'format':8}" + "".join(f"{column:>9}" for column in columns))
    for suffix in sorted({suffix for suffix, _ in tally}):
        print(f"{suffix:8}" + "".join(f"{tally[suffix, column]:9}" for column in columns))
    print(f"{args.cases} cases, seed {args.seed}, {time.perf_counter() - began:.0f} s")
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
