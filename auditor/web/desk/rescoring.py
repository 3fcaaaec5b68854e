"""What a submission would score without the findings that were refused; the machine's score stays."""

from __future__ import annotations

from starlette.responses import Response

from auditor.spool.codec import encode
from auditor.web.desk.access import Desk, given_to, run_of
from auditor.web.desk.reading import forms_in, opened
from auditor.web.desk.work import REFUSED, Total, rescored


async def shown(desk: Desk) -> Response:
    run, found = await run_of(desk), await opened(desk)
    forms = await desk.ask(forms_in, desk, found)
    every = (each for form in forms for each in (*form.findings, *form.hints))
    refused = frozenset(each.mark for each in every if each.verdict == REFUSED)
    given = await desk.ask(given_to, desk.store, found.audit)
    total: Total = await desk.work(rescored, encode(found.report), given, refused, run.fingerprint)
    score, grade, advised = total
    told = f"{score:.1f}" if score is not None else ""
    return desk.page("rescored", score=told, grade=grade, advised=advised, refused=len(refused))
