"""The house stays roomy: folders, modules and classes have a size that one can oversee."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.modules import sources, trees

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "auditor"
MOST_MODULES = 25  # in a folder
MOST_LINES = 300  # of a module
MOST_LINES_OF_A_CLASS = 150


def folders() -> Iterator[tuple[str, int]]:
    for folder in (PACKAGE, *PACKAGE.rglob("*")):
        if modules := len(list(folder.glob("*.py"))):
            yield str(folder.relative_to(ROOT)), modules


def modules() -> dict[str, int]:
    return {name: text.count("\n") for name, text in sources().items()}


@cache
def classes() -> dict[str, int]:
    return {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, module in trees().items()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }


def too_large(sizes: Mapping[str, int], most: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > most}


def test_folders_can_be_overseen() -> None:
    assert too_large(dict(folders()), MOST_MODULES) == {}, "they want wings"


def test_no_module_is_long() -> None:
    assert too_large(modules(), MOST_LINES) == {}


def test_no_class_is_long() -> None:
    assert too_large(classes(), MOST_LINES_OF_A_CLASS) == {}


def test_the_rules_bite() -> None:
    assert too_large({"a.py": 301, "b.py": 300}, 300) == {"a.py": 301}
