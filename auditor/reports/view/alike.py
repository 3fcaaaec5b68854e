"""The points of a report: to a reader one each, with all its rows and what else is said of its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.expressions import expression
from auditor.model.words import Urgency, row_words
from auditor.reports.view.located import Located
from auditor.reports.view.merging import merged, said_of_row
from auditor.reports.view.numbering import number_words, rows_words
from auditor.reports.view.places import column_of, in_column, numbered, numbers_of, row_place

_QUOTED = expression("“[^“”]*”")
_NUMBER = expression(r"\d+(?:\.\d+)?")
_NAMED = 12  # rows that are named one by one; of more a few are
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """One or more findings by one rule in one form, with the same advice, in the order in which they came;
    ``beside`` are those that joined them, each after the number of the one in ``findings``."""

    findings: tuple[Located, ...]
    beside: tuple[tuple[int, Located], ...] = ()

    @property
    def first(self) -> Located:
        return self.findings[0]

    @property
    def others(self) -> tuple[Located, ...]:
        return self.findings[1:]

    @property
    def urgency(self) -> Urgency:
        return self.first.urgency

    @property
    def size(self) -> str:
        """«10行», «2处»; of a row that two findings are about one."""
        lines = {line for each in self.findings for line in numbers_of(each.form, each.finding.rows)}
        of_rows = all(each.finding.rows for each in self.findings)
        return f"{len(lines)}行" if of_rows and len(lines) > 1 else f"{len(self.findings)}处"

    @property
    def each(self) -> tuple[Located, ...]:
        """All findings, what joined behind that which it joined."""
        found: list[Located] = []
        for place, finding in enumerate(self.findings):
            found += [finding, *self.joined(place)]
        return tuple(found)

    def joined(self, place: int) -> tuple[Located, ...]:
        """What joined the finding of that number."""
        return tuple(other for number, other in self.beside if number == place)

    @property
    def also(self) -> str:
        """«另：目标值“提高”没有标准», the rows named where there are several; blank where nothing joined."""
        told: dict[str, list[int]] = {}
        for _, other in self.beside:
            row = other.finding.row
            told.setdefault(other.brief, []).extend(numbers_of(other.form, [] if row is None else [row]))
        several = len(self.findings) > 1 or self.first.finding.row is None
        pieces = (f"{rows_words(rows)}{words}" if several and rows else words for words, rows in told.items())
        return f"另：{'；'.join(pieces)}" if told else ""

    @property
    def advice(self) -> str:
        """What to do, blank where nothing is advised; of a cause that joins itself (promises) with all
        that is proposed: «增加指标“…”“…”，或者修改目标»."""
        advised = [each.finding for each in self.each if each.finding.suggestion]
        first = self.first.finding
        text = first.suggestion.text if first.suggestion else ""
        if first.rule not in first.joins:
            return text
        texts = [each.suggestion.text for each in advised if each.suggestion and first.rule in each.joins]
        frame = next((each for each in texts if _QUOTED.search(each)), text)
        proposed = dict.fromkeys(words for each in texts for words in _QUOTED.findall(each))
        return _QUOTED.sub(lambda _: "".join(proposed), frame, count=1) if proposed else frame

    @property
    def uniform(self) -> bool:
        """Whether all say the same of their rows but for what they quote, so that one sentence and the rows
        tell it all; what is said of two rows together needs both."""
        alone = all(each.indicator and not each.finding.related for each in self.findings)
        return alone and (len({_shape(each) for each in self.findings}) == 1)

    @property
    def numbers(self) -> str:
        """«1-1至1-9、1-12»."""
        return number_words([each.number for each in self.each])

    @property
    def in_table(self) -> str:
        """«第1至9行的“权重”一栏»; the places one by one where they are no rows."""
        first = self.first
        rows = [line for each in self.findings for line in numbers_of(each.form, each.finding.rows)]
        of_rows = all(each.finding.rows for each in self.findings)
        if not self.others or first.form is None or not of_rows:
            return "、".join(dict.fromkeys(each.in_table for each in self.findings if each.in_table))
        column = column_of(first.form, first.indicator, first.finding.field)
        return in_column(rows_words(rows), column)

    @property
    def rest(self) -> str:
        """«第4至7行», the rows after the first; their numbers where they are no rows."""
        rows = [each.finding.row for each in self.others if each.finding.row is not None]
        if len(rows) == len(self.others):
            return rows_words(numbers_of(self.first.form, rows))
        return number_words([each.number for each in self.others])

    @property
    def lines(self) -> tuple[str, ...]:
        """A sentence for each finding that says where it is and what is wrong there."""
        return tuple(map(_line, self.findings))

    @property
    def same_rows(self) -> str:
        """«另有2行同样：第5行“…”（“85”）、第7行“…”», with what each quotes that the first does not; of many a
        few by name; blank where not all are about rows."""
        rows = [each.indicator for each in self.others if each.indicator is not None]
        if not rows or len(rows) != len(self.others):
            return ""
        many = len(rows) > _NAMED
        told = zip(rows, self.others, strict=True)
        named = "、".join(
            f"{row_place(row)}{self._differing(each)}"
            for row, each in list(told)[: _EXAMPLES if many else None]
        )
        if many:
            return f"另有{len(rows)}行同样（{rows_words(row.number for row in rows)}），如{named}"
        counted = "处" if any(row.part for row in rows) else "行"
        return f"另有{len(rows)}{counted}同样：{named}"

    def _differing(self, other: Located) -> str:
        """«（“≥21”，“85”）»: the quotations of another message that are not those of the first."""
        known, own = (_QUOTED.findall(said_of_row(each.finding)) for each in (self.first, other))
        found = [words for place, words in enumerate(own) if words not in known[place : place + 1]]
        return f"（{'，'.join(found)}）" if found else ""


def alike(findings: Iterable[Located]) -> list[Alike]:
    """The points that findings come to, each in the place of its first."""
    own = {id(each.finding): each for each in findings}
    return [
        Alike(
            tuple(own[id(each)] for each in point.leading),
            tuple((place, own[id(each)]) for place, each in point.beside),
        )
        for point in merged(each.finding for each in own.values())
    ]


def by_urgency(points: Iterable[Alike]) -> dict[Urgency, list[Alike]]:
    """The points that count, by urgency, most pressing first; every urgency is a key."""
    groups: dict[Urgency, list[Alike]] = {each: [] for each in Urgency}
    for each in points:
        if each.first.finding.open:
            groups[each.urgency].append(each)
    return groups


def _shape(located: Located) -> str:
    """A message without its row, its quotations and its numbers."""
    return _NUMBER.sub("0", _QUOTED.sub("“”", said_of_row(located.finding)))


def _line(located: Located) -> str:
    """«第4行（第2页）：…», no row where the message begins with it; where there is none, the place in the
    file comes last."""
    finding, message = located.finding, located.finding.message
    if finding.row is None:
        return f"{message.rstrip('。')}（{located.in_file}）" if located.in_file else message
    told = message.startswith("第")
    row = located.indicator
    place = "" if told else numbered(row) if row else row_words(finding.row)
    if located.in_file:
        place += f"（{located.in_file}）"
    return f"{place}：{message}" if place else message
