"""Cells that hold a sign and nothing else."""

from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.forms.labels.label_file import FormLabels
from auditor.forms.labels.signs import SignCells
from auditor.model import Operator
from tests.cases import every_case

CELLS = SignCells(Lexicons().load("form-labels", FormLabels))


@every_case(
    ("text", "sign"),
    [
        ("≥", Operator.AT_LEAST),
        ("不低于", Operator.AT_LEAST),
        ("正向（≥）", Operator.AT_LEAST),
        ("反向(≤)", Operator.AT_MOST),
        ("≥（正向）", Operator.AT_LEAST),
        ("等于（=）", Operator.EQUAL),
        ("正向", None),
        ("正向（反向）", None),
        ("大于（≤）", None),  # which of the two holds
        ("产出（≥）", None),
        ("", None),
    ],
)
def test_a_gloss_in_brackets_says_the_sign_or_which_way_is_better(text: str, sign: Operator | None) -> None:
    assert CELLS.sign(text) is sign
