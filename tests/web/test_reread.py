"""Drafts on files that the program reads in another way since: no change is lost or goes to another row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Form, SubmissionReport
from auditor.spool.codec import decode, encode
from auditor.web.editor.basis import Basis, Piece, fits, followed, parted, words_of
from auditor.web.editor.draft import Draft, History
from auditor.web.site import Site
from tests.cases import every_case
from tests.web.conftest import Browser

Reading = Callable[[SubmissionReport], SubmissionReport]


def with_form(change: Callable[[Form], Form]) -> Reading:
    """The first form read in another way."""

    def reading(report: SubmissionReport) -> SubmissionReport:
        first, *others = report.submission.forms
        forms = (change(first), *others)
        return replace(report, submission=replace(report.submission, forms=forms), findings=())

    return reading


def without_first(form: Form) -> Form:
    """The first row is none, so that all others have another number."""
    rows = tuple(replace(each, row=each.row - 1) for each in form.indicators[1:])
    return replace(form, indicators=rows)


def without_last(form: Form) -> Form:
    return replace(form, indicators=form.indicators[:-1])


class Desk:
    """The first form of the example, and what the program does with its file."""

    def __init__(self, browser: Browser, example: bytes) -> None:
        self.browser = browser
        self.file = browser.sent("表.docx", example)
        self.form = f"{self.file}/forms/1"
        self.browser.client.get(self.form)

    @property
    def site(self) -> Site:
        site: Site = self.browser.client.app.state.site  # type: ignore[attr-defined]
        return site

    @property
    def draft(self) -> Draft:
        return self.site.drafts.history(self.file.rpartition("/")[2], 1).draft

    def cell(self, cell: str, text: str, **headers: str) -> Any:
        data = {"csrf": self.browser.token, "cell": cell, "text": text}
        return self.browser.client.post(f"{self.form}/cell", data=data, headers=headers)

    def read_as(self, reading: Reading) -> None:
        """An upgrade: the audit is replaced by that of another reading."""
        identifier = self.file.rpartition("/")[2]
        path = self.site.storage.result(identifier)
        path.write_bytes(encode(reading(decode(path.read_bytes()))))
        self.site.database.change("UPDATE files SET finished = finished + 1 WHERE id = ?", identifier)

    def lose_form(self) -> None:
        identifier = self.file.rpartition("/")[2]
        summary = self.site.database.row("SELECT summary FROM files WHERE id = ?", identifier)
        assert summary is not None
        told = summary["summary"].replace('"forms": [[1,', '"forms": [[7,')
        self.site.database.change(
            "UPDATE files SET summary = ?, finished = finished + 1 WHERE id = ?", told, identifier
        )

    def page(self, path: str = "/forms/1") -> str:
        text: str = self.browser.client.get(f"{self.file}{path}").text
        return text


@pytest.fixture
def desk(clerk: Browser, example: bytes) -> Desk:
    return Desk(clerk, example)


def test_the_same_reading_keeps_the_draft_and_its_steps(desk: Desk) -> None:
    desk.cell("3.operator", "≥")
    desk.read_as(lambda report: report)
    page = desk.page()
    assert "没有放回表格" not in page
    assert desk.draft.cells == {"3.operator": "≥"}
    desk.browser.post(f"{desk.form}/undo")
    assert desk.draft.untouched


def test_a_change_elsewhere_keeps_the_draft(desk: Desk) -> None:
    desk.cell("3.operator", "≥")
    desk.read_as(with_form(without_last))
    assert "没有放回表格" not in desk.page()
    assert desk.draft.cells == {"3.operator": "≥"}


def test_changes_follow_rows_that_have_moved(desk: Desk) -> None:
    desk.cell("3.operator", "≥")
    desk.browser.post(f"{desk.form}/add", after="3")
    desk.cell("n1.name", "添上的一条")
    desk.browser.post(f"{desk.form}/remove", row="4")
    desk.read_as(with_form(without_first))
    page = desk.page()
    assert "没有放回表格" not in page
    assert desk.draft.cells == {"2.operator": "≥", "n1.name": "添上的一条"}
    assert [row.after for row in desk.draft.rows] == ["2"]
    assert desk.draft.removed == ("3",)
    assert "添上的一条" in page
    desk.browser.post(f"{desk.form}/undo")
    assert (desk.draft.removed, desk.draft.cells["n1.name"]) == ((), "添上的一条")
    for _ in range(3):
        desk.browser.post(f"{desk.form}/undo")
    assert desk.draft.untouched
    for _ in range(4):
        desk.browser.post(f"{desk.form}/redo")
    assert desk.draft.removed == ("3",)


def test_steps_of_rows_that_are_gone_are_none() -> None:
    history = drafted(Draft(cells={"1.name": "一"}))
    for cells in ({"1.name": "一", "2.name": "二"}, {"1.name": "改", "2.name": "二"}):
        history = history.changed("cell:1.name", 0.8, lambda _, own=cells: Draft(cells=own))
    now = Basis(rows={"1": ROWS["2"]}, passages=())
    moved, lost = followed(history, FORM, now)
    assert [step.draft.cells for step in moved.steps] == [{"1.name": "二"}]
    assert (moved.draft.cells, lost.cells) == ({"1.name": "二"}, {"1.name": "改"})
    assert moved.version > history.version
    typed = moved.changed(moved.steps[-1].what, 1.0, lambda _: Draft(cells={"1.name": "新"}), joined=0.5)
    assert len(typed.steps) == 2
    undone, lost = followed(history.undone().undone(), FORM, now)
    assert (undone.draft, undone.can_redo, lost.cells) == (Draft(), True, {"1.name": "一"})


@pytest.mark.parametrize("first", ["/forms/1", ""])
def test_rows_that_are_gone_keep_their_words_apart(desk: Desk, first: str) -> None:
    desk.cell("3.operator", "≥")
    desk.cell("1.name", "亲手写的名称")
    desk.browser.post(f"{desk.form}/add", after="1")
    desk.cell("n1.name", "添上的一条")
    desk.read_as(with_form(without_first))
    page = desk.page(first)
    assert "2处修改没有放回表格" in page
    assert "<ins>亲手写的名称</ins>" in page
    assert "添上的一条" in page
    assert desk.draft == Draft(cells={"2.operator": "≥"})
    assert "亲手写的名称" not in desk.page().partition('<div id="desk"')[2]
    desk.cell("1.name", "重新填入")
    assert desk.draft.cells == {"2.operator": "≥", "1.name": "重新填入"}
    assert "<ins>亲手写的名称</ins>" in desk.page()


def test_what_was_taken_over_is_not_shown_again(desk: Desk) -> None:
    desk.cell("1.name", "亲手写的名称")
    desk.read_as(with_form(without_first))
    aside = desk.page().partition("/asides/")[2].partition('"')[0]
    assert desk.browser.post(f"{desk.file}/asides/{aside}").status_code == 303
    assert "亲手写的名称" not in desk.page()
    assert "亲手写的名称" not in desk.page("")


def test_nobody_else_takes_words_over(desk: Desk, visit: Callable[[], Browser]) -> None:
    desk.cell("1.name", "亲手写的名称")
    desk.read_as(with_form(without_first))
    desk.page()
    assert visit().post(f"{desk.file}/asides/1").status_code == 404
    assert "亲手写的名称" in desk.page()


def test_a_page_that_was_open_meanwhile_changes_no_other_row(desk: Desk) -> None:
    mark = desk.page().partition('"X-Read": "')[2].partition('"')[0]
    assert desk.cell("1.name", "先写的", **{"X-Read": mark, "HX-Request": "true"}).status_code == 200
    desk.read_as(with_form(without_first))
    answer = desk.cell("1.name", "接着写的", **{"X-Read": mark, "HX-Request": "true"})
    assert answer.status_code == 409
    assert "刷新页面" in answer.text
    assert desk.draft.untouched
    assert "先写的" in desk.page()


@pytest.mark.parametrize("path", ["/changed", "/forms/1/clean.docx"])
def test_a_download_does_not_leave_changes_out_without_a_word(desk: Desk, path: str) -> None:
    desk.cell("1.name", "亲手写的名称")
    desk.read_as(with_form(without_first))
    answer = desk.browser.client.get(f"{desk.file}{path}")
    assert answer.status_code == 409
    assert "另外保留" in answer.text
    assert desk.browser.client.get(f"{desk.file}{path}").status_code == 200


def test_a_form_that_is_gone_leaves_its_words_at_the_file(desk: Desk) -> None:
    desk.cell("2.name", "亲手写的名称")
    desk.lose_form()
    assert "亲手写的名称" in desk.page("")


def test_a_file_that_cannot_be_read_now_shows_the_words_and_keeps_the_draft(desk: Desk) -> None:
    desk.cell("2.name", "亲手写的名称")
    desk.site.database.change("UPDATE files SET state = 'failed'")
    assert "亲手写的名称" in desk.page("")
    assert desk.draft.cells == {"2.name": "亲手写的名称"}


def test_a_draft_of_an_older_record_is_kept_where_it_has_its_cells(desk: Desk) -> None:
    desk.cell("2.name", "亲手写的名称")
    desk.site.database.change("UPDATE drafts SET basis = NULL, audited = NULL")
    assert "没有放回表格" not in desk.page()
    desk.site.database.change("UPDATE drafts SET basis = NULL, audited = NULL")
    desk.cell("99.name", "没有的行")
    desk.site.database.change("UPDATE drafts SET basis = NULL, audited = NULL")
    page = desk.page()
    assert "<ins>没有的行</ins>" in page
    assert "<ins>亲手写的名称</ins>" in page


ROWS = {
    str(n): Piece(place=f"第{n}行", name=f"名{n}", words={"name": f"名{n}", "value": ""}) for n in range(1, 4)
}
FORM = Basis(rows=ROWS, passages=(Piece(place="第9行", name="目标", words={"text": "做好"}),))


def drafted(draft: Draft) -> History:
    return History().changed("x", 0.0, lambda _: draft)


@every_case(
    ("draft", "now"),
    [
        (Draft(cells={"3.unit": "个"}), FORM),
        (Draft(cells={"4.name": "新"}), FORM),
        (Draft(passages={1: "新"}), FORM),
        (Draft(passages={0: "新"}), FORM.model_copy(update={"passages": ()})),
        (Draft(removed=("3",)), Basis(rows={"1": ROWS["1"]}, passages=())),
        (Draft().with_row("3", None, {}), Basis(rows={"3": ROWS["2"]}, passages=())),
        (Draft().with_row("", None, {}), Basis(rows={}, passages=())),
        (Draft().with_row("1", None, {"unit": "个"}), FORM),
    ],
)
def test_what_has_no_place_does_not_fit(draft: Draft, now: Basis) -> None:
    assert not fits(drafted(draft), FORM, now)
    assert words_of(draft, FORM)


def test_steps_that_were_undone_have_to_fit_too() -> None:
    history = drafted(Draft(cells={"3.name": "新"})).undone()
    assert fits(history, FORM, FORM)
    assert not fits(history, FORM, Basis(rows={"3": ROWS["1"]}, passages=()))


def test_rows_that_say_the_same_are_told_apart_by_their_places() -> None:
    first, second, third = (Piece(place=str(n), name="名", words={"name": "名"}) for n in range(3))
    then = Basis(rows={"1": first, "2": second, "3": third}, passages=())
    draft = Draft(cells={"2.name": "新"})
    gone = Basis(rows={"1": second, "2": third}, passages=())
    assert parted(draft, then, gone) == (Draft(cells={"1.name": "新"}), Draft())
    elsewhere = [each.model_copy(update={"place": f"{each.place}a"}) for each in (second, third)]
    moved = Basis(rows=dict(zip("12", elsewhere, strict=True)), passages=())
    assert parted(draft, then, moved) == (Draft(), draft)


_IDS = st.sampled_from(["1", "2", "3", "4"])
_PIECES = st.builds(
    lambda place, name, words: Piece(place=place, name=name, words=words),
    st.sampled_from("xy"),
    st.sampled_from("甲乙丙"),
    st.dictionaries(st.sampled_from(["name", "value"]), st.sampled_from(["一", "二"]), min_size=1),
)
_FORMS = st.builds(
    lambda rows, passages: Basis(
        rows={str(n): each for n, each in enumerate(rows, 1)}, passages=tuple(passages)
    ),
    st.lists(_PIECES, max_size=4),
    st.lists(_PIECES, max_size=2),
)
_TEXTS = st.text(min_size=1, max_size=3)


@st.composite
def _drafts(draw: st.DrawFn) -> Draft:
    draft = Draft(passages=draw(st.dictionaries(st.integers(0, 2), _TEXTS)))
    for _ in range(draw(st.integers(0, 4))):
        after = draw(st.sampled_from(["", "1", "2", "3", "4", *(row.id for row in draft.rows)]))
        draft = draft.with_row(after, None, draw(st.dictionaries(st.sampled_from(["name", "unit"]), _TEXTS)))
    for row in draw(st.lists(st.sampled_from(["1", "2", "3", "4", *(row.id for row in draft.rows)]))):
        draft = draft.with_cell(row, draw(st.sampled_from(["name", "value"])), draw(_TEXTS))
    for row in draw(st.sets(_IDS, max_size=2)):
        draft = draft.without_row(row)
    return draft


@given(_drafts(), _FORMS, _FORMS)
def test_every_change_is_kept_once_and_only_at_the_same_words(draft: Draft, then: Basis, now: Basis) -> None:
    kept, rest = parted(draft, then, now)
    assert sorted([*kept.cells.values(), *rest.cells.values()]) == sorted(draft.cells.values())
    assert sorted([*kept.passages.values(), *rest.passages.values()]) == sorted(draft.passages.values())
    assert sorted(row.id for row in (*kept.rows, *rest.rows)) == [row.id for row in draft.rows]
    assert len(kept.removed) + len(rest.removed) == len(draft.removed)
    assert fits(drafted(kept), None, now)
    assert len(set(kept.removed)) == len(kept.removed)
    for key, text in kept.cells.items():
        row, _, column = key.partition(".")
        if not row.startswith("n"):
            meant = {old for old, piece in then.rows.items() if piece.said == now.rows[row].said}
            assert any(draft.cells.get(f"{old}.{column}") == text for old in meant)


@given(_drafts(), _FORMS)
def test_the_same_reading_keeps_what_fitted_it(draft: Draft, form: Basis) -> None:
    if fits(drafted(draft), form, form):
        assert parted(draft, form, form) == (draft, Draft())
