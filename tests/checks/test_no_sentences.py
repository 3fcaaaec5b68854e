"""Kinds hand over values and name their faults; what a reader is told stands in the rules.

A Chinese text in a kind is a word to look for, or to fill in. It is a sentence piece where it is joined with
values, handed on by a function, or punctuated like a sentence.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.cases import every_case
from tests.modules import sources, tree

HAN = re.compile("[\u4e00-\u9fff]")
PUNCTUATED = re.compile("[，。；：？！“”]")
FEW = 3  # Chinese characters of a text that is a set of signs and particles
COMPARING = frozenset({
    "count", "endswith", "find", "findall", "finditer", "fullmatch", "index", "lstrip", "match", "partition",
    "removeprefix", "removesuffix", "replace", "rpartition", "rstrip", "search", "split", "startswith",
    "strip", "sub", "compile",
})  # fmt: skip
ALLOWED = {
    "__init__.py": "a plug-in that cannot be loaded, told to the one who installed it",
    "base.py": "mistakes in a rule, told to its owner",
    "shared/amounts.py": "how years and days are written",
    "shared/reasons.py": "why a rule cannot judge: one table for all kinds",
}


def sentence_pieces(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each piece."""
    spared = {id(part) for node in ast.walk(module) for part in _spared(node)}
    joined = {
        id(part) for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    }
    inside = {
        id(part)
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        for part in ast.walk(node)
    }
    for node in ast.walk(module):
        if id(node) in spared or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        told = id(node) in inside or id(node) in joined or PUNCTUATED.search(node.value)
        if len(HAN.findall(node.value)) > (0 if id(node) in inside else FEW) and told:
            yield node.lineno, node.value


def _spared(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, descriptions of parameters, and words that a text is compared with."""
    match node:
        case ast.Module() | ast.ClassDef() | ast.FunctionDef() if ast.get_docstring(node) is not None:
            yield from ast.walk(node.body[0])
        case ast.Call(func=ast.Name(id="Field" | "expression")):
            yield from ast.walk(node)
        case ast.Call(func=ast.Attribute(attr=name)) if name in COMPARING:
            for argument in node.args:
                yield from ast.walk(argument)
        case ast.Compare():
            yield from ast.walk(node.left)
            for each in node.comparators:
                yield from ast.walk(each)


CHECKS = {name.removeprefix("checks/"): name for name in sources() if name.startswith("checks/")}


def test_kinds_write_no_sentences() -> None:
    found = {short: list(sentence_pieces(tree(name))) for short, name in CHECKS.items()}
    assert {short: pieces for short, pieces in found.items() if pieces and short not in ALLOWED} == {}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_is_needed(name: str) -> None:
    assert list(sentence_pieces(tree(CHECKS[name])))


@pytest.mark.parametrize(
    ("source", "piece"),
    [
        ('def f(x):\n    return f"把{x}改为整数"', "把"),
        ('def f(x):\n    return {"more": "多" if x else "少"}', "多"),
        ('ADVICE = "核实口径，统一为一个单位"', "核实口径，统一为一个单位"),
        ('def f(x):\n    yield Hit({"x": "照抄"})', "照抄"),
    ],
)
def test_a_piece_is_found(source: str, piece: str) -> None:
    assert piece in [text for _, text in sentence_pieces(ast.parse(source))]


@every_case(
    "source",
    [
        '"""Words: 满意."""',
        'WORDS = ("满意", "认可")',
        'def f(x):\n    return x.endswith("率") and "满意" in x',
        'EDGES = "、，,；;。：:的"',
        'class P:\n    most: int = Field(default=3, description="最多几处，多了就询问")',
    ],
)
def test_words_are_none(source: str) -> None:
    assert list(sentence_pieces(ast.parse(source))) == []
