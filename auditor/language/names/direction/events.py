"""Rates and counts: the event next to the measure decides."""

from __future__ import annotations

from dataclasses import replace

from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.names.direction.deeds import good_grade, governed, is_planned_work, plainly_bad
from auditor.language.names.direction.grammar import OPPOSITE, UNDECIDED, Name, Verdict
from auditor.language.names.direction.words import Word

_PERSONS = frozenset({"people", "person_times", "households", "household_times"})
_SPAN = expression(r"(?<=.)[每当]?[年月]均?度?$")  # 能耗年|增量
_ATTRIBUTE = 2  # characters of a noun that a bad word may describe (危险|路段, 破损|井盖)


def by_event(name: Name) -> Verdict:
    """What is counted or shared, by its head event."""
    words = name.words
    if words and words[0].has("weak") and words[0].start >= name.end:
        words = words[1:]  # the measure itself (人口): what stands before it decides
        name = replace(name, words=words)
    failing = _failing(name)
    if failing is not None:
        return failing
    if name.share and _either_way(name):
        return UNDECIDED
    if not words or _headed_by_a_name(name):
        return _graded(name) or _default(name)
    word = words[0]
    if _describes_a_group(name, word):
        return _attributive(name)
    change = changed_head(name, word)
    if change is not None:
        return change
    far = not name.grammar.phrases.between.fullmatch(name.gap(word))
    if far and word.has("bad") and not word.has("handles", "good"):
        return _of_a_measure(name) or _modifier(name)
    if far and (opened := _opened_by_harm(name)):
        return opened
    verdict = _judged(name)
    return verdict.unsure if far and name.share else verdict


def _either_way(name: Name) -> bool:
    """Whether the share is of what is good or bad as its thing is; the measure may name it (内存|使用率)."""
    shared = name.text[: name.measure.end].removesuffix("率") if name.measure else ""
    ways, parts = name.grammar.lexicon.either_way, (name.text[: name.end], shared)
    if not any(part.endswith(ways) for part in parts):
        return False
    found = [way for way in ways if any(part.endswith(way) for part in parts)]
    known = [word.text for word in name.words[:1] if word.end == name.end and plainly_bad(word)]
    return not any(len(bad) > len(way) for bad in known for way in found)  # 母婴传播


def _graded(name: Name) -> Verdict | None:
    """A share of what a bad grade at its front singles out (劣V类|断面, 不达标|道路)."""
    word = name.words[0] if name.words else None
    if word is None or not name.share or word.text not in name.grammar.lexicon.bad_grades:
        return None
    if governed(name) is not None or name.grammar.phrases.averted.within(name.text[: word.start]):
        return None
    return Verdict(Direction.LOWER, word.text, sure=True)


def _describes_a_group(name: Name, word: Word) -> bool:
    """Whether persons or firms follow; the measure may name them (贫困|人口数) where the word is bad."""
    end = name.measure.end if name.measure and plainly_bad(word) else name.end
    return name.grammar.phrases.population.within(name.text[word.end : end])


def _default(name: Name) -> Verdict:
    """Without any word that decides: by the kind of the measure."""
    kind = name.measure.kind if name.measure else ""
    return Verdict(name.grammar.lexicon.defaults.get(kind, Direction.UNKNOWN))


def changed(rest: str, verb: str, name: Name, *, falling: bool) -> Verdict:
    """Growth or decline of ``rest``."""
    rest = _SPAN.sub("", rest)
    inner = name.again(rest, None).direction if rest else Direction.UNKNOWN
    if inner is Direction.UNKNOWN and rest.endswith(name.grammar.lexicon.costs):
        inner = Direction.LOWER  # 物价|涨幅
    if not falling:
        known = inner in OPPOSITE
        return Verdict(inner if known else Direction.HIGHER, verb, sure=known)
    # less of a good thing may be meant well (检查减少次数), so only less of a bad one is sure
    return Verdict(OPPOSITE.get(inner, Direction.HIGHER), verb, sure=inner is Direction.LOWER)


def changed_head(name: Name, word: Word) -> Verdict | None:
    """A verb of change as the head (隐患减少数), or «new» before or behind a bad thing (新增债务)."""
    if word.has("falls", "rises") and not word.has("good") and word.start > 0:
        return changed(name.text[: word.start], word.text, name, falling=word.has("falls"))
    if word.text in name.grammar.lexicon.brings and word.start > 0:
        thing = name.again(name.text[: word.start], None)
        return Verdict(Direction.LOWER, thing.event) if thing.direction is Direction.LOWER else None
    return None


def _judged(name: Name) -> Verdict:
    """By the roles of the head word."""
    word, lexicon, phrases = name.words[0], name.grammar.lexicon, name.grammar.phrases
    before = name.text[: word.start]
    if word.text in lexicon.uses and not name.share and phrases.consumed.within(before):
        return Verdict(Direction.LOWER, before[-4:] + word.text)
    if word.has("bad"):
        return _bad(name)
    if word.has("demand", "provides", "weak") and not name.share:
        return _stock(name)
    inside = word.start >= name.end  # 未|结案数: the measure's own deed is denied only right before it
    negated = (
        before.endswith(lexicon.negating) if inside else phrases.negated.within(_without_names(name, before))
    )
    spoiled = (phrases.late if word.has("handles") else phrases.spoiling).ending(before)
    if negated or spoiled:
        opening = name.words[-1]
        taken = opening.start == 0 and opening is not word and opening.has("handles")  # 追回违规使用的资金
        return Verdict(Direction.HIGHER, opening.text) if taken else Verdict(Direction.LOWER, word.text, True)
    sure = (name.share and not word.has("weak")) or not word.has("planned", "weak")
    return Verdict(Direction.HIGHER, word.text, sure)


def _without_names(name: Name, text: str) -> str:
    """A text whose words that only contain others (批而未供) are blotted out."""
    for word in name.grammar.events.scan(text):
        if word.has("inert"):
            text = f"{text[: word.start]}{' ' * len(word.text)}{text[word.end :]}"
    return text


def _stock(name: Name) -> Verdict:
    """The number of what is there or comes in: the word right before it may tell (冒领|低保金人数)."""
    word, behind = name.words[0], name.words[1] if len(name.words) > 1 else None
    if behind is not None and behind.end == word.start and not word.has("handles"):
        if plainly_bad(behind):
            return Verdict(Direction.LOWER, behind.text)
        if behind.has("good") and not word.has("weak"):  # 复明|手术
            return Verdict(Direction.HIGHER, behind.text)
    return Verdict(Direction.HIGHER if is_planned_work(name) else Direction.UNKNOWN, word.text)


def _attributive(name: Name) -> Verdict:
    """The event describes a group (失业人员); a verb before it takes the group in hand (慰问困难儿童)."""
    word = name.words[0]
    if name.measure is not None and name.measure.kind == "money":
        return _default(name)  # what the group gets or pays (贫困户分红|总额): not how many they are
    deed = next((each for each in name.words[1:] if each.has("good", "handles", "provides")), None)
    if deed is not None and not (deed.has("demand") and not deed.has("provides")):
        return Verdict(Direction.HIGHER, deed.text)
    if deed is not None or word.has("demand"):
        return UNDECIDED
    if word.has("bad") and not name.grammar.phrases.averted.within(name.text[: word.start]):
        return Verdict(Direction.LOWER, word.text)
    return Verdict(Direction.HIGHER if word.has("good", "bad") else Direction.UNKNOWN, word.text)


def _failing(name: Name) -> Verdict | None:
    """A two-character word that begins like a failing and that no list knows (退票)."""
    if name.measure is None:
        return None
    failing = name.grammar.phrases.failing.search(name.measure.object)
    if failing is None or (name.words and name.words[0].end > failing.start) or _known(name):
        return None
    return Verdict(Direction.LOWER, failing.text)


def _known(name: Name) -> bool:
    """Whether what is measured ends in a word that the lexicon knows, though it may decide nothing."""
    thing = name.text[: name.end]
    return next((word.end == len(thing) for word in name.grammar.events.scan(thing)), False)


def _headed_by_a_name(name: Name) -> bool:
    """Whether the head is a word that only contains others (公共卫生): nothing before it decides."""
    if name.words[0].end > name.end:
        return False  # the measure's own noun belongs to it (突发公共卫生|事件数)
    thing = name.text[: name.end]
    head = next((word for word in name.grammar.events.scan(thing) if not word.has("transparent")), None)
    if head is None or not head.has("inert"):
        return False
    return name.grammar.phrases.between.fullmatch(name.gap(head)) is not None


def _opened_by_harm(name: Name) -> Verdict | None:
    """Cases of a harm that opens the name, whatever it is done to (拖欠|保洁员工资|案件数)."""
    opening = name.words[-1]
    harm = opening.start == 0 and plainly_bad(opening) and not any(w.has("handles") for w in name.words)
    cases = name.measure is not None and name.measure.kind == "cases"
    return Verdict(Direction.LOWER, opening.text) if harm and cases else None


def _of_a_measure(name: Name) -> Verdict | None:
    """A share of something measured that is plainly bad (危房面积|占比)."""
    thing = name.text[: name.end]
    if not name.share or name.grammar.measure(thing) is None:
        return None
    inner = name.again(thing, None)
    return inner if inner.direction is Direction.LOWER and inner.sure else None


def _modifier(name: Name) -> Verdict:
    """A bad word in a modifier: of a thing that serves against it (违章|抓拍设备), or of the thing itself."""
    word, gap = name.words[0], name.gap(name.words[0])
    if (deed := governed(name)) is not None:
        return Verdict(Direction.HIGHER, deed)
    if name.grammar.phrases.averted.within(name.text[: word.start]):
        return Verdict(Direction.HIGHER, word.text)
    composed = name.measure is not None and name.measure.term.endswith(name.grammar.measures.composition)
    counted = name.measure.term.removesuffix("量").removesuffix("数") if name.measure else ""
    if not composed and f"{gap}{counted}".endswith(name.grammar.lexicon.means):
        return _default(name) if name.measure else Verdict(Direction.HIGHER)
    near = (len(gap) <= _ATTRIBUTE or word.text in name.grammar.lexicon.spoiling) and not name.share
    return Verdict(Direction.LOWER, word.text) if composed or near else UNDECIDED


def _bad(name: Name) -> Verdict:
    word = name.words[0]
    if name.grammar.phrases.averted.within(name.text[: word.start]):
        return Verdict(Direction.HIGHER, word.text, sure=True)
    deed, opening = governed(name), name.words[-1]
    if (grade := good_grade(name)) is not None:
        return Verdict(Direction.HIGHER, grade, sure=True)
    persons = name.measure is not None and name.measure.kind in _PERSONS
    reached = opening.start == 0 and opening.has("good") and not opening.has("demand")
    reached = reached and word.text not in name.grammar.lexicon.lapses
    if deed is None and persons and reached:  # 惠及失业人数
        return Verdict(Direction.HIGHER, opening.text)
    if deed is None:
        return Verdict(Direction.LOWER, word.text, sure=True)
    return Verdict(Direction.UNKNOWN if name.share else Direction.HIGHER, deed)
