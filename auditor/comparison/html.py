"""The comparison of two audits as a page: what was asked, what was done, for the reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.comparison.compare import FATE_WORDS, Change, Diff, Fate, SubmissionDiff
from auditor.comparison.overview import Line, changed, line_of, score, total_of
from auditor.comparison.terminal import headline, notes
from auditor.model.words import WAIVED, Urgency
from auditor.reports.html.environment import environment

TEMPLATE = "diff.html.j2"
_URGENCIES = {**{each.word: each for each in Urgency}, WAIVED: Urgency.WRITING}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A line: what was asked (the first audit), what was done (the second)."""

    urgency: Urgency
    word: str
    place: str
    former_place: str
    rule: str
    title: str
    asked: str
    target: str
    now: str
    now_target: str
    advice: str
    by_rules: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """The changes of one fate (mended, left, new), under the word for it."""

    fate: str
    word: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class DiffView:
    """The page of a comparison."""

    heading: str
    headline: str
    old_source: str
    new_source: str
    old_score: str
    new_score: str
    groups: tuple[GroupView, ...]
    line: Line
    changed: bool


def diff_to_html(diff: Diff, *, generated_at: datetime | None = None, templates: Path | None = None) -> str:
    """The page as text; ``templates`` as in html.report.to_html."""
    page = environment(templates).get_template(TEMPLATE)
    return page.render(
        total=total_of(map(line_of, diff.submissions)),
        several=len(diff.submissions) > 1,
        submissions=[_view(each) for each in diff.submissions],
        notes=notes(diff),
        diff=diff,
        generated_at=f"{generated_at:%Y年%m月%d日 %H:%M}" if generated_at else None,
    )


def _view(each: SubmissionDiff) -> DiffView:
    known = each.known
    groups = (GroupView(fate.value, FATE_WORDS[fate], tuple(map(_change, each.of(fate)))) for fate in Fate)
    return DiffView(
        heading=known["issuer"] or known["source"],
        headline=headline(each),
        old_source=each.old["source"] if each.old else "",
        new_source=each.new["source"] if each.new else "",
        old_score=score(each.old),
        new_score=score(each.new),
        groups=tuple(group for group in groups if group.changes),
        line=line_of(each),
        changed=changed(each),
    )


def _change(change: Change) -> ChangeView:
    record, old, new = change.record, change.old, change.new
    moved = bool(old and new and old.place != new.place)
    return ChangeView(
        word=record.urgency,
        urgency=_URGENCIES[record.urgency],
        place="，".join(part for part in (record.place, record.file_place) if part),
        former_place=old.place if moved and old else "",
        rule=record.finding["rule"],
        title=record.finding["title"],
        asked=old.finding["message"] if old else "",
        target=old.target if old else "",
        now=new.finding["message"] if new else "",
        now_target=new.target if new else "",
        advice=record.suggestion,
        by_rules=change.by_rules,
    )
