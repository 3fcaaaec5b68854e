"""Every command that the READMEs show is one: no option or command in them that the program does not know."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from auditor.cli.app import build_parser
from auditor.errors import UsageError

ROOT = Path(__file__).parents[2]
_SPAN = re.compile(r"`(?:\.venv/bin/)?auditor (?P<words>[^`\n]+)`|^auditor (?P<line>[^`\n#]+)$", re.MULTILINE)
_MISSING = "缺少"


def commands(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [(match["words"] or match["line"]).strip() for match in _SPAN.finditer(text)]


def refusal(command: str) -> str:
    """Why the program would not take a command; blank where it would."""
    try:
        build_parser().parse_args(shlex.split(command))
    except (UsageError, SystemExit) as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_program_takes_every_command_that_is_shown(name: str) -> None:
    shown = commands(name)
    assert len(shown) > 12
    refused = {each: told for each in shown if (told := refusal(each)) and _MISSING not in told}
    assert refused == {}


def test_a_command_that_is_none_is_seen() -> None:
    assert "不认识" in refusal("audit a.docx --htm-dir x")
    assert refusal("audits a.docx")
