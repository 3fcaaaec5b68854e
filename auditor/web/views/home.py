"""The first page: send files, paste a table, and see what became of them."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.readers import SUFFIXES
from auditor.readers.limits import MEGABYTE
from auditor.web.pasting import workbook
from auditor.web.sessions import Visitor
from auditor.web.site import Site
from auditor.web.uploads import FullError
from auditor.web.views.forms import shown, taken, text

_PASTED = 500_000  # characters


def routes() -> list[Route]:
    return [
        Route("/", shown(_home)),
        Route("/files", shown(_list), methods=["GET"]),
        Route("/files", taken(_receive), methods=["POST"]),
        Route("/pasted", taken(_paste), methods=["POST"]),
    ]


async def _home(request: Request, site: Site, visitor: Visitor) -> Response:
    del request
    uploads = site.uploads.of(visitor.owner)
    return site.pages.page("home", visitor, uploads=uploads, accept=",".join(accepted()), problems=[])


async def _list(request: Request, site: Site, visitor: Visitor) -> Response:
    del request
    return site.pages.page("uploads", visitor, uploads=site.uploads.of(visitor.owner))


async def _receive(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del request
    sent = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    if not sent:
        return _again(site, visitor, ["没有选择文件。请选择或拖入要检查的文件"])
    problems = [problem for each in sent if (problem := await received(site, visitor.owner, each))]
    return _again(site, visitor, problems) if problems else RedirectResponse("/", 303)


async def _paste(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del request
    words = text(form, "table", _PASTED)
    if not words.strip():
        return _again(site, visitor, ["没有粘贴内容。请在 Excel 里选中整张表，复制后粘贴到框里"])
    name = text(form, "name", 60).strip() or "粘贴的表格"
    await kept(site, visitor.owner, f"{name}.xlsx", ".xlsx", workbook(words))
    return RedirectResponse("/", 303)


def _again(site: Site, visitor: Visitor, problems: list[str]) -> Response:
    uploads = site.uploads.of(visitor.owner)
    accept = ",".join(accepted())
    return site.pages.page("home", visitor, status=400, uploads=uploads, accept=accept, problems=problems)


def accepted() -> list[str]:
    """The endings of files that can be sent; a package would hide what is in it."""
    return sorted(SUFFIXES - {".zip"})


async def received(site: Site, owner: str, sent: UploadFile) -> str:
    """Takes an upload; blank, or why it is not taken."""
    name = sent.filename or ""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    most = site.settings.limits.file_mb
    if suffix not in accepted():
        return f"“{name}”不是可以检查的格式。请用 Word、Excel 或 PDF 文件"
    if (sent.size or 0) > most * MEGABYTE:
        return f"“{name}”超过{most}MB。请删去其中的图片或拆分后再试"
    data = await sent.read()
    if not data:
        return f"“{name}”是空文件。请重新保存后再试"
    try:
        await kept(site, owner, name, suffix, data)
    except HTTPException as error:
        return f"“{name}”没有接收：{error.detail}"
    return ""


async def kept(site: Site, owner: str, name: str, suffix: str, data: bytes, *, folder: str = "") -> str:
    """The id under which an upload is kept. Raises HTTPException where there are too many."""
    if not site.sendings.take(owner):
        raise HTTPException(429, "这一小时里发送的文件太多，请过一会儿再试", {"Retry-After": "600"})
    try:
        return await asyncio.to_thread(site.uploads.add, owner, name, suffix, data, folder=folder)
    except FullError:
        raise HTTPException(
            503, "排队的文件太多，暂时不能接收，请过几分钟再试", {"Retry-After": "120"}
        ) from None
