"""``auditor settings``: which settings hold, and which file says so."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.cli.exits import OK
from auditor.cli.options import LIMIT_WORDS, Commands, add_debug_option
from auditor.cli.store.keeping import VARIABLE
from auditor.cli.streams import say

if TYPE_CHECKING:
    from auditor.config.settings import Settings

_EPILOG = """auditor.yaml 的写法（都可以不写；相对路径从它所在的文件夹算起）：
  store: bureau.db        审核库，等于 --store
  rules: 本市规则         规则目录，等于 --rules；几个写成 [本省规则, 本市规则]
  profile: 重庆           评审口径，等于 --profile
  waivers: waivers.yaml   豁免清单，等于 audit、check 的 --waivers
  jobs: 4                 同时运行的进程数，等于 --jobs
  limits: {seconds: 300, file_mb: 200, pages: 2000, cells: 900000, memory_mb: 4096}
                          每份文件的上限，等于 --max-seconds 等

先看命令行的选项，再看环境变量，再看当前文件夹的 auditor.yaml，最后看用户配置目录的。
写到哪里（--html、--xlsx 等）总在命令里写明，不能设在这里。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "settings",
        help="看现在用的是哪些设置",
        description="看现在用的是哪些设置，写在哪个文件里。",
        epilog=_EPILOG,
    )
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Raises ConfigurationError for a mistake in a file."""
    from auditor.config.settings import settings, settings_files
    from auditor.opening import is_file

    del args
    held = settings()
    for path in settings_files():
        say(f"设置文件：{path}{'' if is_file(path) else '（没有）'}")
    for line in lines(held):
        say(line)
    say("写法：auditor settings --help")
    return OK


def lines(held: Settings) -> Iterator[str]:
    """What holds where a command does not say otherwise."""
    from auditor.store.connecting import shown, url_of

    store, source = (held.store.value, str(held.store.file)) if held.store else ("", "")
    if named := os.environ.get(VARIABLE):
        store, source = named, f"环境变量 {VARIABLE}"
    yield _told("审核库", shown(url_of(store)) if store else "", source)
    packs = "、".join(map(str, held.rules.value)) if held.rules else ""
    yield _told("规则目录", packs, held.rules and held.rules.file)
    yield _told("评审口径", held.profile and held.profile.value, held.profile and held.profile.file)
    yield _told("豁免清单", held.waivers and held.waivers.value, held.waivers and held.waivers.file)
    yield _told("进程数", held.jobs and held.jobs.value, held.jobs and held.jobs.file)
    for name, limit in held.limits.items():
        yield _told(f"上限（{LIMIT_WORDS[name]}）", limit.value, limit.file)


def _told(what: str, value: object, source: object) -> str:
    return f"{what}：{value}（来自 {source}）" if value else f"{what}：没有设置"
