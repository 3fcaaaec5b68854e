"""Proof that work on speed changes nothing: the digest of each file's JSON, kept and compared.

python -m benchmarks.speed.identity PATH ... --save FILE        on the tree before the change
python -m benchmarks.speed.identity PATH ... --against FILE     on the tree after it; exits 1 on a difference
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from auditor.auditing import audit_document
from auditor.errors import InputError
from auditor.model import AuditReport
from auditor.readers import find_documents
from auditor.reports.data.json import as_data
from auditor.ruleset import RuleSet, load_ruleset


def digests(paths: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of the JSON report of each file, by path; of a file that is refused that of the reason."""
    ruleset = load_ruleset()
    return {str(path): _digest(path, ruleset) for path in find_documents(list(paths)).files}


def _digest(path: Path, ruleset: RuleSet) -> str:
    try:
        submission = audit_document(path, ruleset)
    except InputError as refused:
        return hashlib.sha256(str(refused).encode()).hexdigest()
    whole = AuditReport(
        submissions=(submission,),
        unreadable=(),
        packs=ruleset.packs,
        profile=ruleset.profile.id,
        fingerprint="benchmark",  # words may move into lexicons
        version="benchmark",
    )
    return hashlib.sha256(json.dumps(as_data(whole), ensure_ascii=False).encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    found = digests(options.paths)
    if options.save:
        options.save.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
    if options.against:
        known = json.loads(options.against.read_text(encoding="utf-8"))
        changed = [path for path, digest in found.items() if known.get(path) != digest]
        print(f"{len(found)} files, {len(changed)} changed", *changed, sep="\n")
        sys.exit(bool(changed))
    print(f"{len(found)} files")


if __name__ == "__main__":
    main()
