"""Prints the share of cells read back, layouts down and formats across:
``python -m tests.corpus [--seeds N] [--wrong] [--keep FOLDER] [--only NAME …]``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.corpus.formats import FORMATS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.running import read_back, score_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="files of each layout and format")
    parser.add_argument("--wrong", action="store_true", help="print every cell that does not agree")
    parser.add_argument("--keep", type=Path, help="folder to leave the files in")
    parser.add_argument("--only", nargs="*", default=[], help="names of layouts and formats")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        _table(folder, asked.seeds, set(asked.only), wrong=asked.wrong)


def _table(folder: Path, seeds: int, only: set[str], *, wrong: bool) -> None:
    formats = [FORMATS[name] for name in FORMATS if not only & set(FORMATS) or name in only]
    layouts = [LAYOUTS[name] for name in LAYOUTS if not only & set(LAYOUTS) or name in only]
    print(f"{'':22}" + "".join(f"{form.name:>15}" for form in formats))
    for layout in layouts:
        notes = []
        print(f"{layout.name:22}", end="", flush=True)
        for form in formats:
            scores = [
                score_of(layout, read_back(layout, form, folder, seed), seed) for seed in range(1, seeds + 1)
            ]
            right, missed = sum(s.right for s in scores), sum(len(s.wrong) for s in scores)
            print(f"{100 * right / (right + missed):14.2f}%", end="", flush=True)
            notes += [
                f"    {layout.name} {form.name} {seed}: {line}"
                for seed, s in enumerate(scores, 1)
                for line in s.wrong
            ]
        print("".join(f"\n{note}" for note in notes if wrong))


if __name__ == "__main__":
    main()
