"""How the interface answers: in JSON, also where something is wrong; and whose files are whose."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from auditor.readers.limits import MEGABYTE
from auditor.web.api.contract import Problem
from auditor.web.site import Site, site_of
from auditor.web.uploads import Upload

Asked = Callable[[Request, Site, str], Awaitable[Response]]
_BODY = MEGABYTE
T = TypeVar("T", bound=BaseModel)


def answering(handler: Asked) -> Callable[[Request], Awaitable[Response]]:
    """A handler that is told whose files it is about, and whose refusals are JSON."""

    async def answered(request: Request) -> Response:
        site = site_of(request)
        try:
            return await handler(request, site, owner_of(request, site))
        except HTTPException as error:
            return problem(error.status_code, error.detail, dict(error.headers or {}))
        except ClientDisconnect:
            return problem(400, "请求没有发送完，请重新发送")

    return answered


def owner_of(request: Request, site: Site) -> str:
    """Whose files a program sees: its key's, else those of its address. Raises HTTPException 401."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if key:
        name = site.keys.name(key.strip()) if scheme.lower() == "bearer" else None
        if name is None:
            raise HTTPException(401, "密钥不对，请向管理员核对", {"WWW-Authenticate": "Bearer"})
        return f"key:{name}"
    if site.settings.keys_only or site.settings.login:
        raise HTTPException(
            401,
            "需要密钥：请在 Authorization 里写 Bearer 密钥，密钥由管理员发给",
            {"WWW-Authenticate": "Bearer"},
        )
    return f"address:{request.client.host if request.client else ''}"


def own(request: Request, site: Site, owner: str) -> Upload:
    """The audit that the address names. Raises HTTPException 404 where it is not the caller's."""
    found = site.uploads.find(request.path_params["id"])
    if found is None or found.owner != owner:
        raise HTTPException(404, "没有这个编号的审核，或者已经过了保存期")
    return found


def given(model: BaseModel, status: int = 200) -> Response:
    """A model as the answer to a request."""
    return Response(model.model_dump_json(), status, media_type="application/json")


def problem(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """What went wrong, in words for the person behind the request."""
    return JSONResponse(Problem(error=words).model_dump(), status, headers)


async def body_of(request: Request, model: type[T]) -> T:
    """The body of a request as a model. Raises HTTPException 400."""
    data = await request.body()
    if len(data) > _BODY:
        raise HTTPException(413, "内容太长，请缩短后再发送")
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        fields = "、".join(
            dict.fromkeys(".".join(map(str, each["loc"])) or "全文" for each in error.errors())
        )
        raise HTTPException(400, f"请求的内容不对（{fields}），请对照接口说明改正") from None
