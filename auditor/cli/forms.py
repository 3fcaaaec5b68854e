"""``auditor forms explain``: what was recognised in a file, what was left aside and why."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    ruleset_options,
    subcommands,
)
from auditor.cli.streams import say

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.readers import Limits

_EPILOG = """例子：
  auditor forms explain 申报表.docx
  auditor forms explain 申报表.docx --rules 本市规则      用上本市规则里的 form-labels.yaml"""


def register(commands: Commands) -> None:
    parser = commands.add_parser("forms", help="查看一份文件里的表是怎样识别的", description="表的识别。")
    actions = subcommands(parser)
    one = actions.add_parser(
        "explain",
        help="识别出哪些表、每列是什么、哪些没有采用",
        description="识别出哪些表、每列是什么、哪些没有采用、为什么。",
        epilog=_EPILOG,
    )
    one.add_argument("file", metavar="FILE", help="送审文件")
    add_ruleset_options(one)
    add_limit_options(one)
    add_debug_option(one)
    one.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.batch.apart import apart

    for line in apart(_explained, args.file, ruleset_options(args), limits(args), limits=limits(args)):
        say(line)
    return 0


def _explained(path: Path, options: RulesetOptions, limits: Limits) -> list[str]:
    from auditor.forms.explain import explain
    from auditor.readers import read_document

    return list(explain(read_document(path, limits), options.load().lexicons))
