"""Columns that say what the names say, and more."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import patch

from auditor.forms.labels.reading import UNKNOWN
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.segments import Segment
from auditor.forms.shapes.soundness import explaining
from auditor.forms.shapes.soundness.explaining import explains, with_explained
from auditor.forms.shapes.weights import CLASSES
from tests.cases import every_case

NAMES = ("新修田间道长度", "疏通沟渠条数", "栽植行道树株数")


def _column(number: int, texts: tuple[str, ...]) -> Evidence:
    profile = Profile(
        counts=(0,) * len(CLASSES),
        led=0,
        rows=len(texts),
        merged=0.0,
        distinct=len(set(texts)) / len(texts) if texts else 0.8,
        total=Decimal(0),
        counting=False,
        fixed=False,
        alone=False,
        texts=texts,
    )
    return Evidence(Segment(number, number + 1), "", UNKNOWN, UNKNOWN.time, profile, {"name": 0.0})


def _explained(*columns: tuple[str, ...]) -> list[bool]:
    found = with_explained([_column(number, texts) for number, texts in enumerate(columns)], 2.0)
    return [column.scores["name"] == 2.0 for column in found]


@every_case(
    ("others", "explained"),
    [
        (tuple(f"反映{name}的情况" for name in NAMES), True),
        (("反映新修田间道长度", "按季统计", "反映栽植行道树株数"), True),
        (("反映新修田间道长度", "按季统计", "按年统计"), False),
        (NAMES, False),
        (NAMES[:2], False),
        ((), False),
    ],
)
def test_names_are_explained_where_most_of_them_stand_in_another_column(
    others: tuple[str, ...], *, explained: bool
) -> None:
    assert explains(others, NAMES) is explained
    assert _explained(NAMES, others) == [explained, False]
    assert _explained(others, NAMES) == [False, explained]


def test_the_number_before_a_name_is_no_part_of_it() -> None:
    numbered = tuple(f"{number}.{name}" for number, name in enumerate(NAMES, start=1))
    assert _explained(numbered, tuple(f"按季统计{name}" for name in NAMES)) == [True, False]


def test_what_says_itself_twice_explains_nothing() -> None:
    assert _explained(("沟渠长度沟渠长度", "道路长度道路长度"), ("每季一报", "每年一报")) == [False, False]


def test_no_column_is_held_against_all_others_where_none_says_what_it_says() -> None:
    columns = [tuple(f"{row}行{number:03}号栏" for row in range(3)) for number in range(100)]
    with patch.object(explaining, "explains") as compared:
        assert not any(_explained(*columns))
    compared.assert_not_called()
