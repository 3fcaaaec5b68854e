"""Quantities in running text, by the cases of quantity_cases.yaml."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import read_yaml
from auditor.language import Language, Quantity, Role, language_of

FILES = ("quantity_cases.yaml", "quantity_held_out.yaml")
CASES: list[dict[str, Any]] = [
    case for name in FILES for case in read_yaml(Path(__file__).with_name(name)).data
]
KNOWN_MISSES = frozenset({"发射塔维护18座次", "每日播出手语新闻1档"})  # units that no list knows
ROLES = {"c": Role.COMMITMENT, "b": Role.BACKGROUND, "r": Role.REFERENCE}


@pytest.fixture(scope="module")
def language() -> Language:
    return language_of(Lexicons())


def agrees(quantity: Quantity, want: dict[str, Any]) -> bool:
    value = Decimal(str(want["v"]))
    as_written = quantity.value == value and quantity.unit.text == want["u"]
    scaled = "alt" in want and quantity.value * quantity.unit.factor == want["alt"]
    return (
        (as_written or scaled)
        and ("r" not in want or quantity.role is ROLES[want["r"]])
        and ("op" not in want or quantity.operator == want["op"])
        and ("o" not in want or want["o"] in quantity.object)
        and ("f" not in want or quantity.frequency == want["f"])
        and ("approx" not in want or quantity.approximate is want["approx"])
    )


def test_every_case(language: Language) -> None:
    wrong = []
    for case in CASES:
        quantities = language.quantities(case["text"])
        missed = [want for want in case.get("want", []) if not any(agrees(each, want) for each in quantities)]
        none = case.get("n") == 0 and any(each.role is Role.COMMITMENT for each in quantities)
        if (missed or none) and case["text"] not in KNOWN_MISSES:
            wrong.append((case["text"], missed, quantities))
    assert len(CASES) > 200
    assert wrong == []


def test_spans_point_into_the_text(language: Language) -> None:
    for text in (case["text"] for case in CASES):
        for quantity in language.quantities(text):
            assert text[quantity.start : quantity.end] == quantity.text, text
            assert text[quantity.clause_start :].startswith(quantity.clause), text


def test_whether_a_text_counts_anything_is_told_as_by_reading_it(language: Language) -> None:
    texts = [*(case["text"] for case in CASES), "一是加强领导", "每季度", "全覆盖", "85%-90%", ""]
    assert [
        each for each in texts if language.quantity_reader.any(each) != bool(language.quantities(each))
    ] == []
