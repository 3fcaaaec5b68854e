"""Expressions of modules: compiled when asked, every one of them right."""

from __future__ import annotations

import gc
import re
from importlib import import_module

import pytest

from auditor.expressions import Expression, expression
from tests.modules import sources


def test_an_expression_is_compiled_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("auditor.expressions.re.compile", lambda *given: asked.append(given[0]) or _DIGITS)
    digits = expression(r"\d+")
    assert (digits.pattern, asked) == (r"\d+", [])
    assert [digits.findall("7 of 12"), digits.search("none"), digits.sub("#", "a1")] == [
        ["7", "12"],
        None,
        "a#",
    ]
    assert asked == [r"\d+"]


_DIGITS = re.compile(r"\d+")


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
