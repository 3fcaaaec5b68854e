"""What programs can ask for."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from auditor.errors import UsageError
from auditor.readers.limits import MEGABYTE
from auditor.web.api.answering import answering, body_of, given, own
from auditor.web.api.contract import (
    Audit,
    Audits,
    AuditSummary,
    Decision,
    Decisions,
    Explanation,
    FormSummary,
    NewDecision,
    RuleEntry,
    Rules,
)
from auditor.web.api.describing import Operation, document
from auditor.web.site import Site
from auditor.web.uploads import State, Upload
from auditor.web.views.files import KINDS, copy_of, report_of, result_of
from auditor.web.views.home import accepted, kept
from auditor.web.work import Summary, explained, located_finding, rule_list

_ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}
_BINARY = ("application/octet-stream",)


@answering
async def _send(request: Request, site: Site, owner: str) -> Response:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415, "请用 multipart/form-data 发送文件，部分名为 file")
    async with request.form(max_files=1, max_fields=5) as form:
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.filename:
            raise HTTPException(400, "没有文件：请在名为 file 的部分里发送，并写明文件名")
        suffix = PurePosixPath(sent.filename.replace("\\", "/")).suffix.lower()
        if suffix not in accepted():
            raise HTTPException(415, f"不能审核这种格式，可以发送：{'、'.join(accepted())}")
        if (sent.size or 0) > site.settings.limits.file_mb * MEGABYTE:
            raise HTTPException(413, f"文件超过{site.settings.limits.file_mb}MB，请拆分后再发送")
        data = await sent.read()
        if not data:
            raise HTTPException(400, "文件是空的，请重新保存后再发送")
        identifier = await kept(site, owner, sent.filename, suffix, data)
    found = site.uploads.find(identifier)
    if found is None:
        raise HTTPException(404, "这份文件刚发送就被删除了，请重新发送")
    return given(_audit(found), 200 if found.state is State.DONE else 202)


@answering
async def _list(request: Request, site: Site, owner: str) -> Response:
    del request
    return given(Audits(audits=[_audit(each) for each in site.uploads.of(owner)]))


@answering
async def _status(request: Request, site: Site, owner: str) -> Response:
    return given(_audit(own(request, site, owner)))


@answering
async def _delete(request: Request, site: Site, owner: str) -> Response:
    await asyncio.to_thread(site.uploads.delete, own(request, site, owner).id)
    return Response(status_code=204)


@answering
async def _report(request: Request, site: Site, owner: str) -> Response:
    kind = request.path_params["kind"]
    upload = own(request, site, owner)
    if kind not in KINDS:
        raise HTTPException(404, f"没有这种格式的报告，可以取：{'、'.join(KINDS)}")
    return Response(await report_of(site, upload, kind), media_type=KINDS[kind][0])


@answering
async def _annotated(request: Request, site: Site, owner: str) -> Response:
    return await copy_of(site, own(request, site, owner))


@answering
async def _decisions(request: Request, site: Site, owner: str) -> Response:
    upload = own(request, site, owner)
    return given(Decisions(decisions=[Decision(**each) for each in site.verdicts.of(upload.id)]))


@answering
async def _decide(request: Request, site: Site, owner: str) -> Response:
    upload = own(request, site, owner)
    new = await body_of(request, NewDecision)
    rule, message = await site.engine.page(located_finding, result_of(site, upload), new.number)
    try:
        told = site.verdicts.add(upload.id, new.model_dump(), rule, message)
    except UsageError as error:
        raise HTTPException(400, str(error)) from None
    return given(Decision(**told))


@answering
async def _rules(request: Request, site: Site, owner: str) -> Response:
    del request, owner
    entries = await site.engine.page(rule_list)
    return given(Rules(rules=[RuleEntry(**each) for each in entries]))


@answering
async def _rule(request: Request, site: Site, owner: str) -> Response:
    del owner
    rule = request.path_params["rule"]
    lines = await site.engine.page(explained, rule)
    if lines is None:
        raise HTTPException(404, "没有这条规则，全部规则见 /api/rules")
    return given(Explanation(id=rule, lines=lines))


def _audit(upload: Upload) -> Audit:
    return Audit(
        id=upload.id,
        name=upload.name,
        state=upload.state.value,
        place=upload.place,
        pages=upload.pages,
        pages_total=upload.pages_total,
        reason=upload.reason,
        advice=upload.advice,
        summary=_summary(upload.summary) if upload.summary else None,
    )


def _summary(found: Summary) -> AuditSummary:
    return AuditSummary(
        heading=found.heading,
        score=found.score,
        grade=found.grade,
        decision=found.decision,
        advice=found.advice,
        counts=dict(found.counts),
        forms=[
            FormSummary(number=number, name=name, indicators=rows, score=score)
            for number, name, rows, score in found.forms
        ],
    )


_AUDIT = "/api/audits/{id}"
_KNOWN = {"id": _ID}
_MEDIA = tuple(dict.fromkeys(media for media, _ in KINDS.values()))
OPERATIONS = (
    Operation("POST", "/api/audits", "sendFile", "发送一份申报表", _send, {200: Audit, 202: Audit},
              (400, 413, 415, 429, 503), file="file"),
    Operation("GET", "/api/audits", "listAudits", "列出自己发送的文件", _list, {200: Audits}),
    Operation("GET", _AUDIT, "getAudit", "审核到哪一步，结果摘要", _status, {200: Audit}, (404,),
              values=_KNOWN),
    Operation("DELETE", _AUDIT, "deleteAudit", "删除文件和结果", _delete, {204: None}, (404,), values=_KNOWN),
    Operation("GET", f"{_AUDIT}/reports/{{kind}}", "getReport", "取一种格式的报告", _report, {200: _MEDIA},
              (404, 409, 422), values=_KNOWN | {"kind": {"type": "string", "enum": list(KINDS)}}),
    Operation("GET", f"{_AUDIT}/annotated", "getAnnotated", "取批注副本", _annotated, {200: _BINARY},
              (404, 409, 422), values=_KNOWN),
    Operation("GET", f"{_AUDIT}/decisions", "listDecisions", "列出处理结果", _decisions, {200: Decisions},
              (404,), values=_KNOWN),
    Operation("POST", f"{_AUDIT}/decisions", "decide", "对一条问题作出处理", _decide, {200: Decision},
              (400, 404, 409, 413, 422), body=NewDecision, values=_KNOWN),
    Operation("GET", "/api/rules", "listRules", "列出全部规则", _rules, {200: Rules}, (422,)),
    Operation("GET", "/api/rules/{rule}", "explainRule", "解释一条规则", _rule, {200: Explanation},
              (404, 422)),
)  # fmt: skip


async def _openapi(request: Request) -> Response:
    del request
    return JSONResponse(document(OPERATIONS))


def routes() -> list[Route]:
    own_routes = [Route(each.path, each.handler, methods=[each.method]) for each in OPERATIONS]
    return [Route("/api/openapi.json", _openapi), *own_routes]
