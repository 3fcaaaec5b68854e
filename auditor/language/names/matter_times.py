"""Names of time and of satisfaction: by when, how long, in time, and what people think of it."""

from __future__ import annotations

from auditor.chinese.dates import DUE
from auditor.language.names.matter_finder import REACH, MatterFinder
from auditor.language.names.matter_parts import NameParts, is_date

_TIMES = frozenset({"duration", "days", "deadline", "point_in_time", "life"})
_LIFE = "life"  # 维持时效: how long it lasts, not by when
_SPEED = "时效"
_BARE_COUNTS = frozenset({"amount", "quantity"})


def satisfaction(lexicon: MatterFinder, name: NameParts) -> str | None:
    """Whether a name speaks of satisfaction, of what people know or how they regard it."""
    words = lexicon.words
    tail = name.text[-10:]
    if any(word in tail for word in words.satisfied) and (
        name.kind in {"satisfaction", "rate", "deviation"}
        or tail.endswith(words.satisfied)
        or not name.measure
    ):
        return "satisfaction"
    if name.kind == "satisfaction" and name.text.endswith(words.known):
        return "society"
    return "regard" if name.text.endswith(words.regard) else None


def punctuality(lexicon: MatterFinder, name: NameParts) -> str | None:
    """Whether a name speaks of what is done in time."""
    if DUE.search(name.text):
        return "deadline"
    if name.text.endswith(_SPEED) and "ratio" in name.unit_kinds and lexicon.has("funds", name.text):
        return "funds"  # 资金供应时效 100%: how much money came, not how soon
    if name.text.endswith(lexicon.words.punctual_endings) and name.kind != _LIFE:
        return "punctuality"
    if name.kind not in lexicon.words.rates | {"timeliness"}:
        return None
    late = lexicon.has("punctual", name.text[-12:]) and not lexicon.has("not_punctual", name.text)
    return "punctuality" if late else None


def time(lexicon: MatterFinder, name: NameParts) -> str | None:
    """How long, by when, how far or how fast: what a name says of time."""
    matter = lexicon.by_measure.get(name.kind)
    lasting = name.kind in _BARE_COUNTS and bool(name.unit_kinds & _TIMES)  # 预警提前量, 分钟
    timed = lasting or name.kind in _TIMES or name.text.endswith(lexicon.words.time_endings)
    if name.text.endswith(lexicon.words.progress):
        return "funds" if lexicon.has("funds", name.text) else "progress"
    if name.text.endswith(lexicon.words.life_of_people):
        return "society"
    before = name.text[-REACH:]
    acted = lexicon.last("timed_actions", before) > lexicon.last("timed_work", before)
    if matter == "lifespan" and not acted and not is_date(name.value):
        return "lifespan"
    if not timed or lexicon.nature(name.text):
        return None
    waited, responded = lexicon.has("waiting", name.text), lexicon.has("responses", before)
    if waited or responded:
        answered = not waited and lexicon.last("responses", before) > lexicon.last("outages", before)
        return "deadline" if is_date(name.value) else "response" if answered else "waiting"
    done = matter == "deadline" or (acted and name.text.endswith(lexicon.words.time_endings))
    if done or is_date(name.value):
        return "deadline"
    if lexicon.bad(name.text, name.unit or None):
        return "waiting"
    worked = lexicon.has("opened", before) and not lexicon.has("sustained", name.text)
    return "worked-time" if worked else "duration"
