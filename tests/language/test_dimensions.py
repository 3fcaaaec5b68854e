from __future__ import annotations

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language.dimensions import DimensionReader

READER = DimensionReader(Lexicons())


@pytest.mark.parametrize(
    ("levels", "dimension"),
    [
        (("产出指标", "数量指标"), "quantity"),
        (("产出", "质量"), "quality"),
        (("产出指标", "时效指标"), "timeliness"),
        (("成本指标", "经济成本指标"), "cost"),
        (("效益指标", "生态效益指标"), "ecological"),
        (("满意度指标", "服务对象满意度指标"), "satisfaction"),
        (("效益指标（30分）",), "benefit"),
        (("产出",), "output"),
        (("其他",), None),
        ((), None),
    ],
)
def test_levels(levels: tuple[str, ...], dimension: str | None) -> None:
    assert READER.of_levels(levels) == dimension


@pytest.mark.parametrize(
    ("name", "dimension", "sure"),
    [
        ("游客满意度", "satisfaction", True),
        ("群众满意率", "satisfaction", True),
        ("低保金发放及时率", "timeliness", True),
        ("道路工程按期完工率", "timeliness", True),
        ("竣工验收合格率", "quality", True),
        ("培训场次", "quantity", True),
        ("受益群众人数", "social", False),
        ("人均培训成本", "cost", True),
        ("粮食增产增收额", "economic", False),
        ("反诈知识知晓率", "social", False),
        ("年度预算执行率", "execution", True),
    ],
)
def test_names(name: str, dimension: str, sure: bool) -> None:
    fact = READER.of_name(name)
    assert fact is not None
    assert (fact.dimension, fact.sure) == (dimension, sure)


def test_a_name_that_leaves_it_open_is_not_decided() -> None:
    assert READER.of_name("河道清淤") is None


def test_satisfaction_stands_nowhere_else() -> None:
    assert not READER.tolerates("quantity", "satisfaction")
    assert READER.tolerates("social", "quantity")
