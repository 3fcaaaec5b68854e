from hypothesis import given
from hypothesis import strategies as st

from auditor.language.texts.brackets import BracketFault, bracket_faults
from tests.cases import every_case


def faults(text: str) -> list[tuple[str, str]]:
    return [(hit.fault.value, hit.sign) for hit in bracket_faults(text)]


@every_case(
    ("text", "expected"),
    [
        ("《防汛条例的通知（市水〔2024〕3号）", [("unclosed", "《")]),
        ("防汛条例》的通知", [("unopened", "》")]),
        ("《甲办法；《乙办法》", [("unclosed", "《")]),
        ("1.《甲办法；2.乙办法》", [("unclosed", "《"), ("unopened", "》")]),
        ("修建水池（含管道。覆盖全村", [("unclosed", "（")]),
        ("建成“四好农村路12公里", [("unclosed", "“")]),
        ("多余的右括号）", [("unopened", "）")]),
        ("（市水〔2024〕3号)", [("uneven", ")")]),
        ("《关于印发《甲办法》的通知》", [("nested", "《")]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


@every_case(
    "text",
    [
        "《关于印发〈甲办法〉的通知》（市水〔2024〕3号）",
        "1）巡查河道；2）清理垃圾",
        "（1）巡查（含夜间）；（2）清理“四乱”",
        "一）总体要求；二）主要任务",
        "增长 (含价格因素) 5%",
        "",
    ],
)
def test_whole_pairs_are_silent(text: str) -> None:
    assert faults(text) == []


def test_the_missing_partner_is_named() -> None:
    (hit,) = bracket_faults("《种子法")
    assert (hit.partner, hit.position, hit.fault) == ("》", 0, BracketFault.UNCLOSED)


@given(st.text(alphabet="《》（）()“”〔〕甲1；。", max_size=30))
def test_every_fault_points_at_its_sign(text: str) -> None:
    assert all(text[hit.position] == hit.sign for hit in bracket_faults(text))


@given(st.recursive(st.just("甲"), lambda inner: st.builds("（{}）".format, inner), max_leaves=4))
def test_nested_round_brackets_are_fine(text: str) -> None:
    assert faults(text) == []
