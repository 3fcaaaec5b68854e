"""Firm findings that stand on cells which were misread, for each format of a folder of labelled documents.

    python -m benchmarks.misread --folder ../shared/corpus

The folder is that of ``benchmarks.accuracy --real``: files/, truth/ and the modules of its scorer. A row is
misread where a field differs from the truth, or where the truth has no such row; a row for each place, which
shares the name of a row of the truth, is told apart. Status 1 where a firm finding rests on a misread row.
Without the folder nothing is measured, which is said.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.accuracy.real import FIRM, audited

Json = dict[str, Any]
_FORMATS = ("docx", "xlsx", "pdf", "html")
_FIRM_SEVERITIES = frozenset({"error", "warning"})
_PLACE = "place"


@dataclass(frozen=True, slots=True)
class Misread:
    """A row of the report that is not what the file says: the ``fields`` that differ, none where the truth
    has no such row. ``copies`` tells that it repeats a row of the truth for another place."""

    fields: tuple[str, ...]
    copies: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """A firm finding and the misread rows that it names, its own or related ones."""

    file: str
    finding: Json
    rows: tuple[Misread, ...]


def firm(finding: Json) -> bool:
    """Whether a finding of a JSON report accuses rather than asks."""
    return finding["severity"] in _FIRM_SEVERITIES and finding["confidence"] in FIRM


def on_misread(submission: Json, misread: Mapping[tuple[int, int], Misread]) -> Iterator[Basis]:
    """The firm findings of a submission that name a row of ``misread``, which goes by form and row."""
    for finding in filter(firm, submission["findings"]):
        places = [(finding["form"], finding["row"])]
        places += [(each["form"], each["row"]) for each in finding["related"]]
        rows = tuple(misread[place] for place in dict.fromkeys(places) if place in misread)
        if rows:
            yield Basis(submission["source"], finding, rows)


def misread_rows(submission: Json, forms: Sequence[Sequence[Json]], corpus: Corpus) -> dict[Any, Misread]:
    """The rows of a submission that differ from those of the truth, by form and row as the report counts."""
    reading = corpus.reading.Reading(forms, submission)
    read = {
        id(row): (form["index"], row["row"]) for form in submission["forms"] for row in form["indicators"]
    }
    found: dict[Any, Misread] = {}
    for (form, number), row in reading.rows.items():
        truth = next(each for each in forms[form] if each["row"] == number)
        weighted = any(each["weight"] is not None for each in forms[form])
        if differing := corpus.files.row_differences(truth, row, weighted):
            found[read[id(row)]] = Misread(tuple(differing))
    for form, row in reading.extra_rows:
        names = {name for each in forms[form] for name in corpus.reading.names_of(each["name"])}
        copies = bool(row.get(_PLACE)) and bool(names & corpus.reading.names_of(row["name"]))
        found[read[id(row)]] = Misread((), copies)
    beyond = (row for form in reading.extra_forms for row in form["indicators"])
    return found | {read[id(row)]: Misread(()) for row in beyond}


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folder, and the modules of its own scorer."""

    folder: Path
    files: ModuleType
    reading: ModuleType

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """Raises FileNotFoundError where the folder brings no scorer."""
        if not (folder / "score_corpus.py").is_file():
            raise FileNotFoundError(f"{folder}: no score_corpus.py, the scorer of the corpus")
        before = list(sys.path)
        sys.path[:0] = [str(folder.parent / "gold"), str(folder)]
        try:
            names = ("corpus_files", "corpus_reading")
            return cls(folder, *(importlib.import_module(name) for name in names))
        finally:
            sys.path[:] = before

    def truths(self) -> dict[str, Sequence[Sequence[Json]]]:
        """The rows of each document, form by form, by the name of its files."""
        return {Path(each.file).stem: each.forms for each in self.files.read_documents(self.folder)}


def lines(corpus: Corpus, extension: str) -> tuple[list[str], int]:
    """What is to be told of a format, and how many firm findings rest on what was misread."""
    truths = corpus.truths()
    bases: list[Basis] = []
    count: Counter[str] = Counter()
    for submission in audited(sorted((corpus.folder / "files").glob(f"*.{extension}"))):
        forms = truths[Path(submission["source"]).stem]
        misread = misread_rows(submission, forms, corpus)
        count["copies"] += sum(each.copies for each in misread.values())
        count["misread"] += sum(not each.copies for each in misread.values())
        count["firm"] += sum(map(firm, submission["findings"]))
        bases += on_misread(submission, misread)
    wrong = [each for each in bases if not all(row.copies for row in each.rows)]
    on_copies = len(bases) - len(wrong)
    told = [
        f"{extension}: {count['firm']} firm findings, {len(wrong)} on {count['misread']} misread rows "
        f"and {on_copies} on {count['copies']} rows that repeat one for a place"
    ]
    return told + [_line(each) for each in bases], len(wrong)


def _line(basis: Basis) -> str:
    finding = basis.finding
    kinds = {"/".join(row.fields) or ("place" if row.copies else "no such row") for row in basis.rows}
    where = f"{Path(basis.file).name} {finding['form']}/{finding['row']}"
    return f"    {where} {finding['rule']} ({', '.join(sorted(kinds))}): {finding['message']}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--ext", nargs="+", choices=_FORMATS, default=_FORMATS)
    options = parser.parse_args()
    try:
        corpus = Corpus.load(options.folder)
    except FileNotFoundError as absent:
        print(f"skipped: {absent}")
        return 0
    wrong = 0
    for extension in options.ext:
        told, count = lines(corpus, extension)
        print("\n".join(told))
        wrong += count
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
