"""Clashing numbers of the texts are those that a comparison of all with all would tell."""

from __future__ import annotations

import random
import re
from itertools import combinations

from auditor.checks.base import Failed
from auditor.checks.links.text_text import TextText, text_text
from auditor.checks.units import FormUnit
from auditor.language.facts import Quantity, Role
from auditor.language.linking.form_links import FormLinks
from auditor.language.linking.links import Linker, Mention
from auditor.language.linking.same_amounts import agree
from auditor.model import Form
from auditor.ruleset.loader import load_files
from tests.judging.test_engine import make_submission

CONTEXT = load_files([]).context
CONTENT = (
    ("", "", "", "各乡镇各", "65岁以上"),
    ("修建灌溉渠道", "修建灌溉渠道", "修建灌溉水渠", "新建提水泵站"),
    ("", "", "", "", "", "不少于", "约"),
    tuple(map(str, range(1, 13))),
    ("公里", "公里", "处"),
    "，。。、",
)


def any_text(chance: random.Random) -> str:
    return "".join("".join(map(chance.choice, CONTENT)) for _ in range(chance.randint(0, 8)))


def told(goal: str, overview: str) -> tuple[FormUnit, list[tuple[str, str, str, str]]]:
    submission = make_submission({"goal": goal, "overview": overview})
    unit = FormUnit(submission, submission.forms[0])
    judgement = text_text(unit, TextText(aspect="numbers"), CONTEXT)
    values = [hit.values for hit in judgement.hits] if isinstance(judgement, Failed) else []
    return unit, [(each["quote"], each["one"], each["other_quote"], each["two"]) for each in values]


def alike(one: Mention, two: Mention, linker: Linker) -> bool:
    left, right = linker.topic(one.quantity), linker.topic(two.quantity)
    return min(linker.content.coverage(left, right), linker.content.coverage(right, left)) >= 0.85


def beside(one: Mention, two: Mention) -> bool:
    return one.passage is two.passage and one.quantity.clause_start == two.quantity.clause_start


def numbers_before(quantity: Quantity) -> list[str]:
    return re.findall(r"\d+", quantity.clause[: quantity.start - quantity.clause_start])


def clash(one: Mention, two: Mention, linker: Linker) -> bool:
    left, right = one.quantity, two.quantity
    same = left.role is right.role is Role.COMMITMENT and left.unit.text == right.unit.text
    exact = not left.approximate and not right.approximate and left.operator == right.operator
    before = [numbers_before(left), numbers_before(right)]
    others = all(before) and before[0] != before[1]
    apart = not others and (one.passage is not two.passage or not beside(one, two))
    return same and exact and apart and alike(one, two, linker) and not agree(left, right)


def settled(one: Mention, two: Mention, mentions: tuple[Mention, ...], linker: Linker) -> bool:
    return any(
        agree(each.quantity, rest.quantity) and (alike(each, rest, linker) or beside(rest, other))
        for each, other in ((one, two), (two, one))
        for rest in mentions
        if rest not in (one, two)
    )


def expected(form: Form) -> list[tuple[str, str, str, str]]:
    """What is told where all pairs are gone through, in their order."""
    linker = CONTEXT.linker
    mentions = FormLinks(form, linker).mentions
    told, found = set[int](), []
    for (first, one), (second, two) in combinations(enumerate(mentions), 2):
        known = not told & {first, second} and clash(one, two, linker)
        if known and not settled(one, two, mentions, linker):
            told |= {first, second}
            found.append((one.words, f"{one.quantity.annual}", two.words, f"{two.quantity.annual}"))
    return found


def test_the_same_pairs_are_told_as_of_all() -> None:
    chance, most = random.Random(1), 0
    for _ in range(300):
        goal, overview = any_text(chance), any_text(chance)
        unit, found = told(goal, overview)
        assert found == expected(unit.form), (goal, overview)
        most = max(most, len(found))
    assert most > 2


def test_two_numbers_of_one_thing_are_told_once() -> None:
    _, found = told("修建灌溉渠道3公里。", "修建灌溉渠道5公里，修建灌溉渠道6公里。")
    assert len(found) == 1


def test_a_number_that_both_texts_state_settles_it() -> None:
    _, found = told("修建灌溉渠道3公里。", "修建灌溉渠道3公里。另修建灌溉渠道5公里。")
    assert found == []
