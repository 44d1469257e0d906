"""Things of known heights put into columns, from the top down and from page to page. Plain numbers only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

STRETCH = 7.0
"""How much wider a gap may grow to fill a column, in points."""

STEP = 4.0
"""How finely the last columns are made equal, in points."""


@dataclass(frozen=True)
class Item:
    """Something of a `height` that is never split, with a `gap` above it unless it begins a column.

    One with `keep` stays with what follows it.
    """

    height: float
    gap: float = 0.0
    keep: bool = False


@dataclass(frozen=True)
class Spot:
    """Where an item stands: its number, the column counted from the first page's first, and its top."""

    item: int
    column: int
    top: float


def pack(items: Sequence[Item], heights: Sequence[float], abreast: int) -> tuple[Spot, ...] | None:
    """Put `items` in order into columns of these `heights`, of which `abreast` make a page.

    The columns of the last page come out about equal; in the others gaps grow a little where there is
    room. None if the columns do not hold all, or an item is higher than any.
    """
    filled = _fill(items, heights)
    if filled is None:
        return None
    last = max((spot.column for spot in filled), default=0) // abreast
    before = [spot for spot in filled if spot.column < last * abreast]
    rest = items[len(before) :]
    ends = heights[last * abreast : (last + 1) * abreast]
    even = _even(rest, ends)
    moved = (Spot(each.item + len(before), each.column + last * abreast, each.top) for each in even)
    return (*_stretch(before, items, heights), *moved)


def column_bottom(spots: Sequence[Spot], items: Sequence[Item], column: int) -> float:
    """Where the last item of a column ends; 0 for an empty one."""
    return max((each.top + items[each.item].height for each in spots if each.column == column), default=0.0)


def _groups(items: Sequence[Item]) -> Iterator[range]:
    start = 0
    for number, item in enumerate(items):
        if not item.keep or number == len(items) - 1:
            yield range(start, number + 1)
            start = number + 1


def _fill(items: Sequence[Item], heights: Sequence[float]) -> list[Spot] | None:
    spots: list[Spot] = []
    column, at = 0, 0.0
    for group in _groups(items):
        size = sum(items[each].height + (items[each].gap if each != group[0] else 0.0) for each in group)
        above = items[group[0]].gap if at else 0.0
        while column < len(heights) and at + above + size > heights[column] + 1e-6:
            column, at, above = column + 1, 0.0, 0.0
        if column == len(heights):
            return None
        for each in group:
            at += items[each].gap if at else 0.0
            spots.append(Spot(each, column, at))
            at += items[each].height
    return spots


def _even(items: Sequence[Item], heights: Sequence[float]) -> list[Spot]:
    """All of `items` in the lowest columns that hold them."""
    tried = _fill(items, heights) or []
    least = sum(item.height for item in items) / max(1, len(heights))
    height = least
    while height < max(heights, default=0.0):
        made = _fill(items, [min(height, each) for each in heights])
        if made is not None:
            return made
        height += STEP
    return tried


def _stretch(spots: Sequence[Spot], items: Sequence[Item], heights: Sequence[float]) -> Iterator[Spot]:
    for column in sorted({spot.column for spot in spots}):
        here = [spot for spot in spots if spot.column == column]
        # A heading stays close to what it heads.
        loose = [spot for before, spot in pairwise(here) if not items[before.item].keep]
        left = heights[column] - column_bottom(here, items, column)
        share = min(STRETCH, left / len(loose)) if loose else 0.0
        moved = 0.0
        for spot in here:
            moved += share if spot in loose else 0.0
            yield Spot(spot.item, column, spot.top + moved)
