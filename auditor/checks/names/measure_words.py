"""Names without a measure word, with one that nobody can compute, or with nothing that is measured."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.names.slogans import MADE, ask_unless, is_sentence, shape_of
from auditor.checks.shared.examples import examples_for
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import aim_before
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import UnitFact
from auditor.language.names.subjects import SubjectFault
from auditor.model import Indicator, Severity

_AIM = 4  # characters of content that say what a measure is for
_EVENTS = frozenset({"times", "sessions"})
_TAIL = 6  # the last characters of a name
_MARKS = "“”‘’。 "


class SubjectParams(Params):
    """``faults``: bare (nobody's satisfaction), unasked (with a work), work (日常工作), prefix
    (各项…), generic (工作完成率). A rate of what is held, by one of the ``holding`` words, is of the one row
    that counts it."""

    faults: tuple[SubjectFault, ...] = Field(
        description="判哪几种：bare 没写谁满意，unasked 只写对什么满意，work 日常工作，prefix 各项……，"
        "generic 工作完成率"
    )
    holding: tuple[str, ...] = Field(
        default=(), description="名称里有这些词，表里又只有一行数场次的，说的就是那一行"
    )


@check_kind(
    "measure-word",
    params=NoParams,
    provides={"proposal", "measure_word", "alternatives"},
    faults={"uncounted", "abstract"},
)
def judge_measure_word(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A quantitative name that says what is done and not what is counted."""
    row, shape, reader = unit.indicator, shape_of(unit, context), context.language.uncounted
    if shape is None or row.qualitative or row.operator is None or shape.parts or is_sentence(shape, row):
        return NOT_APPLICABLE
    fact, missing = context.language.unit(row.unit or ""), reader.missing
    changed = context.language.name_reader.changes_count(row.name)
    told = changed or reader.notes_unit(row.name, fact) or reader.states_gain(row.name, fact)
    if shape.measured or told or row.named_unit or reader.self_evident(row.unit or "") or _explained(row):
        return PASSED
    word = reader.measure_word(row.name, row.unit or "")
    if word in missing.heads and reader.counts_itself(row.name):
        return PASSED
    firm = word in missing.telling
    abstract = word == missing.others and _is_abstract(row, fact, context)
    if not (firm or abstract or (reader.leaves_open(fact) and not _is_made(row, context))):
        return PASSED  # 新建充电桩 120个, 防洪演练 2次: the unit says what is counted
    values = {"measure_word": word, "proposal": reader.proposal(row.name, word)}
    if abstract:
        values["alternatives"] = examples_for(unit, context)
    severity = Severity.WARNING if firm else None
    return failed(Hit(values, field="name", severity=severity, fault="abstract" if abstract else "uncounted"))


def _is_made(row: Indicator, context: Context) -> bool:
    """Whether a name says what was done (硬化村道), so that an area or a length is one of that."""
    matter = context.language.row_matter(row)
    return matter is not None and matter.kind in MADE


def _is_abstract(row: Indicator, fact: UnitFact, context: Context) -> bool:
    """Whether a name ends in what has no number, and its unit counts nothing one can point at (4座)."""
    works = "generic" in fact.kinds and context.language.uncounted.is_work(row.name.strip(_MARKS))
    return context.language.name_reader.abstract(row.name) and not works


def _explained(row: Indicator) -> bool:
    """Whether a name carries an explanation or a number of its own behind its measure (…标准——最高300元)."""
    return "—" in row.name or "*" in row.name or any(char.isdigit() for char in row.name[-_TAIL:])


@check_kind("name-subject", params=SubjectParams, provides={"subject"})
def judge_subject(unit: IndicatorUnit, params: SubjectParams, context: Context) -> Judgement:
    """A measure whose subject is missing or says nothing."""
    shape, matter = shape_of(unit, context), context.language.row_matter(unit.indicator)
    if shape is None:
        return NOT_APPLICABLE
    of_money = matter is not None and matter.kind == "funds"  # 工作经费到位率: of what was granted
    held = shape.subject is SubjectFault.GENERIC and _held(unit, params, context)
    if shape.subject not in params.faults or of_money or held or _aimed(unit, context):
        return PASSED
    confidence = ask_unless(shape.subject in {SubjectFault.BARE, SubjectFault.WORK})
    return failed(Hit({"subject": shape.subject_word}, field="name", confidence=confidence))


def _aimed(unit: IndicatorUnit, context: Context) -> bool:
    """Whether the row names before the measure what is measured by it."""
    aim = aim_before(unit)
    return context.linker.content.size(aim) >= _AIM and context.language.dimensions.of_level(aim) is None


def _held(unit: IndicatorUnit, params: SubjectParams, context: Context) -> bool:
    """Whether a rate of what is held (活动按期举办率) stands beside the one row that counts it."""
    if not any(word in unit.indicator.name for word in params.holding):
        return False
    units = [context.language.unit(row.unit or "").kinds for row in unit.form.indicators]
    return sum(bool(kinds & _EVENTS) for kinds in units) == 1


@check_kind(
    "odd-measure",
    params=NoParams,
    provides={"term", "reason", "proposal"},
    faults={"odd", "odd-asked"},
)
def judge_odd(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A measure word that contradicts itself or that nobody can compute."""
    shape = shape_of(unit, context)
    if shape is None:
        return NOT_APPLICABLE
    if shape.odd is None or shape.subject is SubjectFault.WORK:  # the subject is the root of it
        return PASSED
    odd = shape.odd
    name = unit.indicator.name
    head = name.rpartition(odd.term)[0] if odd.term in name else name  # a gloss behind it explains the term
    values = {"term": odd.term, "reason": odd.why, "proposal": head + odd.instead}
    fault = "odd" if odd.sure else "odd-asked"
    return failed(Hit(values, field="name", confidence=ask_unless(odd.sure), fault=fault))
