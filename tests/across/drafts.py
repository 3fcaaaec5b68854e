"""Small invented submissions."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.across.run import compared
from auditor.across.settings import Settings, load_settings
from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.model import (
    Across,
    Document,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Passage,
    PassageField,
    Submission,
)

SIGNS = {each.value: each for each in Operator}


def row(number: int, name: str, target: tuple[str, str, str], *, core: bool | None = None) -> Indicator:
    sign, value, unit = target
    return Indicator(
        number, name, name, Location(table=1, row=number + 4), operator=SIGNS.get(sign),
        operator_text=sign, value=value, unit=unit, core=core,
    )  # fmt: skip


def form(
    project: str,
    rows: Sequence[Indicator] = (),
    *,
    goal: str = "",
    kind: FormKind = FormKind.PROJECT,
    index: int = 1,
) -> Form:
    place = Location(table=1, row=3)
    passages = (Passage(PassageField.GOAL, "绩效目标", goal, place),) if goal else ()
    return Form(
        index, kind, "绩效目标表", Location(table=index), project=project,
        indicators=tuple(rows), passages=passages,
    )  # fmt: skip


def sent(number: int, *forms: Form, issuer: str | None = None) -> Submission:
    who = issuer if issuer is not None else f"第{number}局"
    return Submission(Document(f"{number}.docx", "docx", ()), forms, issuer=who or None, year=2026)


def projects(name: str, targets: Sequence[tuple[str, str, str]]) -> list[Submission]:
    """One project a target, with one row of the same name."""
    return [sent(n, form(f"第{n}片改造", [row(1, name, each)])) for n, each in enumerate(targets, 1)]


def across(submissions: Sequence[Submission], settings: Settings | None = None) -> Across:
    return compared(submissions, language_of(Lexicons()), settings or load_settings())


def kinds(found: Across) -> list[str]:
    return [each.kind for each in found.divergences]
