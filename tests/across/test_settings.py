from __future__ import annotations

from pathlib import Path

import pytest

from auditor.across.settings import Settings, load_settings
from auditor.errors import ConfigurationError


def written(folder: Path, text: str) -> Path:
    (folder / "across.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_bureau_changes_single_keys(tmp_path: Path) -> None:
    own = load_settings([written(tmp_path, "unit-cost: {ratio: 3}\nfar-target:\n  enabled: false\n")])
    base = load_settings()
    assert (own.unit_cost.ratio, own.far_target.enabled) == (3, False)
    assert own.unit_cost.title == base.unit_cost.title
    assert own.fingerprint != base.fingerprint == load_settings([tmp_path / "nothing"]).fingerprint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("far-target:\n  point: 3\n", "across.yaml:2:3：不认识的键“point”，是否想写“points”"),
        ("unit-cost: {ratio: 1}\n", "across.yaml:1:20：数值应大于1"),
        ("copied-text:\n  message: 与{nane}一样\n", "没有占位符“nane”，是否想写“name”"),
        ("copied-text:\n  advice: 与{一样\n", "花括号没有配对"),
        ("quoted: 多\n", "这里应是整数"),
        ("opposite: {}\n", "不认识的键“opposite”，是否想写“opposite-sign”"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings([written(tmp_path, text)])
    assert told in str(caught.value)


def test_every_kind_has_its_settings() -> None:
    settings = load_settings()
    assert all(settings.kind(name).title for name in Settings.KINDS)
