"""The rows that state a number of a text are found by it."""

from __future__ import annotations

from auditor.checks.links.stated_numbers import stated_by
from auditor.language import language_of
from auditor.language.linking import linker_of
from tests.cases import every_case
from tests.judging.test_engine import LEXICONS, make_submission

ROWS = [
    {"name": "灌溉渠道长度", "operator": ">=", "value": "12", "unit": "公里"},
    {"name": "农技员培训人数", "operator": ">=", "value": "6", "unit": "万人"},
    {"name": "水泵更换数量", "value": "3台、40米", "unit": ""},
]


@every_case(
    ("text", "rows"),
    [
        ("修建灌溉渠道12公里", ["灌溉渠道长度"]),
        ("修建灌溉渠道12000米", ["灌溉渠道长度"]),
        ("培训农技员60000人", ["农技员培训人数"]),
        ("修建灌溉渠道13公里", []),
        ("发放种子13吨", []),
    ],
)
def test_a_number_is_found_in_whatever_unit_and_no_other(text: str, rows: list[str]) -> None:
    language = language_of(LEXICONS)
    form = make_submission({"indicators": ROWS}).forms[0]
    stated = stated_by(form, linker_of(language), language)
    (quantity,) = language.quantities(text)
    assert list(dict.fromkeys(each.row.name for each in stated.having(quantity))) == rows
    assert [each.row.name for each in stated.several] == ["水泵更换数量"]
