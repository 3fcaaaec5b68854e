"""Forms that a browser sends: read within limits, and only from a page that was made for the visitor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from auditor.readers.limits import MEGABYTE
from auditor.web.sessions import Role, Visitor, genuine
from auditor.web.site import Site, site_of

Seen = Callable[[Request, Site, Visitor], Awaitable[Response]]
Sent = Callable[[Request, Site, Visitor, FormData], Awaitable[Response]]
Handler = Callable[[Request], Awaitable[Response]]

_FILES, _FIELDS = 50, 50
_TEXT = 2 * MEGABYTE


def shown(view: Seen, *, role: Role = Role.CLERK, open_to_all: bool = False) -> Handler:
    """A page for those who have a role, and have logged in where the server asks for it."""

    async def handler(request: Request) -> Response:
        site = site_of(request)
        visitor = site.visitor(request)
        if not open_to_all and (turned_away := _turned_away(site, visitor, role)):
            return turned_away
        return await view(request, site, visitor)

    return handler


def taken(view: Sent, *, role: Role = Role.CLERK, open_to_all: bool = False, files: int = _FILES) -> Handler:
    """A form from those who have a role, with so many ``files`` at most; refused with 403 where the page was
    not made for them."""

    async def handler(request: Request) -> Response:
        site = site_of(request)
        visitor = site.visitor(request)
        if not open_to_all and (turned_away := _turned_away(site, visitor, role)):
            return turned_away
        async with request.form(max_files=files, max_fields=_FIELDS, max_part_size=_TEXT) as form:
            if not genuine(visitor, request.headers.get("x-csrf") or form.get("csrf")):
                raise HTTPException(403, "页面已经过期，请刷新后再操作一次")
            return await view(request, site, visitor, form)

    return handler


def _turned_away(site: Site, visitor: Visitor, role: Role) -> Response | None:
    wanted = site.settings.login or role is not Role.CLERK
    if wanted and not visitor.name:
        return RedirectResponse("/login", 303)
    if not visitor.may(role):
        raise HTTPException(403, "您的账号没有这项权限，需要的请找管理员")
    return None


def text(form: FormData, name: str, longest: int = 200) -> str:
    """A field of a form as text; blank where there is none. Raises HTTPException 400 for one that is too
    long."""
    value = form.get(name)
    if not isinstance(value, str):
        return ""
    if len(value) > longest:
        raise HTTPException(400, f"填写的内容超过{longest}个字，请缩短后再试")
    return value.replace("\r\n", "\n")
