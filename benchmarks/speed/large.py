"""Large inputs: one form of many rows, one file of many forms, long texts; growth should be linear.

    python -m benchmarks.speed.large [--rows 1250 2500 5000] [--forms 100 200 400] [--texts 5000 20000 80000]

Processor seconds of reading, recognising and judging with scores, in one process after a small file has
loaded everything, and the quotient of each size to the one before.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.readers import find_documents, read_document
from auditor.ruleset import RuleSet, load_ruleset
from benchmarks.reading.word import write_docx
from benchmarks.speed.corpus import EXAMPLES, Maker, material
from benchmarks.speed.page import Sheet, page

Make = Callable[[int], list[Sheet]]


def seconds(path: Path, ruleset: RuleSet) -> tuple[float, float, float, int]:
    """Of reading, recognising and auditing a file, with its findings."""
    start = process_time()
    document = read_document(path)
    read = process_time()
    submission = recognise(document, ruleset.lexicons)
    recognised = process_time()
    report = audit_submission(submission, ruleset)
    return read - start, recognised - read, process_time() - recognised, len(report.findings)


def kinds(maker: Maker) -> Iterator[tuple[str, Make]]:
    """What is made larger, and how."""
    yield "rows in one form", lambda size: maker.sheets(1, size)
    yield "forms of ten rows", lambda size: maker.sheets(size, 10)

    def long_text(size: int) -> list[Sheet]:
        (sheet,) = maker.sheets(1, 10)
        return [replace(sheet, passages=(*sheet.passages[:2], ("当年绩效目标", maker.prose(size))))]

    yield "characters of a goal", long_text


def measure(name: str, make: Make, sizes: Iterable[int], folder: Path, ruleset: RuleSet) -> None:
    """Prints a line for each size."""
    before: tuple[int, float] | None = None
    for size in sizes:
        path = folder / "large.docx"
        write_docx([page(sheet) for sheet in make(size)], path)
        reading, recognising, auditing, findings = seconds(path, ruleset)
        whole = reading + recognising + auditing
        growth = f"{whole / before[1] / (size / before[0]):5.2f}" if before else "    –"
        print(
            f"{name:22} {size:7} {reading:7.2f} {recognising:7.2f} {auditing:7.2f} {whole:7.2f} s"
            f"   {growth}   {findings} findings",
            flush=True,
        )
        before = size, whole


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", nargs="*", type=int, default=[1250, 2500, 5000])
    parser.add_argument("--forms", nargs="*", type=int, default=[100, 200, 400])
    parser.add_argument("--texts", nargs="*", type=int, default=[5_000, 20_000, 80_000])
    options = parser.parse_args()
    ruleset = load_ruleset()
    maker = Maker(material(sorted(find_documents([str(EXAMPLES)]).files), ruleset), 1)
    print(f"{'':22} {'size':>7} {'read':>7} {'forms':>7} {'audit':>7} {'whole':>7}     growth over linear")
    with tempfile.TemporaryDirectory() as folder:
        write_docx([page(sheet) for sheet in maker.sheets(3, 10)], Path(folder) / "small.docx")
        seconds(Path(folder) / "small.docx", ruleset)
        for (name, make), sizes in zip(
            kinds(maker), (options.rows, options.forms, options.texts), strict=True
        ):
            measure(name, make, sizes, Path(folder), ruleset)


if __name__ == "__main__":
    main()
