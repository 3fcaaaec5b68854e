"""Tries rules out: ``python -m auditor.authoring RULE_OR_FILE…`` runs the examples of these rules only.

Without arguments it runs all. Other rule files may be broken. The exit status is 1 when an example fails, 2
when a rule cannot be loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from auditor.authoring.examples import ExampleResult, run_examples
from auditor.errors import ConfigurationError
from auditor.ruleset.loader import core_pack, load_files
from auditor.words.visible import inert


def main(arguments: Sequence[str]) -> int:
    paths = [_path(argument) for argument in arguments] or sorted(core_pack().glob("*.yaml"))
    status, results = 0, list[ExampleResult]()
    for path in paths:
        try:
            results += run_examples(load_files([path]))
        except ConfigurationError as error:
            print("\n".join(map(inert, error.lines)), file=sys.stderr)
            status = 2
    for result in results:
        print("\n".join(map(inert, f"{'✓' if result.ok else '✗'} {result.describe()}".splitlines())))
    failed = sum(not result.ok for result in results)
    print(f"{len(results)}个示例，{failed}个不符合预期")
    return status or int(failed > 0)


def _path(argument: str) -> Path:
    path = Path(argument)
    return path if path.suffix == ".yaml" else core_pack() / f"{argument}.yaml"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
