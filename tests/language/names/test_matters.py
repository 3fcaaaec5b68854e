from __future__ import annotations

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from tests.cases import every_case

LANGUAGE = language_of(Lexicons())


@every_case(
    ("name", "dimension", "sure"),
    [
        ("游客满意度", "satisfaction", True),
        ("群众满意率", "satisfaction", True),
        ("低保金发放及时率", "timeliness", True),
        ("道路工程按期完工率", "timeliness", True),
        ("竣工验收合格率", "quality", True),
        ("培训场次", "quantity", True),
        ("受益群众人数", "social", False),
        ("石窟保护修缮处数", "quantity", True),
        ("带动商户改造家数", "social", False),
        ("人均培训成本", "cost", True),
        ("粮食增产增收额", "economic", True),
        ("反诈知识知晓率", "social", True),
        ("年度预算执行率", "execution", True),
        ("出厂水质达标率", "ecological", True),
        ("码头粉尘自动监测达标率", "ecological", True),
        ("机场噪声夜间达标率", "ecological", True),
        ("湖泊总磷浓度达标率", "ecological", True),
        ("水质监测数据合格率", "quality", True),
        ("苗木补植成活率", "quality", True),
        ("提高护理教学质量", "social", True),
        ("提高堤防填筑质量", "quality", True),
    ],
)
def test_names(name: str, dimension: str, sure: bool) -> None:
    matter = LANGUAGE.matter(name)
    assert matter is not None
    assert (matter.dimension, matter.sure) == (dimension, sure)


@every_case(
    ("name", "unit", "value", "kind"),
    [
        ("乡镇巡演", "场", "12", "made"),
        ("补助资金到位情况", None, "6月底前全部到位", "funds"),
        ("改善居住环境，方便居民出行", None, "明显改善", "surroundings-effect"),
        ("服务期限", None, "2025年3月-2025年10月", "deadline"),
        ("设施使用年限", "年", "8", "lifespan"),
        ("技能培训时长", "学时", "40", "worked-time"),
        ("平均排队等候时间", "分钟", "15", "waiting"),
        ("问题整改完成率", "%", "100", "dealing"),
        ("每万人拥有床位数", "张", "40", "ratio"),
        ("板材有害物质释放量", "mg/(m²·h)", "0.05", "ratio"),
        ("安全事故起数", "起", "0", "incident"),
        ("投放诱捕器后减少毒蛾虫害的发生", "%", "20", "incident"),
        ("困难家庭救助金发放金额", "万元", "30", "aid"),
        ("采暖管线爆裂次数", "次", "0", "incident"),  # less of it is better, whatever it is called
        ("社保卡错发张数", "张", "0", "incident"),
        ("用户投诉件数", "件", "3", "complaint"),
        ("工单超时件数", "件", "0", None),
        ("医药费报销办理天数", "天", "10", "waiting"),
        ("公务车百公里油耗", "升", "9", "consumption"),
        ("路灯完好", "%", "98", "correctness"),  # a share without the word
        ("工单按时办结", "%", "98", "punctuality"),
        ("维护市场秩序", "%", "98", "economic-effect"),
        ("游客不满意率", "%", "3", "satisfaction"),
        ("搜救成功率", "%", "90", "rate"),
        ("降低运行成本", "万元", "3", "saving"),
        ("参保居民住院实际支出节约率", "%", "4", "saving"),
        ("河道清淤", None, "已完成", "activity"),
        ("河道清淤", None, "达到设计标准", None),
        ("修订管护办法数量", "项", "2", "made"),  # a verb of work at the beginning
        ("增设充电桩", "个", "30", "facility"),
        ("新增市场主体", "户", "600", "reached"),
        ("戏曲进校园", "场", "15", "held"),  # what is held is held by somebody
        ("安装水质监测设备", "套", "8", "made"),  # made for nature, no part of it
        ("鸟类种类", "种", "120", "nature-count"),
        ("治理水土流失面积", "平方公里", "12", "nature-count"),
        ("后续管护人员配备数", "人", "3", None),  # work that keeps it going
        ("解决饮水困难人口", "人", "1500", "reached"),
        ("推进展馆工作顺利开展", None, "顺利", "duty"),
        ("保障残疾人基本生活", None, "有效保障", "social-effect"),
        ("工单投诉率", "%", "2", "complaint"),
        ("预算资金", "万元", "90", "spending"),
        ("争取上级资金总额", "万元", "90", None),
        ("残疾人两项补贴金额", "万元", "9", "aid"),
        ("展厅开放天数", "天", "290", "worked-time"),
        ("企业用能成本", None, "下降", "saving"),
        ("文学作品获奖数", "件", "2", "prized"),
        ("隐患问题整改率", "%", "95", "dealing"),
        ("卷宗归档率", "%", "95", "doing"),
        ("卷宗归档完成率", "%", "95", "completion"),
        ("观测仪器完好率", "%", "95", "own-work"),
        ("脱贫人口再就业率", "%", "60", "livelihood"),
        ("乡村旅游发展环境", None, "改善", "human-effect"),
    ],
)
def test_unit_and_value_help_where_the_name_leaves_it_open(
    name: str, unit: str | None, value: str, kind: str | None
) -> None:
    matter = LANGUAGE.matter(name, unit, value)
    assert (matter.kind if matter else None) == kind


@every_case("name", ["", "、", "（）", "其他", "0"])
def test_a_name_that_leaves_it_open_is_not_decided(name: str) -> None:
    assert LANGUAGE.matter(name) is None


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [("路灯电费", "盏", "40"), ("助餐补贴标准", None, "按市里文件执行")],
)
def test_what_its_own_target_contradicts_is_left_open(name: str, unit: str | None, value: str) -> None:
    assert LANGUAGE.matter(name, unit, value) is None


def test_what_people_accomplish_is_none_of_the_works_completion() -> None:
    for name in ("困境儿童完成义务教育率", "肺结核患者完成疗程率", "函授学员学业完成率"):
        assert LANGUAGE.matter(name).kind == "society", name
    for name in ("排水管网改造完成率", "年度任务完成率"):
        assert LANGUAGE.matter(name).kind == "completion", name


def test_how_something_is_decided_is_no_benefit() -> None:
    for name in ("补贴名额分配程序规范性", "评标过程是否公平公正", "承租户遴选公开透明程度"):
        matter = LANGUAGE.matter(name)
        assert matter.kind == "procedure", name
        assert not matter.effect
    for name in ("办证流程优化", "市场秩序公平"):
        matter = LANGUAGE.matter(name)
        assert matter is None or matter.kind != "procedure", name
