"""An annotated copy of a file of a batch, as long as the file itself is kept."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from auditor.spool.codec import encode
from auditor.web.desk.access import Desk
from auditor.web.desk.reading import opened, original_for
from auditor.web.desk.work import annotated_audit
from auditor.web.views.files import copy_under, now


async def copy(desk: Desk) -> Response:
    found = await opened(desk)
    original = await desk.ask(original_for, desk, found)
    if original is None:
        raise HTTPException(404, "这份文件不在这台服务器上，或者已经过了保存期，不能做批注副本")
    name = found.queued.submission.name
    data = await desk.site.engine.file(annotated_audit, str(original), name, encode(found.report), now())
    return copy_under(name, data)
