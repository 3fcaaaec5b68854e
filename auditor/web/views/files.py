"""One upload: what was found, the report, the copies, and its deletion."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import PurePath
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.expressions import expression
from auditor.stamps import copy_name
from auditor.web.sessions import Visitor
from auditor.web.site import Site
from auditor.web.uploads import State, Upload
from auditor.web.views.drafts import asides_of
from auditor.web.views.forms import shown, taken, text
from auditor.web.work import annotated_upload, rendered

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COPIED = {"docx": ".docx", "xlsx": ".xlsx", "pdf": ".pdf"}
KINDS = {
    "html": ("text/html", ".html"),
    "json": ("application/json", ".json"),
    "csv": ("text/csv", ".csv"),
    "markdown": ("text/markdown", ".md"),
    "sarif": ("application/json", ".sarif"),
    "junit": ("application/xml", ".xml"),
    "github": ("text/plain", ".txt"),
}
_OWN_POLICY = expression(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def routes() -> list[Route]:
    return [
        Route("/files/{id}", shown(_file)),
        Route("/files/{id}/report", shown(_report)),
        Route("/files/{id}/report.{kind}", shown(_download)),
        Route("/files/{id}/annotated", shown(_annotated)),
        Route("/files/{id}/delete", taken(_delete), methods=["POST"]),
        Route("/files/{id}/again", taken(_again), methods=["POST"]),
        Route("/files/{id}/share", taken(_share), methods=["POST"]),
        Route("/shared/{link}", shown(_shared)),
    ]


async def _file(request: Request, site: Site, visitor: Visitor) -> Response:
    upload = site.upload(request, visitor)
    can_copy = bool(upload.summary and upload.summary.format in COPIED)
    kept = await asides_of(site, upload)
    address = f"{request.base_url}shared/{upload.link}" if upload.link else ""
    return site.pages.page("file", visitor, upload=upload, can_copy=can_copy, shared=address, asides=kept)


async def _report(request: Request, site: Site, visitor: Visitor) -> Response:
    return await _page(site, site.upload(request, visitor))


async def _shared(request: Request, site: Site, visitor: Visitor) -> Response:
    """The report behind a link that its owner passed on."""
    del visitor
    upload = site.uploads.shared(request.path_params["link"])
    if upload is None:
        raise HTTPException(404, "这个链接已经停止分享，或者文件过了保存期")
    return await _page(site, upload)


async def _share(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    upload = site.upload(request, visitor)
    site.uploads.share(upload.id, on=text(form, "on") == "1")
    return RedirectResponse(f"/files/{upload.id}", 303)


async def _page(site: Site, upload: Upload) -> Response:
    """The report as it is, under its own policy."""
    page = await report_of(site, upload, "html")
    found = _OWN_POLICY.search(page)
    policy = f"{found[1]}; frame-ancestors 'none'" if found else "default-src 'none'"
    return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})


async def _download(request: Request, site: Site, visitor: Visitor) -> Response:
    upload = site.upload(request, visitor)
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404, "没有这种格式的报告")
    media, suffix = KINDS[kind]
    report = await report_of(site, upload, kind)
    return attachment(report.encode(), f"{PurePath(upload.name).stem}.审核报告{suffix}", media)


async def _annotated(request: Request, site: Site, visitor: Visitor) -> Response:
    upload = site.upload(request, visitor)
    return await copy_of(site, upload)


async def _delete(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del form
    upload = site.upload(request, visitor)
    await asyncio.to_thread(site.uploads.delete, upload.id)
    return RedirectResponse("/", 303)


async def _again(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del form
    upload = site.upload(request, visitor)
    site.uploads.again(upload.id)
    return RedirectResponse("/", 303)


async def report_of(site: Site, upload: Upload, kind: str) -> str:
    """The report on an audited upload in a format. Raises HTTPException, WorkError."""
    result = result_of(site, upload)
    text: str = await site.engine.page(rendered, result, upload.name, kind, now())
    return text


async def copy_of(site: Site, upload: Upload) -> Response:
    """The upload with the findings as comments. Raises HTTPException, and WorkError where its
    format has none."""
    result = result_of(site, upload)
    path = site.storage.original(upload.id, upload.suffix)
    data: bytes = await site.engine.file(annotated_upload, str(path), upload.name, result, now())
    return copy_under(upload.name, data)


def copy_under(name: str, data: bytes) -> Response:
    """An annotated copy of a file of this name."""
    pure = PurePath(name)
    return attachment(data, copy_name(pure.stem, pure.suffix), "application/octet-stream")


def result_of(site: Site, upload: Upload) -> str:
    """Where the audit of an upload lies. Raises HTTPException 409 where there is none (yet)."""
    if upload.state is not State.DONE:
        raise HTTPException(409, "这份文件还没有审核完，请稍候再打开")
    return str(site.storage.result(upload.id))


def attachment(data: bytes, name: str, media: str) -> Response:
    """A download under a name of the user's, which goes into the header escaped."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=media, headers=headers)


def now() -> datetime:
    """The time by the clock of this machine, with its zone."""
    return datetime.now().astimezone()
