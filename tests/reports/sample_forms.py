"""The forms of the invented submission."""

# ruff: noqa: PLR0917
from __future__ import annotations

from decimal import Decimal

from auditor.model import (
    Amount,
    Form,
    FormKind,
    Indicator,
    Location,
    MoneyUnit,
    Operator,
    Passage,
    PassageField,
)


def line(number: int) -> Location:
    return Location(line=number)


def indicator(
    row: int,
    levels: str,
    name: str,
    weight: str | None,
    operator: Operator | None,
    value: str | None,
    unit: str | None,
    *,
    at: int,
) -> Indicator:
    parts = tuple(levels.split("-"))
    return Indicator(
        row=row,
        name=name,
        full_name=f"{levels}-{name}",
        location=line(at),
        levels=parts,
        weight=Decimal(weight) if weight else None,
        weight_text=weight or "",
        operator=operator,
        operator_text=operator.value if operator else "",
        value=value,
        unit=unit,
        core=row <= 2,
        locations={field: line(at) for field in ("name", "weight", "operator", "value", "unit")},
    )


AT_LEAST, AT_MOST, EQUAL, QUALITATIVE = (
    Operator.AT_LEAST,
    Operator.AT_MOST,
    Operator.EQUAL,
    Operator.QUALITATIVE,
)


OVERVIEW_2 = (
    "为全镇困难群众提供临时救助，帮助解决突发性、紧迫性生活困难。全年计划救助困难群众320人次，"
    "每季度开展1次入户走访；根据民发〔2018〕23号、民发〔2018〕23号文件精神实施。"
)


GOAL_2 = "全年救助困难群众不少于320人次，救助资金发放及时率达到100%，进一步提升困难群众的获得感、幸福感。"


OVERVIEW_3 = "对辖区内18.6公里农村公路进行日常养护，清扫保洁面积9.3万平方米，新建错车道6处。"


GOAL_3 = "完成农村公路养护18.6公里，新建错车道6处，路况优良率不低于85%。"


FORM_1 = Form(
    index=1,
    kind=FormKind.DEPARTMENT,
    title="2025年部门整体绩效目标表",
    location=line(12),
    department="清江县河口镇人民政府",
    issuer="清江县河口镇人民政府",
    year=2025,
    budget=Amount(Decimal("2316.40"), MoneyUnit.TEN_THOUSAND, "部门支出预算总量", "2316.40", line(15)),
    passages=(
        Passage(
            PassageField.GOAL,
            "当年整体绩效目标",
            "认真履行各项职能，服务能力进一步提升，群众满意度达到90%以上，全面完成年度各项工作任务。",
            line(18),
        ),
    ),
    indicators=(
        indicator(1, "产出-数量", "城镇新增就业人数", "20", AT_MOST, "600", "人", at=24),
        indicator(2, "产出-质量", "公共服务设施完好率", "20", AT_LEAST, "95", "%", at=25),
        indicator(3, "产出-时效", "各项工作完成及时性", "10", QUALITATIVE, "好", None, at=26),
        indicator(4, "效益-社会效益", "重点信访人员稳控人数", "20", AT_MOST, "15", "人", at=27),
        indicator(5, "满意度-服务对象满意度", "群众满意度", "20", AT_LEAST, "90", "%", at=28),
    ),
    columns=frozenset({"name", "weight", "operator", "value", "unit"}),
)


FORM_2 = Form(
    index=2,
    kind=FormKind.PROJECT,
    title="2025年项目绩效目标表",
    location=line(40),
    project="困难群众临时救助",
    department="清江县河口镇人民政府",
    year=2025,
    budget=Amount(Decimal("48.50"), MoneyUnit.TEN_THOUSAND, "当年预算", "48.50", line(43)),
    passages=(
        Passage(PassageField.OVERVIEW, "项目概况", OVERVIEW_2, line(45)),
        Passage(PassageField.GOAL, "当年绩效目标", GOAL_2, line(47)),
    ),
    indicators=(
        indicator(1, "产出-数量", "救助困难群众人次", "20", AT_LEAST, "230", "人次", at=52),
        indicator(2, "产出-数量", "入户走访次数", "15", AT_LEAST, "4", "次", at=53),
        indicator(3, "产出-数量", "救助困难群众人次", "15", AT_LEAST, "230", "人次", at=54),
        indicator(4, "产出-时效", "救助资金发放及时率", "20", EQUAL, "100", "%", at=55),
        indicator(5, "效益-社会效益", "困难群众生活水平", "10", QUALITATIVE, "持续提升", None, at=56),
        indicator(6, "满意度-服务对象满意度", "救助对象满意度", "10", AT_LEAST, "95", "%", at=57),
    ),
    columns=frozenset({"name", "weight", "operator", "value", "unit"}),
)


FORM_3 = Form(
    index=3,
    kind=FormKind.PROJECT,
    title="2025年项目绩效目标表",
    location=line(70),
    project="农村公路养护",
    department="清江县河口镇人民政府",
    year=2025,
    budget=Amount(Decimal("126"), MoneyUnit.TEN_THOUSAND, "当年预算", "126", line(73)),
    passages=(
        Passage(PassageField.OVERVIEW, "项目概况", OVERVIEW_3, line(75)),
        Passage(PassageField.GOAL, "当年绩效目标", GOAL_3, line(77)),
    ),
    indicators=(
        indicator(1, "产出-数量", "农村公路养护里程", "20", AT_LEAST, "18.6", "公里", at=82),
        indicator(2, "产出-数量", "清扫保洁面积", "20", AT_LEAST, "9.3", "万元/平方米", at=83),
        indicator(3, "产出-数量", "新建错车道", "20", AT_LEAST, "5", "处", at=84),
        indicator(4, "产出-成本", "养护成本", "10", AT_MOST, None, "万元", at=85),
        indicator(5, "效益-社会效益", "路况优良率", "10", AT_LEAST, "85", "%", at=86),
        indicator(6, "满意度-服务对象满意度", "沿线群众满意度", "10", AT_LEAST, "105", "%", at=87),
    ),
    columns=frozenset({"name", "weight", "operator", "value", "unit"}),
)
