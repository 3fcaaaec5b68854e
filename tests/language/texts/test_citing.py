from auditor.config.lexicons import Lexicons
from auditor.language.texts.citing import DocumentLexicon, DocumentReader
from auditor.language.texts.documents import read_basis
from tests.cases import every_case

LEXICONS = Lexicons()
LEXICON = LEXICONS.load("document-numbers", DocumentLexicon)
DOCUMENTS = DocumentReader(LEXICONS)


@every_case(
    ("text", "year"),
    [
        ("《2022年全县防汛抗旱工作要点》", 2022),
        ("《关于开展2020年度农机购置补贴核查工作的通知》", 2020),
        ("县人武部《2021年度民兵训练计划》", 2021),
        ("关于做好2023年“世界水日”宣传活动的通知", 2023),
        ("《2019年脱贫攻坚责任书》", 2019),
        ("关于组织“护林—2021”综合演练的通知（县林发〔2021〕9号）", 2021),
    ],
)
def test_annual_documents(text: str, year: int) -> None:
    assert LEXICON.annual_year(read_basis(text)[0].citations[0]) == year


@every_case(
    ("text", "year"),
    [
        ("《关于开展第九个爱鸟护鸟宣传周活动的通知》（县林发〔2022〕6号）", 2022),
        ("《关于举办渡工技能大赛的通知》（县航发〔2021〕3号）", 2021),
        ("《关于设立爱鸟护鸟宣传周的通知》（县林发〔2016〕6号）", None),
        ("《爱鸟宣传月活动管理办法》（县林发〔2016〕6号）", None),
        ("《关于举办渡工技能大赛的通知》", None),
        ("《关于加强巡护工作的通知》（县林发〔2019〕1号）", None),
    ],
)
def test_a_notice_of_a_yearly_event_is_of_the_year_of_its_number(text: str, year: int | None) -> None:
    assert LEXICON.event_year(read_basis(text)[0].citations[0]) == year


@every_case(
    "text",
    [
        "《关于推进医共体建设的实施意见》（县府发〔2019〕12号）",
        "《厕所革命三年行动方案（2023-2025年）》",
        "《2030年前碳达峰行动方案》",
        "《预算管理办法（2018年修订）》",
        "《2016年农村公路养护技术规范》",
        "《“十四五”养老规划》",
        "《2021年至2025年普法规划》",
        "《种子法》",
        "2020年环卫服务合同",
    ],
)
def test_lasting_documents_have_no_year(text: str) -> None:
    assert LEXICON.annual_year(read_basis(text)[0].citations[0]) is None


@every_case(
    "text",
    [
        "《种子法》",
        "中华人民共和国老年人权益保障法",
        "区政府第16次常务会议纪要",
        "物业服务合同（2024年）",
        "部门“三定”方案和职能职责",
        "县财政局关于追加经费的批复",
        "渝府发〔2019〕31号",
        "市领导对防汛工作的批示",
    ],
)
def test_documents(text: str) -> None:
    assert DOCUMENTS.named(read_basis(text)[0])


@every_case(
    "text",
    [
        "为深入落实文化惠民部署，进一步丰富群众生活",
        "根据疫病流行情况及时采购疫苗",
        "由于电梯使用年限较长，经常出现故障",
        "依法开展执法检查，提高办案方法",
        "为贯彻落实全市农村工作会议精神，切实抓好粮食生产",
    ],
)
def test_purposes_are_no_documents(text: str) -> None:
    assert not DOCUMENTS.named(read_basis(text)[0])
