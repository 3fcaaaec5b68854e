"""Documents with parts of them put right, before their forms are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import is_

from auditor.model import Block, Document, Paragraph, Table


def with_blocks(document: Document, parts: Callable[[Block], Iterable[Block]]) -> Document:
    """The document with the parts of each block in its place; itself where every block is its only part."""
    blocks = tuple(part for block in document.blocks for part in parts(block))
    same = len(blocks) == len(document.blocks) and all(map(is_, blocks, document.blocks))
    return document if same else replace(document, blocks=blocks)


def with_parts(document: Document, parts: Callable[[Table], Iterable[Block]]) -> Document:
    """The document with the parts of each table in its place."""
    return with_blocks(document, lambda block: parts(block) if isinstance(block, Table) else (block,))


def with_tables(document: Document, change: Callable[[Table], Table]) -> Document:
    """The document with what each table is changed into in its place."""
    return with_parts(document, lambda table: (change(table),))


def with_lines(document: Document, change: Callable[[Sequence[Paragraph]], Iterable[Block]]) -> Document:
    """The document with what each run of its lines, from one table to the next, is changed into; itself where
    there are as many blocks as before."""
    blocks: list[Block] = []
    for _, group in groupby(document.blocks, key=lambda block: isinstance(block, Paragraph)):
        run = list(group)
        lines = [block for block in run if isinstance(block, Paragraph)]
        blocks += change(lines) if lines else run
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))
