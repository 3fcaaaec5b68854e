"""Whether a text submission audits to the same findings when it is sent as Word, Excel, PDF, OFD or web page.

    python -m benchmarks.rendering FILE ... [--keep FOLDER]

Reads each text or Markdown file, writes what was read as .docx, .xlsx (a sheet for each form, and all on one
sheet), .html, .pdf and .ofd, and as the .pdf that LibreOffice prints of the .docx where it is installed;
audits them all and compares the findings: rule, form, row, field, message and confidence (on pages without
white space: nobody sees a space at the end of a printed line). Prints how many agree and each one that does
not. Exit status 1 where one differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.model import Finding
from auditor.readers import read_document
from auditor.readers.word.libreoffice import find_soffice
from auditor.ruleset import RuleSet, load_ruleset
from tests.corpus.rendering import OFFICE_PDF, RENDERED, render

PAGED = frozenset({"pdf", "ofd", OFFICE_PDF})
Key = tuple[object, ...]


def findings_of(path: Path, ruleset: RuleSet) -> list[Finding]:
    """What is found in a file."""
    return list(audit_submission(recognise(read_document(path), ruleset.lexicons), ruleset).findings)


def keys_of(findings: Iterable[Finding], *, paged: bool) -> Counter[Key]:
    """The findings without places and quotations; those of ``paged`` files without white space."""
    return Counter(_key(finding, paged=paged) for finding in findings)


def _key(finding: Finding, *, paged: bool) -> Key:
    message = "".join(finding.message.split()) if paged else finding.message
    return finding.rule, finding.form, finding.row, finding.field, message, finding.confidence.value


def differences(expected: Counter[Key], found: Counter[Key]) -> list[str]:
    """A line for each finding that is missing (-) or too many (+)."""
    lines = [f"- {_line(key)}" for key in (expected - found).elements()]
    return sorted(lines + [f"+ {_line(key)}" for key in (found - expected).elements()], key=_place)


def _line(key: Key) -> str:
    rule, form, row, field, message, confidence = key
    return f"{form or '-'}/{row or '-'} {rule} {field or ''} {confidence}: {message}"


def _place(line: str) -> tuple[str, str]:
    return line[2:], line[:1]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rendering", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--keep", type=Path, help="folder to leave the rendered files in")
    asked = parser.parse_args(arguments)
    ruleset = load_ruleset()
    with tempfile.TemporaryDirectory() as temporary:
        same = [_compare(path, (asked.keep or Path(temporary)) / path.stem, ruleset) for path in asked.files]
    return 0 if all(same) else 1


def _compare(path: Path, folder: Path, ruleset: RuleSet) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    formats = [*RENDERED, OFFICE_PDF] if find_soffice() else [*RENDERED]
    expected = findings_of(path, ruleset)
    print(f"{path.name}: {len(expected)} findings as text")
    differing = 0
    for name, rendered in render(read_document(path), folder, formats).items():
        paged = name in PAGED
        before = keys_of(expected, paged=paged)
        after = keys_of(findings_of(rendered, ruleset), paged=paged)
        lines = differences(before, after)
        differing += len(lines)
        print(f"  {name:15} {(before & after).total()}/{before.total()}, {after.total()} found", flush=True)
        print("".join(f"      {line}\n" for line in lines), end="")
    if OFFICE_PDF not in formats:
        print(f"  {OFFICE_PDF:15} not tried: no LibreOffice on this machine")
    return not differing


if __name__ == "__main__":
    sys.exit(main())
