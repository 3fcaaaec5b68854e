"""Dimensions of the frame that a form leaves out."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.dimension_examples import dimension_examples
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.checks.wholeness import is_whole, lacks_points, shows_its_beginning, weighs_all
from auditor.language import Language
from auditor.language.names.matter_words import BENEFITS
from auditor.model import Confidence, Form, FormKind, Indicator

_FEWEST_ROWS = 3
_OUTPUTS = ("quantity", "quality", "timeliness")
_LIKE = 6  # characters by which one indicator is known in another
_SHARE_WITH_LEVELS = 2  # at least one row in so many has a level


class CoverageParams(Params):
    """``required`` dimensions of lexicons/dimensions.yaml, by default those of the profile; leaving out one
    of ``firm`` is a fault where the form is whole, else a question; the cost is one from the year
    ``cost_since`` on, in forms that tell the kinds of output."""

    required: tuple[str, ...] = Field(default=(), description="必须有的维度，缺省按口径")
    firm: frozenset[str] = Field(default=frozenset(), description="缺了就算有问题的维度，其余缺了只询问")
    cost_since: int = Field(default=2021, description="这一年以前的表缺成本只询问：旧表式没有成本一栏")


class Purpose(Params):
    """``words`` of a project's name, and the ``measure`` that shows what it was for."""

    words: tuple[str, ...] = Field(description="项目名称里表明为了环境的词")
    measure: str = Field(description="看得出这方面环境变好的指标")


class PurposeParams(Params):
    """What projects for the environment are called, and what shows that it got better."""

    purposes: tuple[Purpose, ...] = Field(description="为了环境的项目：名称里的词，和看得出环境变好的指标")


def _dimension(row: Indicator, language: Language) -> str | None:
    """By the levels; where they stop at 产出 or 效益, or are run together with the name, by the name."""
    dimensions = language.dimensions
    level = dimensions.of_levels(row.levels)
    if level not in {None, "output"}:
        return level
    prefixed = next((d for length in (4, 3, 2) if (d := dimensions.of_level(row.name[:length]))), None)
    matter = language.row_matter(row)
    return (matter.dimension if matter else level) if prefixed in {None, "output"} else prefixed


def _has_levels(form: Form) -> bool:
    return sum(bool(row.levels) for row in form.indicators) * _SHARE_WITH_LEVELS >= len(form.indicators)


def _present(form: Form, language: Language) -> set[str]:
    dimensions = language.dimensions
    managed = [
        row.row
        for row in form.indicators
        if dimensions.asks_for_management(row.levels) and dimensions.of_levels(row.levels) is None
    ]
    rows = [
        row for row in form.indicators if row.row not in managed
    ]  # 财务管理规范度 is no quality of the work
    found = {dimension for row in rows if (dimension := _dimension(row, language))}
    named = {matter.dimension for row in rows if (matter := language.row_matter(row)) and matter.sure}
    found |= named & {"satisfaction", "cost", "timeliness"}  # in the wrong place is not missing
    return found | ({"benefit"} if found & BENEFITS else set())


@check_kind(
    "dimension-coverage",
    params=CoverageParams,
    provides={"missing", "alternatives"},
    faults={"told", "optional", "unseen", "unlevelled"},
)
def judge_coverage(unit: FormUnit, params: CoverageParams, context: Context) -> Judgement:
    """A form with levels that leaves out dimensions of the frame."""
    form, dimensions = unit.form, context.language.dimensions
    few = len(form.indicators) < _FEWEST_ROWS and not weighs_all(form)
    if few or not form.indicators:
        return NOT_APPLICABLE
    if not _has_levels(form):
        return _by_names(form, params, context)
    levels = {dimensions.of_levels((*row.levels, row.name)) for row in form.indicators}  # 数量指标 as a name
    if form.kind is FormKind.DEPARTMENT and not levels & {*_OUTPUTS, "output"}:
        return NOT_APPLICABLE
    detailed = bool(levels & set(_OUTPUTS))  # a form with first levels only does not tell its kinds of output
    asked = params.required or context.profile.required_dimensions
    spared = dimensions.not_asked(form.project or "", [row.name for row in form.indicators])
    required = [each for each in asked if (detailed or each not in _OUTPUTS) and each not in spared]
    present = _present(form, context.language)
    missing = [each for each in required if each not in present]
    if not missing:
        return PASSED
    values = {
        "missing": "、".join(dimensions.title(each) for each in missing),
        "alternatives": dimension_examples(form, missing, context),
    }
    old = not detailed or (form.year is not None and form.year < params.cost_since)
    due = [each for each in missing if each in params.firm and not (old and each == "cost")]
    watched = form.kind is FormKind.MONITORING  # what it watches was approved already
    firm = [each for each in due if not watched and _is_told(form, each, levels, context.language)]
    fault = "told" if firm else "optional" if is_whole(form, context.language) else "unseen"
    return failed(Hit(values, fault=fault, confidence=None if firm else Confidence.ASK))


def _by_names(form: Form, params: CoverageParams, context: Context) -> Judgement:
    """A question about what no name of a form without levels can be; the benefit has a rule of its own."""
    if any(row.levels for row in form.indicators) or not is_whole(form, context.language):
        return NOT_APPLICABLE
    language = context.language
    possible = {each for row in form.indicators for each in language.possible_dimensions(row)}
    spared = language.dimensions.not_asked(form.project or "", [row.name for row in form.indicators])
    asked = params.required or context.profile.required_dimensions
    missing = [each for each in asked if each not in possible | spared | BENEFITS]
    if not missing:
        return PASSED
    values = {
        "missing": "、".join(language.dimensions.title(each) for each in missing),
        "alternatives": dimension_examples(form, missing, context),
    }
    return failed(Hit(values, fault="unlevelled", confidence=Confidence.ASK))


def _is_told(form: Form, missing: str, levels: set[str | None], language: Language) -> bool:
    """Whether the part of a form in which a dimension should stand is there to its end: the form is whole, or
    the sheet begins with its head and goes on behind that part to its last rows."""
    if is_whole(form, language):
        return True
    if lacks_points(form):
        return False
    ended = form.totals is not None or bool(form.note)
    outputs = missing != "benefit" and levels & set(_OUTPUTS)
    return shows_its_beginning(form, language) and ended and bool(outputs and levels & BENEFITS)


@check_kind("benefit-coverage", params=NoParams, provides={"alternatives"})
def judge_benefit(unit: FormUnit, _: NoParams, context: Context) -> Judgement:
    """A form without levels none of whose names can be an effect."""
    form = unit.form
    if len(form.indicators) < _FEWEST_ROWS or any(row.levels for row in form.indicators):
        return NOT_APPLICABLE
    if any(context.language.possible_dimensions(row) & BENEFITS for row in form.indicators):
        return PASSED
    return failed(Hit({"alternatives": dimension_examples(form, ("benefit",), context)}))


@check_kind(
    "purpose-benefit",
    params=PurposeParams,
    provides={"word", "measure", "own", "own_row"},
    faults={"none", "elsewhere", "graded"},
)
def judge_purpose(unit: FormUnit, params: PurposeParams, context: Context) -> Judgement:
    """A project for the environment whose benefits say nothing of the environment."""
    form, dimensions = unit.form, context.language.dimensions
    named = ((each, word) for each in params.purposes for word in each.words if word in (form.project or ""))
    purpose, word = max(named, key=lambda pair: len(pair[1]), default=(None, ""))
    levels = {dimensions.of_levels(row.levels) for row in form.indicators}
    if purpose is None or not levels & (BENEFITS - {"benefit"}):
        return NOT_APPLICABLE
    effects = [row for row in form.indicators if dimensions.of_levels(row.levels) in BENEFITS]
    natural = "ecological" in levels or any(_natural(row, context.language) for row in effects)
    if natural:
        return PASSED
    values = {"word": word, "measure": purpose.measure}
    rated = context.language.alternatives.graded
    for fault, fits in (
        ("elsewhere", lambda row: _is_like(row.name, purpose.measure)),
        ("graded", lambda row: _is_like(rated(row.name), purpose.measure)),
    ):
        if own := next(filter(fits, form.indicators), None):
            return failed(Hit(values | {"own": own.name, "own_row": str(own.number)}, fault=fault))
    return failed(Hit(values, fault="none"))


def _is_like(name: str, measure: str) -> bool:
    """Whether a row is the indicator that one would propose, by a shorter or longer name."""
    return len(name) >= _LIKE and (name in measure or measure in name)


def _natural(row: Indicator, language: Language) -> bool:
    """Whether a benefit speaks of nature, other than people's satisfaction and the work itself."""
    matter = language.row_matter(row)
    return language.matters.nature(row.name) and (matter is None or matter.effect)
