"""The modules of the package, read and parsed once for all tests that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "auditor"


@cache
def sources() -> dict[str, str]:
    """Each module's text by its path inside the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(sources()[name])


def trees() -> dict[str, ast.Module]:
    return {name: tree(name) for name in sources()}


@cache
def strings(name: str) -> frozenset[str]:
    """The strings that a module writes."""
    return frozenset(
        node.value
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
