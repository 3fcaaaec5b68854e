import pytest

from auditor.config.lexicons import Lexicons
from auditor.language.names.levels import LevelFrame, level_key
from tests.cases import every_case

FRAME = Lexicons().load("levels", LevelFrame)


@every_case(
    ("name", "first", "second", "leaf", "glued"),
    [
        ("产出-数量-巡河次数", "产出", "数量", "巡河次数", False),
        ("产出指标—质量指标—合格率", "产出指标", "质量指标", "合格率", False),
        ("效益-社会效益改善出行条件", "效益", "社会效益", "改善出行条件", True),
        ("产出-数量用电数量", "产出", "数量", "用电数量", True),
        ("产出-时效率", "产出", None, "时效率", False),
        ("满意度-满意度", "满意度", None, "满意度", False),
        ("满意度-服务对象满意度-游客满意度", "满意度", "服务对象满意度", "游客满意度", False),
        ("巡河次数", None, None, "巡河次数", False),
        ("人大-政协联络次数", None, None, "人大-政协联络次数", False),
    ],
)
def test_paths(name: str, first: str | None, second: str | None, leaf: str, glued: bool) -> None:
    path = FRAME.read(name)
    assert (path.first, path.second, path.leaf, path.glued) == (first, second, leaf, glued)


@pytest.mark.parametrize(
    ("text", "key"),
    [("产出指标（50分）", "产出"), ("★满意度指标", "满意度"), ("社 会 效 益", "社会效益"), ("指标", "指标")],
)
def test_keys(text: str, key: str) -> None:
    assert level_key(text) == key


def test_both_frames_are_legal() -> None:
    assert FRAME.belongs("产出指标", "成本指标")
    assert FRAME.belongs("成本指标", "经济成本指标")
    assert FRAME.belongs("效益指标", "可持续影响指标")
    assert not FRAME.belongs("效益指标", "质量指标")
