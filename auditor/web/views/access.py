"""Logging in and out."""

from __future__ import annotations

import asyncio

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.web.sessions import Role, Visitor, logged_in, logged_out
from auditor.web.site import Site
from auditor.web.views.forms import shown, taken, text


def routes() -> list[Route]:
    return [
        Route("/login", shown(_page, open_to_all=True), methods=["GET"]),
        Route("/login", taken(_login, open_to_all=True), methods=["POST"]),
        Route("/logout", taken(_logout, open_to_all=True), methods=["POST"]),
    ]


async def _page(request: Request, site: Site, visitor: Visitor) -> Response:
    del request
    return site.pages.page("login", visitor, problem="")


async def _login(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    name, password = text(form, "name").strip(), text(form, "password")
    address = request.client.host if request.client else ""
    if not (site.logins.take(f"name:{name}") and site.logins.take(f"address:{address}")):
        problem = "试的次数太多，请五分钟后再试"
        return site.pages.page("login", visitor, status=429, problem=problem)
    if not await asyncio.to_thread(site.people.knows, name, password):
        problem = "用户名或密码不对。忘记密码的，请管理员重设"
        return site.pages.page("login", visitor, status=403, problem=problem)
    logged_in(request, name, site.people.sessions(name))
    reviews = site.store is not None and site.visitor(request).may(Role.REVIEWER)
    return RedirectResponse("/desk" if reviews else "/", 303)


async def _logout(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
    del site, visitor, form
    logged_out(request)
    return RedirectResponse("/", 303)
