"""The chief's one-pager on a batch: as a page, which prints on one sheet, and as a Word file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from starlette.responses import Response

from auditor.config.resources import data_directory
from auditor.opening import read_file
from auditor.reports.letter.template import Fields, fill_template
from auditor.reports.view.wording import points
from auditor.store.records import (
    AGAIN,
    JOINED,
    PASSED,
    RETURNED,
    SKIPPED,
    STANDINGS,
    QueuedSubmission,
    StoredFinding,
)
from auditor.web.desk.access import Desk, queue_of, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.listing import GRADES, Line, line_of
from auditor.web.desk.view import ADOPTED, ASKED, REFUSED
from auditor.web.views.files import DOCX, attachment, now

_LINES = 6
_TEMPLATE = data_directory("reports") / "letter" / "brief.docx"


@dataclass(frozen=True, slots=True)
class Brief:
    """What the chief reads: sentences, the commonest problems, and the files that want a look."""

    title: str
    date: str
    overall: str
    review: str
    advice: str
    grades: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, int], ...]
    problems: tuple[tuple[str, int, int], ...]
    worst: tuple[Line, ...]


async def shown(desk: Desk) -> Response:
    run = await run_of(desk)
    return desk.page("chief", run=run, title=title_of(run), brief=await _brief(desk))


async def word(desk: Desk) -> Response:
    brief = await _brief(desk)
    data = await desk.ask(lambda: fill_template(read_file(_TEMPLATE), _fields(brief), str(_TEMPLATE)))
    return attachment(data, f"审核情况一页纸-{brief.title}.docx", DOCX)


async def _brief(desk: Desk) -> Brief:
    run, queue = await run_of(desk), await queue_of(desk)
    findings = await desk.ask(desk.store.findings, run.id)
    queue = [each for each in queue if each.submission.state != SKIPPED]
    return brief_of(title_of(run), queue, [each for each in findings if each.waived_by is None])


def brief_of(title: str, queue: list[QueuedSubmission], findings: list[StoredFinding]) -> Brief:
    """The one-pager on these files."""
    when = now()
    scored = sorted((each for each in queue if each.score is not None), key=lambda each: each.score or 0)
    grades = Counter(each.grade or GRADES[-1] for each in queue if each.submission.audit is not None)
    standings = Counter(each.standing for each in queue if each.submission.audit is not None)
    return Brief(
        title=title,
        date=f"{when.year}年{when.month}月{when.day}日",
        overall=_overall(queue, scored),
        review=_review(queue, findings),
        advice=_advice(queue),
        grades=tuple((grade, grades[grade]) for grade in GRADES if grades[grade]),
        standings=tuple((standing, standings[standing]) for standing in STANDINGS if standings[standing]),
        problems=tuple(_problems(findings)),
        worst=tuple(line_of(each) for each in scored[:_LINES]),
    )


def _overall(queue: list[QueuedSubmission], scored: list[QueuedSubmission]) -> str:
    read = [each for each in queue if each.submission.audit is not None]
    units = {each.submission.issuer for each in read if each.submission.issuer}
    kinds = (
        (sum(not each.submission.issuer for each in read), "没有写明单位"),
        (len(queue) - len(read), "没有读出"),
    )
    apart = "、".join(f"{count}份{what}" for count, what in kinds if count)
    money = sum(each.submission.money or 0 for each in read)
    told = [f"共收到{len(units)}个单位{len(queue)}份材料"] if units else [f"共收到{len(queue)}份材料"]
    told += [f"其中{apart}"] if apart else []
    told += [f"涉及预算{money:,.2f}万元"] if money else []
    if scored:
        scores = [Decimal(str(each.score)) for each in scored]
        mean, best, worst = map(points, (sum(scores, Decimal(0)) / len(scores), scores[-1], scores[0]))
        told.append(f"平均{mean}分，最高{best}分，最低{worst}分")
    counts = [sum(each.submission.counts[place] for each in read) for place in range(3)]
    told.append(f"查出必须修改的问题{counts[0]}条、建议修改{counts[1]}条、请核实{counts[2]}条")
    return "，".join(told) + "。"


def _review(queue: list[QueuedSubmission], findings: list[StoredFinding]) -> str:
    verdicts = Counter(each.decision.verdict for each in findings if each.decision and each.urgency != JOINED)
    left = sum(each.undecided for each in queue)
    if left and not verdicts:
        return f"评审人还没有开始处理，待处理{left}条。"
    told = (
        f"评审人已处理{verdicts.total()}条：采纳{verdicts[ADOPTED]}条，不采纳{verdicts[REFUSED]}条，"
        f"请部门说明{verdicts[ASKED]}条"
    )
    return f"{told}；还有{left}条没有处理。" if left else f"{told}；要处理的都已处理。"


def _advice(queue: list[QueuedSubmission]) -> str:
    read = [each for each in queue if each.submission.audit is not None]
    standings = Counter(each.standing for each in read)
    advised = Counter(each.advised for each in read)
    unscored = advised.pop(None, 0)
    said = [f"已退回{standings[RETURNED]}份"] * bool(standings[RETURNED])
    said += [f"再报待审{standings[AGAIN]}份"] * bool(standings[AGAIN])
    said += [f"已通过{standings[PASSED]}份"] * bool(standings[PASSED])
    counted = [f"{word}{count}份" for word, count in advised.most_common()]
    by_score = "、".join(counted + [f"没有评分（由人工审核）{unscored}份"] * bool(unscored))
    told = f"按得分建议：{by_score}。" if by_score else ""
    return f"{told}{'，'.join(said)}。" if said else told


def _problems(findings: list[StoredFinding]) -> list[tuple[str, int, int]]:
    """The commonest problems that count: title, how many, in how many files. What was refused is none."""
    counted = [
        each
        for each in findings
        if each.urgency in ("must", "should") and not (each.decision and each.decision.verdict == REFUSED)
    ]
    counts = Counter(each.title for each in counted)
    files: dict[str, set[str]] = {}
    for each in counted:
        files.setdefault(each.title, set()).add(each.source)
    return [(title, count, len(files[title])) for title, count in counts.most_common(_LINES)]


def _fields(brief: Brief) -> Fields:
    return {
        "title": brief.title,
        "date": brief.date,
        "overall": brief.overall,
        "review": brief.review,
        "advice": brief.advice,
        "grades": "、".join(f"{grade}{count}份" for grade, count in brief.grades) or "都没有评分",
        "problems": [
            {"number": str(place), "problem": title, "count": str(count), "files": str(files)}
            for place, (title, count, files) in enumerate(brief.problems, 1)
        ],
        "worst": [
            {
                "unit": each.unit,
                "file": each.name,
                "score": each.score,
                "grade": each.grade,
                "state": each.standing,
            }
            for each in brief.worst
        ],
    }
