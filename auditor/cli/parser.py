"""argparse that speaks Chinese: headings, help laid out by display width, errors as one sentence."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from auditor.errors import UsageError
from auditor.expressions import expression
from auditor.opening import is_folder, there
from auditor.words.wrap import wrap

# What argparse says, and how we say it.
_ERRORS = (
    (r"the following arguments are required: (.+)", "缺少参数：{0}"),
    (r"argument (.+): expected one argument", "{0} 后面要有一个值"),
    (r"argument (.+): expected at least one argument", "{0} 后面至少要有一个值"),
    (r"argument (.+): ignored explicit argument (.+)", "{0} 不带值，多写了 {1}"),
    (r"argument (.+): not allowed with argument (.+)", "{0} 与 {1} 不能同时使用"),
    (r"argument (.+): invalid \w+ value: (.+)", "{0} 的值 {1} 不对"),
)
_CHOICE = expression(r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)")
_NO_COMMAND = "the following arguments are required: COMMAND"
_DASHES = ("-", "—", "－", "–", "―", "−")  # typed in Chinese, or made of two hyphens by a word processor
_MARGIN = 6  # argparse counts «用法：» as three columns
_OTHER = expression(r"argument (.+?): (.+)")


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Chinese «usage», and lines broken by display width, which argparse counts in characters."""

    def __init__(self, prog: str) -> None:
        columns = shutil.get_terminal_size().columns - _MARGIN
        super().__init__(prog, max_help_position=26, width=columns)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are UsageErrors and whose options are never abbreviated."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", HelpFormatter)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段帮助")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does, but what is unknown is told by the command that does not know it, which knows
        what is near."""
        known, unknown = super().parse_known_args(args, namespace)
        if not unknown:
            return known, unknown
        option = next((each.split("=")[0] for each in unknown if each.startswith(_DASHES)), None)
        if option is None:
            raise UsageError(f"{_too_many(unknown)}用法见 {self.prog} --help")
        near = get_close_matches(f"--{option.lstrip(''.join(_DASHES))}", self._option_string_actions, n=1)
        hint = f"，是不是想写“{near[0]}”？" if near else "。"
        raise UsageError(f"不认识的参数：{option}{hint}用法见 {self.prog} --help")

    def error(self, message: str) -> NoReturn:
        if message == _NO_COMMAND and self._subparsers is not None:
            commands = "、".join(self._subparsers._group_actions[0].choices or ())
            raise UsageError(f"请写明做什么：{commands}。用法见 {self.prog} --help")
        raise UsageError(f"{translated(message)}。用法见 {self.prog} --help")


def _too_many(words: Sequence[str]) -> str:
    """What is said of words that no argument takes: files beside the one that is asked for, or a path that
    fell apart at its blanks."""
    if all(each and there(Path(each)) for each in words):
        return f"这个命令一次只看一份文件，多出了：{'、'.join(words)}。几份一起审核请用 auditor audit。"
    return f"多出的参数：{' '.join(words)}。路径里有空格的，请用英文双引号括起来。"


def translated(message: str) -> str:
    """An argparse message in Chinese, without a full stop."""
    choice = _CHOICE.fullmatch(message)
    if choice:
        return _wrong_choice(*choice.groups())
    for pattern, words in _ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return words.format(*match.groups())
    other = _OTHER.fullmatch(message)
    return f"{other[1]}：{other[2]}" if other else message


def _wrong_choice(argument: str, word: str, choices: str) -> str:
    known = [choice.strip().strip("'") for choice in choices.split(",")]
    if argument == "COMMAND" and (there(Path(word)) or Path(word).suffix):
        return f"没有写明做什么。{_for_a_path(Path(word))}"
    near = get_close_matches(word, known, n=1)
    hint = f"，是不是想写“{near[0]}”？" if near else "。"
    subject = "没有命令" if argument == "COMMAND" else f"{argument} 不能是"
    return f"{subject}“{word}”{hint}可选：{'、'.join(known)}"


def _for_a_path(path: Path) -> str:
    """What to do with a file or folder that stands where a command should, as when it is dropped on the
    program."""
    if is_folder(path):
        return f'审核整个文件夹请用：auditor audit "{path}"'
    return f'自查这份文件请用：auditor check "{path}"'
