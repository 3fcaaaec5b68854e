"""The queue of a batch: what is filtered and sorted by stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.responses import Response

from auditor.model.words import Urgency
from auditor.reports.view.counts import CountView
from auditor.store.records import SKIPPED, STANDINGS, UNSEEN, QueuedSubmission
from auditor.web.desk.access import Desk, queue_of, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.times import local

GRADES = ("优", "良", "中", "差", "未评")
_LONGEST = 60
_LOWEST = -1.0
_ON_A_PAGE = 100


def standing_of(each: QueuedSubmission) -> str:
    """Where a file stands; blank for one that could not be read, which nobody can review."""
    return each.standing if each.submission.audit is not None else ""


SORTS: Mapping[str, tuple[str, Callable[[QueuedSubmission], object]]] = {
    "order": ("送审顺序", lambda each: each.submission.position),
    "unit": ("单位", lambda each: each.submission.heading),
    "standing": ("状态", lambda each: STANDINGS.index(each.standing)),
    "score": ("得分", lambda each: _LOWEST if each.score is None else each.score),
    "must": ("问题", lambda each: each.submission.counts),
    "undecided": ("未定", lambda each: each.undecided),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody looks at. ``sort`` is a key of SORTS, with «-» before it for the greatest first;
    ``page`` counts from 1."""

    standing: str = ""
    grade: str = ""
    undecided: bool = False
    words: str = ""
    sort: str = "order"
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Choice:
        """From an address; what it says wrongly is left out."""
        standing, grade, sort = query.get("standing", ""), query.get("grade", ""), query.get("sort", "")
        page = query.get("page", "")
        return cls(
            standing=standing if standing in STANDINGS else "",
            grade=grade if grade in GRADES else "",
            undecided=query.get("undecided") == "1",
            words=query.get("words", "").strip()[:_LONGEST],
            sort=sort if sort.removeprefix("-") in SORTS else "order",
            page=int(page) if page.isdecimal() and 0 < len(page) < 6 else 1,
        )

    @property
    def address(self) -> str:
        """As it stands in an address, with «?»; blank for what everybody sees first."""
        given = {
            "standing": self.standing,
            "grade": self.grade,
            "undecided": "1" if self.undecided else "",
            "words": self.words,
            "sort": self.sort if self.sort != "order" else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        told = urlencode({name: value for name, value in given.items() if value})
        return f"?{told}" if told else ""

    def sorted_by(self, key: str) -> Choice:
        """By this column; the other way round where it is so already."""
        return replace(self, sort=f"-{key}" if self.sort == key else key, page=1)

    def on(self, page: int) -> Choice:
        return replace(self, page=page)

    def chosen(self, queue: Iterable[QueuedSubmission]) -> list[QueuedSubmission]:
        """What is shown, in its order."""
        key = SORTS[self.sort.removeprefix("-")][1]
        kept = [each for each in queue if self._fits(each)]
        return sorted(kept, key=key, reverse=self.sort.startswith("-"))  # type: ignore[arg-type]

    def _fits(self, each: QueuedSubmission) -> bool:
        told = f"{each.submission.issuer or ''} {each.submission.source}"
        return (
            (not self.standing or standing_of(each) == self.standing)
            and (not self.grade or (each.grade or GRADES[-1]) == self.grade)
            and (not self.undecided or each.undecided > 0)
            and self.words in told
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A file in the queue."""

    file: int
    unit: str
    name: str
    standing: str
    said: str
    score: str
    grade: str
    advised: str
    given: bool
    counts: tuple[CountView, ...]
    undecided: int
    pressing: int
    answered: int
    reason: str


def line_of(each: QueuedSubmission) -> Line:
    """What the list of a run shows of a submission."""
    submission = each.submission
    return Line(
        file=submission.position,
        unit=submission.heading,
        name=submission.name,
        standing=each.standing,
        said="　".join(filter(None, (each.who, local(each.decided)))) if each.standing != UNSEEN else "",
        score="" if each.score is None else f"{each.score:.1f}",
        grade=each.grade or "",
        advised=each.advised or "",
        given=each.total is not None,
        counts=tuple(map(CountView, Urgency, submission.counts)),
        undecided=each.undecided,
        pressing=each.pressing,
        answered=each.answered,
        reason=submission.refusal,
    )


async def shown(desk: Desk) -> Response:
    run, queue = await run_of(desk), await queue_of(desk)
    choice = Choice.of(desk.request.query_params)
    chosen = choice.chosen(queue)
    pages = max(1, -(-len(chosen) // _ON_A_PAGE))
    choice = choice.on(min(max(choice.page, 1), pages))
    first = (choice.page - 1) * _ON_A_PAGE
    standings = [standing_of(each) for each in queue]
    return desk.page(
        "queue",
        run=run,
        title=title_of(run),
        choice=choice,
        lines=[line_of(each) for each in chosen[first : first + _ON_A_PAGE]],
        chosen=len(chosen),
        pages=pages,
        first=first + 1,
        all=len(queue),
        skipped=sum(each.submission.state == SKIPPED for each in queue),
        standings=[(each, standings.count(each)) for each in STANDINGS],
        grades=GRADES,
        sorts={key: words for key, (words, _) in SORTS.items()},
        undecided=sum(each.undecided for each in queue),
        pressing=sum(each.pressing for each in queue),
        links={key: choice.sorted_by(key).address or "?" for key in SORTS},
    )
