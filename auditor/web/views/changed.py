"""An upload with the drafts of its forms in it."""

from __future__ import annotations

from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor.web.editor.writing import Written, rewritten
from auditor.web.sessions import Visitor
from auditor.web.site import Site
from auditor.web.uploads import Upload
from auditor.web.views.drafts import refuse_moved, settle_all
from auditor.web.views.files import attachment, now, result_of
from auditor.web.views.forms import shown


def routes() -> list[Route]:
    return [Route("/files/{id}/changed", shown(_changed)), Route("/files/{id}/missed", shown(_missed))]


async def _changed(request: Request, site: Site, visitor: Visitor) -> Response:
    """The upload with all drafts of its forms in it."""
    upload = site.upload(request, visitor)
    refuse_moved(await settle_all(site, upload))
    written = await _written(site, upload)
    pure = PurePath(upload.name)
    return attachment(written.data, f"{pure.stem}.修改{pure.suffix}", "application/octet-stream")


async def _missed(request: Request, site: Site, visitor: Visitor) -> Response:
    """What of the drafts has to be written into the upload by hand."""
    upload = site.upload(request, visitor)
    await settle_all(site, upload)
    written = await _written(site, upload)
    return site.pages.page("missed", visitor, missed=written.missed)


async def _written(site: Site, upload: Upload) -> Written:
    path = site.storage.original(upload.id, upload.suffix)
    drafts = site.drafts.of(upload.id)
    written: Written = await site.engine.file(rewritten, str(path), result_of(site, upload), drafts, now())
    return written
