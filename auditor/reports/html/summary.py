"""What a chief reads first of a submission: what matters most, and what to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.model import Finding, Outcome, SubmissionReport
from auditor.model.words import WHOLE_FILE, Urgency
from auditor.reports.html.findings import FindingView
from auditor.reports.html.forms import FormView
from auditor.reports.view.wording import by_urgency

_PROBLEM_FORMS = 5


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A rule that found something, over all forms; ``anchor`` is its first finding."""

    anchor: str
    urgency: Urgency
    word: str
    shape: str
    title: str
    count: int
    places: str
    example: str


def problems_of(forms: Iterable[FormView]) -> tuple[ProblemView, ...]:
    """What was found, by rule: the most urgent and most frequent first."""
    groups: dict[tuple[str, Urgency], list[tuple[FormView, FindingView]]] = {}
    for form in forms:
        for entry in form.findings:
            groups.setdefault((entry.rule, entry.urgency), []).append((form, entry))
    order = {each: number for number, each in enumerate(Urgency)}
    ranked = sorted(groups.values(), key=lambda group: (order[group[0][1].urgency], -len(group)))
    return tuple(_problem(group) for group in ranked)


def _problem(group: list[tuple[FormView, FindingView]]) -> ProblemView:
    first = group[0][1]
    forms = list(dict.fromkeys(f"表{form.index}" if form.index else WHOLE_FILE for form, _ in group))
    places = "、".join(forms[:_PROBLEM_FORMS])
    if len(forms) > _PROBLEM_FORMS:
        places += f" 等{len(forms)}张表"
    example = first.message
    return ProblemView(
        first.anchor, first.urgency, first.word, first.shape, first.title, len(group), places, example
    )


def advice_of(report: SubmissionReport) -> str:
    """What the chief may decide, in one sentence."""
    groups: Mapping[Urgency, list[Finding]] = by_urgency(report.findings)
    must, should, verify = (len(groups[each]) for each in (Urgency.MUST, Urgency.SHOULD, Urgency.VERIFY))
    if must:
        rest = f"，并研究{should}处修改建议" if should else ""
        return f"退回修改：先改正{must}处必须修改的问题{rest}，再重新报送。"
    if should:
        return f"没有必须修改的问题；请单位对{should}处修改建议逐条采纳或说明理由。"
    if verify:
        return f"没有需要修改的问题；请单位书面说明{verify}处需要核实的内容。"
    judged = any(tally.outcomes.get(Outcome.PASS) for tally in report.tallies)
    return "已判定的内容中没有发现问题。" if judged else "没有可判定的内容，请核对报送的文件。"
