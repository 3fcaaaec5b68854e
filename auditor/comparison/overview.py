"""The first table of a comparison: a line a submission, what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.comparison.compare import Fate, SubmissionDiff
from auditor.model.words import Urgency
from auditor.reports.data.records import Data

HEADINGS = ("单位", "文件", "得分", "解决", "还有", "新增", "必须修改", "情况")
_LEFT = (Fate.CHANGED, Fate.REMAINING, Fate.MOVED)
_MUST = Urgency.MUST.word


@dataclass(frozen=True, slots=True)
class Line:
    """One submission: ``before`` and ``after`` are scores as printed, blank where it was not sent then;
    ``left`` counts what is still there, ``must`` what of the rest and the new has to be mended."""

    unit: str
    file: str
    before: str
    after: str
    mended: int
    left: int
    must: int
    new: int
    state: str

    @property
    def score(self) -> str:
        return " → ".join(each for each in (self.before, self.after) if each)

    @property
    def cells(self) -> tuple[str, ...]:
        counts = (self.mended, self.left, self.new, self.must)
        return (self.unit, self.file, self.score, *map(str, counts), self.state)


def line_of(each: SubmissionDiff) -> Line:
    """What is told of one submission: scores out of 100, numbers of points that are gone, left and new."""
    known = each.known
    after = [change for fate in (*_LEFT, Fate.NEW) for change in each.of(fate)]
    return Line(
        unit=known["issuer"] or "单位未写明",
        file=file_name(known),
        before=score(each.old) if each.old else "",
        after=score(each.new) if each.new else "",
        mended=len(each.of(Fate.FIXED)),
        left=sum(len(each.of(fate)) for fate in _LEFT),
        must=sum(change.record.urgency == _MUST for change in after),
        new=len(each.of(Fate.NEW)),
        state=_state(each),
    )


def total_of(lines: Iterable[Line]) -> Line:
    """The sums of all lines; scores are not added up."""
    lines = list(lines)
    return Line(
        unit="合计",
        file=f"{len(lines)} 份",
        before="",
        after="",
        mended=sum(each.mended for each in lines),
        left=sum(each.left for each in lines),
        must=sum(each.must for each in lines),
        new=sum(each.new for each in lines),
        state="",
    )


def changed(each: SubmissionDiff) -> bool:
    """Whether a submission came again and is not as it was."""
    moved = any(change.fate is not Fate.REMAINING for change in each.changes)
    return each.old is not None and each.new is not None and moved


def file_name(submission: Data) -> str:
    """The name of a submission's file without its folders, on any system."""
    return str(submission["source"]).replace("\\", "/").rsplit("/", 1)[-1]


def score(submission: Data | None) -> str:
    """A score out of 100 with one decimal; 未评 where there is none."""
    value = submission["score"] if submission else None
    return "未评" if value is None else f"{value:.1f}"


def _state(each: SubmissionDiff) -> str:
    if each.new is None:
        return "没有再报"
    if each.old is None:
        return "新报送"
    return "有改动" if changed(each) else "没有改动"
