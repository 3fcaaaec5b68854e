"""Drafts held against what the program reads from their files today."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.web.drafts import Aside
from auditor.web.editor.auditing import basis_of
from auditor.web.sessions import Visitor
from auditor.web.site import Site
from auditor.web.uploads import State, Upload
from auditor.web.views.forms import taken

MOVED = "这份文件重新检查过，读出的表格和您修改时不同。请复制正在填写的内容，刷新页面后再填"


def routes() -> list[Route]:
    return [Route("/files/{id}/asides/{aside:int}", taken(_taken_over), methods=["POST"])]


async def settle(site: Site, upload: Upload, form: int) -> bool:
    """Has the draft of a form fit the audit that the file has now; False where it was set aside."""
    if upload.finished is not None and site.drafts.settled(upload.id, form) == upload.finished:
        return True
    now = await site.engine.page(basis_of, str(site.storage.result(upload.id)), form)
    return site.drafts.settle(upload.id, form, now, upload.finished)


async def settle_all(site: Site, upload: Upload) -> bool:
    """The same for all forms of an audited file; those that it does not have any more are set aside."""
    if upload.state is not State.DONE:
        return True
    known = {each[0] for each in upload.summary.forms} if upload.summary else set()
    fitting = True
    for form in site.drafts.forms(upload.id):
        if form in known:
            fitting = await settle(site, upload, form) and fitting
        else:
            site.drafts.leave(upload.id, form)
            fitting = False
    return fitting


async def asides_of(site: Site, upload: Upload) -> list[Aside]:
    """What was set aside of a file, or would be lost from sight as it cannot be read."""
    await settle_all(site, upload)
    waiting = [] if upload.state is State.DONE else site.drafts.waiting(upload.id)
    return [*site.drafts.asides(upload.id), *waiting]


def refuse_moved(fitting: bool) -> None:
    """Raises HTTPException 409 for a download that would lack changes without a word."""
    if not fitting:
        told = "这份文件重新检查过，原来的修改有些放不回表格，已经另外保留。请打开文件的页面，抄好后再下载"
        raise HTTPException(409, told)


async def _taken_over(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del form
    upload = site.upload(request, visitor)
    site.drafts.forget_aside(upload.id, request.path_params["aside"])
    return RedirectResponse(f"/files/{upload.id}", 303)
