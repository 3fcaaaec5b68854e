"""Reads the reviewers' decisions back from a worklist: what they took over, and what they refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.model import Document, Table
from auditor.readers import read_document
from auditor.reports.workbook_layout import DECISION, DECISIONS, FINDINGS, FINGERPRINT, REASON

ACCEPTED, REFUSED, OPEN = DECISIONS
_NEEDED = ("规则", DECISION, REASON, FINGERPRINT)
_REGENERATE = "请用 auditor audit 送审目录 --xlsx 工作底稿.xlsx 重新生成，填写时不要改动表头"
# What people write by hand instead of choosing from the list.
_SPELLINGS = {
    ACCEPTED: ("采纳", "已采纳", "同意", "是", "采用", "属实", "√", "✓", "y", "yes"),
    REFUSED: ("不采纳", "未采纳", "不同意", "否", "不采用", "不属实", "误报", "×", "✗", "n", "no"),
    OPEN: ("待核实", "待核", "核实中", "待定", "?", "？"),
}
_KNOWN = {spelling: decision for decision, spellings in _SPELLINGS.items() for spelling in spellings}


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the worklist with a decision; ``row`` is the row of the sheet."""

    row: int
    rule: str
    decision: str
    reason: str
    fingerprint: str
    project: str
    message: str


@dataclass(frozen=True, slots=True)
class RuleFeedback:
    """What became of a rule's findings; ``blank`` ones were not decided."""

    rule: str
    accepted: int
    refused: int
    open: int
    blank: int

    @property
    def refusal(self) -> float:
        """The share of decided findings that were refused."""
        decided = self.accepted + self.refused + self.open
        return self.refused / decided if decided else 0.0


@dataclass(frozen=True, slots=True)
class Feedback:
    """``rules`` are those that annoy most first; ``mistakes`` say in Chinese what could not be read."""

    decisions: tuple[Decision, ...]
    rules: tuple[RuleFeedback, ...]
    mistakes: tuple[str, ...]
    findings: int

    @property
    def refused(self) -> list[Decision]:
        """Refusals with a reason: each can become a waiver."""
        return [
            each for each in self.decisions if each.decision == REFUSED and each.reason and each.fingerprint
        ]


def read_feedback(path: Path) -> Feedback:
    """The decisions in a worklist. Raises InputError for a file that is none."""
    document = read_document(path)
    columns, rows = _sheet(document, str(path))
    decisions: list[Decision] = []
    mistakes: list[str] = []
    undecided: Counter[str] = Counter()
    for row, cells in rows:
        rule = cells.get(columns["规则"], "")
        word = cells.get(columns[DECISION], "")
        if not word:
            undecided[rule] += bool(rule)
            continue
        read = _decision(row, word, cells, columns)
        if isinstance(read, str):
            mistakes.append(read)
            undecided[rule] += bool(rule)
            continue
        decisions.append(read)
        mistakes += _doubts(read)
    return Feedback(tuple(decisions), _by_rule(decisions, undecided), tuple(mistakes), len(rows))


def _sheet(document: Document, path: str) -> tuple[dict[str, int], list[tuple[int, dict[int, str]]]]:
    """The columns by title, and the rows below the header with their numbers."""
    if document.format != "xlsx":
        raise InputError(path, "这不是 .xlsx 工作底稿", _REGENERATE)
    tables = [table for table in document.tables() if table.location.sheet == FINDINGS.name]
    if not tables:
        raise InputError(path, f"没有工作表“{FINDINGS.name}”", _REGENERATE)
    rows = _rows(tables[0])
    header = {title.strip(): column for column, title in rows[0][1].items()}
    missing = [title for title in _NEEDED if title not in header]
    if missing:
        raise InputError(path, f"“{FINDINGS.name}”第一行缺少“{'”“'.join(missing)}”列", _REGENERATE)
    return header, rows[1:]


def _rows(table: Table) -> list[tuple[int, dict[int, str]]]:
    found: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        found.setdefault(cell.location.row or cell.row, {})[cell.column] = cell.text.strip()
    return [(row, cells) for row, cells in sorted(found.items()) if any(cells.values())]


def _decision(row: int, word: str, cells: Mapping[int, str], columns: Mapping[str, int]) -> Decision | str:
    """The decision of a row, or what is wrong with it."""
    decision = _KNOWN.get("".join(word.split()).lower())
    if decision is None:
        return f"第{row}行的处理结果“{word}”不认识，应为{'、'.join(DECISIONS)}，这一行没有计入"
    rule = cells.get(columns["规则"], "")
    if not rule:
        return f"第{row}行没有规则编号，这一行没有计入"

    def told(title: str) -> str:
        column = columns.get(title)
        return cells.get(column, "") if column is not None else ""

    return Decision(row, rule, decision, told(REASON), told(FINGERPRINT), told("项目"), told("问题"))


def _doubts(decision: Decision) -> Iterable[str]:
    if decision.decision == REFUSED and not decision.reason:
        yield f"第{decision.row}行不采纳，但没有写理由，不能列入豁免建议"
    elif decision.decision == REFUSED and not decision.fingerprint:
        yield f"第{decision.row}行的指纹被删去，不能列入豁免建议"


def _by_rule(decisions: Sequence[Decision], undecided: Mapping[str, int]) -> tuple[RuleFeedback, ...]:
    counts = Counter((each.rule, each.decision) for each in decisions)
    rules = sorted({*(each.rule for each in decisions), *(rule for rule in undecided if rule)})
    found = [
        RuleFeedback(
            rule, counts[rule, ACCEPTED], counts[rule, REFUSED], counts[rule, OPEN], undecided.get(rule, 0)
        )
        for rule in rules
    ]
    return tuple(sorted(found, key=lambda each: (-each.refused, -each.refusal, each.rule)))
