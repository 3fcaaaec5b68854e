"""Names of indicators made of what a text promises: «做好重精患者随访» is called 重精患者随访次数."""

from __future__ import annotations

from auditor.chinese.edges import ending_of
from auditor.chinese.marks import LINES
from auditor.chinese.stops import SIGNS
from auditor.expressions import expression
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.language.phrases import Ahead, Chain, Words
from auditor.language.scanning import Scanner

_LEVELS = expression(rf"^(?:[^{LINES}]{{1,8}}[{LINES}]+){{1,3}}")
_EDGES = f"{SIGNS} 　"
_PAIRS = (("“", "”"), ("‘", "’"))
_BEFORE_TAIL = ("各项", "的", "等")
_DONE_TO = expression(r"对于?")
_WORK = "工作"
_DEED_OF = expression(r"^(.{2,})的(.{2,4})$")
_AT, _PLACE = "在", 8  # characters of a place at most
_LONGEST = 24
_SHORTEST = 2


class Namer:
    """Shapes names with the words of lexicons/commitment.yaml."""

    def __init__(self, commitment: CommitmentWords, scanner: Scanner) -> None:
        words = commitment.naming
        whole = Ahead(Words(scanner, words.whole), wanted=False)
        self._opening = Chain(whole, Words(scanner, (*words.light, *words.how)))
        self._making = Words(scanner, words.making)
        self._treating = Words(scanner, (*commitment.background.treating, *words.finishing))
        self._staging = Words(scanner, words.staging)
        self._words = words

    def topic(self, words: str) -> str:
        """What is done, without levels, place, manner and verbs that only say that it is done."""
        words = _bare(_LEVELS.sub("", words))
        while (less := self._less(words)) != words:
            words = less
        return words

    def name(self, words: str, measure: str) -> str:
        """The topic of some words as a name that ends in a measure."""
        topic = self.topic(words)
        if topic.endswith((measure, *self._words.measured)) or len(topic) > _LONGEST:
            return topic
        enjoyed = measure in self._words.heads and topic.endswith(self._words.grants)
        return f"{self._words.enjoyed if enjoyed else ''}{topic}{measure}"

    def counted(self, words: str, measure: str) -> str:
        """The same for things that are counted: 7个社区学校的教学 counts the schools."""
        found = _DEED_OF.match(self.topic(words))
        return f"开展{found[2]}的{found[1]}{measure}" if found else self.name(words, measure)

    def built(self, words: str) -> str:
        """What is made, as a work: 打造商会阵地 → 商会阵地建设."""
        found = self._making.match(words)
        rest = words[found.end :] if found else ""
        return f"{rest.removesuffix('建设')}建设" if len(rest) >= _SHORTEST else words

    def _less(self, words: str) -> str:
        """The words with one wrapping less, where enough is left."""
        opening = self._opening.match(words)
        steps = (
            words[opening.end :] if opening else words,
            self._without_place(words),
            self._without_tail(words),
            self._done_to(words),
        )
        shorter = (_bare(each) for each in steps if each != words)
        return next((each for each in shorter if len(each) >= _SHORTEST), words)

    def _without_place(self, words: str) -> str:
        """在镇区开展电影放映 → 开展电影放映."""
        deed = self._staging.search(words, len(_AT) + 1) if words.startswith(_AT) else None
        return words[deed.start :] if deed and deed.start <= len(_AT) + _PLACE else words

    def _without_tail(self, words: str) -> str:
        """河湖岸线巡查等各项工作 → 河湖岸线巡查."""
        tail = ending_of(words, self._words.tails)
        if not tail:
            return words
        words = words.removesuffix(tail)
        for each in _BEFORE_TAIL:
            words = words.removesuffix(each)
        return words

    def _done_to(self, words: str) -> str:
        """对沿街商铺进行消防检查 → 沿街商铺消防检查."""
        opening = _DONE_TO.match(words)
        deed = self._treating.search(words, opening.end() + _SHORTEST) if opening else None
        if opening is None or deed is None or len(words) - deed.end < _SHORTEST:
            return words
        thing = words[opening.end() : deed.start]
        shorter = thing.removesuffix(_WORK)
        return (shorter if len(shorter) >= _SHORTEST else thing) + words[deed.end :]


def _bare(words: str) -> str:
    """The words without stops at their edges, and without quotation marks whose partners are not there."""
    for opening, closing in _PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.strip(_EDGES)
