"""Who answers for a bureau's rules writes one, tries it, and finds it in what the units receive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_outputs import FORM
from tests.walks.conftest import Step
from tests.walks.test_reviewer import letter_text


def test_a_rule_from_the_first_word_to_the_letter(
    tmp_path: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    form = tmp_path / "甲.md"
    form.write_text(FORM.replace("开放书屋12处", "建设一流书屋，开放书屋12处"), encoding="utf-8")

    told = step(
        "rules", "new", "--pack", "本市", "--id", "city-slogan", "--title", "请写成果",
        "--kind", "words", "--words", "一流",
    )  # fmt: skip
    assert "已写入 本市/rules/city-slogan.yaml" in told
    assert "0 个不符合预期" in step("rules", "test", "本市")
    assert "没有写错" in step("rules", "check", "本市")
    assert "有问题 1" in step("rules", "try", "city-slogan", form, "--rules", "本市")

    with (tmp_path / "本市" / "pack.yaml").open("a", encoding="utf-8") as pack:
        pack.write("\noverrides:\n  few-indicators: {off: true, reason: 按本市口径}\n")
    told = step("rules", "diff", "--rules", "本市")
    assert "新增：请写成果" in told
    assert "停用" in told
    page, word = tmp_path / "甲.html", tmp_path / "甲.docx"
    step("audit", form, "--rules", "本市", "--html", page, "--letter", word)
    for seen in (page.read_text(encoding="utf-8"), letter_text(word)):
        assert "一流" in seen
        assert "按本市口径" in seen
    assert "审核所用的规则有下列本单位的改动" in letter_text(word)
