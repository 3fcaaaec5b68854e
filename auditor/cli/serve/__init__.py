"""``auditor serve``: the pages for clerks and reviewers, on this machine or for an office."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.options import RulesetOptions
from auditor.cli.exits import OK
from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, positive, ruleset_options
from auditor.cli.store.keeping import add_store_option, store_name
from auditor.cli.streams import say, say_error
from auditor.errors import UsageError, installing

if TYPE_CHECKING:
    from auditor.web.settings import Settings

_NEEDED = ("starlette", "uvicorn", "python_multipart", "itsdangerous", "argon2")
_EPILOG = """例子：
  auditor serve                                 在本机打开自查网页，浏览器访问 http://127.0.0.1:8000/
  auditor serve --host 0.0.0.0 --login          供单位内网使用，凭用户名和密码进入
  auditor serve --store bureau.db               另外打开评审台，评审人登录后使用
  auditor serve --add-user 王芳:评审人           登记一个用户（随后输入密码），不启动服务
  auditor serve --add-key 预算一体化系统         给其他程序发一个接口密钥，不启动服务

文件只在本机处理，到期自动删除。接口说明见网页 /api/openapi.json。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "serve",
        help="打开自查网页（本机或单位内网）",
        description="提供网页：放入申报表，查看问题，在线修改，下载改后的文件。",
        epilog=_EPILOG,
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDR", help="监听的地址，缺省只供本机使用")
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="端口，缺省 8000")
    parser.add_argument(
        "--data", type=Path, default=Path.home() / ".auditor", metavar="DIR",
        help="存放上传文件和记录的文件夹，缺省在用户目录的 .auditor 下",
    )  # fmt: skip
    parser.add_argument(
        "--keep-days", type=positive, default=7, metavar="N", help="上传的文件保存几天，缺省 7"
    )
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="同时审核几份文件，缺省 1")
    parser.add_argument(
        "--max-mb", type=positive, default=20, metavar="N", help="每份文件的大小上限，缺省 20"
    )
    parser.add_argument("--open", action="store_true", help="随即在浏览器里打开网页")
    parser.add_argument("--login", action="store_true", help="凭用户名和密码才能进入")
    parser.add_argument("--keys-only", action="store_true", help="其他程序凭密钥才能使用接口")
    parser.add_argument(
        "--add-user", metavar="NAME:ROLE", help="登记用户或重设密码；角色：填报人、评审人、管理员"
    )
    parser.add_argument("--remove-user", metavar="NAME", help="删除用户")
    parser.add_argument("--add-key", metavar="NAME", help="发一个接口密钥；同名的旧密钥作废")
    add_store_option(parser, "打开评审台，结果和处理意见存进这个审核库")
    add_ruleset_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"缺少网页服务的组件。请运行 {installing('web')} 后再试")
    settings = _settings(args)
    if args.add_user or args.remove_user or args.add_key:
        from auditor.cli.serve.managing import manage

        return manage(args, settings)
    from auditor.web.server import serve

    if settings.rules != RulesetOptions():
        settings.rules.load()  # a mistake in them is told here, not by the processes

    from auditor.cli.serve.managing import check_desk, has_reviewers

    if settings.store:
        check_desk(settings, settings.store)
    elif has_reviewers(settings):
        say("没有打开审核库，评审台进不去；评审人要用的，加 --store bureau.db 启动。")
    if not settings.local and not settings.login:
        say_error(
            f"注意：{settings.host} 对其他电脑开放，任何能连上的人都可以使用。"
            "只在可信的内网里这样做；需要时加 --login，并由反向代理提供 https。"
        )
    if args.open and _is_ours(settings.address):
        _tell(settings.address, browse=True)  # somebody started it twice
        return OK
    try:
        serve(settings, partial(_tell, browse=args.open))
    except KeyboardInterrupt:  # whoever ends a server breaks nothing off
        say("服务已停止。")
    return OK


def _tell(address: str, *, browse: bool) -> None:
    say(f"自查网页已经打开：{address}　按 Ctrl-C 停止。")
    if browse:
        import webbrowser

        webbrowser.open(address)


def _is_ours(address: str) -> bool:
    """Whether the server runs already."""
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(f"{address}login", timeout=2) as page:
            return b'name="generator" content="auditor"' in page.read()
    except (URLError, OSError):
        return False


def _settings(args: Namespace) -> Settings:
    from auditor.web.settings import LIMITS, Settings

    return Settings(
        data=args.data.expanduser().resolve(),
        host=args.host,
        port=args.port,
        keep_days=args.keep_days,
        workers=args.workers,
        login=args.login,
        keys_only=args.keys_only,
        store=store_name(args),
        rules=ruleset_options(args),
        limits=replace(LIMITS, file_mb=args.max_mb),
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise ArgumentTypeError(f"“{text}”不是端口号，应是 0 到 65535 的整数")
    return int(text)
