"""Our decorator makes of a frozen class what that of the standard library makes."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from auditor import records


@records.dataclass(frozen=True, slots=True)
class Well:
    """A record with a field of each sort."""

    name: str
    depth: int = 3
    seen: list[int] = field(default_factory=list, compare=False)
    mark: int = field(default=0, repr=False, hash=False)


@records.dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@records.dataclass(frozen=True, slots=True)
class Single:
    """One field."""

    name: str


@records.dataclass(frozen=True)
class Own:  # noqa: PLW1641 - made by the decorator
    """Says itself when it is equal."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __repr__(self) -> str:
        return "own"


def _standard(cls: type[Any]) -> type[Any]:
    """The same class by the decorator of the standard library."""
    spec = {each.name: each for each in fields(cls)}
    made = [
        (name, each.type, field(default=each.default, default_factory=each.default_factory, repr=each.repr,
                                hash=each.hash, compare=each.compare))
        for name, each in spec.items()
    ]  # fmt: skip
    return dataclasses.make_dataclass(cls.__name__, made, frozen=True, slots=True)


def test_records_are_equal_hashed_and_shown_like_those_of_the_standard_library() -> None:
    ours = (Well("甲"), Well("甲", seen=[1]), Well("乙"), Well("甲", mark=1), Single("甲"), Empty())
    made = {each: _standard(each) for each in {type(each) for each in ours}}
    theirs = [made[type(each)](*(getattr(each, f.name) for f in fields(each))) for each in ours]
    for one, other in zip(ours, theirs, strict=True):
        assert repr(one) == repr(other)
        assert hash(one) == hash(other)
        assert [one == each for each in ours] == [other == each for each in theirs]
    assert Well("甲") != "甲"


def test_records_stay_frozen_and_travel() -> None:
    well = Well("甲")
    with pytest.raises(FrozenInstanceError):
        well.name = "乙"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del well.name
    assert replace(well, depth=4) == Well("甲", 4)
    assert pickle.loads(pickle.dumps(well)) == well
    assert dataclasses.asdict(Single("甲")) == {"name": "甲"}
    assert not hasattr(well, "__dict__")


def test_what_a_class_says_itself_is_kept() -> None:
    assert Own("甲") == Own("乙")
    assert repr(Own("甲")) == "own"
    assert hash(Own("甲")) == hash(Own("甲"))


def test_other_classes_are_left_to_the_standard_library() -> None:
    @records.dataclass(slots=True)
    class Count:
        number: int = 0

    @records.dataclass(frozen=True, slots=True, order=True)
    class Place:
        row: int

    @records.dataclass(frozen=True, slots=True, eq=False)
    class Thing:
        name: str

    count = Count()
    count.number += 1
    assert count == Count(1)
    assert Count.__hash__ is None
    assert Place(1) < Place(2)
    assert Thing("甲") != Thing("甲")
