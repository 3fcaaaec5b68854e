"""What a monitoring form says of each row beside its result: how far it has come, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import figure, is_count
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.columns import Columns, columns_of
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.chinese.stops import SENTENCE_ENDS
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.spans import plain
from auditor.model import CAPS, Cell, Confidence, Evidence, Form, FormKind, Indicator, Operator

_HUNDRED = Decimal(100)
_MONTHS = 12
_CLOSE = Decimal("1.05")  # percentage points that rounding of two figures explains
_RATE = expression(r"([-+−]?\d+(?:\.\d+)?)\s*[%％]?")
_LINE = expression(rf"偏[离差][^{SENTENCE_ENDS}\d]{{0,8}}±?\s*(\d{{1,2}})\s*[%％]")


class Watched(Params):
    """``progress``, ``deviation`` and ``status`` begin the labels of columns; ``fine`` are answers that all
    is well, ``warned`` such that it is not; ``alarms`` begin those that ask whether anything is wrong, so
    that ``yes`` is no good news in them. A result may be behind the months by ``slow`` points of per cent; a
    deviation of ``far`` per cent needs a reason where the form does not say from which on."""

    progress: tuple[str, ...] = Field(description="完成进度一栏的叫法")
    deviation: tuple[str, ...] = Field(description="偏离度一栏的叫法")
    status: tuple[str, ...] = Field(description="预警、是否正常一栏的叫法")
    fine: frozenset[str] = Field(description="表示正常的写法")
    warned: frozenset[str] = Field(description="表示不正常的写法")
    alarms: tuple[str, ...] = Field(default=(), description="问有没有不正常的一栏的叫法（是否预警）")
    yes: frozenset[str] = Field(default=frozenset(), description="这一栏里表示有的写法")
    no: frozenset[str] = Field(default=frozenset(), description="这一栏里表示没有的写法")
    slow: Decimal = Field(default=Decimal(30), description="完成的比例比时间进度低几个百分点才问")
    far: Decimal = Field(default=Decimal(20), description="表上没有写界限时，偏离百分之几要说明")


@check_kind(
    "watched",
    params=Watched,
    provides={"stated", "due", "actual", "month"},
    faults={"progress", "off", "fine", "slow", "deviation", "warned"},
)
def watched(unit: IndicatorUnit, params: Watched, context: Context) -> Judgement:
    """Progress is result ÷ target, nothing is fine that broke its cap or lies far off, and what is not fine
    has its reason."""
    if not (unit.indicator.actual or "").strip():
        return NOT_APPLICABLE
    columns = unit.whole.once(columns_of)
    hits = [*_progress(unit, columns, params, context), *_deviation(unit, columns, params, context)]
    hits += _status(unit, columns, params, context)
    hits.sort(key=lambda hit: hit.confidence is Confidence.ASK)
    return failed(*hits[:1])


@dataclass(frozen=True, slots=True)
class _Compared:
    """A printed share in its cell, beside the result, the target, and what was planned by now."""

    cell: Cell
    stated: Decimal
    done: Decimal
    target: Decimal
    planned: tuple[Decimal, ...]


def _compared(
    unit: IndicatorUnit, columns: Columns, labels: Sequence[str], context: Context
) -> _Compared | None:
    """What a row prints below one of the labels, ``None`` where it, result or target is no figure."""
    row, words = unit.indicator, completion_words(context.lexicons)
    cell = columns.below(row, labels)
    stated = _rate(cell)
    done, target = (figure(each, row.unit, words, context) for each in (row.actual, row.value))
    if cell is None or stated is None or done is None or not target:
        return None
    beside = (figure(each.text, row.unit, words, context) for each in columns.beside(row))
    planned = tuple(each for each in beside if each and each != done)
    return _Compared(cell, stated, done, target, planned)


def _progress(unit: IndicatorUnit, columns: Columns, params: Watched, context: Context) -> Iterator[Hit]:
    found = _compared(unit, columns, params.progress, context)
    if found is None or _is_low(unit.indicator, context):
        return
    stated, done = found.stated, found.done
    due = done * _HUNDRED / found.target
    dues = (due, *(done * _HUNDRED / each for each in found.planned))
    same = min(min(abs(own - stated), abs(own - stated * _HUNDRED)) for own in dues)
    if min(same, abs(min(due, _HUNDRED) - stated)) > _CLOSE and stated != done:
        # a rate may stand as its own progress
        yield _hit(unit.indicator, found.cell, "progress", due=f"{as_text(due.quantize(Decimal('0.1')))}%")


def _deviation(unit: IndicatorUnit, columns: Columns, params: Watched, context: Context) -> Iterator[Hit]:
    """A printed deviation is how far the result lies from the target, in per cent of it or in points."""
    found = _compared(unit, columns, params.deviation, context)
    if found is None or found.stated in (0, found.done):
        return
    done, target, stated = found.done, found.target, abs(found.stated)
    bases = (target, *found.planned)
    dues = [abs(done - base) * _HUNDRED / base for base in bases] + [abs(done - target)]
    printed = (stated, stated * _HUNDRED, _HUNDRED - stated)  # some print what was reached
    if all(abs(due - each) > _CLOSE for due in dues for each in printed):
        due = (done - target) * _HUNDRED / target
        over = unit.form is not None and unit.form.kind is FormKind.SELF_REVIEW
        sure = None if over else Confidence.ASK  # in the year it may be measured by a schedule
        told = f"{as_text(due.quantize(Decimal('0.1')))}%"
        yield _hit(unit.indicator, found.cell, "off", due=told, confidence=sure)


def _status(unit: IndicatorUnit, columns: Columns, params: Watched, context: Context) -> Iterator[Hit]:
    row, form = unit.indicator, unit.form
    alarm = columns.below(row, params.alarms)
    status = alarm or columns.below(row, params.status)
    fine = params.fine - params.yes | params.no if alarm else params.fine
    warned = params.warned | params.yes if alarm else params.warned
    said = plain(status.text) if status else ""
    off = columns.below(row, params.deviation)
    deviation, line = _rate(off), _line(form, unit)
    far = deviation is not None and abs(deviation) > (line or params.far)
    behind = far and deviation is not None and deviation < 0
    if status is not None and said in fine and (behind or _breaks_cap(row, context)):
        yield _hit(row, status, "fine")
    elif (
        status is not None
        and said in fine
        and not is_explained(form, row, context)
        and _is_slow(form, row, params, context)
    ):
        yield _hit(row, status, "slow", month=str(form.through_month), confidence=Confidence.ASK)
    elif far and off is not None and not is_explained(form, row, context) and _may_explain(form):
        yield _hit(row, off, "deviation", confidence=None if line else Confidence.ASK)
    elif (
        status is not None and said in warned and not is_explained(form, row, context) and _may_explain(form)
    ):
        yield _hit(row, status, "warned")


def _is_slow(form: Form, row: Indicator, params: Watched, context: Context) -> bool:
    """Whether much less is done of what grows over the year than the months that are gone."""
    month = form.through_month
    if month is None or row.operator not in (Operator.AT_LEAST, Operator.EQUAL, None):
        return False
    if row.qualitative or _is_low(row, context) or not is_count(row.unit, context):
        return False
    words = completion_words(context.lexicons)
    done, target = (figure(each, row.unit, words, context) for each in (row.actual, row.value))
    if done is None or not target:
        return False
    return done / target * _HUNDRED + params.slow < Decimal(month) * _HUNDRED / _MONTHS


def _may_explain(form: Form) -> bool:
    return bool(form.columns & {"reason", "cause", "note"})


def _line(form: Form, unit: IndicatorUnit) -> Decimal | None:
    """The deviation from which on the form wants a reason, in its own words."""
    texts = (form.note or "", *(each.text for each in unit.submission.document.paragraphs()))
    found = next((match for text in texts if (match := _LINE.search(text))), None)
    return Decimal(found[1]) if found else None


def _breaks_cap(row: Indicator, context: Context) -> bool:
    words = completion_words(context.lexicons)
    done, target = (figure(each, row.unit, words, context) for each in (row.actual, row.value))
    capped = row.operator in (*CAPS, Operator.EQUAL, None) and _is_low(row, context)
    return capped and done is not None and target is not None and done > target


def _is_low(row: Indicator, context: Context) -> bool:
    return context.language.direction(row.name, row.unit).direction is Direction.LOWER


def _rate(cell: Cell | None) -> Decimal | None:
    match = _RATE.fullmatch(cell.text.strip()) if cell else None
    return Decimal(match[1].replace("−", "-")) if match else None


def _hit(
    row: Indicator,
    cell: Cell,
    fault: str,
    *,
    due: str = "",
    month: str = "",
    confidence: Confidence | None = None,
) -> Hit:
    values = {"stated": cell.text.strip(), "due": due, "actual": (row.actual or "").strip(), "month": month}
    evidence = (Evidence(cell.text.strip(), cell.location), row_evidence(row))
    return Hit(values, evidence, field="actual", fault=fault, confidence=confidence)
