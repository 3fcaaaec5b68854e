"""The comparison across submissions for the machine-readable report, and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from auditor.model import Across, Divergence, Quoted
from auditor.model.words import ADVICE, FIELD_WORDS
from auditor.reports.data.csv import harmless
from auditor.reports.view.across import place_words, urgency_word
from auditor.words.visible import inert

_HEADINGS = (
    "序号", "程度", "类别", "问题", ADVICE, FIELD_WORDS["issuer"], "项目",
    "指标", "内容", "位置", "文件", "同类",
)  # fmt: skip


def across_data(across: Across) -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "submissions": across.submissions,
        "indicators": across.indicators,
        "compared": across.compared,
        "fingerprint": across.fingerprint,
        "kinds": [asdict(each) for each in across.kinds],
        "issuers": [asdict(each) for each in across.issuers],
        "findings": [_divergence(each) for each in across.divergences],
    }


def _divergence(each: Divergence) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "confidence": each.confidence.value,
        "own": _quoted(each.own),
        "message": each.message,
        "advice": each.advice,
        "peers": [_quoted(peer) for peer in each.peers],
        "peer_count": each.peer_count,
    }


def _quoted(quoted: Quoted) -> dict[str, Any]:
    return {
        "source": quoted.source,
        "issuer": quoted.issuer,
        "form": quoted.form,
        "row": quoted.row,
        "project": quoted.project,
        "name": quoted.name,
        "text": quoted.text,
        "location": quoted.location.as_json(),
    }


def across_csv(across: Across) -> str:
    """A line for each row that differs and a line below it for each peer: UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    titles = {each.kind: each.title for each in across.kinds}
    for number, each in enumerate(across.divergences, 1):
        told = (urgency_word(each), titles[each.kind], each.message, each.advice)
        lines = [(number, *told, *_cells(each.own), "")]
        lines += [(number, "", "", "", "", *_cells(peer), "同类") for peer in each.peers]
        for line in lines:
            writer.writerow(map(harmless, line))
    return "\ufeff" + out.getvalue()


def _cells(quoted: Quoted) -> tuple[str, ...]:
    who = (quoted.issuer or "", quoted.project, quoted.name, quoted.text, place_words(quoted))
    return (*who, inert(quoted.source))
