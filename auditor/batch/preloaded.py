"""What the server from which workers are forked has loaded: each then starts in milliseconds, and shares it.

The server imports this module when it starts (multiprocessing's forkserver); what to load stands in its
environment. A worker takes the rules only where they are the ones that its parent judges by.
"""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.options import RulesetOptions
from auditor.config.kept import kept
from auditor.model import Cell, Document, Location, Paragraph, Table

if TYPE_CHECKING:
    from auditor.ruleset import RuleSet

MODULE = __name__
_VARIABLE = "AUDITOR_PRELOADED_RULES"
_rules: list[RuleSet] = []
# One form, so that what is compiled at the first audit is compiled once for all.
_ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值", "计量单位"),
    ("产出指标", "数量指标", "培训人次", "≥100", "人次"),
    ("效益指标", "社会效益指标", "学员满意度", "≥90", "%"),
)


@contextmanager
def to_be_loaded(options: RulesetOptions | None) -> Iterator[None]:
    """A server that starts inside loads these rules, nothing for ``None``."""
    if options is not None:
        given = {"packs": [os.fspath(each) for each in options.packs], "profile": options.profile}
        os.environ[_VARIABLE] = json.dumps(given)
    try:
        yield
    finally:
        os.environ.pop(_VARIABLE, None)


def rules_for(options: RulesetOptions, fingerprint: str | None) -> RuleSet:
    """The rules that the server has loaded where they are these (with ``None``, whichever they are), else
    loaded now. Raises ConfigurationError."""
    known = (each for each in _rules if fingerprint is None or each.fingerprint == fingerprint)
    found = next(known, None)
    return options.load() if found is None else options.with_waivers(found)


def _load(told: str) -> None:
    given = json.loads(told)
    options = RulesetOptions(tuple(map(Path, given["packs"])), given["profile"])
    with kept():
        ruleset = options.load()
        ruleset.fingerprint  # noqa: B018 - worked out once
        _audit_once(ruleset)
        ruleset.language.segment("培训人次")  # spaCy is left to the worker that needs it
    _rules.append(ruleset)
    gc.collect()
    gc.freeze()  # the collector of a worker leaves what is shared alone, and so do its pages


def _audit_once(ruleset: RuleSet) -> None:
    from auditor.auditing import audit_submission
    from auditor.forms import recognise

    place = Location(table=1)
    rows = ((row, at, text) for row, own in enumerate(_ROWS, 1) for at, text in enumerate(own, 1))
    table = Table(tuple(Cell(text, row, at, place) for row, at, text in rows), place)
    document = Document("示例", "text", (Paragraph("2026年项目绩效目标表", Location(line=1)), table))
    audit_submission(recognise(document, ruleset.lexicons), ruleset)


if _VARIABLE in os.environ:
    with suppress(Exception):  # a worker that finds nothing loads for itself, and tells what is wrong
        _load(os.environ.pop(_VARIABLE))
