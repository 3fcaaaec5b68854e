"""The house keeps its floors and doors: the contracts of pyproject.toml hold, and each of them bites."""

from __future__ import annotations

import ast
import copy
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.modules import trees

ROOT = Path(__file__).parents[1]
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
OPTIONS: dict[str, dict[str, Any]] = {each["id"]: each for each in CONFIGURATION["contracts_options"]}
TYPES: dict[str, type[Contract]] = {
    "acyclic_siblings": AcyclicSiblingsContract,
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
BREACHES = {
    "floors": ("auditor.model.money", "auditor.readers.limits"),
    "circles": ("auditor.words.wrap", "auditor.words.console"),
    "wings-of-checks": ("auditor.checks.texts.words", "auditor.checks.values.unit_measure"),
    "wings-of-readers": ("auditor.readers.word.docx", "auditor.readers.excel.sheet"),
    "wings-of-reports": ("auditor.reports.letter.letter", "auditor.reports.workbook.layout"),
    "wings-of-annotate": ("auditor.annotate.pdf.pdf", "auditor.annotate.word.docx"),
    "wings-of-language": ("auditor.language.texts.citing", "auditor.language.linking.links"),
    "judges-read-nothing": ("auditor.checks.texts.words", "auditor.readers"),
    "kinds-know-records": ("auditor.checks.texts.words", "auditor.forms"),
    "kinds-behind-their-door": ("auditor.judging.engine", "auditor.checks.texts.words"),
    "readers-behind-their-door": ("auditor.auditing", "auditor.readers.pages.pdf"),
    "writers-behind-their-doors": ("auditor.batch.run", "auditor.reports.html.report"),
    "contract-behind-its-door": ("auditor.cli.diff", "auditor.reports.data.contract.forms"),
    "annotating-behind-its-door": ("auditor.cli.annotate", "auditor.annotate.word.docx"),
}

LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("auditor", cache_dir=None)


def holds(name: str, graph: grimp.ImportGraph) -> bool:
    """Whether a contract is kept; checking one changes the graph, so that it is given a copy."""
    given = OPTIONS[name]
    options = {key: value for key, value in given.items() if key not in {"id", "name", "type"}}
    contract = TYPES[given["type"]](given["name"], CONFIGURATION["session_options"], options)
    return contract.check(copy.deepcopy(graph), verbose=False).kept


@pytest.mark.parametrize("name", OPTIONS)
def test_the_house_keeps_its_contracts(name: str, graph: grimp.ImportGraph) -> None:
    assert holds(name, graph)


@pytest.mark.parametrize("name", OPTIONS)
def test_one_import_breaks_each_contract(name: str, graph: grimp.ImportGraph) -> None:
    importer, imported = BREACHES[name]
    assert {importer, imported} <= graph.modules
    assert not graph.direct_import_exists(importer=importer, imported=imported)
    breached = copy.deepcopy(graph)
    breached.add_import(importer=importer, imported=imported)
    assert not holds(name, breached)


def test_a_new_room_needs_a_floor(graph: grimp.ImportGraph) -> None:
    enlarged = copy.deepcopy(graph)
    enlarged.add_module("auditor.cellar")
    assert not holds("floors", enlarged)


def test_no_module_compiles_when_it_is_imported() -> None:
    found = {name: compiled for name, tree in trees().items() if (compiled := _compiled(tree))}
    assert found == {}, "write expression(…) of auditor.expressions instead of re.compile(…)"
    assert _compiled(ast.parse("import re\nclass A:\n    B = (re.compile('a'),)")) == ["re.compile('a')"]
    assert _compiled(ast.parse("def made():\n    return re.compile('a')")) == []


def _compiled(node: ast.AST) -> list[str]:
    """The expressions that are compiled as a module is imported."""
    found = [ast.unparse(node)] if isinstance(node, ast.Call) and _compiles(node) else []
    inner = [] if isinstance(node, LATER) else ast.iter_child_nodes(node)
    return found + [each for child in inner for each in _compiled(child)]


def _compiles(node: ast.Call) -> bool:
    return ast.unparse(node.func) == "re.compile" or any(
        ast.unparse(each) == "re.compile" for each in node.args
    )
