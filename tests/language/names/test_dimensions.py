from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language.names.dimensions import DimensionReader
from tests.cases import every_case

READER = DimensionReader(Lexicons())


@every_case(
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


def test_an_example_fits_the_trade_of_the_form() -> None:
    assert READER.example("quality", "", ["校舍维修面积"]) == "维修养护验收合格率"
    assert READER.example("quality", "校舍维修", ["教师人数", "学生人数"]) == "维修养护验收合格率"
    mixed = ["校舍维修面积", "教师人数", "学生人数"]
    assert READER.example("quality", "机关运转", mixed) == READER.example("quality", "", ["其他"])
    assert READER.example("cost", "校舍水电改造工程", mixed) == "工程单位造价"
    assert READER.example("cost", "林场防火演练补贴", mixed) == "人均补助标准"
    systems = ["系统模块数", "平台接入校数", "教师培训人次"]
    assert READER.example("quality", "校园平台培训", systems) == "系统验收合格率"
    assert READER.example("quality", "校园平台培训", systems[1:]) == "培训考核合格率"
    assert READER.example("cost", "林木抚育", ["其他"]) == "单位管护成本"
    assert READER.example("quality", "学校运转", mixed) == "学业质量监测合格率"


def test_a_field_of_work_alone_is_no_sign_of_what_the_money_buys() -> None:
    firms = ["新增科技企业数", "企业竞争力"]
    assert READER.example("cost", "海洋科学研究发展资金", firms) == ""
    assert READER.example("cost", "海洋科学研究发展资金", [*firms, "资助研究课题数"]) == "单项课题成本"
    assert READER.example("cost", "渔民补贴到户项目（二期）", firms) == "人均补助标准"


def test_frames_of_management_are_known_by_their_levels() -> None:
    assert READER.asks_for_management(("投入目标",))
    assert READER.asks_for_management(("项目管理（20分）", "财务管理指标"))
    assert not READER.asks_for_management(("产出指标", "质量指标"))
