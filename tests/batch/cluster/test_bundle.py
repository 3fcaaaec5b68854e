from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from auditor.batch.cluster.bundle import built_in, bundle_of
from auditor.batch.options import RulesetOptions
from auditor.config.resources import data_directory, read_from
from auditor.ruleset import load_ruleset

RULE = "quoted: 4\n"


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Path, Path]:
    """A county's pack on top of a city's, beside it."""
    city, county = tmp_path / "市" / "规则", tmp_path / "县"
    for each in (city, county):
        (each / "lexicons").mkdir(parents=True)
        (each / "lexicons" / "confusions.yaml").write_text("phrases: {绩笑: 绩效}\n", encoding="utf-8")
    (city / "pack.yaml").write_text("id: city\ntitle: 市\n", encoding="utf-8")
    (county / "pack.yaml").write_text("id: county\ntitle: 县\nextends: ../市/规则\n", encoding="utf-8")
    return city, county


def test_what_is_unpacked_loads_as_the_original(packs: tuple[Path, Path], tmp_path: Path) -> None:
    waivers = tmp_path / "豁免.yaml"
    waivers.write_text("waivers: []\n", encoding="utf-8")
    options = RulesetOptions(packs=(packs[1],), waivers=waivers, today=date(2026, 3, 1))
    there = bundle_of(options).unpack(tmp_path / "there")
    assert load_ruleset(packs=there.packs).fingerprint == load_ruleset(packs=options.packs).fingerprint
    assert there.today == date(2026, 3, 1)
    assert there.waivers is not None
    assert there.waivers.read_bytes() == waivers.read_bytes()


def test_built_in_data_is_taken_from_the_bundle_where_the_machine_has_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle_of(RulesetOptions()).unpack(tmp_path)
    assert built_in(tmp_path) is None
    sent = tmp_path / "built-in" / "rules" / "dimensions.yaml"
    assert sent.read_bytes() == (data_directory("rules") / "dimensions.yaml").read_bytes()
    sent.write_bytes(sent.read_bytes() + b"# of another day\n")
    found = built_in(tmp_path)
    assert found == tmp_path / "built-in"
    monkeypatch.setattr("auditor.config.resources._moved", [])
    read_from(found)
    assert data_directory("rules") == sent.parent


def test_the_same_content_has_the_same_bytes(packs: tuple[Path, Path]) -> None:
    options = RulesetOptions(packs=packs)
    first = bundle_of(options)
    assert bundle_of(options) == first
    (packs[0] / "lexicons" / "confusions.yaml").write_text("phrases: {目示: 目标}\n", encoding="utf-8")
    assert bundle_of(options).digest != first.digest


def test_damaged_bytes_are_refused(tmp_path: Path) -> None:
    whole = bundle_of(RulesetOptions())
    with pytest.raises(ValueError, match="damaged"):
        replace(whole, data=whole.data[:-1]).unpack(tmp_path)
