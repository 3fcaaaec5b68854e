"""Records come back as they were, and nothing else is read, whatever somebody wrote."""

from __future__ import annotations

import os
import zlib
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.config.sealed import SealError, sealed, unsealed
from auditor.files import write_bytes
from auditor.model import Confidence, Location
from auditor.ruleset.schema import Basis
from auditor.ruleset.templates import parse_template
from tests.cases import every_case

RECORDS = {
    "plain": [1, 2.5, "甲", None, True, frozenset({"乙"})],
    "number": Decimal("0.10"),
    "enumeration": Confidence.ASK,
    "record": (Location(table=1), parse_template("“{name}”太长")),
    "model": Basis(doc="某办法", note="不得超过"),
}


def written(pickled: bytes) -> bytes:
    """What somebody might write in place of sealed bytes."""
    return zlib.crc32(pickled).to_bytes(4, "big") + pickled


def test_records_come_back() -> None:
    assert unsealed(sealed(RECORDS)) == RECORDS


def test_what_is_no_record_is_not_sealed() -> None:
    for strange in (os.getcwd, write_bytes, Path("a"), lambda: 1, pytest):
        with pytest.raises(SealError):
            sealed(strange)


@every_case(
    "name",
    ["os.getcwd", "builtins.eval", "auditor.files.write_bytes", "auditor.files.os", "auditor.files.Path"],
)
def test_what_names_no_record_is_not_read(name: str) -> None:
    """A name is all that a pickle needs to call what bears it."""
    module, _, own = name.rpartition(".")
    with pytest.raises(SealError):
        unsealed(written(f"c{module}\n{own}\n.".encode()))


def test_damaged_bytes_are_not_read() -> None:
    data = sealed(RECORDS)
    for damaged in (b"", data[:3], data[:-1], data[:10] + b"?" + data[11:]):
        with pytest.raises(SealError):
            unsealed(damaged)
