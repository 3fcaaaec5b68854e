"""The rows of the sheet that compares submissions with each other."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Across, Quoted
from auditor.model.words import ADVICE, FIELD_WORDS
from auditor.reports.view.across import place_words, row_words, urgency_word
from auditor.reports.workbook.sheet import Row


def across_rows(across: Across) -> Iterator[Row]:
    """A row for each divergence, and below it one for each peer that it quotes."""
    titles = {each.kind: each.title for each in across.kinds}
    for number, each in enumerate(across.divergences, 1):
        told: Row = {
            "程度": urgency_word(each),
            "类别": titles[each.kind],
            "问题": each.message,
            ADVICE: each.advice,
            "同类数": each.peer_count,
        }
        yield {"序号": number, **told, **_quoted(each.own)}
        for peer in each.peers:
            yield {"序号": number, "程度": "同类", **_quoted(peer)}


def across_count(across: Across) -> int:
    """How many rows ``across_rows`` gives."""
    return sum(1 + len(each.peers) for each in across.divergences)


def _quoted(quoted: Quoted) -> Row:
    return {
        FIELD_WORDS["issuer"]: quoted.issuer or "（未写明）",
        "项目": quoted.project,
        "原文": row_words(quoted),
        "位置": place_words(quoted),
        "文件": quoted.source,
    }
