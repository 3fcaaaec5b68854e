"""Two audits of the same submission compared: what was mended, what is new, what remains, what moved.

Everything is read from the data of the JSON report, so that an old report can stand for a file that is gone.
Forms are paired first, so that a form that was put before them or a renamed project confuses nothing. A
finding is found again by its fingerprint, else by the same words elsewhere, else by rule, form and indicator,
else by rule and row: then the department changed something and the problem is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from auditor.comparison.forms import same_forms
from auditor.model.words import URGENCY_WORDS, WAIVED
from auditor.reports.data.records import Data, Record, records_of
from auditor.reports.view.identity import normalised

One = TypeVar("One")


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    CHANGED = "changed"
    REMAINING = "remaining"
    MOVED = "moved"
    FIXED = "fixed"
    WAIVED = "waived"


FATE_WORDS = {
    Fate.NEW: "新出现",
    Fate.CHANGED: "改过，仍有问题",
    Fate.REMAINING: "没有改",
    Fate.MOVED: "位置变了，仍有问题",
    Fate.FIXED: "已解决",
    Fate.WAIVED: WAIVED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """A finding with its fate. ``by_rules`` tells that the rules changed and the words did not."""

    fate: Fate
    old: Record | None
    new: Record | None
    by_rules: bool = False

    @property
    def record(self) -> Record:
        """The later one that there is."""
        return _either(self.new, self.old)


@dataclass(frozen=True, slots=True)
class SubmissionDiff:
    """One submission before and after; ``old`` or ``new`` is ``None`` where it is in one report only."""

    old: Data | None
    new: Data | None
    changes: tuple[Change, ...]

    @property
    def known(self) -> Data:
        """As it is now, or was."""
        return _either(self.new, self.old)

    def of(self, fate: Fate) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.fate is fate)


@dataclass(frozen=True, slots=True)
class Diff:
    """``same_rules`` is false where the reports rest on different rules, which then explain some changes."""

    submissions: tuple[SubmissionDiff, ...]
    same_rules: bool
    old_fingerprint: str
    new_fingerprint: str


def _either(later: One | None, earlier: One | None) -> One:
    """The later of two, one of which there is."""
    if (found := later or earlier) is None:
        raise ValueError("what neither report has")
    return found


def compare(old: Data, new: Data) -> Diff:
    """The difference of two JSON reports; submissions are matched by file name, else by issuer
    and year, else by their projects."""
    before, after = old["ruleset"]["fingerprint"], new["ruleset"]["fingerprint"]
    same = before == after
    pairs = _pairs(old["submissions"], new["submissions"])
    return Diff(tuple(_compared(a, b, same_rules=same) for a, b in pairs), same, before, after)


def _pairs(old: Sequence[Data], new: Sequence[Data]) -> list[tuple[Data | None, Data | None]]:
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    matched = _match(old, new, (_file_name, _issuer, _projects))
    by_new = {id(b): a for a, b in matched}
    pairs: list[tuple[Data | None, Data | None]] = [(by_new.get(id(each)), each) for each in new]
    gone = {id(a) for a, _ in matched}
    return pairs + [(each, None) for each in old if id(each) not in gone]


def _file_name(submission: Data) -> Hashable:
    return str(submission["source"]).replace("\\", "/").rsplit("/", 1)[-1]


def _issuer(submission: Data) -> Hashable:
    issuer = submission["issuer"]
    return (issuer, submission["year"]) if issuer else None


def _projects(submission: Data) -> Hashable:
    return tuple(sorted(normalised(form["project"] or form["title"]) for form in submission["forms"])) or None


def _compared(old: Data | None, new: Data | None, *, same_rules: bool) -> SubmissionDiff:
    if new is None:
        return SubmissionDiff(old, None, ())  # what nobody looked at again is not solved
    before = list(records_of(old)) if old else []
    after = list(records_of(new))
    changes: list[Change] = []
    homes = _homes(old, new, before, after)
    for a, b in _match(before, after, (homes.exact, homes.elsewhere, homes.subject, homes.row)):
        changes.append(Change(Fate.WAIVED if b.waived else homes.fate(a, b), a, b))
    met = {id(side) for each in changes for side in (each.old, each.new)}
    rows = (_rows(old), _rows(new))
    ran = (_rules(old), _rules(new))
    for a in before:
        if id(a) not in met and not a.waived:
            changes.append(Change(Fate.FIXED, a, None, not same_rules and _by_rules(a, rows, ran)))
    for b in after:
        if id(b) not in met:
            fate = Fate.WAIVED if b.waived else Fate.NEW
            changes.append(Change(fate, None, b, not same_rules and _by_rules(b, rows, ran)))
    order = list(Fate)
    changes.sort(key=lambda each: (order.index(each.fate), _pressing(each.record), *_position(each.record)))
    return SubmissionDiff(old, new, tuple(changes))


def _match(
    old: Iterable[Any], new: Iterable[Any], keys: Sequence[Callable[[Any], Hashable]]
) -> list[tuple[Any, Any]]:
    """Pairs that agree in the first key, then of the rest those that agree in the next; ``None`` is none."""
    left, right, pairs = list(old), list(new), []
    for key in keys:
        waiting: dict[Hashable, list[Any]] = {}
        for each in right:
            if (name := key(each)) is not None:
                waiting.setdefault(name, []).append(each)
        rest = []
        for each in left:
            candidates = waiting.get(key(each)) if key(each) is not None else None
            if candidates:
                found = candidates.pop(0)
                pairs.append((each, found))
                right = [other for other in right if other is not found]
            else:
                rest.append(each)
        left = rest
    return pairs


@dataclass(frozen=True, slots=True)
class _Homes:
    """By what findings are found again. ``form`` gives each record, by identity, its form."""

    form: Mapping[int, Hashable]

    def exact(self, record: Record) -> Hashable:
        return record.finding["fingerprint"], self.form[id(record)], record.finding["row"]

    def elsewhere(self, record: Record) -> Hashable:
        return record.finding["rule"], self.form[id(record)], _name(record), normalised(record.quotes)

    def subject(self, record: Record) -> Hashable:
        finding = record.finding
        about = _name(record) or finding["field"] or finding["category"]
        return finding["rule"], self.form[id(record)], about

    def row(self, record: Record) -> Hashable:
        finding = record.finding
        return None if finding["row"] is None else (finding["rule"], self.form[id(record)], finding["row"])

    def fate(self, old: Record, new: Record) -> Fate:
        if normalised(old.quotes) != normalised(new.quotes) or _words(old.indicator) != _words(new.indicator):
            return Fate.CHANGED
        places = [(self.form[id(each)], each.finding["row"]) for each in (old, new)]
        return Fate.REMAINING if places[0] == places[1] else Fate.MOVED


def _homes(old: Data | None, new: Data, before: Sequence[Record], after: Sequence[Record]) -> _Homes:
    """Forms are called by their index in the new report; what has none there, by that in the old."""
    same = same_forms(old["forms"] if old else (), new["forms"])
    form: dict[int, Hashable] = {id(each): each.finding["form"] for each in after}
    for each in before:
        index = each.finding["form"]
        form[id(each)] = None if index is None else same.get(index, ("old", index))
    return _Homes(form)


def _name(record: Record) -> str:
    return normalised(record.indicator["name"]) if record.indicator else ""


def _pressing(record: Record) -> int:
    """What has to be mended comes first; what is waived presses nobody."""
    words = [*URGENCY_WORDS.values(), WAIVED]
    return words.index(record.urgency)


def _position(record: Record) -> tuple[int, int]:
    return record.finding["form"] or 0, record.finding["row"] or 0


def _words(indicator: Data | None) -> Hashable:
    """What a row says, whatever its place."""
    if indicator is None:
        return None
    keys = ("name", "weight", "operator", "value", "unit", "actual")
    return (*(indicator[key] for key in keys), *indicator["levels"])


def _rows(submission: Data | None) -> frozenset[Hashable]:
    forms = submission["forms"] if submission else ()
    return frozenset(_words(row) for form in forms for row in form["indicators"])


def _rules(submission: Data | None) -> frozenset[str]:
    return frozenset(rule["rule"] for rule in submission["rules"]) if submission else frozenset()


def _by_rules(record: Record, rows: Sequence[frozenset[Hashable]], ran: Sequence[frozenset[str]]) -> bool:
    """Whether the rule ran only on one side, or the row says the same on both."""
    if not all(record.finding["rule"] in names for names in ran):
        return True
    return record.indicator is not None and all(_words(record.indicator) in words for words in rows)
