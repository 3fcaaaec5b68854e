"""A rich invented audit, built by hand from model records: what every writer is tried on."""

# ruff: noqa: PLR0917
from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from auditor.model import (
    Amount,
    AuditReport,
    Confidence,
    Deduction,
    Document,
    Doubt,
    Evidence,
    Finding,
    Form,
    FormKind,
    Gap,
    Indicator,
    ItemScore,
    Lift,
    Location,
    MoneyUnit,
    Operator,
    Outcome,
    Paragraph,
    Passage,
    PassageField,
    RowRef,
    RuleTally,
    Safety,
    Scorecard,
    Severity,
    Submission,
    SubmissionReport,
    Suggestion,
    Unreadable,
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


def finding(
    rule: str,
    title: str,
    severity: Severity,
    form: int | None,
    row: int | None,
    field: str | None,
    message: str,
    *,
    category: str | None = None,
    confidence: Confidence = Confidence.LIKELY,
    evidence: tuple[tuple[str, int], ...] = (),
    related: tuple[RowRef, ...] = (),
    fix: Suggestion | None = None,
    basis: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=rule,
        title=title,
        category=category or rule,
        severity=severity,
        confidence=confidence,
        form=form,
        row=row,
        field=field,
        message=message,
        evidence=tuple(Evidence(text, line(at)) for text, at in evidence),
        related=related,
        suggestion=fix,
        basis=basis,
        fingerprint=hashlib.sha256(f"{rule} {form} {message}".encode()).hexdigest()[:16],
    )


FINDINGS = (
    finding(
        "operator-inverted",
        "指标方向与含义相反",
        Severity.ERROR,
        1,
        1,
        "operator",
        "“城镇新增就业人数”越多越好，却写成“≤600人”",
        confidence=Confidence.CERTAIN,
        evidence=(("≤", 24),),
        fix=Suggestion("把“≤”改为“≥”", "operator", "≥", Safety.SAFE),
        basis=("财预〔2021〕101号 指标值设置应与指标方向一致",),
    ),
    finding(
        "vague-qualitative",
        "定性目标没有可核对的标准",
        Severity.WARNING,
        1,
        3,
        "value",
        "“各项工作完成及时性”的目标值只写“好”，没有可以核对的标准",
        evidence=(("好", 26),),
        fix=Suggestion("改为定量指标，例如“按期完成率 ≥95%”，或写明优、良、中、差各档的标准"),
        basis=("财预〔2021〕101号 指标值应当可量化、可衡量",),
    ),
    finding(
        "operator-inverted",
        "指标方向与含义相反",
        Severity.ERROR,
        1,
        4,
        "operator",
        "“重点信访人员稳控人数”写成“≤15人”：稳控的人数是多些好，还是重点人员少些好，名称本身不能确定",
        confidence=Confidence.ASK,
        evidence=(("≤", 27),),
    ),
    finding(
        "goal-without-figure",
        "绩效目标没有可衡量的内容",
        Severity.WARNING,
        1,
        None,
        "goal",
        "整体绩效目标以“认真履行各项职能”“进一步提升”一类的话为主，只有一处数字",
        category="vague-goal",
        evidence=(("认真履行各项职能，服务能力进一步提升", 18),),
        fix=Suggestion("写明年内要完成的三至五项主要任务及其数量、质量和时限", "goal"),
    ),
    finding(
        "weight-sum",
        "权重合计与同一文件的多数表不一致",
        Severity.INFO,
        1,
        None,
        "weight",
        "指标权重合计90，表内没有“预算执行率”一行",
        confidence=Confidence.ASK,
        evidence=(("20", 24), ("20", 25), ("10", 26), ("20", 27), ("20", 28)),
    ),
    finding(
        "text-table-mismatch",
        "文字与指标的数量不一致",
        Severity.ERROR,
        2,
        1,
        "value",
        "绩效目标写“不少于320人次”，指标“救助困难群众人次”却是“≥230人次”",
        confidence=Confidence.CERTAIN,
        evidence=(("救助困难群众不少于320人次", 47), ("救助困难群众320人次", 45), ("230", 52)),
        fix=Suggestion("核对后统一为同一个数；若以文字为准，指标值改为320", "value", "320"),
        basis=("财预〔2015〕88号 绩效目标与绩效指标应当相互对应",),
    ),
    finding(
        "duplicate",
        "同一指标列了两行",
        Severity.ERROR,
        2,
        3,
        "name",
        "“救助困难群众人次”与第1行完全相同，权重重复计算",
        confidence=Confidence.CERTAIN,
        evidence=(("产出-数量-救助困难群众人次", 54), ("产出-数量-救助困难群众人次", 52)),
        related=(RowRef(2, 1),),
        fix=Suggestion("删去其中一行，把它的权重分给其他指标"),
    ),
    finding(
        "vague-qualitative",
        "定性目标没有可核对的标准",
        Severity.WARNING,
        2,
        5,
        "value",
        "“困难群众生活水平”的目标值只写“持续提升”，没有可以核对的标准",
        evidence=(("持续提升", 56),),
        fix=Suggestion("改为可核对的结果，例如“救助后基本生活得到保障的比例 ≥98%”"),
        basis=("财预〔2021〕101号 指标值应当可量化、可衡量",),
    ),
    finding(
        "repeated-basis",
        "同一文号重复出现",
        Severity.WARNING,
        2,
        None,
        "overview",
        "“民发〔2018〕23号”在项目概况中写了两遍",
        category="basis",
        evidence=(("民发〔2018〕23号、民发〔2018〕23号", 45),),
        fix=Suggestion("删去重复的文号；若原意是另一份文件，改为正确的文号"),
    ),
    finding(
        "uneven-marks",
        "标点写法不统一",
        Severity.INFO,
        2,
        None,
        "goal",
        "“获得感、幸福感”里的顿号与上文写法不统一",
        category="formatting",
        evidence=(("获得感、幸福感", 47),),
    ),
    finding(
        "unit-mismatch",
        "计量单位与指标不符",
        Severity.ERROR,
        3,
        2,
        "unit",
        "“清扫保洁面积”是面积，单位却写成“万元/平方米”",
        confidence=Confidence.CERTAIN,
        evidence=(("万元/平方米", 83),),
        fix=Suggestion("把“万元/平方米”改为“万平方米”", "unit", "万平方米", Safety.SAFE),
        basis=("财预〔2021〕101号 计量单位应当规范",),
    ),
    finding(
        "text-table-mismatch",
        "文字与指标的数量不一致",
        Severity.ERROR,
        3,
        3,
        "value",
        "绩效目标写“新建错车道6处”，指标“新建错车道”却是“≥5处”",
        evidence=(("新建错车道6处", 77), ("新建错车道6处", 75), ("5", 84)),
        fix=Suggestion("若以文字为准，指标值改为6", "value", "6"),
        basis=("财预〔2015〕88号 绩效目标与绩效指标应当相互对应",),
    ),
    finding(
        "missing-value",
        "指标值空缺",
        Severity.ERROR,
        3,
        4,
        "value",
        "“养护成本”没有填写指标值",
        category="missing-field",
        confidence=Confidence.CERTAIN,
        evidence=(("产出-成本-养护成本", 85),),
        fix=Suggestion("按预算和养护里程测算后填写，例如每公里养护成本的上限", "value"),
    ),
    finding(
        "over-one-hundred",
        "百分比超过100%",
        Severity.ERROR,
        3,
        6,
        "value",
        "“沿线群众满意度”的目标值“≥105%”不可能达到",
        category="implausible-value",
        confidence=Confidence.CERTAIN,
        evidence=(("105", 87),),
        fix=Suggestion("改为不超过100%的数值", "value"),
    ),
    finding(
        "target-below-peers",
        "目标值低于同类项目",
        Severity.WARNING,
        3,
        5,
        "value",
        "“路况优良率”目标为85%，同类项目多在90%左右",
        category="low-target",
        confidence=Confidence.ASK,
        evidence=(("85", 86),),
    ),
    finding(
        "outdated-year",
        "封面年度与表内年度不同",
        Severity.WARNING,
        None,
        None,
        None,
        "封面写2024年，三张表都是2025年",
        category="period-mismatch",
        evidence=(("清江县河口镇2024年部门预算", 1),),
        fix=Suggestion("核对封面的年度"),
    ),
)

GAPS = (
    Gap("unit-cost", "单位成本合理性", Outcome.UNDETERMINED, "指标值空缺", 3, 4),
    Gap("low-target", "目标值偏低", Outcome.UNDETERMINED, "没有上年完成值可比", 1, 2),
    Gap("low-target", "目标值偏低", Outcome.UNDETERMINED, "没有上年完成值可比", 2, 2),
    Gap("low-target", "目标值偏低", Outcome.UNDETERMINED, "没有上年完成值可比", 3, 1),
    Gap("direction", "指标方向", Outcome.UNDETERMINED, "名称不能说明越高越好还是越低越好", 1, 4),
    Gap("broken-rule", "示例规则", Outcome.ERROR, "规则内部出错", None, None),
)

DOUBTS = (
    Doubt("第54行与第52行文字相同，可能是抽取时重复打印", line(54)),
    Doubt("一张表跨页，已合并为一张", line(79)),
)


def tally(rule: str, title: str, **outcomes: int) -> RuleTally:
    return RuleTally(rule, title, {Outcome(name): count for name, count in outcomes.items()})


TALLIES = (
    tally("operator-inverted", "指标方向与含义相反", fail=2, **{"pass": 12}, undetermined=1),
    tally("duplicate", "同一指标列了两行", fail=1, **{"pass": 16}),
    tally("unit-mismatch", "计量单位与指标不符", fail=1, **{"pass": 12}),
    tally("missing-name", "指标名称空缺", **{"pass": 17}),
    tally("paired-brackets", "括号成对", **{"pass": 22}),
    tally("weight-positive", "权重大于零", **{"pass": 17}),
    tally("budget-agrees", "同一预算金额前后一致", **{"pass": 3}),
    tally("low-target", "目标值偏低", undetermined=3, not_applicable=8),
)


def deduction(
    item: str, group: str, label: str, count: int, points: str, formula: str, form: int, *rules: str
) -> Deduction:
    return Deduction(item, group, label, count, Decimal(points), formula, rules or (group,), form)


ITEMS = (
    ItemScore(
        "format-completeness",
        "规范完整性",
        "完整性",
        Decimal(10),
        Decimal("8.5"),
        64,
        (deduction("format-completeness", "missing-field", "要素缺失", 1, "1.5", "1.5分 × 1处 = 1.5分", 3),),
    ),
    ItemScore(
        "clarity",
        "明确清晰性",
        "完整性",
        Decimal(10),
        Decimal("6"),
        31,
        (
            deduction(
                "clarity",
                "vague",
                "目标笼统",
                2,
                "2",
                "1分 × 2处 = 2分",
                1,
                "vague-qualitative",
                "vague-goal",
            ),
            deduction("clarity", "vague", "目标笼统", 1, "2", "2分 × 1处 = 2分", 2, "vague-qualitative"),
        ),
    ),
    ItemScore("goal-relevance", "目标相关性", "相关性", Decimal(15), Decimal("15"), 6),
    ItemScore(
        "indicator-soundness",
        "指标科学性",
        "相关性",
        Decimal(15),
        Decimal("12.75"),
        40,
        (
            deduction(
                "indicator-soundness", "duplicate", "指标重复", 1, "2.25", "3分 × 1处 × 15/20 = 2.25分", 2
            ),
        ),
    ),
    ItemScore(
        "performance-rationality",
        "绩效合理性",
        "适当性",
        Decimal(15),
        Decimal("4.5"),
        38,
        (
            deduction(
                "performance-rationality",
                "target-value",
                "指标方向、数值",
                1,
                "3",
                "3分 × 1处 = 3分",
                1,
                "operator-inverted",
            ),
            deduction(
                "performance-rationality",
                "target-value",
                "指标方向、数值",
                3,
                "6",
                "3分 × 3处 × 15/18 = 7.5分，封顶6分",
                3,
                "text-table-mismatch",
                "unit-mismatch",
                "over-one-hundred",
            ),
            deduction(
                "performance-rationality", "mismatch", "文表不一致", 1, "1.5", "1.5分 × 1处 = 1.5分", 2
            ),
        ),
    ),
    ItemScore("funding-match", "资金匹配性", "适当性", Decimal(15), Decimal("15"), 3),
    ItemScore("feasibility", "实现可能性", "可行性", Decimal(10), None, 0),
    ItemScore("conditions", "条件充分性", "可行性", Decimal(10), None, 0),
)

SCORECARD = Scorecard(
    items=ITEMS,
    score=Decimal("77.1875"),
    grade="中",
    judged_points=Decimal(80),
    full_points=Decimal(100),
    coverage=Decimal("0.934"),
    formula="8.5＋6＋15＋12.75＋4.5＋15＝61.8",
    decision="修改后通过",
    reached=Decimal("77.1875"),
    lifts=(
        Lift("target-value", "指标方向相反、文表不一致", "", 4, (1, 3), Decimal("81.5")),
        Lift("part:effects", "效益有数未得满分", "设置能够衡量的效益指标", 0, (2,), Decimal("79.0")),
    ),
    together=Decimal("88.4"),
)


def form_item(item: ItemScore, form: int) -> ItemScore:
    own = tuple(each for each in item.deductions if each.form == form)
    if item.score is None:
        return item
    score = item.full - sum((each.points for each in own), Decimal(0))
    return replace(item, score=score, deductions=own, formula=f"{item.full}－…＝{score}")


def form_card(form: int, score: str | None, grade: str | None) -> Scorecard:
    return Scorecard(
        items=tuple(form_item(item, form) for item in ITEMS),
        score=Decimal(score) if score else None,
        grade=grade,
        judged_points=Decimal(80),
        full_points=Decimal(100),
        coverage=Decimal("0.93"),
        formula="10＋…＝61.8",
        decision={"中": "修改后通过", "良": "通过", "差": "退回重报"}.get(grade or ""),
        reached=Decimal(score) if score else None,
    )


SUBMISSION = Submission(
    document=Document(
        source="报送/清江县河口镇2025年绩效目标.txt",
        format="text",
        blocks=(Paragraph("清江县河口镇2024年部门预算", line(1)),),
        doubts=DOUBTS[:1],
    ),
    forms=(FORM_1, FORM_2, FORM_3),
    issuer="清江县河口镇人民政府",
    year=2025,
    doubts=DOUBTS[1:],
)

REPORT = SubmissionReport(
    submission=SUBMISSION,
    findings=FINDINGS,
    gaps=GAPS,
    tallies=TALLIES,
    scorecard=SCORECARD,
    form_scorecards={
        1: form_card(1, "74.0", "中"),
        2: form_card(2, "81.25", "良"),
        3: form_card(3, "58", "差"),
    },
    directions={(1, 1): "higher", (1, 4): "unknown", (3, 4): "lower", (3, 5): "higher"},
)


def clean_report(source: str = "报送/白石村小学2025.docx") -> SubmissionReport:
    """A submission with one form in which nothing was found."""
    form = Form(
        index=1,
        kind=FormKind.PROJECT,
        title="2025年项目绩效目标表",
        location=Location(table=1),
        project="校舍维修",
        indicators=(indicator(1, "产出-数量", "维修校舍面积", "60", AT_LEAST, "1200", "平方米", at=9),),
    )
    return SubmissionReport(
        submission=Submission(Document(source, "docx", ()), (form,), "白石村小学", 2025),
        findings=(),
        gaps=(),
        tallies=(tally("duplicate", "同一指标列了两行", **{"pass": 1}),),
        scorecard=Scorecard(
            (),
            Decimal(100),
            "优",
            Decimal(100),
            Decimal(100),
            Decimal(1),
            "10＋…＝100",
            decision="通过",
            reached=Decimal(100),
        ),
        form_scorecards={},
        directions={},
    )


def unscored_report(source: str = "报送/空白模板.xlsx") -> SubmissionReport:
    """A submission that holds nothing but an empty template: nothing was judged, nothing is scored."""
    form = Form(1, FormKind.PROJECT, "项目绩效目标表", Location(part="sheet", sheet="表1"), empty=True)
    return SubmissionReport(
        submission=Submission(Document(source, "xlsx", ()), (form,)),
        findings=(),
        gaps=(),
        tallies=(),
        scorecard=Scorecard((), None, None, Decimal(0), Decimal(100), Decimal(0), ""),
        form_scorecards={},
        directions={},
    )


UNREADABLE = Unreadable("报送/坏文件.docx", "文件已损坏，不能作为Word文档打开", "请在Word中重新另存后再报")


def audit(*submissions: SubmissionReport, unreadable: tuple[Unreadable, ...] = ()) -> AuditReport:
    """A run over these submissions; over the rich one where none is named."""
    return AuditReport(
        submissions=submissions or (REPORT,),
        unreadable=unreadable,
        packs=("core",),
        profile="central",
        fingerprint="sha256:" + "0f3c" * 16,
        version="0.1.0",
    )
