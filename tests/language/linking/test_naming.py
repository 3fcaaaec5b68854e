"""Names made of what a text promises."""

from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language.linking.naming import Namer
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.language.scanning import scanner_of
from tests.cases import every_case

LEXICONS = Lexicons()
NAMER = Namer(LEXICONS.load("commitment", CommitmentWords), scanner_of(LEXICONS))


@every_case(
    ("words", "measure", "name"),
    [
        ("切实做好河湖岸线巡查工作", "次数", "河湖岸线巡查次数"),
        ("对沿街商铺进行消防检查", "次数", "沿街商铺消防检查次数"),
        ("在镇区开展多次流动电影放映", "场次", "流动电影放映场次"),
        ("对古树名木的养护工作给予技术指导", "次数", "古树名木的养护技术指导次数"),
        ("对于排水泵站完成设备检修", "次数", "排水泵站设备检修次数"),
        ("对外宣传", "次数", "对外宣传次数"),
        ("在全县范围以内的各个村庄开展流动电影放映", "场次", "在全县范围以内的各个村庄开展流动电影放映场次"),
        ("路灯巡检等各项工作", "次数", "路灯巡检次数"),
        ("产出-数量-更换路灯", "数量", "更换路灯数量"),
        ("“清风”普法活动", "次数", "“清风”普法活动次数"),
        ("清风”普法活动", "次数", "清风普法活动次数"),
        ("高龄老人津贴", "人数", "享受高龄老人津贴人数"),
        ("大棚种植奖补政策", "户数", "享受大棚种植奖补政策户数"),
        ("保障性住房分配", "户数", "保障性住房分配户数"),
        ("组织部长培训", "人次", "组织部长培训人次"),
        ("河道水质达标率", "", "河道水质达标率"),
        ("新增仓储容量", "数量", "新增仓储容量"),
        ("开展", "次数", "开展次数"),
    ],
)
def test_a_name_keeps_what_is_counted_and_drops_its_frame(words: str, measure: str, name: str) -> None:
    assert NAMER.name(words, measure) == name


def test_things_are_counted_rather_than_what_they_do() -> None:
    assert NAMER.counted("村级文化站的改造工作", "数量") == "开展改造的村级文化站数量"
    assert NAMER.counted("安装健身器材", "数量") == "安装健身器材数量"


def test_what_is_made_is_called_a_work() -> None:
    assert NAMER.built("打造湿地公园") == "湿地公园建设"
    assert NAMER.built("新建步道建设") == "步道建设"
    assert NAMER.built("防汛演练") == "防汛演练"
