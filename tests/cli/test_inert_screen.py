"""No word of a file, no name and no key steers the terminal or forges a line, whatever the command."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from auditor.cli import main
from tests.cli.test_outputs import FORM

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
EVIL = "\x1b]0;题\x07\x1b[31m\u202e\u200b\x9b2J\r\nFORGED 得分 100"
IN_YAML = '"\\e[31m\\n\\u202EFORGED 键"'
_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
RULE = """\
id: own-rule
title: {evil}
category: vague-goal
item: clarity
severity: info
scope: text
where: {{field: [goal]}}
check: {{kind: words, words: [开放]}}
message: {evil}
basis: []
why: {evil}
score: {{points: 1, cap: 1}}
examples: {{bad: [{{field: goal, text: 开放书屋}}], good: [{{field: goal, text: 演出}}]}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a submission, a broken one, a rule pack, a waiver file and a worklist, all hostile."""
    monkeypatch.chdir(tmp_path)
    inside = tmp_path / f"送{EVIL[:40]}审".replace("/", "")
    inside.mkdir()
    words = EVIL.replace("\r\n", "<br>")
    text = (
        FORM.replace("青禾市文化馆", f"甲{words}")
        .replace("流动书屋", f"书{words}")
        .replace("≥ | 90", "≤ | 120")
    )
    (inside / f"甲{EVIL}.md").write_text(text, encoding="utf-8")
    (inside / f"坏{EVIL}.docx").write_bytes(b"x")
    (inside / f"其他{EVIL}.zzz").write_bytes(b"x")
    pack = tmp_path / "包"
    (pack / "rules").mkdir(parents=True)
    (pack / "rules" / "own-rule.yaml").write_text(RULE.format(evil=IN_YAML), encoding="utf-8")
    wrong = tmp_path / "错"
    wrong.mkdir()
    (wrong / "a.yaml").write_text(f"{IN_YAML}: 1\nid: {IN_YAML}\n", encoding="utf-8")
    (tmp_path / "w.yaml").write_text(f"- {IN_YAML}: 1\n", encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["规则", "问题", "处理结果", "理由", "指纹"])
    for number in range(4):
        evil = "_x001B_[31m\u202e\nFORGED"
        sheet.append([f"r{evil}", evil, "不采纳" if number else f"什么{evil}", evil, f"f{number}"])
    book.save(tmp_path / "底稿.xlsx")
    return inside


COMMANDS = [
    "audit {f}", "audit {f} --verbose --statistics", "audit {f} --quiet", "audit {f} --format markdown",
    "audit {f} --format github", "audit {f} --format csv", "audit {f} --format junit",
    "audit {f} --format json", "audit {f} --format sarif", "audit {a} --rules 包 --verbose",
    "audit {a} --rules 错", "audit {a} --waivers w.yaml", "audit {a} --json {e}/r.json", "audit {e}",
    "audit {a} --profile {e}", "audit --{e}", "audit {a} --format {e}", "check {a}", "check {b}",
    "check {e}", "diff {a} {a}", "diff {f} {f} --verbose", "annotate {a}", "annotate {f}",
    "feedback 底稿.xlsx", "feedback {b}", "show {a} --form 1 --row 1", "show {a} --finding 1-1",
    "show {a} --finding {e}", "forms explain {a}", "forms explain {b}", "explain {e}",
    "explain own-rule --rules 包", "rules list --rules 包", "rules list --format json --rules 包",
    "rules check 错", "rules check 包", "rules test {e}", "rules try own-rule {a} --rules 包 --verbose",
    "rules diff --rules 包", "rules tidy 错", "rules new --pack {e} --id {e}",
    "waive {a} --finding 1-1 --reason {e} --who {e}", "waive {a} --finding {e} --reason x --who y",
    "baseline {f} --who {e}", "language explain {e}", "library {e}", "library 书 --rules {e}", "{e}",
    "audit {b} --debug",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_hostile_word_stays_a_word(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = next(folder.glob("甲*"))
    given = {"f": str(folder), "a": str(sound), "b": str(next(folder.glob("坏*"))), "e": EVIL}
    main([word.format_map(given) for word in command.split(" ")])
    told = capsys.readouterr()
    assert told.out + told.err
    for line in re.split("[\n]", told.out + told.err):
        assert not _STEERS.search(line.strip("\ufeff\r") if "csv" in command else line), repr(line)
        assert not line.lstrip(" 「“|").startswith("FORGED"), repr(line)


def test_the_examples_are_told_inert(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.authoring.__main__ import main as run

    run([str(folder.parent / "错" / "a.yaml"), str(folder.parent / "包" / "rules" / "own-rule.yaml")])
    told = capsys.readouterr()
    assert not _STEERS.search((told.out + told.err).replace("\n", ""))
    shutil.rmtree(folder)
