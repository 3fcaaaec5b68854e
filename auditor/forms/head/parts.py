"""The sources of funds that one cell names behind its total: «120万元（上级80万元，本级40万元）»."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.chinese.marks import IDEOGRAPHS
from auditor.chinese.stops import ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import squeeze
from auditor.model import SPOKEN_UNIT, Amount, Location, MoneyUnit

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WHOLE = expression(rf"[^\d]*{_NUMBER}\s*(?:{SPOKEN_UNIT})?")
_WITHIN = expression(r"\([^()]*\)")
_ITEM = expression(r"(?:(?<=[元\d\n,;)])|^)\s*(?:[一二三四五六七八九十]|\d(?=[、.]\D))[、.]")
_NEXT = expression(rf"[{ENTRY_ENDS},、\n]+|(?<=[元\d])\s+(?=[{IDEOGRAPHS}])")
_LEAD = expression(r"^[:(]*(?:其中|包括|分别为|由)?[:]?")
_AGAIN = expression(r"^(?:其中|包括)")
_PART = expression(rf"([{IDEOGRAPHS}]{{1,12}}?)(?:为|计|共|安排)?:?({_NUMBER})({SPOKEN_UNIT})?[)]?")


def parts_of(text: str, whole: Amount, labels: Labels) -> tuple[Amount, ...]:
    """The sources behind the total that a cell begins with; none where it says anything else."""
    printed = unicodedata.normalize("NFKC", text).strip()
    total = _WHOLE.match(printed)
    if total is None:
        return ()
    behind = printed[total.end() :].strip()
    inside = behind[1:].rpartition(")")[0] if behind.startswith("(") else behind
    return _sources(inside, whole, labels)


def sources_of(
    text: str, unit: MoneyUnit, label: str, location: Location, labels: Labels
) -> tuple[Amount, ...]:
    """The sources that a cell names without their total; none where it says anything else, or only one."""
    nothing = Amount(Decimal(0), unit, label, text.strip(), location)
    found = _sources(unicodedata.normalize("NFKC", text).strip(), nothing, labels)
    return found if len(found) > 1 else ()


def _sources(text: str, whole: Amount, labels: Labels) -> tuple[Amount, ...]:
    split = map(squeeze, _NEXT.split(_ITEM.sub("\n", _WITHIN.sub("", text))))
    pieces = _own([piece for piece in split if piece])
    found = list(_parts([_LEAD.sub("", piece) for piece in pieces], whole, labels))
    return tuple(part for part in found if part) if all(found) else ()


def _own(pieces: list[str]) -> list[str]:
    """The pieces without those that part one of the others: «上级80万元，其中省级50万元»."""
    return [piece for number, piece in enumerate(pieces) if number == 0 or not _AGAIN.match(piece)]


def _parts(pieces: list[str], whole: Amount, labels: Labels) -> Iterator[Amount | None]:
    for piece in pieces:
        match = _PART.fullmatch(piece)
        if match is None or not _is_source(match[1], labels):
            yield None
            continue
        unit = MoneyUnit.spoken(match[3]) if match[3] else whole.unit
        yield replace(whole, value=Decimal(match[2].replace(",", "")), unit=unit, label=match[1])


def _is_source(words: str, labels: Labels) -> bool:
    hit = labels.field(words)
    return labels.fund_source(words) is not None or (hit is not None and hit.field == "amount")
