"""The line at the end of ``auditor audit --store``: what the audit brings beside what the store held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.store.recording import Recorder
    from auditor.store.rounds.since import Since

_MOST_COMPARED = 3_000  # files, whose findings are held in memory


def told_since(keeper: Recorder, files: int, named: str | None) -> str:
    """How a run of so many files that is over compares with what the store held before, in one line;
    ``named`` is the store as the call names it."""
    from auditor.store.connecting import shown, url_of
    from auditor.store.rounds.since import since

    option = f" --store {shown(url_of(named))}" if named else ""
    if files > _MOST_COMPARED:
        return f"已存为审核库的第 {keeper.run} 次审核。对照上一次：auditor rounds --run {keeper.run}{option}"
    try:
        return since_words(keeper.run, since(keeper.store, keeper.run), option)
    except UsageError as error:  # the audit stands, and its reports are still to be written
        return str(error)


def since_words(run: int, found: Since | None, option: str) -> str:
    """What an audit has brought beside what the store held, in one line; ``option`` names the store in a
    command."""
    kept = f"已存为审核库的第 {run} 次审核"
    if found is None:
        return f"{kept}，库里没有这些项目以前的审核。"
    if found.same:
        return f"{kept}，文件与第 {found.earlier} 次审核时相同。"
    told = [f"已改 {found.fixed} 处", f"未改 {found.still} 处", f"新增 {found.new} 处"]
    told += [f"新报送 {found.come} 个项目"] * bool(found.come)
    told += [f"没有重新报送 {found.gone} 个项目"] * bool(found.gone)
    command = f"auditor rounds --run {run} --before {found.earlier}{option}"
    return f"{kept}，对照第 {found.earlier} 次：{'，'.join(told)}。逐项见 {command}"
