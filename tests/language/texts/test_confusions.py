from pathlib import Path

import pytest

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.errors import ConfigurationError
from auditor.language.texts.confusions import Confusions
from auditor.language.texts.joined import Joined
from tests.cases import every_case

CONFUSIONS = Lexicons().load("confusions", Confusions)

WRONG = [
    ("参训学员满义度", "满义度", "满意度"),
    ("镇村人居换境整治", "人居换境", "人居环境"),
    ("学员满意度度", "满意度度", "满意度"),
    ("核查绩效标目", "绩效标目", "绩效目标"),
    ("统一布署春季造林任务", "布署", "部署"),
    ("聘请零时工清理河道", "零时工", "临时工"),
    ("水质在线时实监测", "时实监测", "实时监测"),
    ("截止2023年末在册党员300名", "截止", "截至"),
    ("截止 2024 年 6 月完成验收", "截止", "截至"),
    ("截止6月30日共受理120件", "截止", "截至"),
    ("截止目前已完工", "截止目前", "截至目前"),
    ("在申报截至日期前提交", "截至日期", "截止日期"),
    ("一如继往支持民营经济", "一如继往", "一如既往"),
    ("再接再励推进改厕", "再接再励", "再接再厉"),
    ("推行以奖待补政策", "以奖待补", "以奖代补"),
    ("实施以工代振项目5个", "以工代振", "以工代赈"),
    ("名列前矛", "名列前矛", "名列前茅"),
    ("健全固定资产台帐", "台帐", "台账"),
    ("做好财务记帐", "记帐", "记账"),
    ("欢渡国庆活动", "欢渡", "欢度"),
    ("反应社情民意信息30条", "反应社情民意", "反映社情民意"),
    ("整改群众反应强烈的问题", "群众反应强烈", "群众反映强烈"),
    ("处置药品不良反映", "不良反映", "不良反应"),
    ("维护职工合法权宜", "合法权宜", "合法权益"),
    ("编制权利清单", "权利清单", "权力清单"),
    ("与施工单位签定合同", "签定", "签订"),
    ("统一征定党报党刊", "征定", "征订"),
    ("档案装定成册", "装定", "装订"),
    ("发布招聘启示", "招聘启示", "招聘启事"),
    ("关爱末成年人", "末成年人", "未成年人"),
    ("工程己完成八成", "己完成", "已完成"),
    ("及时拔付补助资金", "拔付", "拨付"),
    ("干部选拨任用", "选拨", "选拔"),
    ("开展技能竟赛", "竟赛", "竞赛"),
    ("工程如期峻工", "峻工", "竣工"),
    ("河道疏竣5公里", "疏竣", "疏浚"),
    ("户藉人口", "户藉", "户籍"),
    ("发放津帖", "津帖", "津贴"),
    ("图书馆阅缆室", "阅缆", "阅览"),
    ("烟花暴竹禁放", "烟花暴竹", "烟花爆竹"),
    ("整治软弱焕散党组织", "软弱焕散", "软弱涣散"),
    ("应保进保、应退尽退", "应保进保", "应保尽保"),
    ("按期保质如完成任务", "按期保质如", "按期保质"),
    ("养份测土配方", "养份", "养分"),
    ("开展岗位陪训", "陪训", "培训"),
    ("落实优扶对象待遇", "优扶对象", "优抚对象"),
    ("狂犬疫苗接踵", "狂犬疫苗接踵", "狂犬疫苗接种"),
    ("临时救肋42人次", "救肋", "救助"),
    ("舆情处制及时", "舆情处制", "舆情处置"),
    ("人民检查院联络", "人民检查院", "人民检察院"),
    ("回覆群众来信", "回覆", "回复"),
    ("消除安全隐换", "隐换", "隐患"),
    ("基拙教育", "基拙", "基础"),
    ("编制应急预按", "应急预按", "应急预案"),
    ("做好归挡工作", "归挡", "归档"),
    ("心理输导进校园", "心理输导", "心理疏导"),
    ("垃圾清远及时", "垃圾清远", "垃圾清运"),
    ("年度指际完成", "指际", "指标"),
    ("博物馆开发300天", "博物馆开发", "博物馆开放"),
    ("按排专人值守", "按排", "安排"),
    ("以经建成投用", "以经", "已经"),
    ("做为重点任务", "做为", "作为"),
    ("显着提高产量", "显着", "显著"),
    ("防犯电信诈骗", "防犯", "防范"),
    ("大部份村庄", "部份", "部分"),
    ("树立良好形像", "形像", "形象"),
    ("必需按程序办理", "必需按", "必须按"),
    ("打造书香氛围", "打造书香氛围", "营造书香氛围"),
    ("做好居民政策知晓率", "做好居民政策知晓率", "提高居民政策知晓率"),
    ("保障妇女儿童的权力", "妇女儿童的权力", "妇女儿童的权利"),
    ("慰问约300余人", "约300余人", "300余人"),
    ("更加针对性地服务企业", "更加针对性", "更有针对性"),
]  # fmt: skip

RIGHT = [
    "努力赢得群众满意度，应得补助发放率达标",
    "及时得到落实，取得发放成效",
    "渡口得到船民认可度高的评价",
    "游园居民公园满意度",
    "统一部署春季造林任务，按排放标准执行",
    "以经济建设为中心，予以经费保障",
    "报名截止时间为6月30日",
    "化学反应速率与不良反应情况监测",
    "应急反应问题演练",
    "立即往返两地，随即有关部门到场",
    "年末完成验收，期末完成测评",
    "自己完成作业，引导居民自己落实责任",
    "预防犯罪，防犯罪反弹",
    "超过份额的部分",
    "安装定位终端，包装定制礼盒",
    "增加人才供给，系列人才工程，金融人才引进",
    "及时绿化补植，完成绿化面积300亩",
    "学校定期体检，设备维修定期保养",
    "整治金融乱象，惩治金融犯罪",
    "公安案件办理，会议表彰先进，社会义工服务",
    "克服疫情影响，取消独生子女证办理",
    "审核订单，明确订立合同的条件",
    "保护动物，保护互联网安全",
    "研究竞争力，协调介入处置",
    "城镇用水份额分配，用电量统计",
    "对帐篷进行检修，搬入帐篷",
    "解决对口支援，表决对象",
    "提升极端天气应对能力，应对等极端天气",
    "达到以上目标，超过以上标准",
    "以及是否完成，融入民生，深入民心",
    "凸显着力点，写着名字",
    "残联会议，残联会同民政局",
    "工商联社会服务部，供销社改革",
    "累积效应显现，面积效益",
    "群众权力监督机构设置合理",
    "行政机关依法行使权力",
    "营造良好氛围，提高群众满意度",
    "慰问300余人，培训不少于30人",
]


@every_case(("text", "wrong", "right"), WRONG)
def test_finds_the_wrong_word_and_the_right_one(text: str, wrong: str, right: str) -> None:
    found = CONFUSIONS.find(text)
    assert [(hit.wrong, hit.right) for hit in found] == [(wrong, right)]


@every_case("text", RIGHT)
def test_is_silent_on_correct_sentences(text: str) -> None:
    assert [hit.wrong for hit in CONFUSIONS.find(text) if hit.sure] == []


def test_span_covers_the_blanks_of_the_layout() -> None:
    (hit,) = CONFUSIONS.find("资产情况：截 止 2024 年底")
    assert "资产情况：截 止 2024 年底"[hit.start : hit.end] == "截 止"


def test_every_pattern_finds_its_example() -> None:
    assert [each.pattern for each in CONFUSIONS.patterns if not CONFUSIONS.find(each.example)] == []


def test_no_entry_corrects_a_word_into_itself_or_into_another_wrong_word() -> None:
    entries = CONFUSIONS.entries
    circular = [(w, e.right) for w, e in entries.items() if w == e.right or CONFUSIONS.find(e.right)]
    assert circular == []


def test_guards_contain_the_word_that_they_guard() -> None:
    stray = [(g.wrong, u) for g in CONFUSIONS.guarded for u in g.unless if g.wrong not in u]
    assert stray == []


def test_a_broken_pattern_is_told_with_its_place(tmp_path: Path) -> None:
    text = "patterns:\n  - {pattern: '(', right: a, example: b}\n"
    (tmp_path / "confusions.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="正则表达式有误"):
        Lexicons([tmp_path]).load("confusions", Confusions)


def test_lexicon_models_refuse_unknown_keys() -> None:
    assert issubclass(Confusions, LexiconModel)
    assert Confusions.model_config.get("extra") == "forbid"


def test_all_texts_are_looked_through_at_once() -> None:
    texts = ["完成堤防加固", *(text for text, _, _ in WRONG), "", "保障供水"]
    wrong = [number for number, text in enumerate(texts) if CONFUSIONS.find(text)]
    assert CONFUSIONS.suspects(Joined(["".join(text.split()) for text in texts])) == wrong


@pytest.mark.parametrize("pattern", ["(?<![，；])甲$", "(?<![^，])甲", "甲(?![^乙])", r"甲\Z"])
def test_an_expression_that_asks_for_the_end_finds_it_in_every_text(pattern: str) -> None:
    lexicon = Confusions.model_validate({"patterns": [{"pattern": pattern, "right": "乙", "example": "甲"}]})
    texts = ["甲", "丙", "丁甲", "甲乙"]
    wrong = [number for number, text in enumerate(texts) if lexicon.find(text)]
    assert lexicon.suspects(Joined(texts)) == wrong
