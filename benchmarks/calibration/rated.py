"""Rated forms: what experts gave, and what the audit makes of the same form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from auditor.batch import audit_paths
from auditor.model import Form, Scorecard, SubmissionReport
from auditor.profiles import Stage, load_profile
from auditor.scoring.parts import stage_of


@dataclass(frozen=True, slots=True)
class Rated:
    """One form. ``earned`` is the share of each part's points that it was given (0…1), ``rest`` what its
    items lost beside their parts, ``caps`` the line
    and the share that counts above it of each gate that it closes, ``common`` the share (0…1) of each common
    fault that it has; ``group`` is the set that it came with."""

    id: str
    issuer: str
    score: float
    decision: str | None
    given: float
    given_decision: str | None
    earned: Mapping[str, float]
    rest: float
    caps: tuple[tuple[float, float], ...]
    stage: Stage
    faults: str
    common: Mapping[str, float] = field(default_factory=dict)
    group: str = ""


def read_ratings(path: Path) -> dict[tuple[str, int], dict[str, object]]:
    """The experts' ratings by file stem and form index."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {(PurePath(each["source"]).stem, int(each["form"])): each for each in entries}


def rated_forms(ratings: Path, sources: Sequence[Path]) -> list[Rated]:
    """Every rated form that has a score."""
    wanted = read_ratings(ratings)
    stems = {stem for stem, _ in wanted}
    files = [path for path in _files(sources) if path.stem in stems]
    found = []
    for report in audit_paths(files, jobs=1).submissions:
        stem = PurePath(report.submission.source).stem
        for form in report.submission.forms:
            card = report.form_scorecards.get(form.index)
            entry = wanted.get((stem, form.index))
            if entry is not None and card is not None and card.score is not None:
                found.append(_rated(entry, report, form, card, ratings.parent.name))
    return found


def _files(sources: Sequence[Path]) -> Iterable[Path]:
    """One file a document: a folder may hold the same one as Word, Excel and PDF."""
    found: dict[str, Path] = {}
    for source in sources:
        for path in sorted(source.iterdir()) if source.is_dir() else [source]:
            found.setdefault(path.stem, path)
    return found.values()


def _rated(
    entry: Mapping[str, object], report: SubmissionReport, form: Form, card: Scorecard, group: str
) -> Rated:
    full = {each.fault: each.points for each in load_profile().common}
    parts = [part for item in card.items for part in item.parts]
    reached = sum(item.base for item in card.items) + sum(part.score or 0 for part in parts)
    decision = entry["decision"]
    return Rated(
        id=str(entry["id"]),
        issuer=report.submission.issuer or PurePath(report.submission.source).stem,
        score=float(str(entry["score"])),
        decision=str(decision) if decision else None,
        given=float(card.score or 0),
        given_decision=card.decision,
        earned={part.part: float((part.score or 0) / part.full) for part in parts},
        rest=float(reached - sum(item.score or 0 for item in card.items)),
        caps=tuple((float(gate.start), float(gate.keeps)) for gate in card.gates),
        stage=stage_of(form),
        faults="、".join(gate.gate for gate in card.gates),
        common={each.fault: float(each.points / full[each.fault]) for each in card.common},
        group=group,
    )
