"""Options that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from auditor.batch.options import RulesetOptions
from auditor.cli.parser import Parser
from auditor.readers.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from auditor.config.settings import Settings

_LIMITS = (
    ("--max-seconds", "seconds", "审核用时，秒"),
    ("--max-mb", "file_mb", "文件大小，MB"),
    ("--max-pages", "pages", "PDF、OFD的页数"),
    ("--max-cells", "cells", "全部表格的单元格数"),
    ("--max-memory", "memory_mb", "审核所需内存，MB（Linux）"),
)
LIMIT_WORDS = {field: words for _, field, words in _LIMITS}

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def subcommands(parser: Parser) -> Commands:
    """The commands below a command; one of them has to be named."""
    return parser.add_subparsers(
        title="命令", metavar="COMMAND", dest="action", required=True, parser_class=Parser
    )


def add_ruleset_options(parser: argparse.ArgumentParser) -> None:
    """--profile and --rules."""
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="评审口径，如 重庆（或 chongqing）；缺省按送审文件的地区选，看不出时用中央口径",
    )
    parser.add_argument(
        "--rules",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="本单位的规则目录，加在内置规则之上；可以写多次",
    )


def add_limit_options(parser: argparse.ArgumentParser) -> None:
    """--max-seconds and the other limits that one file must keep."""
    group = parser.add_argument_group("上限（每份文件；超过的列为未读取，其余照常审核）")
    for option, field, words in _LIMITS:
        default = getattr(DEFAULT_LIMITS, field)
        group.add_argument(option, dest=field, type=positive, metavar="N", help=f"{words}，缺省 {default}")


def _settings() -> Settings:
    from auditor.config.settings import settings  # with what reads YAML, which no --help needs

    return settings()


def limits(args: argparse.Namespace) -> Limits:
    """The limits that the call states, else those of the settings."""
    numbers = {field: each.value for field, each in _settings().limits.items()}
    numbers |= {field: said for _, field, _ in _LIMITS if (said := getattr(args, field)) is not None}
    return replace(DEFAULT_LIMITS, **numbers)


def add_jobs_option(parser: argparse.ArgumentParser) -> None:
    """--jobs."""
    parser.add_argument("--jobs", type=positive, metavar="N", help="同时运行的进程数，缺省按处理器数")


def jobs(args: argparse.Namespace) -> int | None:
    """How many processes the call or the settings ask for; ``None`` for as many as suit the machine."""
    held = _settings().jobs
    said: int | None = args.jobs
    return said or (held.value if held else None)


def add_waiver_option(parser: argparse.ArgumentParser) -> None:
    """--waivers."""
    parser.add_argument(
        "--waivers", type=Path, metavar="FILE", help="豁免清单：列入的问题仍显示，标明“已豁免”，不计分"
    )


def add_debug_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="出错时显示详细的内部信息")


def packs(args: argparse.Namespace) -> tuple[Path, ...]:
    """The folders of rules that the call names, else those of the settings."""
    held = _settings().rules
    return tuple(args.rules) or (held.value if held else ())


def ruleset_options(args: argparse.Namespace) -> RulesetOptions:
    """The rules, profile and waivers that the call names, else those of the settings; no waivers for a
    command that has no such option. Raises ConfigurationError for a mistake in a settings file."""
    held = _settings()
    profile, waivers = args.profile, getattr(args, "waivers", None)
    if profile is None and held.profile:
        profile = held.profile.value
    if waivers is None and held.waivers and hasattr(args, "waivers"):
        waivers = held.waivers.value
    return RulesetOptions(packs(args), profile, waivers)


def worded(words: Mapping[str, str]) -> Callable[[str], str]:
    """The type of an option that takes one of these keys, or the word that reports print for it."""

    def value(text: str) -> str:
        found = next((key for key, word in words.items() if text in (key, word)), None)
        if found is None:
            choices = "、".join(f"{word}（{key}）" for key, word in words.items())
            raise argparse.ArgumentTypeError(f"“{text}”不在可选的词里。可选：{choices}")
        return found

    return value


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”应是不小于 1 的整数")
    return int(text)
