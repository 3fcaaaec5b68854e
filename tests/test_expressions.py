"""Expressions of modules: compiled when asked, every one of them right."""

from __future__ import annotations

import gc
import re
from importlib import import_module

import pytest

from auditor.expressions import Expression, expression, known, learn
from tests.modules import sources


def test_an_expression_is_compiled_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.expressions._known", {})
    digits = expression(r"\d+")
    assert (digits.pattern, known()) == (r"\d+", {})
    assert [digits.findall("7 of 12"), digits.search("none"), digits.sub("#", "a1")] == [
        ["7", "12"],
        None,
        "a#",
    ]
    assert [*known()] == [(r"\d+", 0)]


def test_what_is_known_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    written = expression("(?P<a>[一-龥、。]+)[^b]", re.IGNORECASE)
    assert written.groups == 1
    codes = dict(known())
    monkeypatch.setattr("auditor.expressions._known", {})
    monkeypatch.setattr("auditor.expressions._code", None)
    learn(codes)
    again = expression(written.pattern, re.IGNORECASE)
    match = again.match("甲、乙C")
    assert match
    assert (match["a"], match.lastgroup, again.match("甲B")) == ("甲、乙", "a", None)


@pytest.mark.parametrize(
    "code", [(32, b"", 0, {}), (32, b"\1\2\3\4" * 9, 0, {}), (0, b"\1", 0, {}), (0,), "ab", 7]
)
def test_wrong_code_is_compiled_anew(code: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.expressions._known", {("a+", 0): code})
    assert expression("a+").findall("aab") == ["aa"]


def test_flags_and_groups_are_those_of_the_compiled_one() -> None:
    named, compiled = (make("(?P<a>x)", re.IGNORECASE) for make in (expression, re.compile))
    assert (named.flags, named.groups, named.groupindex) == (
        compiled.flags,
        compiled.groups,
        compiled.groupindex,
    )
    assert named.fullmatch("X")
    assert expression(b"a+").findall(b"aab") == [b"aa"]


def test_what_no_expression_has_is_no_attribute_of_one() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        expression("a").nothing  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(re.error):
        expression("(").search("a")


def test_every_expression_of_the_package_can_be_compiled() -> None:
    for name, source in sources().items():
        if "= expression(" in source:
            import_module("auditor." + name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    gc.unfreeze()  # what an audit of another test has set aside
    gc.collect()  # those of other tests, which are broken on purpose
    written = [each for each in gc.get_objects() if type(each) is Expression]
    assert len(written) > 500
    for each in written:
        assert each.groups >= 0, each.pattern
