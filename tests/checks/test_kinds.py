"""A kind is one thing: no parameter chooses between more than three, and old ones tell their new names."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from auditor.checks import load_kinds
from auditor.checks.base import CheckKind
from auditor.ruleset import RuleErrors, load_ruleset

RULE = """\
id: own-rule
title: 自己的规则
category: unit-mismatch
item: indicator-soundness
severity: info
scope: {scope}
check: {check}
message: 有问题
basis: []
why: 试一试。
"""
PARTED_KINDS = (
    "form-budget", "form-pairs", "goal-coverage", "plausible",
    "presence", "table-shape", "text-table", "unit",
)  # fmt: skip
PARTED = [
    ("indicator", "{kind: unit, aspect: in-name}", "（aspect: in-name）现在叫“unit-in-name”"),
    ("indicator", "{kind: plausible, aspect: days}", "（aspect: days）现在叫“plausible-days”"),
    ("form", "{kind: goal-coverage, promise: zero, fields: [goal]}", "现在叫“promised-zero”"),
    ("form", "{kind: table-shape, aspect: few, threshold: indicator_count_min}", "现在叫“few-rows”"),
    ("indicator", "{kind: unit}", "“unit”已分为5种，请选用：unit-in-name、unit-legal、unit-malformed"),
    ("indicator", "{kind: plausible, aspect: weeks}", "“plausible”已分为6种，请选用：plausible-days、"),
]


def choices(annotation: Any) -> int:
    """How many ways a parameter with one value can go; a parameter that is a list chooses none."""
    if get_origin(annotation) is Literal:
        return len(get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return len(annotation)
    return 0


def switches(kind: CheckKind) -> Iterator[str]:
    for name, field in kind.params.model_fields.items():
        if choices(field.annotation) > 3:
            yield f"{kind.name}.{name}"


def test_no_kind_is_several() -> None:
    assert [each for kind in load_kinds().values() for each in switches(kind)] == []


def test_what_is_parted_is_a_kind_no_more() -> None:
    kinds = load_kinds()
    former = {kind.formerly[0] for kind in kinds.values() if kind.formerly}
    assert former == set(PARTED_KINDS)
    assert former.isdisjoint(kinds)


@pytest.mark.parametrize(("scope", "check", "told"), PARTED, ids=[each[1] for each in PARTED])
def test_a_pack_with_an_old_kind_is_told_the_new_one(
    tmp_path: Path, scope: str, check: str, told: str
) -> None:
    (tmp_path / "own.yaml").write_text(RULE.format(scope=scope, check=check), encoding="utf-8")
    with pytest.raises(RuleErrors) as raised:
        load_ruleset(packs=[tmp_path], core=False)
    (error,) = raised.value.errors
    assert told in str(error)
    assert "own.yaml:7:" in str(error)
