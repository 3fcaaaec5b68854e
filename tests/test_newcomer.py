"""docs/architecture.md, «How to add …», followed line by line on a copy: each addition works, in one room."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_PARTS = re.compile(r"^\*\*(?P<what>[^*]+)\*\*:(?P<text>.*?)(?=^\*\*|^## )", re.M | re.S)
_BLOCK = re.compile(r"^```(?P<kind>\w+) file=(?P<file>\S+)\n(?P<text>.*?)^```$", re.M | re.S)
_FORM = """\
项目名称：公共文化服务
预算年度：2026
当年绩效目标：开展演出12场，力争再创佳绩。完善绩笑目标管理！好！

| 一级指标 | 二级指标 | 三级指标 | 计算符号 | 指标值 | 计量单位 | 权重 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 演出场次 | ≥ | 12 | 场 | 50 |
| 满意度指标 | 服务对象满意度 | 观众满意度 | ≥ | 90 | % | 40 |
"""


def blocks(what: str) -> list[tuple[str, str, str]]:
    """Kind, file and text of the blocks that show how to add a thing."""
    parts = {match["what"]: match["text"] for match in _PARTS.finditer(section())}
    return [(match["kind"], match["file"], match["text"]) for match in _BLOCK.finditer(parts[what])]


def section() -> str:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return text[text.index("## How to add") : text.index("## Decisions") + 4]


def follow(what: str, copy: Path) -> None:
    """Writes and changes the files as the page says; all of them stand in one room."""
    steps = blocks(what)
    assert steps
    assert len({tuple(file.split("/")[:2]) for _, file, _ in steps}) == 1
    for kind, file, text in steps:
        path = copy / file
        if kind == "diff":
            path.write_text(changed(path.read_text(encoding="utf-8"), text), encoding="utf-8")
        else:
            assert not path.exists()
            path.write_text(text, encoding="utf-8")


def changed(old: str, difference: str) -> str:
    """The text with the added lines below the ones that stay, which it holds once."""
    lines = difference.splitlines(keepends=True)
    kept = "".join(line[1:] for line in lines if line.startswith(" "))
    added = "".join(line[1:] for line in lines if line.startswith("+"))
    assert old.count(kept) == 1
    return old.replace(kept, kept + added)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with everything added that the page shows, and a file to audit."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("auditor", "lexicons", "reports", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for what in ("a word", "a rule", "a check kind", "a reader", "a writer"):
        follow(what, folder)
    (folder / "forms").mkdir()
    (folder / "forms" / "表.md").write_text(_FORM, encoding="utf-8")
    (folder / "forms" / "表.notes").write_text(f"%NOTES\n{_FORM}", encoding="utf-8")
    return folder


# What is tried in the copy, all in one process: which has compiled and loaded it once.
_TRIED = """
from auditor.cli import main
from auditor.readers import find_documents, read_document

def tried(*words):
    print(end="\\0")
    status = main(words)
    assert status == 0, status

tried("rules", "test", "slogan")
tried("audit", "forms/表.md", "--format", "lines")
tried("rules", "test", "loud", "--rules", "pack")
print(end="\\0")
print(*find_documents(["forms"]).files, read_document("forms/表.notes").blocks[0].text, sep="\\n")
"""


@pytest.fixture(scope="module")
def told(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each command prints in the copy."""
    pack = copy / "pack" / "rules"
    pack.mkdir(parents=True)
    rule = dict(keys_of_rule(copy), id="loud", check="{kind: exclaiming}")
    rule |= {"title": "感叹太多", "message": "感叹号有{count}个", "why": "公文不用感叹号。"}
    rule["examples"] = "{bad: [{field: goal, text: 好！好！}], good: [{field: goal, text: 好}]}"
    (pack / "loud.yaml").write_text("".join(f"{key}: {value}\n" for key, value in rule.items()), "utf-8")
    compiled = tmp_path_factory.mktemp("compiled")
    keep_compiled(copy, compiled)
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONPYCACHEPREFIX": str(compiled)}
    command = [sys.executable, "-c", _TRIED]
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split("\0")[1:]


def keep_compiled(copy: Path, compiled: Path) -> None:
    """Takes over what is compiled of the modules that the copy has left as they were."""
    for path in copy.rglob("*.py"):
        made = Path(cache_from_source(str(ROOT / path.relative_to(copy))))
        if made.is_file():
            target = compiled.joinpath(*path.parts[1:-1], made.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(made, target)


def test_a_rule_runs_its_examples(told: list[str]) -> None:
    assert told[0] == "1 条规则的 4 个例子，0 个不符合预期。\n"


def test_a_word_a_rule_and_a_writer_are_at_work(told: list[str]) -> None:
    lines = [line.split("\t") for line in told[1].splitlines()]
    assert {source for source, _, _ in lines} == {"forms/表.md"}
    assert any(rule == "slogan" and "再创佳绩" in message for _, rule, message in lines)
    assert any(rule == "confusable-word" and "绩笑目标" in message for _, rule, message in lines)


def test_a_kind_can_be_used_by_a_rule(told: list[str]) -> None:
    assert "0 个不符合预期" in told[2]


def test_a_reader_is_chosen_by_content_and_its_suffix_found_in_folders(told: list[str]) -> None:
    assert told[3].splitlines() == ["forms/表.md", "forms/表.notes", "项目名称：公共文化服务"]


def keys_of_rule(copy: Path) -> dict[str, str]:
    """The keys of the page's rule that stand on one line each."""
    lines = (copy / "rules" / "core" / "slogan.yaml").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith(" "))
    return {key: value for key, _, value in pairs if value}
