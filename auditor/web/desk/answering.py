"""The answers of a unit, read back from the worklist that it filled."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from auditor.readers.limits import MEGABYTE
from auditor.web.desk.access import Desk, queue_of, run_of, told
from auditor.web.desk.batches import title_of
from auditor.web.desk.letters import views_of
from auditor.web.desk.work import Answers, answers_in
from auditor.web.engine import WorkError
from auditor.web.uploads import shown_name

_SHOWN = 20  # mistakes


async def taken(desk: Desk, form: FormData) -> Response:
    """Reads worklists, and tells how many answers came to findings of this batch."""
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    if not files:
        return await _page(desk, "没有选择文件。请选择单位填好的答复表（.xlsx）", None)
    run = await run_of(desk)
    known = {each.fingerprint for each in await desk.ask(desk.store.findings, run.id)}
    read: list[str] = []
    for each in files:
        name = shown_name(each.filename or "")
        try:
            found = await _answers(desk, each, name)
        except (WorkError, HTTPException) as error:
            read.append(f"“{name}”没有读入：{told(error)}")
            continue
        own = [row for row in found.rows if row[0] in known]
        await desk.ask(desk.store.reviews.receive, own, name, desk.visitor.name)
        other = len(found.rows) - len(own)
        more = f"；另有{other}条不是这一批的问题，没有读入" if other else ""
        read.append(f"“{name}”读入{len(own)}条答复，{found.findings - len(found.rows)}条没有填{more}")
        read += [f"“{name}”{mistake}" for mistake in found.mistakes[:_SHOWN]]
    return await _page(desk, "", read)


async def _answers(desk: Desk, sent: UploadFile, name: str) -> Answers:
    most = desk.site.settings.limits.file_mb
    if (sent.size or 0) > most * MEGABYTE:
        raise HTTPException(413, f"超过{most}MB。请只留问题清单再试")
    answer: Answers = await desk.site.engine.file(answers_in, await sent.read(), name)
    return answer


async def _page(desk: Desk, problem: str, read: list[str] | None) -> Response:
    run = await run_of(desk)
    units = await desk.ask(views_of, desk, await queue_of(desk))
    return desk.page(
        "letters",
        status=400 if problem else 200,
        run=run,
        title=title_of(run),
        units=units,
        problem=problem,
        read=read,
    )
