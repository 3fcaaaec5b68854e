"""The figures of a run, and files that were misread, as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.headers.scoring import Miss, Reading, Tally
from benchmarks.headers.sheet import Sheet

_CELL = 9  # characters of a cell that are shown


def tally_lines(tally: Tally) -> Iterator[str]:
    """All figures of a run."""
    yield f"{'difficulty':42}{'forms':>7}{'rows':>8}{'exact':>8}"
    for kind, (forms, rows, exact) in sorted(tally.by_kind.items(), key=lambda pair: pair[1][2] / pair[1][1]):
        yield f"{kind:42}{forms:7}{rows:8}{_percent(exact, rows):>8}"
    yield f"{'all':42}{tally.forms:7}{tally.rows:8}{_percent(tally.exact, tally.rows):>8}"
    yield f"forms with every row exact {_percent(tally.forms_exact, tally.forms)}"
    yield f"rows too many {tally.extra}"
    yield "misread: " + ", ".join(f"{name} {count}" for name, count in tally.fields.most_common())
    yield f"recognition {1000 * tally.seconds / max(1, tally.forms):.1f} ms of processor a form"
    if tally.audited:
        yield f"{tally.audited} files audited; firm findings on misread rows: {_most(tally.on_misread)}"
        yield f"on whole forms with misread rows, which may rest on them: {_most(tally.beside_misread)}"
        yield f"on rows and forms read exactly: {tally.elsewhere.total()}"


def _most(counts: Counter[str]) -> str:
    return f"{counts.total()} {dict(counts.most_common(12))}"


def miss_lines(number: int, way: str, sheets: Sequence[Sheet], reading: Reading) -> Iterator[str]:
    """A file with what was misread in it."""
    yield f"\n===== file {number} ({way})"
    for index, each in enumerate(sheets):
        misses = [miss for miss in reading.misses if miss.sheet == index]
        if misses:
            yield f"--- form {index + 1}: " + "; ".join(each.plan.difficulties())
            yield from _grid(each)
            yield from map(_miss, misses)
    for row in reading.extra:
        yield f"too many: {row.name!r} {row.operator} {row.value!r} {row.unit!r} {row.weight}"


def _miss(miss: Miss) -> str:
    wanted, read = miss.entry, miss.read
    target = (
        f"{wanted.target.operator} {wanted.target.value} {wanted.target.unit} {wanted.weight} {wanted.levels}"
    )
    found = (
        read
        and f"{read.name!r} {read.operator_text} {read.value!r} {read.unit!r} {read.weight} {read.levels}"
    )
    return f"{wanted.name} [{wanted.period}] {target} ≠ {found}: {', '.join(miss.fields)}"


def _grid(sheet: Sheet) -> Iterator[str]:
    yield from sheet.before
    height = max(cell.row for cell in sheet.cells)
    for row in range(1, height + 1):
        cells = sorted((cell for cell in sheet.cells if cell.row == row), key=lambda cell: cell.column)
        yield " | ".join(
            f"{cell.column}:{cell.text[:_CELL]!r}"
            + (f"↓{cell.down}" if cell.down > 1 else "")
            + (f"→{cell.across}" if cell.across > 1 else "")
            for cell in cells
        )
    yield from sheet.after


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"
