"""The head line of every report: decision, why, and what the machine's points are out of. All reports print
it from here, so that grade, decision and letter say the same."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Scorecard, SubmissionReport, as_written
from auditor.model.words import Urgency
from auditor.reports.view.merging import counts_of
from auditor.reports.view.wording import points

PASSED, RETURNED = "通过", "退回重报"
_HEAVIEST = 2  # parts that are named
_WORTH_TELLING = 2  # points that a part has to lose to be a reason
UNVERIFIED = "八项内容的分值凭资料整理，未与文件原文核对"


@dataclass(frozen=True, slots=True)
class ScoreView:
    """What a page shows at the head of a file or form; all is blank where nothing could be scored."""

    score: str = ""
    grade: str = ""
    decision: str = ""
    machine: str = ""
    gates: str = ""
    gates_brief: str = ""
    formula: str = ""


def score_view(card: Scorecard | None) -> ScoreView:
    """The same for every page."""
    if card is None:
        return ScoreView()
    return ScoreView(
        score=points(card.score) if card.score is not None else "",
        grade=card.grade or "",
        decision=card.decision or "",
        machine=machine_words(card),
        gates=gate_words(card),
        gates_brief=gate_brief(card),
        formula=card.formula,
    )


def score_words(card: Scorecard) -> str:
    """«62.3分，等级“中”，建议修改后通过»; «未评» where nothing could be scored."""
    if card.score is None:
        return "未评"
    return f"{points(card.score)}分，等级“{card.grade}”，建议{card.decision}"


def machine_words(card: Scorecard) -> str:
    """«机审95分中得62.3分，5分由人工评定»; empty where nothing could be scored."""
    if card.score is None or card.reached is None:
        return ""
    told = f"机审{as_written(card.judged_points)}分中得{points(card.reached)}分"
    return f"{told}，{as_written(card.open_points)}分由人工评定" if card.open_points else told


def gate_words(card: Scorecard) -> str:
    """Why the score is what it is: the gate that decided or, where none did, what lost most; the common
    faults, what the file as a whole or its forms lost; empty where the sum is the score of a sound form."""
    decided = [gate.text for gate in card.gates if gate.decided] or _heaviest(card)
    return "；".join((*decided, *(fault.text for fault in card.common), *_lost_elsewhere(card)))


def gate_brief(card: Scorecard) -> str:
    """The same without the sums, which the table of the score shows."""
    decided = [gate.brief for gate in card.gates if gate.decided] or _heaviest(card)
    return "；".join((*decided, *(fault.brief for fault in card.common), *_lost_elsewhere(card)))


def _heaviest(card: Scorecard) -> list[str]:
    """The parts that lost most of a form that no gate caps: without them a sum of 38 has no reason."""
    if card.decision in (None, PASSED):
        return []
    parts = (part for item in card.items for part in item.parts)
    lost = [(part.full - part.score, part.score, part) for part in parts if part.score is not None]
    most = sorted(lost, key=lambda each: -each[0])[:_HEAVIEST]
    named = [
        f"{part.title}（{as_written(part.full)}分得{points(score)}分）"
        for loss, score, part in most
        if loss >= _WORTH_TELLING
    ]
    return [f"失分最多的是{'、'.join(named)}"] if named else []


def _lost_elsewhere(card: Scorecard) -> tuple[str, ...]:
    """What is neither a gate nor a common fault of the card itself: it is told by the forms or the file."""
    if card.score is None or card.reached is None:
        return ()
    behind = min([card.reached, *(gate.at_most for gate in card.gates)])
    lost = behind - sum(fault.points for fault in card.common) - card.score
    if lost <= 0:
        return ()
    several = not any(item.parts for item in card.items)
    return (f"各表封顶、扣分合起来，平均扣{points(lost)}分" if several else f"全文扣{as_written(lost)}分",)


def advice_of(report: SubmissionReport) -> str:
    """What the chief may decide, in one sentence that never contradicts the decision."""
    card = report.scorecard
    if card.decision is None:
        return "没有读到能够评分的内容，本次不评分；请核对报送的文件，由人工审核。"
    why = _why(report)
    return f"建议{card.decision}：{why}。" if why else f"建议{card.decision}。"


def _why(report: SubmissionReport) -> str:
    must, should, *_ = counts_of(report.findings)
    counts = [f"{Urgency.MUST.word}的问题{must}条"] * bool(must)
    counts += [f"{Urgency.SHOULD.word}的问题{should}条"] * bool(should)
    found = "、".join(counts)
    gates = gate_brief(report.scorecard)
    return "；".join(part for part in (gates, found) if part)


def sending_of(card: Scorecard, must: int, should: int, numbers: str = "") -> str:
    """Whether a file may be sent, in one sentence that never contradicts the decision: what must be mended
    first, else what the score still lacks. ``numbers`` name what must be mended."""
    if card.score is None:
        return "没有读到能够评分的内容，请先核对文件。"
    if must:
        return f"有 {must} 条必须修改{numbers}，改好再报。"
    advised = f"{should} 条建议修改" if should else ""
    if card.decision == PASSED:
        found = f"没有必须修改的；{advised}，改好或备好理由后" if advised else "没有需要修改的，"
        return f"{found}可以报送。"
    why = gate_brief(card) or f"得分{points(card.score)}分"
    head = f"没有必须修改的，但建议{card.decision}：{why}{'；' * bool(advised)}{advised}。"
    mend = "照“怎样提高得分”补充、改好" if card.lifts else "请核对各项得分，改好"
    return head + (f"{mend}再报。" if card.decision == RETURNED else f"{mend}，或备好理由后再报。")
