"""Rule, lexicon, profile and waiver files that would take for ever are one line in under a second."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from pydantic_core import PydanticCustomError

from auditor.cli import main
from auditor.config.expressions import checked
from auditor.config.yaml12 import YamlError, parse_yaml, read_yaml
from auditor.errors import ConfigurationError
from auditor.ruleset import load_ruleset
from auditor.waivers import read_waivers
from tests.cases import every_case
from tests.cli.test_outputs import FORM


def bomb() -> str:
    lines, before = ["x: &a [1,1,1,1,1,1,1,1,1]"], "a"
    for name in "bcdefghi":
        lines.append(f"y{name}: &{name} [{','.join([f'*{before}'] * 9)}]")
        before = name
    return "\n".join(lines)


HOSTILE = {
    "alias bomb": (bomb(), "别名"),
    "huge integer": (f"x: {'9' * 5000}", "数字太长"),
    "huge integer in a list": (f"- [1, -{'9' * 100_000}]", "数字太长"),
    "huge exponent": ("x: 1e999999", "数字太长"),
    "brackets": ("[" * 100_000, "太深"),
    "braces": ("{a: " * 50_000, "太深"),
    "dashes": ("- " * 50_000 + "x", "太深"),
    "indents": ("".join(f"{' ' * n}a:\n" for n in range(500)), "太深"),
}


@pytest.mark.parametrize(("text", "words"), HOSTILE.values(), ids=HOSTILE)
def test_refused_with_a_line_in_under_a_second(text: str, words: str) -> None:
    began = process_time()
    with pytest.raises(YamlError) as caught:
        parse_yaml(text, "a.yaml")
    assert process_time() - began < 1
    assert words in caught.value.lines[0]


def test_what_people_write_is_no_bomb() -> None:
    text = "base: &b [甲, 乙]\nlists: [" + ", ".join(["*b"] * 500) + "]\nn: 123456789012345678\nf: 0.5"
    assert parse_yaml(text, "a.yaml").data["n"] == 123456789012345678
    quoted = "".join(f"p{n}: '[(（【[{{'\n" for n in range(300))  # brackets in words are none
    assert len(parse_yaml(quoted, "a.yaml").data) == 300


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_files_that_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    for path in (tmp_path / "a.yaml", Path("/dev/zero"), tmp_path, tmp_path / ("长" * 200)):
        with pytest.raises(YamlError):
            read_yaml(path)


NAMES = {"rule": "a.yaml", "lexicon": "lexicons/direction.yaml", "pack": "pack.yaml", "waivers": "w.yaml"}


def loads(place: str, pack: Path) -> None:
    """What reads the file at the place."""
    if place == "waivers":
        read_waivers(pack / NAMES[place], today=date(2026, 1, 1))
    else:
        load_ruleset(packs=[pack], core=False)


@pytest.mark.parametrize("place", NAMES)
def test_wherever_it_stands(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    form, pack = tmp_path / "甲.md", tmp_path / "包"
    form.write_text(FORM, encoding="utf-8")
    file = pack / NAMES[place]
    file.parent.mkdir(parents=True)
    for name, (text, words) in HOSTILE.items():
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigurationError) as caught:
            loads(place, pack)
        assert words in str(caught.value), name
    options = ["--waivers", str(file)] if place == "waivers" else ["--rules", str(pack)]
    assert main(["audit", str(form), *options]) == 2
    assert "内部出错" not in capsys.readouterr().err


@every_case(
    "slow",
    [
        "(a+)+$",
        "(.*)*x",
        r"(?:\s*\w+\s*)*z",
        "(?:(?:a+)b?)+",
        "(x+x+)+y",
        "(a{1,1000}){1,1000}",
        "(?:a|b+)*c+d",
        ".*甲.*乙.*丙",
        r"\d*\d*\d*x",
        "(.*)(.*)(.*)x",
        "(?:a|b.*c.*d.*e)",
    ],
)
def test_slow_expressions_are_refused(slow: str) -> None:
    began = process_time()
    with pytest.raises(PydanticCustomError, match="太慢"):
        checked(slow)
    assert process_time() - began < 1


@every_case(
    "sound",
    [
        r"(?:\d+、)+",
        "(?:已|全部)*完成",
        r"\d+(?:,\d{3})*",
        "([^，]*，)*",
        r"[一-龥]+\s*x{2,5}",
        "a*?b",
        "(?>a+)+",
        ".*甲.*乙",
        ".*甲.*乙.*",
        r"(\d+)年(\d+)月(\d+)日",
        r"(.{2,}?)的\1+x*",
    ],
)
def test_sound_expressions_pass(sound: str) -> None:
    assert checked(sound) == sound


@every_case("wrong", ["(", "[", "a{99999999999}", "(" * 5000 + ")" * 5000, "x" * 6000])
def test_wrong_expressions_are_told(wrong: str) -> None:
    with pytest.raises(PydanticCustomError, match="正则表达式"):
        checked(wrong)


def test_a_slow_expression_in_a_lexicon_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "甲.md"
    form.write_text(FORM, encoding="utf-8")
    (tmp_path / "包" / "lexicons").mkdir(parents=True)
    text = "slogan_frames: ['(a+)+$']\n"
    (tmp_path / "包" / "lexicons" / "name-patterns.yaml").write_text(text, encoding="utf-8")
    assert main(["audit", str(form), "--rules", str(tmp_path / "包")]) == 2
    assert "正则表达式太慢" in capsys.readouterr().err
