"""The bench's faults in forms that were not composed: an invented folder stands for real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.ruleset import load_ruleset
from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.real_forms import real_sheets

FORM = """## 2026年项目支出绩效目标表

编制单位：白鹭县林业局

单位：万元

项目名称\t苗圃改造\t主管部门\t白鹭县林业局
当年预算\t48.00
项目概况\t改造苗圃大棚12座，更换灌溉管道900米。
立项依据\t1.《白鹭县林木种苗发展规划》；
当年绩效目标\t改造苗圃大棚12座；更换灌溉管道900米。
绩效指标\t指标名称\t指标权重\t指标性质\t指标值\t计量单位
\t改造苗圃大棚数量\t30\t≥\t12\t座
\t更换灌溉管道长度\t30\t≥\t900\t米
\t改造工程验收合格率\t20\t≥\t98\t%
\t苗农满意度\t10\t≥\t92\t%
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text(FORM, encoding="utf-8")
    (tmp_path / "without weights.md").write_text(
        FORM.replace("\t30\t", "\t\t").replace("\t20\t", "\t\t"), encoding="utf-8"
    )
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    return tmp_path


def test_a_real_form_is_taken_as_it_stands(folder: Path) -> None:
    [sheet] = real_sheets(folder, load_ruleset())
    (form,) = sheet.forms
    assert (form.project, str(form.budget)) == ("苗圃改造", "48.00")
    assert [(row.name, row.value, row.unit, row.weight) for row in form.rows[:2]] == [
        ("改造苗圃大棚数量", "12", "座", "30"), ("更换灌溉管道长度", "900", "米", "30")
    ]  # fmt: skip
    assert [each.text for each in form.goal] == ["改造苗圃大棚12座", "更换灌溉管道900米"]


def test_faults_are_put_in_and_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--into", str(folder), "--write", str(folder / "out.md")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("| 放进 1 张真实的表（4 条指标）")
    assert (folder / "out.md").read_text(encoding="utf-8") in printed
    assert "| 算得出的差错 | " in printed
