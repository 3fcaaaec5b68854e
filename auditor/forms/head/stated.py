"""What a cell beside a label of money states: an amount, its sources, or figures with labels of their own."""

from __future__ import annotations

from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.head.amounts import read_amount, spoken_amount
from auditor.forms.head.named import take_named
from auditor.forms.head.parts import sources_of
from auditor.forms.head.records import Head, Money
from auditor.forms.labels.lexicon import INLINE, FieldHit, Labels
from auditor.forms.lines import Slot
from auditor.forms.text import one_line, squeeze
from auditor.model import Amount, Doubt, MoneyUnit

_BOX = expression("[□☐☑■]")
_FIGURE = expression(r"-?[\d,]+(?:\.\d+)?")
_SHARE = expression(r"\d+(?:\.\d+)?[%％]")  # what was spent of it, below a label of its own


def stated(hit: FieldHit, text: str, slot: Slot, unit: MoneyUnit, labels: Labels) -> Amount | None:
    """The amount that a cell holds: alone, on its first line above its sources, or in a sentence."""
    at = slot.location
    found = (
        read_amount(text, label=hit.label, unit=unit, location=at),
        read_amount(text.strip().partition("\n")[0], label=hit.label, unit=unit, location=at),
        labels.told.years_part(text, label=hit.label, location=at) if hit.field == "budget" else None,
        spoken_amount(text, label=hit.label, location=at),
    )
    told = labels.told.of([(text, at)], None) if hit.field == "budget" and not any(found) else None
    return next((amount for amount in found if amount), told and replace(told, label=hit.label))


def take_parts(hit: FieldHit, text: str, slot: Slot, unit: MoneyUnit, *, labels: Labels, head: Head) -> None:
    """Gives a head what a cell says that holds no amount of its own: the sources of money, figures with
    labels, or nothing that can be read."""
    if parts := sources_of(text, unit, hit.label, slot.location, labels):
        head.money += [Money(replace(part, block=hit.block), None) for part in parts]
    elif _labels_other_money(text, labels) or _SHARE.fullmatch(squeeze(text)):
        return
    elif not take_named(text, unit, slot, labels, head):
        head.doubts.append(Doubt(f"“{hit.label}”的金额“{one_line(text)}”无法识别", slot.location))


def _labels_other_money(text: str, labels: Labels) -> bool:
    """Whether a cell beside a label of money prints another one that no list holds: words that end as such
    do, choices to tick, or a label with its own amount."""
    key = squeeze(text)
    if _BOX.search(key):
        return True
    if not any(map(str.isdigit, key)):
        return key.endswith((":", *labels.budgets.money_endings))
    match = INLINE.fullmatch(text.strip())
    return match is not None and _FIGURE.fullmatch(squeeze(match[2])) is not None
