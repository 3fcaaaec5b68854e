from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.shared.tables import blocks_from_table, tables_of
from auditor.model import Cell, Document, Location, Paragraph, Submission, Table
from tests.cases import every_case


def table(*places: Location, own: Location) -> Table:
    return Table(tuple(Cell("渡口", row, 1, place) for row, place in enumerate(places, 1)), own)


def page(number: int, row: int, column: int = 1) -> Location:
    return Location("page", number, table=1, row=row, column=column)


OVER_PAGES = (
    table(page(1, 1), page(1, 2), page(2, 1), own=Location("page", 1, table=1)),
    Paragraph("说明", Location("page", 2)),
    table(page(3, 1), own=Location("page", 3, table=1)),
)
LINES = (
    table(Location(line=1), Location(line=2), own=Location(line=1)),
    table(Location(line=4), own=Location(line=4)),
)
MEMBERS = (
    table(Location(cell="/0/a"), own=Location(cell="/0")),
    table(Location(cell="/1/a"), own=Location(cell="/1")),
)


@every_case(
    ("blocks", "place", "number"),
    [
        (OVER_PAGES, page(1, 2, column=4), 0),
        (OVER_PAGES, page(2, 1), 0),  # the table goes on here
        (OVER_PAGES, page(3, 1), 2),  # and here another is the first of its page
        (OVER_PAGES, page(3, 9), None),
        (OVER_PAGES, Location("page", 2), None),
        (LINES, Location(line=2), 0),
        (LINES, Location(line=4), 1),
        (LINES, Location(line=3), None),
        (MEMBERS, Location(cell="/1/a"), 1),
        (MEMBERS, Location(cell="/2/a"), None),
    ],
)
def test_the_table_that_a_place_lies_in(
    blocks: tuple[Table | Paragraph, ...], place: Location, number: int | None
) -> None:
    submission = Submission(Document("渡口.pdf", "pdf", blocks), ())
    assert tables_of(submission).number(place) == number


def test_the_blocks_from_the_table_of_the_first_row_on() -> None:
    rows = [{"name": "修缮渡口数量", "value": 3, "unit": "处"}]
    form = {"kind": "project", "indicators": rows}
    apart, beside = (
        FormExample.model_validate(form | {"table": cells}).build()
        for cells in ([], [["项目名称", "渡口"], ["修缮渡口数量", "3处"]])
    )
    assert blocks_from_table(apart) == ()
    assert isinstance(blocks_from_table(beside)[0], Table)
    assert blocks_from_table(FormExample.model_validate(form | {"indicators": []}).build()) == ()
