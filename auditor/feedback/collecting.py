"""Reads the reviewers' decisions back from worklists: what they took over, and what they refused and why.

A worklist may have been sorted, filtered, renamed, given more columns or stripped of some, and saved by
another program; the columns are found by their titles. Worklists of several reviewers are put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor.errors import InputError
from auditor.feedback.decisions import ACCEPTED, OPEN, REFUSED, Decision, spoken
from auditor.feedback.reading import StreamedWorkbook
from auditor.feedback.sheets import Row, below, header
from auditor.reports.workbook.layout import (
    ALIKE,
    CHANGE,
    DECISION,
    DECISIONS,
    FINGERPRINT,
    GONE,
    REASON,
    RULES,
)

_PLACES = 10  # that are named; more are counted
_REGENERATE = "请用 auditor audit 送审目录 --xlsx 工作底稿.xlsx 重新生成，填写时不要改动表头"
_OLD_FORMATS = {".xls", ".et", ".ods", ".csv"}
_READ = frozenset({"规则", "名称", "项目", "文件", "问题", ALIKE, DECISION, REASON, FINGERPRINT, CHANGE})
_LOST = {
    "规则": "不能按规则统计",
    REASON: "不采纳的没有理由，不能列入豁免建议",
    FINGERPRINT: "不能列入豁免建议",
}


@dataclass(frozen=True, slots=True)
class RuleFeedback:
    """What became of a rule's findings; ``blank`` ones were not decided, on ``disputed`` ones reviewers
    differ. ``reasons`` are those given for refusing, with how often, the commonest first."""

    rule: str
    title: str
    accepted: int
    refused: int
    open: int
    disputed: int
    blank: int
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def decided(self) -> int:
        return self.accepted + self.refused + self.open + self.disputed

    @property
    def refusal(self) -> float:
        """The share of decided findings that were refused."""
        return self.refused / self.decided if self.decided else 0.0


@dataclass(frozen=True, slots=True)
class Feedback:
    """``rules`` are those that annoy most first; ``mistakes`` say in Chinese what could not be read."""

    decisions: tuple[Decision, ...]
    rules: tuple[RuleFeedback, ...]
    mistakes: tuple[str, ...]
    findings: int
    disputed: int

    @property
    def refused(self) -> list[Decision]:
        """Refusals with a reason: each can become a waiver."""
        return [
            each for each in self.decisions if each.decision == REFUSED and each.reason and each.fingerprint
        ]


def read_feedback(*paths: Path) -> Feedback:
    """The decisions in one worklist or several. Raises InputError for a file that is none."""
    collected = _Collected()
    for path in paths:
        with StreamedWorkbook(_checked(path)) as book:
            label = f"{path.name} " if len(paths) > 1 else ""
            sheets = [sheet for sheet in book.sheets if _read_sheet(book, sheet, label, collected)]
            if not sheets:
                raise InputError(str(path), f"没有一张工作表有“{DECISION}”和“规则”列", _REGENERATE)
            collected.titles |= _titles(book)
    collected.share()
    return collected.feedback()


def _checked(path: Path) -> Path:
    if path.suffix.lower() in _OLD_FORMATS:
        raise InputError(str(path), f"不能读取 {path.suffix} 格式的工作底稿", "请另存为 .xlsx 再试")
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        raise InputError(str(path), "这不是 .xlsx 工作底稿", _REGENERATE)
    return path


@dataclass(slots=True)
class _Collected:
    """What was read so far. A finding is known by its fingerprint, so that one that stands in the worklists
    of two reviewers counts once. By point, ``said`` is what was decided on any of its rows; ``left`` are the
    rows where nothing was said, with their point and key."""

    decided: dict[str, Decision] = field(default_factory=dict)
    disputed: dict[str, Decision] = field(default_factory=dict)
    blank: dict[str, str] = field(default_factory=dict)
    said: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    left: list[tuple[str, str, Decision]] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def add(self, key: str, decision: Decision) -> None:
        before = self.decided.get(key) or self.disputed.get(key)
        if before is None:
            self.decided[key] = decision
        elif key in self.decided and before.decision == decision.decision:
            if decision.reason and not before.reason:
                self.decided[key] = decision
        else:
            self.disputed[key] = self.decided.pop(key, before)
            told = f"{before.place}“{before.decision}”，{decision.place}“{decision.decision}”"
            self.mistakes.append(f"同一处问题意见不一致：{told}，请商定后改成一致")

    def share(self) -> None:
        """What was decided on one row of a point holds for those where nothing was said."""
        for point, key, row in self.left:
            if len(self.said.get(point, ())) == 1 and key in self.blank:
                ((decision, reason),) = self.said[point]
                del self.blank[key]
                self.add(key, replace(row, decision=decision, reason=reason))

    def feedback(self) -> Feedback:
        refusals = [each for each in self.decided.values() if each.decision == REFUSED]
        self._tell([each.place for each in refusals if not each.reason], "不采纳，但没有写理由")
        self._tell([each.place for each in refusals if each.reason and not each.fingerprint], "的指纹被删去")
        blank = [
            rule for key, rule in self.blank.items() if key not in self.decided and key not in self.disputed
        ]
        return Feedback(
            tuple(self.decided.values()),
            tuple(self._by_rule(Counter(blank))),
            tuple(self.mistakes),
            len(self.decided) + len(self.disputed) + len(blank),
            len(self.disputed),
        )

    def _tell(self, places: Sequence[str], what: str) -> None:
        if places:
            more = f"等{len(places)}行" if len(places) > _PLACES else ""
            self.mistakes.append(f"{'、'.join(places[:_PLACES])}{more}{what}，不能列入豁免建议")

    def _by_rule(self, blank: Mapping[str, int]) -> Iterable[RuleFeedback]:
        counts = Counter((each.rule, each.decision) for each in self.decided.values())
        disputed = Counter(each.rule for each in self.disputed.values())
        reasons: dict[str, Counter[str]] = {}
        for each in self.decided.values():
            if each.decision == REFUSED and each.reason:
                reasons.setdefault(each.rule, Counter())[each.reason] += 1
        found = [
            RuleFeedback(
                rule=rule,
                title=self.titles.get(rule, ""),
                accepted=counts[rule, ACCEPTED],
                refused=counts[rule, REFUSED],
                open=counts[rule, OPEN],
                disputed=disputed[rule],
                blank=blank.get(rule, 0),
                reasons=tuple(reasons.get(rule, Counter()).most_common()),
            )
            for rule in {*(rule for rule, _ in counts), *disputed, *blank} - {""}
        ]
        return sorted(found, key=lambda each: (-each.refused, -each.refusal, each.rule))


def _read_sheet(book: StreamedWorkbook, sheet: str, label: str, collected: _Collected) -> bool:
    """Whether the sheet is a list of findings with a column for decisions."""
    top, columns = header(book, sheet, _READ)
    if DECISION not in columns or not {"规则", FINGERPRINT} & columns.keys():
        return False
    for title, loss in _LOST.items():
        if title not in columns:
            collected.mistakes.append(f"{label}“{sheet}”没有“{title}”列，{loss}")
    where = f"{label}“{sheet}”" if sheet != "问题清单" else label
    for number, row in below(book, sheet, top, columns):
        _read_row(row, f"{where}第{number}行", collected)
    return True


def _read_row(row: Row, place: str, collected: _Collected) -> None:
    rule, mark, word = row["规则"], row[FINGERPRINT], row[DECISION]
    if not (rule or mark or word) or (row[CHANGE] == GONE and not word):
        return
    key, point = mark or place, f"{row['文件']} {row[ALIKE]}" if row[ALIKE] else ""
    known = Decision(place, rule, "", "", mark, row["项目"], row["问题"])
    read = spoken(word) if word else None
    if read is None:
        collected.blank[key] = rule
        if word:
            told = f"{place}的处理结果“{word}”不认识，应为{'、'.join(DECISIONS)}，这一行没有计入"
            collected.mistakes.append(told)
        elif row[REASON]:
            collected.mistakes.append(f"{place}写了理由，但没有选处理结果，这一行没有计入")
        elif point:
            collected.left.append((point, key, known))
        return
    if not (rule or mark):
        collected.mistakes.append(f"{place}没有规则编号，这一行没有计入")
        return
    decision, reason = read[0], row[REASON] or read[1]
    if point:
        collected.said.setdefault(point, set()).add((decision, reason))
    collected.add(key, replace(known, decision=decision, reason=reason))


def _titles(book: StreamedWorkbook) -> dict[str, str]:
    """The names of the rules, where the sheet that tells them is still there."""
    if RULES.name not in book.sheets:
        return {}
    read = below(book, RULES.name, *header(book, RULES.name, _READ))
    return {row["规则"]: row["名称"] for _, row in read if row["规则"]}
