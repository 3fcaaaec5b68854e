"""The report as Markdown, for a wiki, a merge request or a note. Words of documents are never markup."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.expressions import expression
from auditor.model import RuleChange
from auditor.reports.data.records import Data, Record, records_of
from auditor.reports.view.wording import change_words
from auditor.stamps import signature
from auditor.words.visible import one_line

_MARKUP = expression(r"([\\`*_{}\[\]()!|~$^])")
_STARTS = expression(r"^(\d*)([#+\-=:.)])")  # what makes a list, a heading or a rule at the start of a line
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def to_markdown(data: Data) -> str:
    """The whole run, from the data of the JSON report."""
    return "\n".join(_lines(data)) + "\n"


def escaped(text: object) -> str:
    """Text that shows as it is in any Markdown: on one line, every sign of the notation escaped."""
    line = "".join(_ENTITIES.get(char, char) for char in _MARKUP.sub(r"\\\1", one_line(str(text))))
    return _STARTS.sub(r"\1\\\2", line).replace("://", "&#58;//").replace("www.", "www&#46;")


def _lines(data: Data) -> Iterator[str]:
    yield f"# 绩效目标审核报告{'' if data.get('complete', True) else '（未完成）'}"
    for submission in data["submissions"]:
        yield ""
        yield from _submission(submission)
    if data.get("unreadable"):
        yield from ("", "## 未能读取", "")
        for each in data["unreadable"]:
            yield f"- {escaped(each['source'])}：{escaped(each['reason'])}。{escaped(each['advice'])}"
    if data.get("skipped"):
        yield from ("", "## 没有审核的文件", "")
        for each in data["skipped"]:
            yield f"- {escaped(each['source'])}：{escaped(each['reason'])}。{escaped(each['advice'])}"
    ruleset = data["ruleset"]
    if ruleset.get("changes"):
        yield from ("", "## 本单位的规则改动", "")
        for each in ruleset["changes"]:
            yield f"- {escaped(change_words(RuleChange(**each)))}"
    yield ""
    yield f"{signature(escaped(data['tool']['version']))}，规则指纹 `{ruleset['fingerprint']}`"


def _submission(submission: Data) -> Iterator[str]:
    yield f"## {escaped(submission['issuer'] or '编制单位未写明')}"
    yield ""
    score = "未评" if submission["score"] is None else f"{submission['score']}（{submission['grade']}）"
    yield f"得分 {score}，文件 {escaped(submission['source'])}"
    found = list(records_of(submission))
    yield ""
    if not found:
        yield "已判定的内容中没有发现问题。" if _judged(submission) else "没有可判定的内容。"
        return
    yield "| 编号 | 程度 | 位置 | 问题 | 改法 | 依据 | 规则 |"
    yield "|---|---|---|---|---|---|---|"
    for record in found:
        yield "| " + " | ".join(_cells(record)) + " |"


def _judged(submission: Data) -> bool:
    return any(rule["outcomes"].get("pass") for rule in submission["rules"])


def _cells(record: Record) -> Iterator[str]:
    place = "，".join(part for part in (record.place, record.file_place) if part)
    yield escaped(record.finding["id"])
    yield record.urgency
    yield escaped(place)
    waived = f"（{record.urgency}：{record.answer}）" if record.waived else ""
    yield escaped(f"{record.finding['message']}{waived}")
    leads = record.finding.get("point") or record.finding["id"]
    yield escaped((record.suggestion or "—") if leads == record.finding["id"] else f"见{leads}")
    yield escaped("；".join(record.finding["basis"]) or "实务经验")
    yield escaped(record.finding["rule"])
