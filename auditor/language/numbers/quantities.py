"""Quantities in running text: number, unit, object, comparator, frequency, and whether it is promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

from auditor.chinese.dates import OPENING
from auditor.chinese.marks import HAN, LINES
from auditor.chinese.stops import SENTENCE_ENDS
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.facts import Quantity, Role, UnitFact
from auditor.language.numbers.quantity_finding import JOINERS, Found, find_quantities, has_quantity
from auditor.language.numbers.quantity_lexicon import QuantityLexicon, quantity_lexicon
from auditor.language.numbers.roles import Surroundings
from auditor.language.numbers.units import UnitReader
from auditor.model import Operator

_LETTER = expression(rf"[{HAN}A-Za-z]")
_STOP = expression(f"[{SENTENCE_ENDS}：:]")
_FIRST_AFTER = expression(r"^[\s的之]+")
_ROWS = expression(rf"^(?:[^{LINES}]{{1,8}}[{LINES}]+){{1,3}}")  # 产出-数量-
_PER = expression(rf"(?:每(?:[一个]?[{HAN}]{{1,2}}))+$")
_REMEMBERED = 1_024  # texts of which it is only asked whether they count anything


class QuantityReader:
    """Reads quantities by lexicons/quantity-words.yaml and lexicons/commitment.yaml; ``counting`` are the
    measure words that only say that something is counted."""

    def __init__(
        self,
        lexicons: Lexicons,
        units: UnitReader,
        unit: Callable[[str], UnitFact],
        counting: Iterable[str],
    ) -> None:
        self._lexicon = quantity_lexicon(lexicons, units, unit, counting)
        self.any = lru_cache(_REMEMBERED)(self._any)

    def read(self, text: str) -> tuple[Quantity, ...]:
        """Every quantity of the text, in order."""
        quantities: list[Quantity] = []
        for found in find_quantities(self._lexicon, text):
            previous = quantities[-1] if quantities else None
            quantities.append(_understand(self._lexicon, text, found, previous))
        quantities = [self._lexicon.past.recalled(text, quantity) for quantity in quantities]
        following: list[Quantity | None] = [*quantities[1:], None]
        return tuple(map(partial(_scaled_down, self._lexicon, text), quantities, following))

    def _any(self, text: str) -> bool:
        """Whether the text has any quantity."""
        return has_quantity(self._lexicon, text)


def _understand(lexicon: QuantityLexicon, text: str, found: Found, previous: Quantity | None) -> Quantity:
    operator, rough, before, after = _compared(lexicon, found)
    before = _standing(before) if operator and not after.strip() else before
    mate = previous if previous and _joined(lexicon, text, previous, found, before) else None
    place = Surroundings(
        text, found.number, found.unit.text, found.end, before, after, operator, found.ranged
    )
    role, action = lexicon.roles.read(place)
    if mate and role is not Role.REFERENCE and not lexicon.roles.is_basis(after):
        role, action = mate.role, mate.action
    if not action and role is Role.COMMITMENT:
        verb = lexicon.verbs.first(after)
        action = verb.text if verb else ""
    repeat = (
        found.frequency if found.frequency and found.unit.kinds & lexicon.words.repeatable else Decimal(1)
    )
    return Quantity(
        text=text[found.number.start : found.end],
        start=found.number.start,
        end=found.end,
        value=found.number.value,
        unit=found.unit,
        object=_object(lexicon, text, before, after, ratio=bool(found.unit.kinds & {"ratio"})),
        action=action,
        operator=operator,
        frequency=repeat,
        role=role,
        clause=found.clause.text,
        clause_start=found.clause.start,
        approximate=rough or found.number.approximate,
    )


def _compared(lexicon: QuantityLexicon, found: Found) -> tuple[Operator | None, bool, str, str]:
    """Comparator, approximate, and the words before and after without them."""
    time = "duration" in found.unit.kinds
    operator, rough, taken, skipped = lexicon.comparators.read(found.before, found.after, time=time)
    before, after = found.before[: len(found.before) - taken], found.after[skipped:]
    if operator is None and found.ranged:
        return Operator.AT_LEAST, rough, before, after
    per = _PER.search(before)
    if operator is None and per:  # 不低于每人每年1800元
        operator, rough_too, taken, _ = lexicon.comparators.read(before[: per.start()], "", time=time)
        return operator, rough or rough_too, before[: per.start() - taken] + per.group(), after
    verb = lexicon.verbs.first(before)
    leading = lexicon.words.leading_bounds
    if operator is None and verb and before.endswith(leading, 0, verb.start):  # 至少轮训干部两遍
        operator, rough_too, taken, _ = lexicon.comparators.read(before[: verb.start], "", time=time)
        return operator, rough or rough_too, before[: verb.start - taken] + before[verb.start :], after
    verb = lexicon.verbs.last(before)
    if operator is None and verb and verb.end == len(before.rstrip()):  # 不少于开展4次
        head = before[: verb.start]
        operator, rough_too, taken, _ = lexicon.comparators.read(head, "", time=time)
        return operator, rough or rough_too, head[: len(head) - taken] + verb.text, after
    return operator, rough, before, after


def _joined(lexicon: QuantityLexicon, text: str, previous: Quantity, found: Found, before: str) -> bool:
    """Whether a quantity goes on with the list of the one before it (购置救护车3辆，除颤仪12台)."""
    between = text[previous.end : found.number.start]
    listed = previous.clause_start == found.clause.start and "、" in between
    if previous.role is Role.REFERENCE or lexicon.roles.governed(before, listed=listed):
        return False
    if previous.clause_start == found.clause.start:
        return any(sign in between for sign in JOINERS)
    return not _STOP.search(between) and between.count("，") + between.count(",") == 1


def _object(lexicon: QuantityLexicon, text: str, before: str, after: str, *, ratio: bool) -> str:
    behind = _FIRST_AFTER.sub("", after).strip("“”\"'、，,（）() 　和及与")
    counted = len(before) > 2 and (ratio or behind.startswith(lexicon.words.light_verbs))
    if len(_LETTER.findall(behind)) >= 2 and not counted:
        return behind
    when = OPENING.match(before)
    words = before[when.end() :] if when else before
    words = lexicon.frequencies.phrase.without(words) if lexicon.frequencies.periods(text) else words
    words = _ROWS.sub("", words.strip("、，,和及与 　")).rstrip(" 　")
    counted_by = lexicon.measure_tail.search(words)
    words = words[: counted_by.start] if counted_by else words
    return (words if ratio else _without_verb(lexicon, words)).strip("、，,：:和及与 　")


def _without_verb(lexicon: QuantityLexicon, words: str) -> str:
    """The noun that a leading verb of promise governs; a verb that is all there is stays."""
    verb = lexicon.verbs.first(words)
    if verb and len(words) - verb.end >= 2 and words[verb.end :] not in lexicon.words.compound_tails:
        return words[verb.end :] if verb.start <= 4 else words
    return words


def _scaled_down(lexicon: QuantityLexicon, text: str, one: Quantity, other: Quantity | None) -> Quantity:
    """A quantity that only says where the next one is done (4所学校8栋校舍) promises nothing itself."""
    if other is None or one.clause_start != other.clause_start or one.role is not Role.COMMITMENT:
        return one
    between = text[one.end : other.start]
    if not between.strip() or any(sign in between for sign in JOINERS) or lexicon.verbs.first(between):
        return one
    return replace(one, role=Role.BACKGROUND)


def _standing(before: str) -> str:
    """The words before a bound without the 在 that only says where a measure stands (合格率在97%以上)."""
    head = before.rstrip()
    return head[:-1] if head.endswith("在") and len(head) > 2 else before
