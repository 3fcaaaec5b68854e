"""The comparison across submissions for a terminal: a few lines in an overview, all of it by itself."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from auditor.model import Across, Divergence, Quoted
from auditor.model.words import ADVICE
from auditor.reports.view.across import (
    TITLE,
    of_kind,
    per_ten_words,
    place_words,
    rate_words,
    row_words,
    summary,
    told_kinds,
    urgency_word,
)
from auditor.words.console import say
from auditor.words.visible import inert

if TYPE_CHECKING:
    from rich.console import Console

_PEERS = 3  # that are quoted; pages and files quote more


def print_across_briefly(across: Across, console: Console) -> None:
    """What was compared, and a line a kind that found something."""
    say(console, f"{TITLE}：{summary(across)}", style="bold")
    for kind in told_kinds(across):
        say(console, f"{kind.title} {kind.count} 处{rate_words(kind)}", indent=2)
    if told_kinds(across):
        say(console, "逐条对照：auditor across 同样的文件，或看网页总览、工作底稿。", style="dim", indent=2)
    console.print()


def print_across(across: Across, console: Console) -> None:
    """Every divergence with its peers quoted."""
    say(console, f"{TITLE}：{summary(across)}", style="bold")
    for kind in told_kinds(across):
        console.print()
        say(console, f"{kind.title}（{kind.count} 处{rate_words(kind)}）", style="bold")
        say(console, kind.why, style="dim")
        for number, each in enumerate(of_kind(across, kind.kind), 1):
            _print(number, each, console)
        if kind.told < kind.count:
            say(
                console,
                f"另有 {kind.count - kind.told} 处没有列出（规则文件 across.yaml 的 told）。",
                style="dim",
            )
    if across.issuers:
        told = (f"{each.issuer} {per_ten_words(each)}" for each in across.issuers)
        console.print()
        say(console, f"每十条指标要核对的处数，多的在前：{'、'.join(told)}")


def _print(number: int, each: Divergence, console: Console) -> None:
    say(console, f"{number}. {urgency_word(each)}  {each.message}")
    say(console, _line(each.own), indent=3)
    for peer in each.peers[:_PEERS]:
        say(console, f"同类  {_line(peer, brief=peer.row is None)}", style="dim", indent=3)
    if each.peer_count > _PEERS:
        say(console, f"同类共 {each.peer_count} 个", style="dim", indent=3)
    say(console, f"{ADVICE}：{each.advice}", indent=3)


def _line(quoted: Quoted, *, brief: bool = False) -> str:
    """Who says what and where; ``brief`` leaves out what a text says."""
    who, file = quoted.issuer or "单位未写明", PurePath(quoted.source).name
    words = "" if brief or row_words(quoted) == quoted.project else row_words(quoted)
    return f"{who} 《{quoted.project}》{words}（{inert(file)} {place_words(quoted)}）"
