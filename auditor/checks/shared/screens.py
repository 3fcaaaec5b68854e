"""Targets of which several kinds know by themselves that they are not concerned."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, Context, Judgement, Params
from auditor.checks.target import Stated


def no_share(target: Stated, _: Params, context: Context) -> Judgement | None:
    """A target in words, or in another unit than a share's."""
    share = "ratio" in context.language.unit(target.unit or "").kinds
    return None if share and not target.qualitative else NOT_APPLICABLE


def unknown_unit(target: Stated, _: Params, context: Context) -> Judgement | None:
    """A target without a unit, or with one that is malformed or in no list."""
    fact = context.language.unit(target.unit or "")
    return None if fact.malformed is None and fact.kinds else NOT_APPLICABLE
