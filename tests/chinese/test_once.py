"""Years, Han characters, dashes and stops stand in auditor/chinese alone, words are found by the one pass."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from auditor.chinese.marks import alternation
from tests.cases import every_case
from tests.modules import sources, trees

_SIGN = r"[-‐‑‒–—―－~～〜]"
_IN_CLASS = r"(?:\\.|[^\]\\])*?"
OWN = {
    "a year: A_YEAR, THIS_CENTURY, YEAR or YEARS of auditor/chinese/dates.py": re.compile(
        r"19\|20|(?<!\d)20(?:\\d\\d|\\d\{2\}|\[0-9\])"
    ),
    "Chinese characters: HAN or IDEOGRAPHS of auditor/chinese/marks.py": re.compile(
        r"\\u[34][4e]00|[一㐀]-[龥-鿿]"
    ),
    "dashes: LINES or DASHES of auditor/chinese/marks.py": re.compile(
        rf"\[{_IN_CLASS}[‐-―－～〜]{_IN_CLASS}{_SIGN}{_IN_CLASS}\]"
        rf"|\[{_IN_CLASS}{_SIGN}{_IN_CLASS}[‐-―－～〜]{_IN_CLASS}\]"
    ),
}
ENDS = re.compile(rf"\[{_IN_CLASS}(?:。{_IN_CLASS}[；;]|[；;]{_IN_CLASS}。){_IN_CLASS}\]")
OTHER_ENDS = {
    "checks/texts/wording.py": "signs side by side, each with those that may not follow it",
    "language/layers/dictionary.py": "where a long run may be cut, which is in no number",
    "language/numbers/roles.py": "signs and words that stand behind a number",
    "language/texts/vague.py": "what stands between two verbs",
}
JOINED = {
    "language/names/levels.py": "separators, which are signs and no words",
    "language/layers/pattern_finder.py": "the words of a rule's own pattern",
}


def _texts(tree: ast.Module) -> Iterator[str]:
    """The strings of a module; docstrings are none that anything is matched by."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value.replace("\u4e00-\u9fff", "一-鿿")


def _faults(tree: ast.Module) -> list[str]:
    return [
        f"{text!r} has its own class for {what}"
        for text in _texts(tree)
        for what, pattern in OWN.items()
        if pattern.search(text)
    ]


def _joins_words(source: str) -> bool:
    """Whether a module makes an alternation of words."""
    escaped = "re.escape" in source and re.search(r"""["']\|["']\.join""", source) is not None
    return escaped or "alternation(" in source


def test_no_module_has_classes_of_its_own() -> None:
    faults = {
        name: _faults(tree)
        for name, tree in trees().items()
        if name.partition("/")[0] not in ("chinese", "reports")  # reports print dashes
    }
    assert {name: found for name, found in faults.items() if found} == {}


def test_ends_of_sentences_are_those_of_one_place() -> None:
    found = {name for name, tree in trees().items() if any(map(ENDS.search, _texts(tree)))}
    assert found == set(OTHER_ENDS)


def test_a_set_of_ends_is_seen() -> None:
    assert all(map(ENDS.search, [r"[。；;]", r"[^，,；。\n]+", r"(?<=[\s；;。])\d"]))
    assert not any(map(ENDS.search, [r"[，,]", r"[。]", r"。[；;]", r"[、。]x；]"]))


@every_case(
    "line",
    [
        r're.compile(r"(?:19|20)\d\d年")',
        r're.compile(rf"(?<!\d)20\d\d{END}")',
        r're.compile("20[0-9]{2}")',
        r're.compile(r"[\u4e00-\u9fff]{2}")',
        're.compile("[\u4e00-\u9fff]+")',
        r're.compile(r"[\u3400-\u9fff]+")',
        r're.compile(r"\d+[-—]\d+")',
        r're.compile(r"\d+\s*[~～至到]\s*\d+")',
    ],
)
def test_a_class_of_its_own_is_seen(line: str) -> None:
    assert _faults(ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        r're.compile(rf"[{HAN}]{{2}}")',
        r're.compile(r"[年./-]\d+")',
        r're.compile(r"0?[1-9]|[12]\d|20")',
        '"""Years such as 2019—2020 [—–]."""',
    ],
)
def test_other_texts_are_let_alone(line: str) -> None:
    assert not _faults(ast.parse(line))


def test_alternatives_are_made_in_one_place() -> None:
    assert re.findall(alternation(["年", "年度", "a.b"]), "年度a.b年axb") == ["年度", "a.b", "年"]
    assert alternation({"丙", "甲", "乙"}) == alternation(["乙", "丙", "甲"])


def test_readers_ask_the_one_pass_for_words() -> None:
    joining = {name for name, source in sources().items() if _joins_words(source)}
    assert {name for name in joining if name.startswith("language/")} == set(JOINED)
