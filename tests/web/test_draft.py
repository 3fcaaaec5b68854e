"""Steps forth and back: nothing is lost, and nothing grows without end."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from auditor.web.editor.draft import Draft, History

Change = Callable[[Draft], Draft]
WORDS = st.text(max_size=5)
ROWS = st.sampled_from(["1", "2", "3", "n1", "n2"])


def cell(row: str, text: str) -> Change:
    return lambda draft: draft.with_cell(row, "name", text)


def added(after: str, text: str) -> Change:
    return lambda draft: draft.with_row(after, None, {"name": text})


def removed(row: str) -> Change:
    return lambda draft: draft.without_row(row)


CHANGES = st.lists(
    st.one_of(st.builds(cell, ROWS, WORDS), st.builds(added, ROWS, WORDS), st.builds(removed, ROWS)),
    max_size=12,
)


def after(changes: list[Change]) -> History:
    history = History()
    for number, change in enumerate(changes):
        history = history.changed(str(number), float(number), change)
    return history


@given(CHANGES)
def test_every_step_back_is_a_step_forth_again(changes: list[Change]) -> None:
    history = after(changes)
    back = history
    while back.can_undo:
        back = back.undone()
    assert back.draft == Draft()
    while back.can_redo:
        back = back.redone()
    assert back.draft == history.draft
    assert History.model_validate_json(history.model_dump_json()) == history


@given(CHANGES)
def test_new_rows_have_ids_of_their_own(changes: list[Change]) -> None:
    ids = [row.id for row in after(changes).draft.rows]
    assert len(ids) == len(set(ids))


def test_typing_on_in_a_cell_is_one_step() -> None:
    history = History().changed("cell:1.name", 0, cell("1", "助"), joined=4)
    history = history.changed("cell:1.name", 1, cell("1", "助餐"), joined=4)
    assert len(history.steps) == 1
    history = history.changed("cell:1.name", 9, cell("1", "助餐人次"), joined=4)
    assert len(history.steps) == 2
    assert history.undone().draft.cells == {"1.name": "助餐"}


def test_a_step_after_one_back_takes_the_place_of_what_could_be_done_again() -> None:
    history = after([cell("1", "甲"), cell("1", "乙")]).undone().changed("x", 9, cell("2", "丙"))
    assert not history.can_redo
    assert history.draft.cells == {"1.name": "甲", "2.name": "丙"}


def test_what_changes_nothing_is_no_step() -> None:
    history = after([cell("1", "甲")])
    assert history.changed("again", 5, cell("1", "甲")) == history


def test_the_steps_are_bounded() -> None:
    history = after([cell("1", str(number)) for number in range(150)])
    assert len(history.steps) == 100
    assert history.draft.cells["1.name"] == "149"


def test_rows_below_a_row_that_goes_move_up() -> None:
    draft = Draft().with_row("2", None, {}).with_row("n1", None, {}).without_row("n1")
    assert [(row.id, row.after) for row in draft.rows] == [("n2", "2")]
