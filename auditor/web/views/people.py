"""Who may log in, as the administrator manages it in the browser; auditor serve --add-user does the same."""

from __future__ import annotations

import asyncio

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.errors import UsageError
from auditor.web.sessions import Role, Visitor, logged_in
from auditor.web.site import Site
from auditor.web.views.forms import shown, taken, text


def routes() -> list[Route]:
    return [
        Route("/users", shown(_list, role=Role.ADMIN), methods=["GET"]),
        Route("/users", taken(_add, role=Role.ADMIN), methods=["POST"]),
        Route("/users/change", taken(_change, role=Role.ADMIN), methods=["POST"]),
    ]


async def _list(request: Request, site: Site, visitor: Visitor) -> Response:
    del request
    return _page(site, visitor)


async def _add(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del request
    name = text(form, "name").strip()
    if any(each.name == name for each in site.people.all()):
        return _page(site, visitor, f"已经有用户“{name}”。请换一个名字，或在下面重设密码")
    try:
        await asyncio.to_thread(site.people.add, name, _role(form), text(form, "password"))
    except UsageError as error:
        return _page(site, visitor, str(error))
    return RedirectResponse("/users", 303)


async def _change(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    """Another role, another password, or out and in again; administrators do not lock themselves out."""
    name, what = text(form, "name"), text(form, "what", 20)
    if all(each.name != name for each in site.people.all()):
        return _page(site, visitor, f"没有用户“{name}”，请刷新页面")
    if name == visitor.name and what != "reset":
        return _page(site, visitor, "不能停用自己或改自己的角色，请另一位管理员来做")
    try:
        await asyncio.to_thread(_carry_out, site, name, what, form)
    except UsageError as error:
        return _page(site, visitor, str(error))
    if name == visitor.name:  # the others of their own sessions end
        logged_in(request, name, site.people.sessions(name))
    return RedirectResponse("/users", 303)


def _carry_out(site: Site, name: str, what: str, form: FormData) -> None:
    if what == "reset":
        site.people.reset(name, text(form, "password"))
    elif what == "role":
        site.people.change(name, _role(form))
    elif what in ("disable", "enable"):
        site.people.disable(name, on=what == "disable")


def _role(form: FormData) -> Role:
    role = text(form, "role", 20)
    if role not in set(Role):
        raise HTTPException(400, "角色应是填报人、评审人或管理员，请重新选择")
    return Role(role)


def _page(site: Site, visitor: Visitor, problem: str = "") -> Response:
    status = 400 if problem else 200
    people = site.people.all()
    return site.pages.page("users", visitor, status=status, people=people, problem=problem, roles=list(Role))
