"""Tasks that 概况 or 目标 name and no indicator speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from typing import NamedTuple

from auditor.checks.base import PASSED, Context, Judgement, check_kind, failed
from auditor.checks.links.promises import (
    COVERED,
    NAME,
    UNTOUCHED,
    WORD,
    PromiseParams,
    Promises,
    promises_of,
    several,
)
from auditor.checks.links.proposals import topic_name
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.language.linking.commitments import Commitment
from auditor.language.linking.content import ContentReader
from auditor.language.linking.sharing import Sharing
from auditor.language.texts.clauses import Clause, split_clauses
from auditor.model import Passage

_WHETHER, _PAUSE, _COMMAS = "是否", "、", "，,"
_LISTED = expression("等[^等]{0,6}$|工作$")
_ENDED = expression(r"[；;\n]|(?<!\d)\d{1,2}[.．、)）]")  # of an item
_NEAR = 40  # characters behind a task that speak of it
_NEAR_NAME = 8  # characters: a longer target names things
_PAIR, _HALF, _NEARLY_ALL = 2, 0.5, 0.9


class _Often(NamedTuple):
    """What is promised so and so often, and the same to be looked up."""

    cores: tuple[str, ...]
    sharing: Sharing


@check_kind(
    "promised-topic",
    params=PromiseParams,
    provides={"label", "quote", "quotes", "indicator", "count", "more"},
    faults={"single", "listed", "unnamed"},
    formerly=("goal-coverage", "topic"),
)
def judge_topic(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """One question for the whole form: a list of every deliverable would bury the others."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    often = _told_how_often(promises)
    missing = [
        (passage, promise) for passage in promises.passages for promise in _missing(passage, promises, often)
    ]
    once = {promise.clause.text: (passage, promise) for passage, promise in reversed(missing)}
    found = list(_distinct(tuple(reversed(once.values())), promises))
    if not found:
        return PASSED
    names = (topic_name(promise, promises.reader) for _, promise in found)
    name = next((each for each in names if each), "")
    quoted = [
        (passage, promises.reader.without_joint(without_told(promise.clause.text, promises)))
        for passage, promise in found
    ]
    fault = "single" if len(found) == 1 else "listed" if name else "unnamed"
    return failed(several(quoted, name, fault))


def without_told(clause: str, promises: Promises) -> str:
    """A list without the parts at its ends that a row names in other words (池塘管理、档案整理 beside 池塘
    清淤完成率); «» where none is left."""
    parts = clause.split(_PAUSE)
    if len(parts) == 1:
        return clause
    while parts and _told(parts[0], promises):
        parts.pop(0)
    while parts and _told(parts[-1], promises):
        parts.pop()
    return _PAUSE.join(parts)


def _told(part: str, promises: Promises) -> bool:
    """Whether the name of a row is a part's, or as good as that: most of its words, or four of them in a row
    that are half of it (群众性文艺演出 beside 群众文艺演出场次); or a row does one of its works (候船室保洁
    消杀 beside 保洁面积)."""
    content = promises.linker.content
    works = set(content.pieces(part))
    done = any(works.intersection(content.pieces(row.name)) for row in promises.form.indicators)
    if done or promises.named(part):
        return True
    thing = _LISTED.sub("", part)
    thing = thing.removeprefix(promises.reader.leading_verb(thing) or "")
    rows = (row.name for row in promises.form.indicators if len(row.name) <= NAME)
    return len(thing) >= WORD and any(_says(thing, name) for name in rows)


def _says(thing: str, name: str) -> bool:
    blocks = SequenceMatcher(None, thing, name, autojunk=False).get_matching_blocks()
    runs = [block.size for block in blocks if block.size >= _PAIR]
    share = sum(runs) / len(thing)
    return share >= COVERED or (share >= _HALF and max(runs) >= WORD)


def _explains(clause: Clause, text: str, promises: Promises) -> bool:
    """Whether a clause only lists of what the activity before it consists, which a row has (举办读书节，开展
    朗诵、讲座等活动)."""
    if not promises.reader.lists_parts(clause.text):
        return False
    before = next((each for each in split_clauses(text) if each.end + 1 == clause.start), None)
    joined = before is not None and text[before.end : clause.start] in _COMMAS
    return joined and before is not None and promises.touched(before.text) >= _NEARLY_ALL


def _called(promise: Commitment, text: str, promises: Promises) -> bool:
    """Whether what follows a task in the same item calls those whom it is for as a row does that counts it
    (…开展离退休职工联谊活动。让老职工… beside 老职工活动开展率)."""
    behind = _ENDED.split(text[promise.clause.end : promise.clause.end + _NEAR], maxsplit=1)[0]
    return any(
        promise.term[-_PAIR:] in row.name and any(word in behind for word in _words(row.name))
        for row in promises.form.indicators
        if len(row.name) <= NAME
    )


def _told_how_often(promises: Promises) -> _Often:
    """What clauses of any text promise to do so and so often, of which it is asked elsewhere."""
    content, texts = promises.linker.content, (passage.text for passage in promises.passages)
    found = (content.core(each.topic) for text in texts for each in promises.reader.frequencies(text))
    cores = tuple(dict.fromkeys(found))
    return _Often(cores, Sharing(content.of(core).pairs for core in cores))


def _counted_elsewhere(promise: Commitment, often: _Often, content: ContentReader) -> bool:
    """Whether a clause of any text promises how often the same is done."""
    clause = promise.clause.text
    near = (often.cores[place] for place in often.sharing.places(content.of(clause).pairs))
    return any(content.coverage(core, clause) >= _HALF for core in near)


def _answered(promise: Commitment, promises: Promises) -> bool:
    """Whether the target of a row is made of words that speak of it (筛查: 尘肺病人筛查300人次，…)."""
    content = promises.linker.content
    core = content.core(promise.topic)
    values = (row.value or "" for row in promises.form.indicators)
    return any(content.coverage(core, value) >= _HALF for value in values if len(value) > _NEAR_NAME)


def _words(name: str) -> set[str]:
    return {name[start : start + WORD] for start in range(len(name) - WORD + 1)}


def _distinct(
    found: Sequence[tuple[Passage, Commitment]], promises: Promises
) -> Iterator[tuple[Passage, Commitment]]:
    """Every task once, though one clause lists it among others and another says it again."""
    content = promises.linker.content
    sharing, clauses = Sharing(), list[str]()
    longest = sorted(found, key=lambda pair: -len(pair[1].clause.text))
    for _, promise in longest:
        core, clause = content.core(promise.topic), promise.clause.text
        near = (clauses[place] for place in sharing.places(content.of(core).pairs))
        if all(content.coverage(core, each) < 1 for each in near):
            sharing.add(content.of(clause).pairs)
            clauses.append(clause)
    told = frozenset(clauses)
    yield from ((passage, promise) for passage, promise in found if promise.clause.text in told)


def _missing(passage: Passage, promises: Promises, often: _Often) -> Iterator[Commitment]:
    topics = promises.reader.topics(passage.text)
    if not topics:
        return
    content = promises.linker.content
    names = "|".join(piece for row in promises.form.indicators for piece in content.pieces(row.full_name))
    counted = _counted(passage, {promise.clause.start for promise in topics}, promises)
    seen: set[str] = set()
    for promise in topics:
        named = any(piece in names for piece in content.pieces(promise.term))
        asks = _WHETHER in promise.clause.text  # a question of the assessment, no task
        if named or asks or promise.clause.start in counted or promise.clause.text in seen:
            continue
        seen.add(promise.clause.text)
        open_part = without_told(promise.clause.text, promises)
        if promise.term not in open_part or promises.touched(promise.topic) >= UNTOUCHED * 2:
            continue
        if not (
            _explains(promise.clause, passage.text, promises)
            or _called(promise, passage.text, promises)
            or _counted_elsewhere(promise, often, content)
            or _answered(promise, promises)
        ):
            yield promise


def _counted(passage: Passage, clauses: Set[int], promises: Promises) -> set[int]:
    """Those of some clauses of a text, by their beginnings, of which it is asked elsewhere who measures them:
    they promise a quantity or a frequency, or have a number that a row has too."""
    counted = {quantity.clause_start for quantity in promises.reader.quantities(passage.text)}
    counted |= {promise.clause.start for promise in promises.reader.frequencies(passage.text)}
    for quantity in promises.language.quantities(passage.text):
        start = quantity.clause_start
        if start in clauses and start not in counted and promises.measured(quantity):
            counted.add(start)
    return counted
