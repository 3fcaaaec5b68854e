"""``auditor settings``: which settings hold, and which file says so."""

from __future__ import annotations

from argparse import Namespace

from auditor.cli.exits import OK
from auditor.cli.options import Commands, add_debug_option
from auditor.cli.store.keeping import VARIABLE, store_name
from auditor.cli.streams import say

_EPILOG = """auditor.yaml 的写法（相对路径从它所在的文件夹算起）：
  store: bureau.db

先看命令行的选项，再看环境变量，再看当前文件夹的 auditor.yaml，最后看用户配置目录的。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "settings",
        help="看现在用的是哪些设置",
        description="看现在用的是哪些设置，写在哪个文件里。",
        epilog=_EPILOG,
    )
    add_debug_option(parser)
    parser.set_defaults(run=run, store=None)


def run(args: Namespace) -> int:
    """Raises ConfigurationError for a mistake in a file."""
    from auditor.config.settings import settings_files, store_setting
    from auditor.opening import is_file
    from auditor.store.connecting import shown, url_of

    setting = store_setting()
    for path in settings_files():
        say(f"设置文件：{path}{'' if is_file(path) else '（没有）'}")
    name = store_name(args)
    if name is None:
        say("审核库：没有设置")
    else:
        source = str(setting.file) if setting and setting.value == name else f"环境变量 {VARIABLE}"
        say(f"审核库：{shown(url_of(name))}（来自 {source}）")
    return OK
