"""Names, roles and passwords, and the keys of programs."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from functools import cache

from auditor.errors import UsageError
from auditor.web.database import Database
from auditor.web.sessions import Role

_SHORTEST = 8
_LONGEST = 200
_LONGEST_NAME = 40


@cache
def _nobodys() -> str:
    """A hash to be compared with where there is none of a person."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash("nobody")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may log in, unless ``disabled``."""

    name: str
    role: Role
    disabled: bool


class People:
    """Who may log in; passwords are kept as argon2 hashes only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, role: Role, password: str) -> None:
        """Adds a person, or gives one a new role and password, which ends sessions as reset does. Raises
        UsageError."""
        if not name.strip() or len(name) > _LONGEST_NAME:
            raise UsageError(f"用户名应有1至{_LONGEST_NAME}个字。请换一个")
        self._database.change(
            "INSERT OR REPLACE INTO people (name, role, password, created, sessions) VALUES (?,?,?,?,?)",
            name.strip(), role, _hash(password), time.time(), _new_sessions(),
        )  # fmt: skip

    def change(self, name: str, role: Role) -> None:
        """Gives a person another role."""
        self._database.change("UPDATE people SET role = ? WHERE name = ?", role, name)

    def reset(self, name: str, password: str) -> None:
        """Gives a person another password; their cookies of before are worth nothing any more. Raises
        UsageError for a password that is too short or too long."""
        self._database.change(
            "UPDATE people SET password = ?, sessions = ? WHERE name = ?",
            _hash(password), _new_sessions(), name,
        )  # fmt: skip

    def disable(self, name: str, *, on: bool) -> None:
        """Keeps a person out, or lets one in again; a cookie of theirs is worth nothing meanwhile."""
        self._database.change("UPDATE people SET disabled = ? WHERE name = ?", on, name)

    def remove(self, name: str) -> bool:
        """Whether there was such a person; a cookie of theirs is worth nothing any more."""
        return self._database.change("DELETE FROM people WHERE name = ?", name) > 0

    def sessions(self, name: str) -> str:
        """What the cookies of a person bear who logs in now; it is another after a new password."""
        row = self._database.row("SELECT sessions FROM people WHERE name = ?", name)
        return str(row["sessions"]) if row else ""

    def role(self, name: object, sessions: object) -> Role | None:
        """The role of the person whom a cookie names; ``None`` where the cookie is worth nothing."""
        if not name:
            return None
        query = "SELECT role FROM people WHERE name = ? AND sessions = ? AND NOT disabled"
        row = self._database.row(query, name, sessions)
        return Role(row["role"]) if row else None

    def all(self) -> list[Person]:
        rows = self._database.rows("SELECT name, role, disabled FROM people ORDER BY name")
        return [Person(row["name"], Role(row["role"]), bool(row["disabled"])) for row in rows]

    def knows(self, name: str, password: str) -> bool:
        """Whether this is the person's password; it takes as long for a name that nobody has."""
        from argon2 import PasswordHasher
        from argon2.exceptions import VerificationError

        row = self._database.row("SELECT password FROM people WHERE name = ? AND NOT disabled", name)
        kept = row["password"] if row else _nobodys()
        try:
            return PasswordHasher().verify(kept, password[:_LONGEST]) and row is not None
        except VerificationError:
            return False


class Keys:
    """Keys of programs; only their digests are kept, since a key is random and long."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str) -> str:
        """A new key under a name; an older one of the name is void."""
        key = secrets.token_urlsafe(32)
        self._database.change(
            "INSERT OR REPLACE INTO keys (digest, name, created) VALUES (?,?,?)",
            _digest(key), name, time.time(),
        )  # fmt: skip
        return key

    def name(self, key: str) -> str | None:
        """Whose key it is."""
        row = self._database.row("SELECT name FROM keys WHERE digest = ?", _digest(key))
        return str(row["name"]) if row else None


def _hash(password: str) -> str:
    from argon2 import PasswordHasher

    if not _SHORTEST <= len(password) <= _LONGEST:
        raise UsageError(f"密码应有{_SHORTEST}至{_LONGEST}个字符。请换一个")
    return PasswordHasher().hash(password)


def _new_sessions() -> str:
    return secrets.token_urlsafe(16)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
