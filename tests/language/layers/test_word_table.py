"""Words that are learned when a text can hold them cut it as all words do."""

from __future__ import annotations

from auditor.language.layers.dictionary import load_jieba
from auditor.language.layers.word_table import Table, Words

jieba = load_jieba()

FILE = """\
天天 5 d
明天 9 t
天气 7 n
B超 3 n
明 4 a
天气预报 2 l
B超 3 n
""".encode()
TERMS = {"明天天气": "", "天气": "vn", "月": "q"}
TOTAL = 33


def test_what_a_text_cannot_hold_is_not_learned() -> None:
    words = Words(FILE, Table.made(jieba.Tokenizer(), FILE, TERMS))
    words.learn("明日")
    assert words.counts == {"明": 4}
    words.learn("明天")
    assert words.counts == {"明": 4, "明天": 9, "明天天": 0, "明天天气": 2, "天": 0}
    assert words.tags == {"明": "a", "明天": "t", "明天天气": "vn"}
    words.learn("B超天气明")
    assert words.counts["天气预"] == 0
    assert "天天" not in words.counts
    assert [words.tag(each) for each in ("天气", "B超", "月", "abc", "日")] == ["vn", "n", "x", "eng", "x"]


def test_a_term_of_ours_is_what_its_last_word_is_unless_that_is_none_by_itself() -> None:
    file = "末 3 ng\n治 8 v\n早 9 d\n".encode()
    table = Table.made(jieba.Tokenizer(), file, {"早治": "", "早末": ""})
    words = Words(file, table)
    words.learn("早治早末")
    assert [words.tag(each) for each in ("早治", "早末")] == ["v", "x"]


def test_words_learned_in_part_cut_as_all_do() -> None:
    table = Table.made(jieba.Tokenizer(), FILE, TERMS)
    assert table.total == TOTAL + 2
    whole = jieba.Tokenizer()
    every = Words(FILE, table)
    every.learn("".join((FILE.decode(), *TERMS)))
    every.lend(whole, table.total)
    for text in ("明天天气好", "天天有天气预报", "明天气象好", "B超明天做", "无"):
        words, tokenizer = Words(FILE, table), jieba.Tokenizer()
        words.learn(text)
        words.lend(tokenizer, table.total)
        assert tokenizer.lcut(text) == whole.lcut(text)


def test_characters_that_no_file_can_hold_stand_in_no_word() -> None:
    words = Words(FILE, Table.made(jieba.Tokenizer(), FILE, TERMS))
    words.learn("\ud800明\ud800")
    assert words.counts == {"明": 4}


def test_lines_out_of_order_are_found_and_the_last_of_a_word_counts() -> None:
    file = "早饭 2 n\n早上 3 t\n早 1 d\n早上 4 d\n".encode()
    words = Words(file, Table.made(jieba.Tokenizer(), file, {}))
    words.learn("早上早饭")
    assert words.counts == {"早": 1, "早上": 4, "早饭": 2}
    assert words.tag("早上") == "d"
