from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from auditor.cli.options import subcommands, worded
from auditor.cli.parser import Parser, translated
from auditor.errors import UsageError
from auditor.model.words import SEVERITY_WORDS


@pytest.fixture
def parser() -> Parser:
    parser = Parser(prog="auditor")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="很长的说明，" * 12)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--format", choices=("json", "html"))
    parser.add_argument("--quiet", action="store_true")
    return parser


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "缺少参数：PATH"),
        (["a", "--jbs"], "不认识的参数：--jbs，是不是想写“--jobs”？"),
        (["a", "--nonsense=3"], "不认识的参数：--nonsense。"),
        (["a", "--jobs"], "--jobs 后面要有一个值"),
        (["a", "--jobs", "多"], "--jobs 的值 '多' 不对"),
        (["a", "--format", "jsn"], "--format 不能是“jsn”，是不是想写“json”？可选：json、html"),
        (["a", "--format", "pdf"], "--format 不能是“pdf”。可选：json、html"),
        (["a", "--quiet=1"], "--quiet 不带值，多写了 '1'"),
        (["a", "--qui"], "不认识的参数：--qui，是不是想写“--quiet”？"),
    ],
)
def test_mistakes_are_told_in_chinese(parser: Parser, arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parser.parse_args(arguments)
    full_stop = "" if message.endswith(("？", "。")) else "。"
    assert str(caught.value) == f"{message}{full_stop}用法见 auditor --help"


def test_a_command_that_is_missing_is_asked_for_by_name() -> None:
    parser = Parser(prog="auditor rules")
    commands = subcommands(parser)
    for name in ("list", "test"):
        commands.add_parser(name)
    with pytest.raises(UsageError, match=r"请写明做什么：list、test。用法见 auditor rules --help"):
        parser.parse_args([])


def test_what_has_no_translation_is_passed_on() -> None:
    assert translated("argument --x: 自己的话") == "--x：自己的话"
    assert translated("something new") == "something new"


def test_help_has_chinese_headings_and_fits_the_screen(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = parser.format_help()
    assert text.startswith("用法：")
    assert "参数:" in text
    assert "选项:" in text
    assert not any(word in text for word in ("usage", "options", "positional", "show this"))
    assert all(sum(2 if ord(char) > 0x2E80 else 1 for char in line) <= 80 for line in text.splitlines())


def test_subcommands_use_the_same_parser(parser: Parser) -> None:
    other = Parser(prog="auditor")
    sub = other.add_subparsers(metavar="COMMAND", dest="command")
    assert isinstance(sub.add_parser("audit"), Parser)
    with pytest.raises(UsageError, match="没有命令“adit”，是不是想写“audit”？"):
        other.parse_args(["adit"])
    assert isinstance(sub, argparse.Action)


def test_a_command_guesses_among_its_own_options(parser: Parser) -> None:
    other = Parser(prog="auditor")
    sub = other.add_subparsers(metavar="COMMAND", dest="command", parser_class=Parser)
    sub.add_parser("check").add_argument("--rules")
    with pytest.raises(UsageError, match="不认识的参数：--rule，是不是想写“--rules”？用法见 auditor check"):
        other.parse_args(["check", "--rule", "a"])


@pytest.mark.parametrize("word", ["error", "必须修改"])
def test_a_word_of_the_reports_is_as_good_as_its_key(word: str) -> None:
    assert worded(SEVERITY_WORDS)(word) == "error"


def test_another_word_is_told_with_what_could_be_written() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"“重大”不在.*必须修改（error）"):
        worded(SEVERITY_WORDS)("重大")


def test_a_word_too_many_is_told_by_its_command() -> None:
    parser = Parser(prog="auditor")
    commands = subcommands(parser)
    check = commands.add_parser("check")
    check.add_argument("file")
    check.add_argument("--html")
    for option in ("—html", "－－html", "–html"):
        with pytest.raises(UsageError, match=f"不认识的参数：{option}，是不是想写“--html”？"):
            parser.parse_args(["check", "a.docx", option])
    with pytest.raises(UsageError) as caught:
        parser.parse_args(["check", "我的", "项目.docx"])
    assert str(caught.value) == (
        "多出的参数：项目.docx。路径里有空格的，请用英文双引号括起来。用法见 auditor check --help"
    )
    with pytest.raises(UsageError, match=r"^多出的参数"):
        parser.parse_args(["check", "a.docx", ""])


def test_a_second_file_is_sent_to_the_command_that_takes_several(tmp_path: Path) -> None:
    parser = Parser(prog="auditor")
    subcommands(parser).add_parser("check").add_argument("file")
    second = tmp_path / "二.docx"
    second.touch()
    with pytest.raises(
        UsageError, match=f"一次只看一份文件，多出了：{second}。几份一起审核请用 auditor audit。"
    ):
        parser.parse_args(["check", "一.docx", str(second)])


def test_a_file_in_place_of_a_command_is_told_which_commands_take_it(tmp_path: Path) -> None:
    parser = Parser(prog="auditor")
    subcommands(parser).add_parser("check")
    for word, told in (
        ("我的 项目.docx", "自查这份文件请用：auditor check"),
        (str(tmp_path), "auditor audit"),
    ):
        with pytest.raises(UsageError, match=f'没有写明做什么。.*{told} "{re.escape(word)}"'):
            parser.parse_args([word])
