"""The brake over the rows of a table."""

from collections.abc import Iterable

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import labels_of
from auditor.forms.lines import Line, Slot
from auditor.forms.rows.braking import braked
from auditor.forms.rows.indicators import RowsRead
from auditor.forms.rows.row import Row
from auditor.model import Cell, Location
from tests.cases import every_case
from tests.forms.building import LEXICONS

LEVELS = LevelReader(labels_of(LEXICONS))
SURE: frozenset[str] = frozenset()
ODD = frozenset({"value"})


def _row(name: str, value: str, doubtful: frozenset[str] = SURE, block: int = 0) -> Row:
    slots = {
        key: Slot(Cell(text, 1, column, Location(row=1, column=column)), True)
        for column, (key, text) in enumerate((("name", name), ("value", value)), start=1)
    }
    line = Line(tuple(slots.values()), tuple(slots.values()), block, 2)
    return Row(slots, line, doubtful=doubtful)


def _doubted(rows: Iterable[Row]) -> tuple[list[bool], int]:
    """Which rows come back without a sure name, and how many doubts were told."""
    read = RowsRead(rows=[(row, ()) for row in rows])
    found = braked(read, LEVELS)
    return ["name" in row.doubtful for row, _ in found.rows], len(found.doubts)


@every_case(
    ("rows", "told"),
    [
        ([("铺设水管", "≥3公里", ODD), ("更换水表", "≥80块", ODD), ("水质合格率", "≥99%", SURE)], [True] * 3),
        (
            [("铺设水管", "≥3公里", ODD), ("更换水表", "≥80块", SURE), ("水质合格率", "≥99%", SURE)],
            [False] * 3,
        ),
        ([("— 数量指标", "", SURE), ("质量指标", "", SURE), ("水质合格率", "≥99%", SURE)], [True] * 3),
        ([("数量指标", "≥3公里", SURE), ("质量指标", "是", SURE), ("水质合格率", "≥99%", SURE)], [False] * 3),
        ([("满意度", "≥90%", SURE), ("社会效益", "明显", SURE), ("水质合格率", "≥99%", SURE)], [False] * 3),
        ([("水管", "≥3公里", SURE), ("水管", "≥80块", SURE), ("水质合格率", "≥99%", SURE)], [True] * 3),
        ([("水管", "≥3公里", SURE), ("水管", "≥3公里", SURE), ("水质合格率", "≥99%", SURE)], [False] * 3),
        ([("铺设水管", "≥3公里", ODD), ("更换水表", "≥80块", ODD)], [False] * 2),
    ],
)
def test_most_rows_decide_for_all(rows: list[tuple[str, str, frozenset[str]]], told: list[bool]) -> None:
    assert _doubted(_row(*row) for row in rows) == (told, int(any(told)))


def test_levels_that_are_doubtful_say_nothing_of_a_row() -> None:
    doubtful = frozenset({"level1"})
    names = ["铺设水管", "更换水表", "水质合格率"]
    assert _doubted(_row(name, "≥3", doubtful) for name in names) == ([False] * 3, 0)


def test_each_table_is_judged_by_its_own_rows() -> None:
    names = ["铺设水管", "更换水表", "水质合格率", "清洗水箱", "维修阀门", "水压合格率"]
    rows = [_row(name, "≥3", SURE if n > 2 else ODD, n // 3) for n, name in enumerate(names)]
    assert _doubted(rows) == ([True] * 3 + [False] * 3, 1)
