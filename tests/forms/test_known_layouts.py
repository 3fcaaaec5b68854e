"""lexicons/layouts.yaml: which known form a form looks like, and how a bureau adds one.

That the forms of every layout are known by sight, tests/corpus sees where it reads them.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from auditor.config.lexicons import Lexicons
from auditor.errors import ConfigurationError
from auditor.forms import recognise
from auditor.forms.explain import COLUMN_WORDS, HEAD_WORDS, MONEY_WORDS, explain
from auditor.forms.labels.label_file import ColumnName, ExecutionColumn, FieldName
from auditor.forms.layouts import LayoutFile
from auditor.model import FormKind
from tests.corpus.known import KNOWN
from tests.forms.building import LEXICONS, Spec, one, read

REVIEW: list[list[Spec]] = [["指标名称", "指标值", "完成值", "得分"], ["清淤长度", "30公里", "32公里", "10"]]
DISTRICT: list[list[Spec]] = [
    ["业务主管部门", "石桥街道", "部门支出预算总量（万元）", "1629.08"],
    ["当年整体绩效目标", "按计划使用资金。"],
    ["绩效指标", "指标", "指标权重", "计量单位", "指标性质", "指标值"],
    ["", "保洁面积", "100", "平方米", "≥", "510000"],
]


def test_every_entry_is_known_by_a_test() -> None:
    others = {one("项目绩效自评表", REVIEW).template, one("部门整体绩效目标表", DISTRICT).template}
    names = [layout.name for layout in LEXICONS.load("layouts", LayoutFile).layouts]
    assert len(names) == len(set(names))
    assert set(names) == {*KNOWN.values()} | others
    assert None not in others


def test_a_form_like_no_other_has_no_template() -> None:
    assert one("项目绩效目标表", [["指标名称", "指标值"], ["清淤长度", "30公里"]]).template is None


def test_the_layout_decides_the_kind_where_the_title_does_not() -> None:
    assert one("河道整治项目绩效表", REVIEW).kind is FormKind.SELF_REVIEW
    assert one("河道整治项目绩效监控表", REVIEW).kind is FormKind.MONITORING
    plain = [["指标名称", "指标值"], ["清淤长度", "30公里"]]
    assert one("河道整治项目绩效目标表", plain).kind is FormKind.PROJECT


OWN = """layouts:
  - name: 本市民生实事绩效单
    used: 本市各部门
    kind: self_review
    labels: [实事名称, 责任领导]
    columns: [actual]
    money_unit: 元
    weights: 不设权重
"""


def test_a_bureau_adds_a_layout(tmp_path: Path) -> None:
    (tmp_path / "layouts.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "form-labels.yaml").write_text(
        "fields: {project: [实事名称], info: [责任领导]}\n", encoding="utf-8"
    )
    rows: list[list[Spec]] = [
        ["实事名称", "背街小巷改造", "责任领导", "张三"],
        ["当年预算（万元）", "300"],
        ["指标名称", "指标值", "完成值", "得分"],
        ["改造小巷条数", "12条", "12条", "10"],
    ]
    document = read("项目绩效目标表", rows).document
    (form,) = recognise(document, Lexicons([tmp_path])).forms
    assert (form.template, form.kind) == ("本市民生实事绩效单", FormKind.SELF_REVIEW)
    text = "\n".join(explain(document, Lexicons([tmp_path])))
    assert "像是：本市民生实事绩效单（本市各部门）；权重惯例：不设权重" in text
    assert "这种表的金额通常以元为单位，本表写的是万元" in text


def test_an_unknown_column_in_a_layout_is_a_mistake_with_its_place(tmp_path: Path) -> None:
    own = OWN.replace("[actual]", "[acutal]")
    (tmp_path / "layouts.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="acutal"):
        recognise(read("项目绩效目标表", REVIEW).document, Lexicons([tmp_path]))


def test_there_is_a_word_for_everything_that_is_explained() -> None:
    assert set(COLUMN_WORDS) == set(get_args(ColumnName))
    assert set(HEAD_WORDS) == set(get_args(FieldName))
    assert all([*COLUMN_WORDS.values(), *HEAD_WORDS.values()])
    assert set(MONEY_WORDS) == set(get_args(ExecutionColumn))
