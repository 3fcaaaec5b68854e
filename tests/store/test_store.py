from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from auditor.errors import UsageError
from auditor.model import Unreadable
from auditor.spool.encoded import Kept
from auditor.store import StoredRun, Wanted, open_store
from auditor.store.store import Store
from auditor.store.tables import METADATA
from tests.reports.sample import REPORT
from tests.store.filled import fill, kept, rules, sample, usual


def rows(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
        }


def test_a_run_tells_what_became_of_its_files(store: Store) -> None:
    number = fill(store, usual())
    (run,) = store.runs()
    assert isinstance(run, StoredRun)
    assert (run.id, run.files, run.audited, run.unread, run.skipped) == (number, 3, 2, 1, 0)
    assert run.ended
    assert run.inputs == ("送审",)
    first, clean, bad = store.submissions()
    assert (first.source, first.state, first.issuer) == ("送审/甲.docx", "audited", "清江县河口镇人民政府")
    assert first.score == pytest.approx(77.1875)
    assert first.counts == (7, 5, 2)
    assert clean.counts == (0, 0, 0)
    assert (bad.state, bad.reason, bad.advice, bad.audit) == ("unread", "文件已损坏", "请重新另存", None)


def test_a_report_comes_back_whole(store: Store) -> None:
    fill(store, usual())
    audit = store.submissions()[0].audit
    assert audit is not None
    assert store.report(audit) == sample("送审/甲.docx")
    with pytest.raises(UsageError, match="没有编号为 99"):
        store.report(99)


def test_findings_are_asked_for_by_what_they_are(store: Store) -> None:
    fill(store, usual())
    every = store.findings()
    assert len(every) == len(REPORT.findings) == store.count()
    assert [each.number for each in every][:1] == ["总-1"]
    rule = every[0].rule
    assert {each.rule for each in store.findings(wanted=Wanted(rule=rule))} == {rule}
    must = Wanted(urgency=("must",))
    assert store.count(wanted=must) == len(store.findings(wanted=must)) == 7
    assert store.findings(wanted=Wanted(limit=3, offset=2)) == every[2:5]
    assert store.findings(wanted=Wanted(issuer="别处")) == []
    assert store.findings(wanted=Wanted(source="送审/乙.docx")) == []
    words = every[1].message[:4]
    assert every[1] in store.findings(wanted=Wanted(text=words))
    assert store.findings(wanted=Wanted(text="%_")) == []
    assert store.findings(wanted=Wanted(waived=True)) == []


def test_unchanged_files_add_nothing_but_their_place_in_the_run(store: Store) -> None:
    fill(store, usual())
    before = rows(store)
    fill(store, usual())
    after = rows(store)
    grown = {name for name in after if after[name] > before[name]}
    assert grown == {"runs", "submissions"}


def test_a_run_that_was_stopped_goes_on(store: Store) -> None:
    results = usual()
    begun = dict(list(results.items())[:1])
    first = fill(store, begun, complete=False)
    assert store.runs()[0].ended is None
    assert fill(store, results) == first
    (run,) = store.runs()
    assert (run.audited, run.unread, run.files) == (2, 1, 3)
    assert fill(store, results) > first


def test_a_stopped_run_leaves_out_what_is_gone(store: Store) -> None:
    fill(store, usual(), complete=False)
    left: dict[str, Kept] = dict(list(usual().items())[:1])
    fill(store, left)
    assert [each.source for each in store.submissions()] == ["送审/甲.docx"]


def test_other_inputs_make_another_run(store: Store) -> None:
    first = fill(store, usual(), complete=False)
    assert fill(store, usual(), ("别处",)) != first
    assert store.latest() != first


def test_a_file_that_could_be_read_the_second_time_is_corrected(store: Store) -> None:
    fill(store, {"送审/甲.docx": Unreadable("送审/甲.docx", "打不开", "重试")}, complete=False)
    fill(store, {"送审/甲.docx": kept(sample())})
    (only,) = store.submissions()
    assert (only.state, only.reason) == ("audited", None)


def test_decisions_are_kept_and_the_latest_holds(store: Store) -> None:
    fill(store, usual())
    mark = store.findings()[0].fingerprint
    store.decide(mark, "张三", "待核实")
    store.decide(mark, "李四", "不采纳", "口径不同")
    found = store.findings()[0].decision
    assert found is not None
    assert (found.verdict, found.who, found.reason) == ("不采纳", "李四", "口径不同")
    assert [each.verdict for each in store.decisions([mark])] == ["待核实", "不采纳"]
    assert store.count(wanted=Wanted(decided="不采纳")) >= 1
    assert store.count(wanted=Wanted(decided="")) < len(store.findings())
    assert store.decisions(["0"]) == []


@pytest.mark.parametrize(
    ("who", "verdict", "reason", "words"),
    [
        ("张三", "好", "", "应是采纳"),
        (" ", "采纳", "", "填写姓名"),
        ("张三", "不采纳", " ", "写明理由"),
    ],
)
def test_a_decision_says_who_and_why(store: Store, who: str, verdict: str, reason: str, words: str) -> None:
    fill(store, usual())
    with pytest.raises(UsageError, match=words):
        store.decide(store.findings()[0].fingerprint, who, verdict, reason)
    with pytest.raises(UsageError, match="没有指纹"):
        store.decide("f" * 16, "张三", "采纳")


def test_words_that_no_database_takes_are_spelled_out(store: Store) -> None:
    odd = replace(REPORT, submission=replace(REPORT.submission, issuer="局\udcff\0"))
    fill(store, {"送审/\udcff.docx": kept(odd)})
    (only,) = store.submissions()
    assert (only.source, only.issuer) == ("送审/⟦U+DCFF⟧.docx", "局⟦U+DCFF⟧⟦U+0000⟧")
    assert only.audit is not None
    assert store.report(only.audit) == odd


def test_an_empty_store_answers(store: Store) -> None:
    assert store.runs() == store.submissions() == store.findings() == []
    assert store.latest() is None
    assert store.count() == 0


def test_who_only_reads_changes_nothing(url: str) -> None:
    with pytest.raises(UsageError, match=r"还没有内容|不存在"):
        open_store(url, read_only=True)
    with open_store(url) as store:
        fill(store, usual())
    with open_store(url, read_only=True) as reader:
        assert len(reader.submissions()) == 3
        with pytest.raises(UsageError):
            reader.decide(reader.findings()[0].fingerprint, "张三", "采纳")


def test_jobs_go_to_one_taker_each(store: Store) -> None:
    first = store.jobs.ask({"files": ["甲.docx"]}, "张三")
    second = store.jobs.ask({"files": []})
    assert (first.state, first.who, first.request) == ("waiting", "张三", {"files": ["甲.docx"]})
    taken = store.jobs.take()
    assert taken is not None
    assert taken.id == first.id
    store.jobs.progress(first.id, 3, 9, "正在审核")
    assert (store.jobs.get(first.id).done, store.jobs.get(first.id).message) == (3, "正在审核")
    assert store.jobs.again() == 1
    assert [store.jobs.take(), store.jobs.take(), store.jobs.take()][2] is None
    run = fill(store, usual())
    store.jobs.finish(first.id, run=run)
    store.jobs.finish(second.id, failed=True, message="磁盘已满")
    assert [each.state for each in store.jobs.all()] == ["failed", "done"]
    assert store.jobs.all("done")[0].run == run
    with pytest.raises(KeyError):
        store.jobs.get(77)


def test_a_file_of_the_same_content_elsewhere_is_known(tmp_path: Path, store: Store) -> None:
    from auditor.readers import DEFAULT_LIMITS, content_digest
    from auditor.store.recording import Recorder
    from tests.store.filled import RULES

    here, there = tmp_path / "甲.txt", tmp_path / "乙.txt"
    for path in (here, there):
        path.write_text("绩效目标表", encoding="utf-8")
    sent = kept(sample(str(here)))
    known = replace(sent, summary=replace(sent.summary, content=content_digest(here)))
    fill(store, {str(here): known})
    recorder = Recorder(store, ["别处"])
    ((number, found),) = recorder.begin([there], RULES, DEFAULT_LIMITS)
    assert (number, found.summary.source) == (0, str(there))
    (only,) = store.submissions(recorder.run)
    assert (only.source, only.state) == (str(there), "audited")
    assert list(Recorder(store, ["又"], fresh=True).begin([there], RULES, DEFAULT_LIMITS)) == []


def test_the_run_of_a_job_goes_on_under_other_rules_as_the_same_run(store: Store) -> None:
    job, other = (store.jobs.ask({"kind": "batch"}, "王芳").id for _ in range(2))
    run = fill(store, usual(), ("第一批",), job=job, complete=False)
    assert fill(store, usual(), ("第一批",), job=other) != run  # of the same title
    assert fill(store, usual(), ("第一批",), job=job, by=rules("sha256:1")) == run
    found = store.run(run)
    assert found is not None
    assert (found.job, found.fingerprint, found.audited, found.unread) == (job, "sha256:1", 2, 1)
    assert found.ended
    assert [each.job for each in store.runs()] == [other, job]
    assert store.jobs.of_run(run) == store.jobs.get(job)
    assert fill(store, usual(), ("第一批",)) not in {run, store.jobs.get(other).run}
    assert store.run(99) is None
