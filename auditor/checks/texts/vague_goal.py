"""Goal texts in which nothing can be measured."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from auditor.checks.base import PASSED, Context, Hit, Judgement, Params, Undetermined, check_kind, failed
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.shortening import shorten
from auditor.checks.texts.years_alone import PeriodWords
from auditor.checks.units import TextUnit
from auditor.chinese.edges import beginning_of
from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_END, CLAUSE_ENDS, SENTENCE_ENDS, STOPS
from auditor.expressions import expression
from auditor.language import Direction, Role
from auditor.language.names.matter_words import BENEFITS
from auditor.model import Confidence, Evidence, Form, Indicator, Passage, PassageField

_QUOTED = 3
_BARE = 2  # characters of a verb that says nothing without its clause
_LONGEST = 16  # characters of a name that is quoted as an example
_HAN = expression(rf"[{HAN}]")
_DIGIT = expression(r"\d")
_NUMBERED = expression(r"(?:目标|任务)?\d{1,2}[:：、.．)）]")
_TITLES = expression(r"《[^》]*》")
_CITED = expression(  # behind 根据
    rf"[^{CLAUSE_ENDS}《]{{0,12}}《[^{SENTENCE_ENDS}]*》[^{CLAUSE_ENDS}]*[{STOPS}]?$"
)


class VagueGoalParams(Params):
    """A text is vague from ``phrases`` vague phrases on; where it promises things that can be verified, from
    ``per_deliverable`` vague phrases for each of them on. One number among ``per_number`` vague phrases and
    more is asked about; two numbers are enough. With a date it is asked, with a mere 按时 below ``many``."""

    phrases: int = Field(default=2, description="空话达到几处算空泛")
    per_deliverable: int = Field(default=3, description="每一件可核实的事对应几处空话算空泛")
    per_number: int = Field(default=10, description="只有一个数时，空话达到几处才询问")
    many: int = Field(default=8, description="只写“按时”一类时，空话少于几处只询问")
    counted: str = Field(default="{names}", description="表里有数量指标时怎样举例；{names}是这些指标")
    otherwise: str = Field(default="", description="表里没有数量指标时怎样举例")


@check_kind(
    "vague-goal",
    params=VagueGoalParams,
    provides={"phrases", "count", "alternatives"},
    faults={"more", "all", "more-asked", "all-asked", "bare", "number", "cited"},
)
def judge(unit: TextUnit, params: VagueGoalParams, context: Context) -> Judgement:
    """A goal text with vague phrases and nothing measurable: no number promised, no deliverable, and no more
    objects named one by one with a date than vague phrases."""
    text = unit.passage.text.strip()
    if not text:
        return Undetermined(reasons.GOAL_EMPTY)
    example = _example(unit.form, params, context)
    if not _HAN.search(text):
        return failed(_told_whole(unit, text, "number", None, example))
    numbers = _numbers(unit.passage, context)
    parts = _parts(unit)
    sums_up = any(_numbers(part, context) > 1 for part in parts)
    if numbers > 1 or (sums_up and unit.passage is parts[0]):
        return PASSED
    found = _promises(text, numbers, params.per_deliverable, context)
    if found.empty and not found.vague and _only_cites(text, context):
        return failed(_told_whole(unit, text, "cited", None, example))
    if 0 < len(found.vague) <= context.language.phrases.named(text):
        return PASSED
    if not found.empty and len(found.vague) <= found.deliverables + params.per_number * found.numbers:
        bare = _is_bare(text, context)
        return failed(_told_whole(unit, text, "bare", Confidence.ASK, example)) if bare else PASSED
    many = max(params.phrases, params.per_deliverable * found.deliverables)
    firm = found.empty or (found.numbers == 0 and len(found.vague) >= many)
    in_time = context.language.phrases.punctual(text) and len(found.vague) < params.many
    bound = any(
        each.operator for each in context.language.quantities(text)
    )  # held by no verb: 损耗率在4%以下
    scheduled = in_time or bound or bool(context.language.phrases.schedules(text))
    quoted = _in_clauses(_wishes(found.vague, text, context), text) or _clauses(text)
    phrases, count, fault = _told(quoted, text)
    values = {
        "phrases": phrases,
        "count": str(count),
        "alternatives": example,
    }
    first = next((each for each in _clauses(text) if quoted and quoted[0] in each), None)
    evidence = (Evidence(first, unit.passage.location),) if first else ()
    unsure = None if firm and not scheduled and not sums_up else Confidence.ASK
    return failed(Hit(values, evidence, confidence=unsure, fault=f"{fault}-asked" if unsure else fault))


def _numbers(passage: Passage, context: Context) -> int:
    """How many numbers a text promises."""
    return sum(each.role is Role.COMMITMENT for each in context.language.quantities(passage.text))


def _parts(unit: TextUnit) -> tuple[Passage, ...]:
    """All goals of the form for the same time: the first may sum up the others (总目标, 目标1)."""
    return tuple(each for each in unit.form.passages if each.field is unit.passage.field)


def _is_bare(text: str, context: Context) -> bool:
    """Whether a text has no number and no date, and half of its clauses promise nothing one can point at."""
    phrases = context.language.phrases
    dated = phrases.schedules(text) or _DIGIT.search(_NUMBERED.sub("", _TITLES.sub("", text)))
    firm = set(phrases.deliverables(text)) - set(phrases.duties(text))  # 促进种植户增收 is only wished for
    return not dated and len(firm) * 2 <= len(_clauses(text))


def _told_whole(unit: TextUnit, text: str, fault: str, confidence: Confidence | None, example: str) -> Hit:
    quote = shorten(text)
    values = {"phrases": f"“{quote}”", "count": "1", "alternatives": example}
    return Hit(values, (Evidence(quote, unit.passage.location),), confidence=confidence, fault=fault)


@dataclass(frozen=True, slots=True)
class _Promises:
    """What a goal promises: ``numbers`` and ``deliverables`` are counted, ``vague`` are its wishes; ``empty``
    says that it promises nothing but work."""

    numbers: int
    deliverables: int
    vague: tuple[str, ...]
    empty: bool


def _promises(text: str, numbers: int, per_task: int, context: Context) -> _Promises:
    text = _TITLES.sub("", text)
    phrases = context.language.phrases
    deliverables = len(phrases.deliverables(text))
    vague = phrases.all(text)
    chores = () if vague else phrases.chores(text)
    duties = phrases.duties(text)
    tasks = len(phrases.tasks(text)) + len(_events(text, duties, context))
    dutiful = bool(vague or chores or phrases.work(text)) and len(duties) >= per_task * tasks
    empty = not numbers and not deliverables and dutiful
    return _Promises(numbers, deliverables, vague or chores, empty)


def _events(text: str, duties: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The events and works that a goal names elsewhere than in its duties."""
    topics = context.linker.promises.topics(text)
    return tuple(each.topic for each in topics if not any(each.clause.text.endswith(duty) for duty in duties))


def _example(form: Form, params: VagueGoalParams, context: Context) -> str:
    """What the goal could say how many of: counts that its own table has, first of what the project and the
    goal speak of, else of any output; in general words where it has none."""
    rows = [row for row in form.indicators if _counts(row, context) and len(row.name) <= _LONGEST]
    counted = [row.name for row in rows]
    goals = (each.text for each in form.passages if each.field is PassageField.GOAL)
    spoken, content = "\n".join((form.project or "", *goals)), context.linker.content
    near = {name: content.coverage(content.stem(name), spoken) for name in counted}
    names = sorted((name for name in near if near[name]), key=lambda name: -near[name])
    of_level = context.language.dimensions.of_levels
    outputs = [row.name for row in rows if of_level(row.levels) == "quantity"]
    told = "".join(f"“{inner(name)}”" for name in (names or list(dict.fromkeys(outputs)))[:2])
    return params.counted.format(names=told) if told else params.otherwise


def _counts(row: Indicator, context: Context) -> bool:
    """Whether a row has a count as its target of which more is better, and nothing odd in its name."""
    if context.language.row_direction(row).direction is not Direction.HIGHER:
        return False  # how many are employed already a goal need not say
    if context.language.dimensions.of_level(row.name):
        return False  # 数量指标 is no name
    matter = context.language.row_matter(row)
    known = matter is not None and matter.dimension in ("quantity", *BENEFITS)
    number = None if row.qualitative else context.language.number(row.value or "")
    return known and number is not None and number > 1 and row.name.isalnum() and "%" not in (row.unit or "%")


def _only_cites(text: str, context: Context) -> bool:
    """Whether a text is nothing but the document that it follows (按照《……方案》执行。)."""
    basis = beginning_of(text, context.lexicons.load("periods", PeriodWords).based_on)
    return basis != "" and _CITED.match(text, len(basis)) is not None


def _told(quoted: tuple[str, ...], text: str) -> tuple[str, int, str]:
    """The first vague phrases, how many clauses there are with such a phrase, as a reader counts them, and
    whether these are more."""
    within = (CLAUSE_END.split(phrase)[-1].strip() or phrase for phrase in quoted)  # one found across a comma
    found = tuple(dict.fromkeys(within))
    shown = tuple(dict.fromkeys(_with_object(phrase, text) for phrase in found[:_QUOTED]))
    places = sum(any(each in clause for each in found) for clause in CLAUSE_END.split(text)) or len(quoted)
    return "".join(f"“{phrase}”" for phrase in shown), places, "more" if places > len(shown) else "all"


def _with_object(phrase: str, text: str) -> str:
    """A bare verb (推进) with what follows it in its clause."""
    if len(phrase) > _BARE:
        return phrase
    clause = next((each for each in CLAUSE_END.split(text) if phrase in each), phrase)
    return shorten(clause[clause.index(phrase) :].strip())


def _wishes(vague: tuple[str, ...], text: str, context: Context) -> tuple[str, ...]:
    """The phrases without those that say what a task does (完成驿站提档升级), if any are left."""
    tasks = context.language.phrases.deliverables(text)
    return tuple(each for each in vague if not any(task.endswith(each) for task in tasks)) or vague


def _in_clauses(phrases: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The phrases as they are quoted: a bare verb (推进) that is the only one, with its clauses."""
    if len(set(phrases)) != 1 or len(phrases[0]) > _BARE:
        return phrases
    return tuple(each for each in _clauses(text) if phrases[0] in each) or phrases


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(shorten(clause) for each in CLAUSE_END.split(text) if (clause := each.strip()))
