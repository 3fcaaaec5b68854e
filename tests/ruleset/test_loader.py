"""Each class of mistake that a rule owner can make, as it is shown."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from auditor.errors import ConfigurationError
from auditor.ruleset import RuleErrors, load_files, load_ruleset
from auditor.ruleset.reading import RuleReader
from tests.ruleset.conftest import GOOD_RULE, Write

HEAD = "规则文件有1处错误：\npack/too-long.yaml:"

MISTAKES = {
    "unknown key": (
        ("title: 数值过大", "title: 数值过大\nmesage: x"),
        "3:1：不认识的键“mesage”，是否想写“message”。可用：aliases、asks_yield_to、basis、briefly、category、check、confidence、"
        "covers、examples、false_alarms、from、history、id、item、joins、message、messages、no_suggestion、replaces、"
        "scope、score、severity、status、"
        "suggestion、suggestions、title、to、where、why、yields_to\n"
        "    mesage: x\n    ^",
    ),
    "missing key": (("title: 数值过大\n", ""), "1:1：缺少键“title”\n    id: too-long\n    ^"),
    "malformed id": (
        ("id: too-long", "id: Too_Long"),
        "1:5：“Too_Long”的写法不对，应是小写英文词以连字符相连，如unit-missing\n    id: Too_Long\n        ^",
    ),
    "unknown item": (
        ("item: performance-rationality", "item: rationality"),
        "4:7：没有评审项目“rationality”，是否想写“performance-rationality”。可用：clarity、conditions、feasibility、"
        "format-completeness、funding-match、goal-relevance、indicator-soundness、performance-rationality\n"
        "    item: rationality\n          ^",
    ),
    "unknown severity": (
        ("severity: error", "severity: eror"),
        "5:11：没有值“eror”，是否想写“error”。可用：error（必须修改）、warning（建议修改）、info（提示）\n"
        "    severity: eror\n              ^",
    ),
    "severity in Chinese": (
        ("severity: error", "severity: 建议修改"),
        "5:11：没有值“建议修改”，应写“warning”\n    severity: 建议修改\n              ^",
    ),
    "category in Chinese": (
        ("category: implausible-value", "category: 指标值不合常理"),
        "3:11：没有类别“指标值不合常理”，应写“implausible-value”\n"
        "    category: 指标值不合常理\n              ^",
    ),
    "unknown scope": (
        ("scope: indicator", "scope: row"),
        "6:8：没有值“row”。可用：submission（整份文件）、form（每张表）、indicator（每条指标）、"
        "pair（同一张表的每两条指标）、text（每段文字）\n    scope: row\n           ^",
    ),
    "unknown where key": (
        ("{nature: quantitative}", "{natur: quantitative}"),
        "7:9：不认识的键“natur”，是否想写“nature”。可用：column、field、filled、kind、level、nature、operator\n"
        "    where: {natur: quantitative}\n            ^",
    ),
    "unknown nature": (
        ("{nature: quantitative}", "{nature: [定量]}"),
        "7:18：没有值“定量”，应写“quantitative”\n"
        "    where: {nature: [定量]}\n                     ^",
    ),
    "where key of another scope": (
        ("{nature: quantitative}", "{field: goal}"),
        "7:9：where的键“field”不能用于scope“indicator”。可用：column、filled、kind、level、nature、operator\n"
        "    where: {field: goal}\n            ^",
    ),
    "unknown column": (
        ("{nature: quantitative}", "{column: wieght}"),
        "7:17：没有值“wieght”，是否想写“weight”。可用：name、weight、operator、value、unit、core、level1、level2、"
        "level3、actual、score、reason、forecast、possibility、cause、note\n"
        "    where: {column: wieght}\n                    ^",
    ),
    "unknown parameter": (
        ("limit: 100}", "limits: 100, limit: 1}"),
        "8:27：不认识的键“limits”，是否想写“limit”。可用：limit、words\n"
        "    check: {kind: test-limit, limits: 100, limit: 1}\n                              ^",
    ),
    "missing parameter": (
        (", limit: 100", ""),
        "8:8：缺少键“limit”\n    check: {kind: test-limit}\n           ^",
    ),
    "unknown lexicon": (
        ("limit: 100", "limit: 1, words: unit"),
        None,
    ),
    "unknown placeholder": (
        ("{value}超过", "{valu}超过"),
        "9:10：没有占位符“valu”，是否想写“value”。可用：full_name、limit、name、operator、project、row、target、"
        "title、unit、value、weight\n    message: “{name}”的{valu}超过{limit}\n             ^",
    ),
    "code in a placeholder": (
        ("{value}超过", "{value.__class__}超过"),
        "9:10：“{value.__class__}”不是占位符：大括号里只能是一个小写英文名，如{name}\n"
        "    message: “{name}”的{value.__class__}超过{limit}\n             ^",
    ),
    "unpaired brace": (
        ("{value}超过", "{value超过"),
        "9:10：大括号不成对：“{”。正文里的大括号请写成“{{”\n"
        "    message: “{name}”的{value超过{limit}\n             ^",
    ),
    "suggestion without words": (
        ("{field: value, value: \"{limit}\"}", "{field: value}"),
        "10:1：suggestion要有text；或同时有field和value\n    suggestion: {field: value}\n    ^",
    ),
    "unknown field": (
        ("{field: value, ", "{field: values, "),
        None,
    ),
    "basis without a document": (
        ("[{doc: 某办法, note: 不得超过}]", "[某办法]"),
        "11:9：这里应是“键: 值”的映射\n    basis: [某办法]\n            ^",
    ),
    "a word where a list belongs": (
        ("[{doc: 某办法, note: 不得超过}]", "某办法"),
        "11:8：这里应是列表，写成[…]或以“- ”开头的行\n    basis: 某办法\n           ^",
    ),
    "negative points": (
        ("why:", "score: {points: -1}\nwhy:"),
        "12:17：数值应不小于0\n    score: {points: -1}\n                    ^",
    ),
    "unknown rule to yield to": (
        ("why:", "yields_to: [too-log]\nwhy:"),
        "12:13：没有规则“too-log”，是否想写“too-long”。可用：too-long\n"
        "    yields_to: [too-log]\n                ^",
    ),
    "yielding to itself": (
        ("why:", "yields_to: [too-long]\nwhy:"),
        "12:12：yields_to绕成了圈，“too-long”最后让给了自己\n    yields_to: [too-long]\n               ^",
    ),
    "unknown rule for a question to yield to": (
        ("why:", "asks_yield_to: [too-log]\nwhy:"),
        "12:17：没有规则“too-log”，是否想写“too-long”。可用：too-long\n"
        "    asks_yield_to: [too-log]\n                    ^",
    ),
    "a question yielding to itself": (
        ("why:", "asks_yield_to: [too-long]\nwhy:"),
        "12:16：asks_yield_to绕成了圈，“too-long”最后让给了自己\n"
        "    asks_yield_to: [too-long]\n                   ^",
    ),
    "unknown rule to join": (
        ("why:", "joins: [too-log]\nbriefly: 太长\nwhy:"),
        "12:9：没有规则“too-log”，是否想写“too-long”。可用：too-long\n"
        "    joins: [too-log]\n            ^",
    ),
    "nothing to say beside another": (
        ("why:", "joins: [too-long]\nwhy:"),
        "12:1：joins要有briefly：并入别的问题时说的半句话\n    joins: [too-long]\n    ^",
    ),
    "a blank that the kind does not fill": (
        ("why:", "joins: [too-long]\nbriefly: “{nam}”太长\nwhy:"),
        "13:10：没有占位符“nam”，是否想写“name”。可用：full_name、limit、name、operator、project、row、target、"
        "title、unit、value、weight\n    briefly: “{nam}”太长\n             ^",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_shown_with_its_place(case: str, write: Write, place) -> None:
    edit, expected = MISTAKES[case]
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[write(edit)], core=False)
    shown = place(caught.value)
    if expected is None:
        assert "：没有" in shown
        assert "可用：" in shown
    else:
        assert shown == HEAD + expected


def test_an_unknown_category_kind_and_lexicon_name_the_nearest(write: Write, place) -> None:
    pack = write(
        ("category: implausible-value", "category: implausible-values"),
    )
    write(("id: too-long", "id: b"), ("kind: test-limit", "kind: test-limt"), name="b.yaml")
    write(("id: too-long", "id: c"), ("limit: 100", "limit: satisfaction_flor"), name="c.yaml")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[pack], core=False)
    shown = place(caught.value)
    assert "pack/too-long.yaml:3:11：没有类别“implausible-values”，是否想写“implausible-value”。" in shown
    assert "pack/b.yaml:8:15：没有检查方法“test-limt”，是否想写“test-limit”。" in shown
    assert "pack/c.yaml:8:34：" in shown
    assert shown.startswith("规则文件有3处错误：")


def test_a_lexicon_without_a_file_is_told(write: Write, place) -> None:
    pack = write(("limit: 100", "limit: 1, words: vague-word"))
    (pack / "lexicons").mkdir()
    (pack / "lexicons" / "vague-word-list.yaml").write_text("words: [好]\n", encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[pack], core=False)
    assert "8:44：没有词表“vague-word”，是否想写“vague-word" in place(caught.value)


def test_a_syntax_error_hides_no_other_file(write: Write, place) -> None:
    write(("severity: error", "severity: fatal"))
    pack = write(("title: 数值过大", "title: %"), name="b.yaml")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[pack], core=False)
    assert len(caught.value.errors) == 2
    assert "pack/b.yaml:2:8：这个符号不能直接开头" in place(caught.value)


def test_a_rule_id_stands_once_in_a_pack(write: Write, place) -> None:
    write()
    pack = write(name="b.yaml")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[pack], core=False)
    assert "pack/too-long.yaml:1:5：规则编号“too-long”重复，" in place(caught.value)
    assert "pack/b.yaml:1已经用过" in place(caught.value)


def test_two_rules_that_yield_to_each_other_are_a_circle(write: Write) -> None:
    write(("why:", "yields_to: [b]\nwhy:"))
    pack = write(("id: too-long", "id: b"), ("why:", "yields_to: [too-long]\nwhy:"), name="b.yaml")
    with pytest.raises(RuleErrors, match="绕成了圈"):
        load_ruleset(packs=[pack], core=False)


def test_a_file_may_hold_a_list_and_mistakes_stand_in_the_entry(write: Write, place) -> None:
    lines = GOOD_RULE.splitlines()
    entry = "\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[1:])])
    text = f"{entry}\n{entry}\n".replace("- id: too-long", "- id: first", 1)
    pack = write(text=text, name="both.yaml")
    loaded = load_ruleset(packs=[pack], core=False)
    assert [rule.id for rule in loaded.rules] == ["first", "too-long"]
    assert loaded.loaded[1].place("check").endswith("both.yaml:26")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(
            packs=[write(("severity: error", "severity: fatal"), text=text, name="both.yaml")], core=False
        )
    assert len(caught.value.errors) == 2
    assert "pack/both.yaml:5:13" in place(caught.value)


def test_a_pack_that_cannot_be_a_pack(tmp_path: Path, write: Write) -> None:
    with pytest.raises(ConfigurationError, match="规则目录不存在"):
        load_ruleset(packs=[tmp_path / "none"], core=False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigurationError, match="目录里没有规则"):
        load_ruleset(packs=[tmp_path / "empty"], core=False)
    pack = write()
    (pack / "b.yml").write_text(GOOD_RULE, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"扩展名应为\.yaml"):
        load_ruleset(packs=[pack], core=False)


def test_a_later_pack_replaces_a_rule(tmp_path: Path, write: Write) -> None:
    first = write()
    second = tmp_path / "bureau"
    second.mkdir()
    text = GOOD_RULE.replace("severity: error", "severity: info\nreplaces: too-long")
    (second / "own.yaml").write_text(text, encoding="utf-8")
    loaded = load_ruleset(packs=[first, second], core=False)
    assert loaded.by_id["too-long"].severity == "info"
    assert loaded.packs == ("pack", "bureau")


def test_trying_a_file_out_ignores_what_is_unfinished_elsewhere(write: Write) -> None:
    pack = write(("why:", "yields_to: [elsewhere]\nwhy:"))
    write(text="id: [", name="broken.yaml")
    assert [rule.id for rule in load_files([pack / "too-long.yaml"]).rules] == ["too-long"]


def test_reading_twice_reports_once(write: Write) -> None:
    pack = write()
    loaded = load_ruleset(packs=[pack], core=False)
    reader = RuleReader(loaded.lexicons, loaded.profile)
    assert set(reader.read([pack / "too-long.yaml"])) == {"too-long"}
    assert reader.errors == []


class TestFingerprint:
    def fingerprint(self, pack: Path, profile: str = "central") -> str:
        return load_ruleset(packs=[pack], core=False, profile=profile).fingerprint

    def test_line_ends_and_paths_do_not_matter(self, tmp_path: Path, write: Write) -> None:
        pack = write()
        other = tmp_path / "copy"
        other.mkdir()
        (other / "renamed.yaml").write_bytes(GOOD_RULE.replace("\n", "\r\n").encode())
        assert self.fingerprint(pack) == self.fingerprint(other)
        assert self.fingerprint(pack).startswith("sha256:")
        assert len(self.fingerprint(pack)) == 71

    def test_rules_words_and_profile_matter(self, write: Write) -> None:
        first = self.fingerprint(write())
        assert self.fingerprint(write(), "hubei") != first
        assert self.fingerprint(write(("limit: 100", "limit: 99"))) != first
        pack = write()
        (pack / "lexicons").mkdir()
        (pack / "lexicons" / "own.yaml").write_text("words: [好]\n", encoding="utf-8")
        assert self.fingerprint(pack) != first


class TestBrokenCheckModule:
    @pytest.fixture(autouse=True)
    def broken_module(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(name: str) -> object:
            if name == "auditor.checks.values.unit_measure":
                raise SyntaxError("unfinished")
            return import_module(name)

        monkeypatch.setattr("auditor.checks.import_module", refuse)

    def test_stops_an_audit(self, write: Write) -> None:
        with pytest.raises(SyntaxError):
            load_ruleset(packs=[write()], core=False)

    def test_does_not_stop_trying_out_a_rule_of_another(self, write: Write) -> None:
        pack = write()
        loaded = load_files([pack / "too-long.yaml"])
        assert [rule.id for rule in loaded.rules] == ["too-long"]
        reader = RuleReader(loaded.lexicons, loaded.profile, tolerant=True)
        assert isinstance(reader.broken["auditor.checks.values.unit_measure"], SyntaxError)

    def test_is_named_where_a_kind_is_missing(self, write: Write) -> None:
        pack = write(("kind: test-limit", "kind: unfinished"))
        said = r"auditor/checks/values/unit_measure\.py：无法导入（SyntaxError: unfinished）"
        with pytest.raises(RuleErrors, match=said):
            load_files([pack / "too-long.yaml"])
