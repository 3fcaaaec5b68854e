"""The dimensions that rows without levels can belong to."""

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.model import Indicator, Location

LANGUAGE = language_of(Lexicons())
EFFECTS = {"economic", "social", "ecological", "sustained", "benefit"}


def possible(name: str, value: str, unit: str | None) -> frozenset[str]:
    row = Indicator(row=1, name=name, full_name=name, value=value, unit=unit, location=Location(line=1))
    return LANGUAGE.possible_dimensions(row)


def test_name_unit_and_target_tell_what_a_row_can_be() -> None:
    expected = {
        ("改造茶园面积", "300", "亩"): {"quantity"},
        ("茶苗补植合格率", "95", "%"): {"quality"},
        ("茶农满意度", "90", "%"): {"satisfaction"},
        ("每亩改造费用", "900", "元"): {"cost"},
        ("改造完成时间", "11月底前", None): {"timeliness"},
        ("制茶车间污水处理区", "60", "平方米"): {"quantity"},
        ("春茶开采前园路完工率", "100", "%"): {"quantity", "timeliness"},
        ("制茶学生人数", "60", "人"): {"quantity", *EFFECTS},
        ("救助茶农人数", "60", "人"): {"quantity"},
        ("茶毛虫发生率", "3", "%"): {"quality", *EFFECTS},
        ("云雾山头", "6", "处"): {"quantity"},
        # what no family holds, by its unit
        ("云雾山头", "6", "万元"): {"cost", *EFFECTS},
        ("云雾山头", "6", "%"): {"quality", *EFFECTS},
        ("云雾山头", "6", "天"): {"quantity", "timeliness", *EFFECTS},
        ("云雾山头", "约6处", None): {"quantity", *EFFECTS},
        ("云雾山头", "", None): {"quantity", "quality", "timeliness", "cost", "satisfaction", *EFFECTS},
    }
    wrong = {
        case: sorted(found)
        for case, dimensions in expected.items()
        if (found := possible(*case)) != dimensions
    }
    assert not wrong
