"""Rows and numbers of findings in words: what follows each other by its ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_RUN = 3  # numbers that follow each other before they are told as a range


def number_words(numbers: Sequence[str]) -> str:
    """«1-1至1-9、1-12» for numbers of findings in one form."""
    known = {int(each.rpartition("-")[2]): each for each in numbers}
    return "、".join(
        f"{known[first]}至{known[last]}" if first != last else known[first] for first, last in _runs(known)
    )


def rows_words(rows: Iterable[int], most: int | None = None) -> str:
    """«第1至9、12行»; of more than ``most`` such pieces only these and how many rows there are in all."""
    numbers = set(rows)
    told = [f"{first}至{last}" if first != last else str(first) for first, last in _runs(numbers)]
    left_out = f"等{len(numbers)}" if most is not None and len(told) > most else ""
    return f"第{'、'.join(told[:most])}{left_out}行"


def forms_words(forms: Iterable[int]) -> str:
    """«表1、3至6»."""
    return (
        f"表{'、'.join(f'{first}至{last}' if first != last else str(first) for first, last in _runs(forms))}"
    )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The ends of what follows each other; what is too short for a range is told number by number."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [
        pair
        for first, last in runs
        for pair in (
            [(first, last)] if last - first + 1 >= _RUN else [(n, n) for n in range(first, last + 1)]
        )
    ]
