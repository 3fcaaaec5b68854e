"""What tells that the names of indicators stand in another column than the one that is read as theirs."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.soundness.read_as import DATA, UNREAD, ReadAs

_SURE = 0.8
_FILLER = "0"
_LIKELY = 0.7
_HALF = 0.5
_SAID = 0.2
_FEW = 0.7  # of the names differ
_FEWEST_NAMES = 4
_GROUPED = 0.3  # of the rows stand beside a name that began above them
_ALL = 0.9
_AIMS = ("value", "actual")
_TEXTS = ("short", "text", "long", "level")
_LEVELS = ("level1", "level2", "level3")
_OF_TEXTS = frozenset({"actual", "forecast", "possibility"})  # roles that words may have without a label


def are_left_out(read: ReadAs) -> bool:
    """Whether a filled column that is headed as one of names is not read, and the label of what is read as
    the names says nothing of them."""
    own = read.column("name")
    if own is None or own.reading.share("name") >= _SAID:
        return False
    return any(
        column.reading.best == "name"
        and min(column.reading.strength, column.reading.known) >= _LIKELY
        and column.profile.share("blank") < _HALF
        for column in read.unread()
    )


def data_share(name: Profile, read: ReadAs) -> float:
    """Share of the names that are figures, units or signs. Below a plain label of names a lone 0 is none of
    them: it fills a row of the template that was not needed."""
    own, data = read.column("name"), name.share(*DATA)
    if own is None or own.reading.share("name") < _SURE or not name.texts:
        return data
    return max(0.0, data - name.texts.count(_FILLER) / len(name.texts))


def hold_others(read: ReadAs) -> bool:
    """Whether most names say what another cell of their row says and more, so that they explain it."""
    place, name = read.assignment.column("name"), read.profile("name")
    if place is None or name is None or name.rows < _FEWEST_NAMES:
        return False
    explaining = [each for each in read.known.explaining(place) if each.profile.distinct > _FEW]
    return bool(explaining) and any(each is other for each in _unread(read, *_LEVELS) for other in explaining)


def repeat_beside_others(name: Profile, read: ReadAs) -> bool:
    """Whether the names are the same few words beside a column of which each cell is another one, and whose
    label says nothing of what it is read as."""
    if len(name.texts) < _FEWEST_NAMES or name.distinct > _FEW:
        return False
    return any(
        each.profile.distinct == 1 and each.profile.share(*_TEXTS) > _SURE
        for each in _unread(read, "level3", "reason")
    )


def are_parts(name: Profile, read: ReadAs) -> bool:
    """Whether several names stand beside each target, which is merged over their rows as each text of a
    column is that is not read: then that one holds the names."""
    value = read.profile("value")
    if value is None or len(value.texts) < 2 or len(name.texts) < 2 * len(value.texts):
        return False
    return any(
        len(each.profile.texts) == len(value.texts)
        and each.profile.merged == value.merged
        and each.profile.distinct > _FEW
        and each.profile.share(*_TEXTS) > _SURE
        for each in _unread(read, "reason", *_LEVELS)
    )


def are_groups(name: Profile, read: ReadAs) -> bool:
    """Whether names are merged over several rows, each of which has a text of its own in a column that is not
    read and whose label explains nothing, and a target or a result of its own: then that one holds the
    names, and these head groups of them."""
    if name.merged < _GROUPED or not any(_is_of_each_row(read.profile(role)) for role in _AIMS):
        return False
    return any(
        each.profile.distinct > _ALL
        and _is_of_each_row(each.profile)
        and each.profile.share(*_TEXTS) > _SURE
        and not each.plain
        for each in _unread(read)
    )


def _is_of_each_row(profile: Profile | None) -> bool:
    """Whether a column has a cell of its own in each row."""
    return profile is not None and profile.merged == 0 and profile.share("blank") < _HALF


def _unread(read: ReadAs, *also: str) -> Iterator[Evidence]:
    """The columns that nothing is read from, those of further roles, and those of results and the like whose
    label says nothing of that."""
    for column, role in read.pairs():
        guessed = role in _OF_TEXTS and column.reading.share(role) < _SAID
        if role in UNREAD or role in also or guessed:
            yield column
