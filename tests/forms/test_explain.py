from __future__ import annotations

from pathlib import Path

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.forms.explain import explain
from auditor.readers import read_document
from tests.forms.building import LEXICONS, read

TEXT = """填表说明
甲\t乙
项目支出绩效目标表
项目名称\t社区养老\t本年安排\t30万元
指标名称\t本年标准\t权重
服务老人次数\t≥500次\t60
满意度\t≥90%\t40
合计\t\t100
备注：无
"""


def document(folder: Path) -> Path:
    path = folder / "表.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_line_has_its_fate(tmp_path: Path) -> None:
    text = "\n".join(explain(read("项目支出绩效目标表", ROWS).document, LEXICONS))
    for words in (
        "表1：项目支出绩效目标表",
        "“项目名称”＝项目名称",
        "“指标名称”＝指标名称",
        "“权重”＝权重",
        "指标1：服务老人次数｜目标：≥500次｜权重：60",
        "合计行",
        "指标2行",
        "共识别出1张表",
    ):
        assert words in text, words


ROWS = [
    ["项目名称", "社区养老", "", ""],
    ["指标名称", "指标值", "权重", "完成的样子"],
    ["服务老人次数", "≥500次", "60", ""],
    ["满意度", "≥90%", "40", ""],
    ["合计", "", "100", ""],
]


def test_what_looks_like_a_header_but_is_none_is_explained(tmp_path: Path) -> None:
    path = document(tmp_path)
    plain = TEXT.replace("\t本年标准", "").replace("\t≥500次", "").replace("\t≥90%", "")
    path.write_text(plain, encoding="utf-8")
    text = "\n".join(explain(read_document(path), LEXICONS))
    assert "像表头，但认得的列只有“指标名称、权重”" in text
    assert "表外有1行" in text


def test_a_bureau_adds_a_label_a_column_and_a_title(tmp_path: Path) -> None:
    lexicons = tmp_path / "lexicons"
    lexicons.mkdir()
    (lexicons / "form-labels.yaml").write_text(
        "titles: {words: [绩效任务], endings: [任务单]}\nfields: {budget: [本年安排]}\n",
        encoding="utf-8",
    )
    (lexicons / "forms").mkdir()
    (lexicons / "forms" / "labels.yaml").write_text(
        "aspects: [{words: [样子], roles: {value: 1}}]\n", encoding="utf-8"
    )
    path = document(tmp_path)
    text = TEXT.replace("项目支出绩效目标表", "项目绩效任务单").replace("本年标准", "干成的样子")
    path.write_text(text, encoding="utf-8")
    (plain,) = recognise(read_document(path), LEXICONS).forms
    assert (plain.title, plain.budget) == ("", None)
    (form,) = recognise(read_document(path), Lexicons([lexicons])).forms
    assert form.title == "项目绩效任务单"
    assert form.budget is not None
    assert (form.budget.text, form.budget.unit) == ("30万元", "万元")
    assert [(row.name, row.value, row.unit) for row in form.indicators] == [
        ("服务老人次数", "500", "次"),
        ("满意度", "90", "%"),
    ]
    assert "“干成的样子”＝指标值" in "\n".join(explain(read_document(path), Lexicons([lexicons])))
