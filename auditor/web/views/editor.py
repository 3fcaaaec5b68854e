"""The indicator desk: a form that one edits, with its findings beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.annotate.rewriter import REWRITTEN
from auditor.web.editor.draft import LONGEST_CELL, LONGEST_PASSAGE, MOST_ROWS, Draft, History
from auditor.web.editor.library import Offers, inserted, offers
from auditor.web.editor.suggesting import applied
from auditor.web.editor.view import EditorView, editor_view
from auditor.web.editor.writing import clean
from auditor.web.engine import WorkError
from auditor.web.sessions import Visitor
from auditor.web.site import Site
from auditor.web.uploads import Upload
from auditor.web.views.drafts import MOVED, refuse_moved, settle
from auditor.web.views.files import COPIED, DOCX, attachment, result_of
from auditor.web.views.forms import Handler, Sent, shown, taken, text

_WRITTEN = frozenset({".docx", ".docm", ".xlsx", ".xlsm"})


def routes() -> list[Route]:
    desk = "/files/{id}/forms/{form:int}"
    return [
        Route(desk, shown(_desk)),
        Route(f"{desk}/cell", _step(_cell), methods=["POST"]),
        Route(f"{desk}/passage", _step(_passage), methods=["POST"]),
        Route(f"{desk}/apply", _step(_apply), methods=["POST"]),
        Route(f"{desk}/insert", _step(_insert), methods=["POST"]),
        Route(f"{desk}/add", _step(_add), methods=["POST"]),
        Route(f"{desk}/remove", _step(_remove), methods=["POST"]),
        Route(f"{desk}/undo", _step(_undo), methods=["POST"]),
        Route(f"{desk}/redo", _step(_redo), methods=["POST"]),
        Route(f"{desk}/library", shown(_library)),
        Route(f"{desk}/clean.docx", shown(_clean)),
    ]


@dataclass(frozen=True, slots=True)
class _Place:
    """The form that an address names; ``fitting`` unless its draft was set aside just now."""

    upload: Upload
    form: int
    result: str
    fitting: bool

    @property
    def address(self) -> str:
        return f"/files/{self.upload.id}/forms/{self.form}"


def _step(view: Sent) -> Handler:
    """A form that changes the draft; refused with 409 where its page shows rows that are others by now."""

    async def stepped(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
        place = await _place(request, site, visitor)
        mark = request.headers.get("x-read") or text(form, "read")
        if mark and mark != site.drafts.mark(place.upload.id, place.form):
            raise HTTPException(409, MOVED)
        return await view(request, site, visitor, form)

    return taken(stepped)


async def _place(request: Request, site: Site, visitor: Visitor) -> _Place:
    upload = site.upload(request, visitor)
    form = request.path_params["form"]
    known = {each[0] for each in upload.summary.forms} if upload.summary else set()
    if form not in known:
        raise HTTPException(404, "文件里没有这张表，请回到首页重新打开")
    result = result_of(site, upload)
    return _Place(upload, form, result, await settle(site, upload, form))


async def _desk(request: Request, site: Site, visitor: Visitor) -> Response:
    place = await _place(request, site, visitor)
    history = site.drafts.history(place.upload.id, place.form)
    return await _page(site, visitor, place, history, whole=True)


async def _page(
    site: Site, visitor: Visitor, place: _Place, history: History, *, whole: bool = False
) -> Response:
    """The page, or the part of it that changes with an edit."""
    view: EditorView = await site.engine.page(editor_view, place.result, place.form, history.draft)
    upload = place.upload
    return site.pages.page(
        "editor" if whole else "editor-body",
        visitor,
        desk=view,
        upload=upload,
        address=place.address,
        history=history,
        mark=site.drafts.mark(upload.id, place.form),
        asides=[each for each in site.drafts.asides(upload.id) if each.form == place.form] if whole else [],
        writable=bool(upload.summary and upload.summary.format in REWRITTEN and upload.suffix in _WRITTEN),
        copyable=bool(upload.summary and upload.summary.format in COPIED),
    )


async def _edited(
    request: Request, site: Site, visitor: Visitor, what: str, change: Callable[[Draft], Draft]
) -> Response:
    """A step of the draft, and the desk after it; without a script, the page again."""
    place = await _place(request, site, visitor)
    _allow(site, visitor)
    history = site.drafts.change(place.upload.id, place.form, what, change)
    return await _answer(request, site, visitor, place, history)


def _allow(site: Site, visitor: Visitor) -> None:
    if not site.edits.take(visitor.owner):
        raise HTTPException(429, "修改得太快，请稍等几秒再继续")


async def _answer(
    request: Request, site: Site, visitor: Visitor, place: _Place, history: History
) -> Response:
    if not request.headers.get("hx-request"):
        return RedirectResponse(place.address, 303)
    return await _page(site, visitor, place, history)


async def _cell(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    row, _, column = text(form, "cell").partition(".")
    words = text(form, "text", LONGEST_CELL).strip()
    if not (row.removeprefix("n").isdecimal() and column.isidentifier()):
        raise HTTPException(400)
    return await _edited(
        request, site, visitor, f"cell:{row}.{column}", lambda draft: draft.with_cell(row, column, words)
    )


async def _passage(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    number, words = text(form, "number"), text(form, "text", LONGEST_PASSAGE).strip()
    if not number.isdecimal() or len(number) > 3:
        raise HTTPException(400)
    return await _edited(
        request, site, visitor, f"passage:{number}", lambda draft: draft.with_passage(int(number), words)
    )


async def _add(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    after = _row_id(form, "after")
    return await _edited(request, site, visitor, "add", lambda draft: _roomy(draft).with_row(after, None, {}))


async def _remove(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    row = _row_id(form, "row")
    return await _edited(
        request,
        site,
        visitor,
        "remove",
        lambda draft: draft if row in draft.removed else draft.without_row(row),
    )


async def _apply(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    return await _computed(request, site, visitor, applied, text(form, "number", 20))


async def _insert(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    return await _computed(request, site, visitor, inserted, text(form, "field"), text(form, "name"))


async def _computed(
    request: Request, site: Site, visitor: Visitor, function: Callable[..., tuple[str, Draft]], *given: str
) -> Response:
    """A step that a process works out from the draft as it is."""
    place = await _place(request, site, visitor)
    _allow(site, visitor)
    before = site.drafts.history(place.upload.id, place.form)
    _roomy(before.draft)
    try:
        what, after = await site.engine.page(function, place.result, place.form, before.draft, *given)
    except WorkError as error:
        raise HTTPException(409, error.reason) from None
    if site.drafts.history(place.upload.id, place.form).version != before.version:
        raise HTTPException(409, "刚才又有了别的修改，请再点一次")
    history = site.drafts.change(place.upload.id, place.form, what, lambda _: after)
    return await _answer(request, site, visitor, place, history)


async def _undo(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del form
    place = await _place(request, site, visitor)
    return await _answer(request, site, visitor, place, site.drafts.undo(place.upload.id, place.form))


async def _redo(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del form
    place = await _place(request, site, visitor)
    return await _answer(request, site, visitor, place, site.drafts.redo(place.upload.id, place.form))


def _row_id(form: FormData, name: str) -> str:
    row = text(form, name, 10)
    if not row.removeprefix("n").isdecimal():
        raise HTTPException(400)
    return row


def _roomy(draft: Draft) -> Draft:
    if len(draft.rows) >= MOST_ROWS:
        raise HTTPException(400, "新增的行太多，请在原文件里填写")
    return draft


async def _library(request: Request, site: Site, visitor: Visitor) -> Response:
    place = await _place(request, site, visitor)
    word = request.query_params.get("word", "").strip()[:40]
    found: Offers = await site.engine.page(offers, word)
    return site.pages.page("offers", visitor, offers=found, word=word, address=place.address)


async def _clean(request: Request, site: Site, visitor: Visitor) -> Response:
    place = await _place(request, site, visitor)
    refuse_moved(place.fitting)
    draft = site.drafts.history(place.upload.id, place.form).draft
    data: bytes = await site.engine.page(clean, place.result, place.form, draft)
    return attachment(data, f"{PurePath(place.upload.name).stem}.表{place.form}.docx", DOCX)
