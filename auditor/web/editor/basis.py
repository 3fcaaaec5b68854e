"""What a form said when somebody began to change it, and whether it still says so.

Another version of the program may read other rows from the same file; changes to rows that are others by now
are no changes to them. They follow rows that have moved, or are kept as words for the clerk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from auditor.model.words import FIELD_WORDS
from auditor.web.editor.draft import Draft, History, NewRow, Step

_Key = TypeVar("_Key", str, int)
_LONG_AGO = 0.0  # so that no typing joins a step of before


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Piece(_Record):
    """A row or passage: its place in the file, its name or label, and its words by column; ``shared`` are the
    columns whose cell is that of a row above."""

    place: str
    name: str
    words: Mapping[str, str]
    shared: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[object, ...]:
        """What it is known by where it has moved."""
        return self.name, self.shared, tuple(sorted(self.words.items()))


class Basis(_Record):
    """Rows by their ids, passages by their numbers."""

    rows: Mapping[str, Piece]
    passages: tuple[Piece, ...]

    @property
    def mark(self) -> str:
        """The same for the same reading of a form."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


class KeptWords(_Record):
    """What was changed in a place that is not there any more; ``old`` is blank where it is not known."""

    place: str
    old: str
    new: str


def fits(history: History, then: Basis | None, now: Basis) -> bool:
    """Whether each step means the same rows and passages now; without ``then``, whether there are such."""
    return all(_fits(step.draft, then, now) for step in history.steps)


def _fits(draft: Draft, then: Basis | None, now: Basis) -> bool:
    columns = {column for row in now.rows.values() for column in row.words}
    if draft.rows and not (now.rows and _columns_of_new(draft) <= columns):
        return False
    for row in _touched(draft):
        if row not in now.rows or (then is not None and then.rows.get(row) != now.rows[row]):
            return False
    for row, column in _own_cells(draft):
        if column not in now.rows[row].words:
            return False
    for number in draft.passages:
        own = now.passages[number : number + 1]
        if not own or (then is not None and then.passages[number : number + 1] != own):
            return False
    return True


def _own_cells(draft: Draft) -> Iterator[tuple[str, str]]:
    for key in draft.cells:
        row, _, column = key.partition(".")
        if not row.startswith("n"):
            yield row, column


def _touched(draft: Draft) -> set[str]:
    """The rows of the file that a draft changes, removes, or has rows below."""
    below = {row.after for row in draft.rows if row.after and not row.after.startswith("n")}
    return {row for row, _ in _own_cells(draft)} | below | set(draft.removed)


def _columns_of_new(draft: Draft) -> set[str]:
    edited = {key.partition(".")[2] for key in draft.cells if key.startswith("n")}
    return edited.union(*(row.texts for row in draft.rows))


def parted(draft: Draft, then: Basis, now: Basis) -> tuple[Draft, Draft]:
    """What still has its place, by the numbers that rows and passages have now, and the rest of a draft."""
    rows = _moved(then.rows, now.rows)
    passages = _moved(dict(enumerate(then.passages)), dict(enumerate(now.passages)))
    new = _new_rows_kept(draft, rows, now)
    cells: dict[str, str] = {}
    for key in draft.cells:
        row, _, column = key.partition(".")
        if row in new:
            cells[key] = key
        elif row in rows and column in now.rows[rows[row]].words:
            cells[key] = f"{rows[row]}.{column}"
    kept = Draft(
        cells={cells[key]: text for key, text in draft.cells.items() if key in cells},
        rows=tuple(
            row.model_copy(update={"after": rows.get(row.after, row.after)})
            for row in draft.rows
            if row.id in new
        ),
        removed=tuple(rows[row] for row in draft.removed if row in rows),
        passages={passages[number]: text for number, text in draft.passages.items() if number in passages},
    )
    rest = Draft(
        cells={key: text for key, text in draft.cells.items() if key not in cells},
        rows=tuple(row for row in draft.rows if row.id not in new),
        removed=tuple(row for row in draft.removed if row not in rows),
        passages={number: text for number, text in draft.passages.items() if number not in passages},
    )
    return kept, rest


def followed(history: History, then: Basis, now: Basis) -> tuple[History, Draft]:
    """The steps with what still has its place in each of them, and what the draft in force has lost. A step
    of which nothing is left is none, and none is typed on in: its row may bear another number by now."""
    steps: list[Step] = []
    position, before = 0, Draft()
    for number, step in enumerate(history.steps):
        kept, _ = parted(step.draft, then, now)
        if kept != before:
            steps.append(step.model_copy(update={"draft": kept, "at": _LONG_AGO}))
        if number < history.position:
            position = len(steps)
        before = kept
    _, rest = parted(history.draft, then, now)
    return History(steps=tuple(steps), position=position, version=history.version + 1), rest


def _moved(then: Mapping[_Key, Piece], now: Mapping[_Key, Piece]) -> dict[_Key, _Key]:
    """Where each piece is now: where it was, else the only one of its place and words, else of its words."""
    found = {key: key for key, piece in then.items() if now.get(key) == piece}
    for known in (lambda piece: (piece.place, piece.said), lambda piece: piece.said):
        before, after = _by(known, then), _by(known, now)
        for what, keys in before.items():
            alike = after.get(what, [])
            if len(keys) == len(alike) == 1:
                found.setdefault(keys[0], alike[0])
    return found


def _by(known: Callable[[Piece], object], pieces: Mapping[_Key, Piece]) -> dict[object, list[_Key]]:
    groups: dict[object, list[_Key]] = {}
    for key, piece in pieces.items():
        groups.setdefault(known(piece), []).append(key)
    return groups


def _new_rows_kept(draft: Draft, rows: Mapping[str, str], now: Basis) -> set[str]:
    """The new rows that still stand below theirs, and have columns for all that they say."""
    columns = {column for row in now.rows.values() for column in row.words}
    kept: set[str] = set()
    for row in draft.rows:
        own = {key.partition(".")[2] for key in draft.cells if key.startswith(f"{row.id}.")}
        below = row.after in rows or row.after in kept or (not row.after and bool(now.rows))
        if below and own.union(row.texts) <= columns:
            kept.add(row.id)
    return kept


def words_of(draft: Draft, then: Basis | None) -> tuple[KeptWords, ...]:
    """All that a draft says, in words that can be copied."""
    then = then or Basis(rows={}, passages=())
    found = [*_cells(draft, then), *(_new_row(row, draft, then) for row in draft.rows)]
    found += [KeptWords(place=f"删去{_row(row, then)}", old="", new="") for row in draft.removed]
    for number, text in sorted(draft.passages.items()):
        own = then.passages[number] if number < len(then.passages) else None
        label = own.name if own else f"第{number + 1}段文字"
        found.append(KeptWords(place=label, old=own.words.get("text", "") if own else "", new=text))
    return tuple(found)


def _cells(draft: Draft, then: Basis) -> Iterator[KeptWords]:
    for row, column in sorted(_own_cells(draft), key=lambda each: int(each[0])):
        old = then.rows[row].words.get(column, "") if row in then.rows else ""
        place = f"{_row(row, then)}的{FIELD_WORDS.get(column, column)}"
        yield KeptWords(place=place, old=old, new=draft.cells[f"{row}.{column}"])


def _row(row: str, then: Basis) -> str:
    name = then.rows[row].name if row in then.rows else ""
    return f"第{row}行“{name}”" if name else f"第{row}行"


def _new_row(row: NewRow, draft: Draft, then: Basis) -> KeptWords:
    edited = {
        key.partition(".")[2]: text for key, text in draft.cells.items() if key.startswith(f"{row.id}.")
    }
    said = {**row.texts, **edited}
    levels = [each for each in row.levels or () if each not in said.values()]
    told = [f"{FIELD_WORDS.get(column, column)}：{text}" for column, text in said.items() if text]
    place = f"在{_row(row.after, then)}之后新增的一行" if row.after.isdecimal() else "新增的一行"
    return KeptWords(place=place, old="", new="\n".join(["－".join(levels), *told]).strip())
