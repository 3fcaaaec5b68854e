"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from auditor.batch.options import RulesetOptions
from auditor.cli.parser import Parser

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_ruleset_options(parser: argparse.ArgumentParser) -> None:
    """--profile and --rules."""
    parser.add_argument(
        "--profile", metavar="NAME", help="评审口径，如 chongqing；缺省按送审文件的地区选，看不出时用 central"
    )
    parser.add_argument(
        "--rules",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="本单位的规则目录，加在内置规则之上；可以写多次",
    )


def add_debug_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="出错时显示详细的内部信息")


def ruleset_options(args: argparse.Namespace) -> RulesetOptions:
    return RulesetOptions(packs=tuple(args.rules), profile=args.profile)


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”应是不小于 1 的整数")
    return int(text)
