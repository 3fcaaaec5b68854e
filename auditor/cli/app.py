"""From arguments to an exit status."""

from __future__ import annotations

import errno
import logging
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from auditor.batch.collector import look_seldom
from auditor.cli.exits import BROKEN_PIPE, INTERNAL, OK, USAGE
from auditor.cli.parser import Parser
from auditor.cli.stopping import heard, stopped
from auditor.cli.streams import close_quietly, prepare_streams, say_error
from auditor.cli.wildcards import expanded
from auditor.errors import AuditorError
from auditor.version import __version__

COMMANDS: Final = {
    "audit": "audit",
    "check": "check",
    "diff": "diff",
    "across": "across.command",
    "annotate": "annotate",
    "feedback": "feedback",
    "show": "show",
    "forms": "forms",
    "explain": "explain",
    "rules": "rules.rules",
    "waive": "waive",
    "baseline": "baseline",
    "language": "language",
    "library": "library",
    "serve": "serve",
    "runs": "store.runs",
    "query": "store.query",
    "export": "store.export",
    "rounds": "store.rounds",
    "years": "store.years",
    "settings": "store.settings",
}
"""The module of each command, in the order of the help."""


class _Unheard(Exception):  # noqa: N818 - no mistake of anybody's
    """The reader of our output, or the terminal, went away."""


_EXAMPLES = """例子：
  auditor audit 送审目录 --html 报告.html      审核整个文件夹，生成网页报告
  auditor check 我的项目.docx                  报送之前自查一份文件
  auditor explain operator-inverted            看一条规则为什么、怎么判
  auditor 命令 --help                          某个命令的详细用法"""


class _Inert(logging.Handler):
    """Messages of the program and its libraries, which may quote a file."""

    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).splitlines():
            say_error(line)


@cache
def build_parser(command: str | None = None) -> Parser:
    """The whole command line, or what one command needs of it; made once, for reading arguments leaves it as
    it is."""
    parser = Parser(prog="auditor", description="审核预算绩效目标和指标的填报质量。", epilog=_EXAMPLES)
    parser.add_argument("--version", action="version", version=f"auditor {__version__}", help="显示版本号")
    commands = parser.add_subparsers(title="命令", metavar="COMMAND", dest="command")
    for name, module in COMMANDS.items():
        if command in (None, name):
            import_module(f"auditor.cli.{module}").register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; ``argv`` is without the program's name. Returns the exit status, never raises."""
    prepare_streams()
    look_seldom()
    logging.getLogger().addHandler(logging.NullHandler())  # a broken rule is told in the report
    arguments = list(sys.argv[1:] if argv is None else argv)
    if os.name == "nt":
        arguments = expanded(arguments)
    try:
        with heard():
            return _guarded(arguments)
    except _Unheard:
        close_quietly()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        say_error("已中断。")
        return stopped()


def _guarded(arguments: list[str]) -> int:
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except AuditorError as error:
        first, *rest = error.lines
        for line in (f"错误：{first}", *rest):
            say_error(line)
        return USAGE
    except Exception as error:
        if isinstance(error, BrokenPipeError) or getattr(error, "errno", None) == errno.EIO:
            raise _Unheard from error
        if "--debug" in arguments:
            for line in traceback.format_exc().splitlines():
                say_error(line)
        say_error(
            f"程序内部出错（{type(error).__name__}：{error}）。"
            "请加 --debug 重新运行，把完整输出反馈给工具维护人。"
        )
        return INTERNAL
    return status


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    parser = build_parser(next((each for each in arguments[:1] if each in COMMANDS), None))
    try:
        args: Namespace = parser.parse_args(arguments)
    except SystemExit as leaving:  # --help and --version have printed what was asked
        return int(leaving.code or OK)
    if args.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    if args.debug:
        logging.basicConfig(level=logging.WARNING, handlers=[_Inert()])
    run: Callable[[Namespace], int] = args.run
    return run(args)
