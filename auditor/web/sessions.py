"""Who is at the page: a visitor with a signed cookie, or a person who has logged in."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from starlette.requests import HTTPConnection

from auditor.files import write_bytes

COOKIE = "auditor"
COOKIE_AGE = 30 * 86_400  # seconds
_BYTES = 32


class Role(StrEnum):
    """What a person may do; each may what those before may."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    ADMIN = "admin"


ROLE_WORDS = {Role.CLERK: "填报人", Role.REVIEWER: "评审人", Role.ADMIN: "管理员"}
_RANKS = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Visitor:
    """``owner`` is whose uploads are theirs; ``name`` is blank for one who has not logged in; ``token`` goes
    into every form that they send."""

    owner: str
    name: str
    role: Role
    token: str

    def may(self, role: Role) -> bool:
        return _RANKS[self.role] >= _RANKS[role]


def secret_of(folder: Path) -> str:
    """The server's own secret, made once and readable for its user alone."""
    path = folder / "secret"
    if not path.is_file():
        write_bytes(path, secrets.token_hex(_BYTES).encode())
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


def visitor_of(connection: HTTPConnection, secret: str, role: Role | None) -> Visitor:
    """The visitor behind a connection; a new one gets a cookie with the answer. ``role`` is that of the
    person whom the cookie names, ``None`` where there is none (any more)."""
    session = connection.session
    identifier = session.get("id")
    if not isinstance(identifier, str):
        identifier = session["id"] = secrets.token_urlsafe(_BYTES)
    name = str(session.get("name", "")) if role is not None else ""
    token = hmac.new(secret.encode(), identifier.encode(), hashlib.sha256).hexdigest()
    owner = f"person:{name}" if name else f"visitor:{identifier}"
    return Visitor(owner, name, role or Role.CLERK, token)


def logged_in(connection: HTTPConnection, name: str, sessions: str) -> None:
    """From now on the cookie names a person, and bears what their sessions bear until they get another
    password; it is a new session, so that nobody planted it."""
    connection.session.clear()
    connection.session.update(id=secrets.token_urlsafe(_BYTES), name=name, sessions=sessions)


def logged_out(connection: HTTPConnection) -> None:
    """Forgets who the visitor is."""
    connection.session.clear()


def genuine(visitor: Visitor, token: object) -> bool:
    """Whether a form comes from a page that was made for this visitor."""
    return isinstance(token, str) and hmac.compare_digest(token.encode(), visitor.token.encode())
