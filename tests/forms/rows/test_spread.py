"""The numbers of the lines of the page that rows stand in."""

from __future__ import annotations

from typing import Any

from auditor.forms.rows.spread import with_lines
from auditor.model import Indicator, Location


def row(number: int, name: str, line: int, column: int = 2, **more: Any) -> Indicator:
    return Indicator(number, name, name, Location(table=1, row=line, column=column), **more)


def told(*rows: Indicator) -> list[tuple[int, str]]:
    return [(each.number, each.part) for each in with_lines(rows)]


def test_rows_of_several_periods_or_places_share_their_line() -> None:
    assert told(
        row(1, "渡船检修艘数", 4),
        row(2, "渡客满意度", 5),
        row(3, "渡船检修艘数", 4, period="half_year"),
        row(4, "渡客满意度", 5, period="half_year"),
    ) == [(1, "全年目标"), (2, "全年目标"), (1, "半年目标"), (2, "半年目标")]
    assert told(
        row(1, "护林员人数", 4, locality="东沟乡"),
        row(2, "护林员人数", 4, locality="西岭乡"),
        row(3, "满意度", 5),
    ) == [(1, "东沟乡"), (1, "西岭乡"), (2, "")]


def test_a_line_between_counts_although_its_row_comes_last() -> None:
    assert told(
        row(1, "渡船检修艘数", 4),
        row(2, "渡客满意度", 6),
        row(3, "渡船检修艘数", 4, period="mid_term"),
        row(4, "渡工持证率", 5, period="mid_term"),
    ) == [(1, "全年目标"), (3, ""), (1, "中期目标"), (2, "")]


def test_halves_with_names_of_their_own_share_a_line_where_the_names_agree() -> None:
    assert told(
        row(1, "渡船检修艘数", 4, 2, period="mid_term"), row(2, "渡船检修艘数", 4, 5), row(3, "渡客满意度", 5)
    ) == [(1, "中期目标"), (1, "全年目标"), (2, "")]


def test_names_of_a_list_in_one_cell_and_repeated_names_are_numbered_one_by_one() -> None:
    assert told(row(1, "渡船检修艘数", 4), row(2, "渡客满意度", 4)) == [(1, ""), (2, "")]
    assert told(row(1, "渡客满意度", 4), row(2, "渡客满意度", 4)) == [(1, ""), (2, "")]
    nowhere = Indicator(1, "渡客满意度", "渡客满意度", Location("page", 1))
    assert [
        each.number for each in with_lines((nowhere, Indicator(2, *(("渡客满意度",) * 2), nowhere.location)))
    ] == [
        1,
        2,
    ]
