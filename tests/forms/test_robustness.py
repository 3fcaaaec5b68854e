"""Whatever a table holds, recognising it does not break, and what it finds stands in the document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.building import read

WORDS = [
    "", " ", "项目名称", "指标名称", "三级指标", "指标值", "指标权重", "≥", "定性", "%", "10", "是",
    "绩效指标", "年度目标", "产出指标", "数量指标", "合计", "备注：无", "项目支出绩效目标表",
    "单位：万元", "当年预算", "12.5万元", "立项依据", "……", "良好", "指标性质", "中期", "年度",
    "年初预算数", "全年预算数", "分值", "2025年12月底前", "产出-数量-次数", "计量单位", "是否核心", "/",
    "：", "（", "其他资金",
]  # fmt: skip
CELL = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
SPANNED = st.tuples(CELL, st.integers(1, 3), st.integers(1, 3))
ROWS = st.lists(st.lists(st.one_of(CELL, SPANNED), max_size=8), max_size=12)


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(st.one_of(CELL, ROWS), max_size=4))
def test_any_table_is_read_without_breaking(blocks: list[object]):
    submission = read(*blocks)
    assert [form.index for form in submission.forms] == list(range(1, len(submission.forms) + 1))
    for form in submission.forms:
        assert [indicator.row for indicator in form.indicators] == list(range(1, len(form.indicators) + 1))
        assert all(indicator.name or indicator.operator_text for indicator in form.indicators)
