"""What is done to the thing that a name counts: the deed that takes it in hand, and the rules it keeps to."""

from __future__ import annotations

from auditor.language.names.direction.grammar import Name
from auditor.language.names.direction.words import Word

_WORKS = frozenset({"area", "length"})
_CHAINED = ("bad", "weak", "spoiling", "transparent")


def plainly_bad(word: Word) -> bool:
    """Whether a word is bad, and nothing that mends what is bad."""
    return word.has("bad") and not word.has("good", "handles")


def governed(name: Name) -> str | None:
    """The deed that takes the head in hand: it opens the name, or stands right before it or before the chain
    of bad words that the head ends (打击|毒品|犯罪)."""
    start, target, lexicon = name.words[0].start, name.words[0], name.grammar.lexicon
    chained, happened = True, target.text in lexicon.happening  # 检修|责任事故|发生: in the work itself
    for word in name.words[1:]:
        between = name.text[word.end : start]
        chained = chained and (not between or between in lexicon.transparent)
        lapse = (word.start > 0 or happened) and not between and target.text in lexicon.lapses
        takes = (word.start == 0 and not _names_a_group(name, word)) or chained
        if word.has("handles") and not lapse and takes:
            return word.text
        if not word.has(*_CHAINED):
            chained = False
        start = word.start
        target = target if word.has("weak") else word  # 处罚|案件|撤销
    return None


def _names_a_group(name: Name, deed: Word) -> bool:
    """Whether an opening deed only says who they are (戒毒|康复人员|复吸率), or of a share what its thing is
    for (监测|设备|离线率)."""
    between = name.text[deed.end : name.words[0].start]
    return between.endswith(name.grammar.lexicon.taken_in_hand) or (
        name.share and between in name.grammar.lexicon.means
    )


def good_grade(name: Name) -> str | None:
    """The share of a bad event that keeps to the rules (达标|排放), unless that is denied (未达标|排放)."""
    head, *others = name.words
    grade = others[0] if others else None
    if not name.share or grade is None or grade.text not in name.grammar.lexicon.good_grades:
        return None
    denied = name.grammar.phrases.negated.within(name.text[: grade.start])
    return None if grade.end != head.start or denied else grade.text


def is_planned_work(name: Name) -> bool:
    """Works counted in area or length (校舍维修面积), an opening verb that takes the stock in hand (评估老旧
    电梯台数), a benefit of a group (困难群众救助人数)."""
    first, opening = name.words[0], name.words[-1]
    if first.has("provides") and _of_a_group(name, first):
        return True
    if name.measure is not None and name.measure.kind in _WORKS and first.has("handles"):
        return True
    if opening.start > 0 or not opening.has("good", "handles", "provides"):
        return False
    if opening is first:
        return opening.has("provides") and bool(name.gap(opening))
    return (not opening.has("demand") or opening.has("provides")) and not first.has("handles")


def _of_a_group(name: Name, word: Word) -> bool:
    return name.grammar.phrases.population.within(name.text[: word.start])
