"""`python -m benchmarks.accuracy`."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from auditor.ruleset import load_ruleset
from benchmarks.accuracy import variants
from benchmarks.accuracy.bench import run, run_on
from benchmarks.accuracy.holdout import directions, units
from benchmarks.accuracy.real import measure, render
from benchmarks.accuracy.real_forms import real_sheets
from benchmarks.accuracy.report import document, in_real_forms, samples

_FAULTS_EACH = 14  # faults for a real form, of which there are few


def main(arguments: list[str]) -> int:
    """Runs the bench, prints the figures and writes them where asked; it judges nothing."""
    options = _parser().parse_args(arguments)
    if options.real:
        return _real(options)
    if options.into:
        return _into(options)
    ruleset = load_ruleset()
    result = run(ruleset, forms=options.forms, seed=options.seed)
    command = shlex.join(["python", "-m", "benchmarks.accuracy", *arguments])
    told = [variants.run(each, ruleset) for each in variants.classes()]
    text = document(result, command, directions(ruleset), units(ruleset), told)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    print(text)
    if options.show:
        print(samples(result, options.show))
    return 0


def _real(options: argparse.Namespace) -> int:
    """The part on real documents alone."""
    parts = measure(options.real, options.ext, frozenset(options.apart.split(",")) - {""})
    text = render(parts, {"whole": "全部", "others": "可以看的", "apart": "留出的"})
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _into(options: argparse.Namespace) -> int:
    """The faults of the bench in real forms."""
    ruleset = load_ruleset()
    sheets = real_sheets(options.into, ruleset)
    result = run_on(sheets, ruleset, seed=options.seed, each=_FAULTS_EACH)
    text = in_real_forms(result, len(sheets))
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    print(text)
    if options.show:
        print(samples(result, options.show))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=main.__doc__)
    parser.add_argument("--forms", type=int, default=200, help="clean documents to compose (default 200)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same documents")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N misses and false alarms each"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the figures to FILE")
    parser.add_argument(
        "--real", type=Path, metavar="FOLDER", help="only the figures on a labelled corpus of real documents"
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="put the faults into the forms of these real files"
    )
    parser.add_argument("--ext", default="docx", help="of the corpus, the files with this ending (docx)")
    parser.add_argument(
        "--apart",
        default="",
        metavar="NAMES",
        help="documents kept aside, comma-separated: also by themselves",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
