"""Who may use the server: users and keys, changed without starting it."""

from __future__ import annotations

import getpass
from argparse import Namespace
from typing import TYPE_CHECKING

from auditor.cli.exits import OK
from auditor.cli.outputs import made
from auditor.cli.streams import say
from auditor.errors import UsageError
from auditor.opening import there

if TYPE_CHECKING:
    from auditor.web.settings import Settings

_ROLES = {"填报人": "clerk", "评审人": "reviewer", "管理员": "admin"}


def manage(args: Namespace, settings: Settings) -> int:
    """Changes who may use the server; one that is running heeds it at once."""
    from auditor.web.database import Database
    from auditor.web.people import Keys, People
    from auditor.web.sessions import Role

    database = Database(made(settings.data) / "server.sqlite")
    if args.add_user:
        name, _, role = args.add_user.replace("：", ":").rpartition(":")
        if role not in _ROLES:
            raise UsageError("--add-user 要写成 姓名:角色，角色是填报人、评审人或管理员，如 王芳:评审人")
        People(database).add(name, Role(_ROLES[role]), getpass.getpass("密码（至少8个字符）："))
        desk = "" if role == "填报人" else "进评审台要用 auditor serve --store bureau.db 启动。"
        say(f"已登记 {name}（{role}）。{desk}")
    if args.remove_user:
        if not People(database).remove(args.remove_user):
            raise UsageError(f"没有用户“{args.remove_user}”。请核对姓名")
        say(f"已删除 {args.remove_user}。")
    if args.add_key:
        say(f"{args.add_key} 的密钥（只显示这一次）：{Keys(database).add(args.add_key)}")
    database.close()
    return OK


def check_desk(settings: Settings, store: str) -> None:
    """Opens the store once, so that what is wrong with it is told before the server starts, and says how
    somebody gets to the desk. Raises UsageError."""
    from auditor.store import open_store

    open_store(store).close()
    if not has_reviewers(settings):
        told = f"auditor serve --data {settings.data} --add-user 姓名:评审人"
        say(f"还没有评审人，评审台没有人能进。请另开一个窗口登记：{told}")


def has_reviewers(settings: Settings) -> bool:
    """Whether anybody may enter the desk; nobody where no server has run yet."""
    from auditor.web.database import Database
    from auditor.web.people import People
    from auditor.web.sessions import Role

    if not there(settings.data / "server.sqlite"):
        return False
    database = Database(settings.data / "server.sqlite")
    found = any(each.role is not Role.CLERK for each in People(database).all())
    database.close()
    return found
