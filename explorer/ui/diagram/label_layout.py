"""Where labels stand: in columns beside the drawing, in order, never over one another. Plain numbers only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

EITHER_SIDE = 0.12
"""What stands so near the middle (as a share of the width) goes to the emptier side."""

GAP = 6.0
"""Between a label's text and its leader, in pixels."""

FARTHEST = 3.0
"""How many lines from what it names a label may stand; where they crowd, the lightest goes."""


@dataclass(frozen=True)
class Candidate:
    """Something to be labelled.

    Where its leader begins and how wide its text is (pixels), and how much it matters.
    """

    key: str
    x: float
    y: float
    width: float
    weight: float


@dataclass(frozen=True)
class Column:
    """A strip for labels from `top` to `bottom`; text grows from `x` to the left or to the right of it."""

    x: float
    top: float
    bottom: float
    leftwards: bool


@dataclass(frozen=True)
class Placed:
    """A label at its place: the near end of its text, halfway up its line."""

    candidate: Candidate
    x: float
    y: float
    leftwards: bool

    @property
    def leader(self) -> tuple[float, float]:
        """Where its leader leaves it: beyond the far end of its text."""
        reach = self.candidate.width + GAP
        return self.x - reach if self.leftwards else self.x + reach, self.y


def arrange(candidates: Iterable[Candidate], left: Column, right: Column, line: float) -> tuple[Placed, ...]:
    """Put each candidate into the nearer column, as near to its own height as the others allow.

    `line` is the height of a label. What matters most is kept where there
    is no room for all. Within a column labels stand in the order of what they name,
    and of two whose leaders would cross all the same only the heavier stays.
    """
    middle, reach = (left.x + right.x) / 2, EITHER_SIDE * (right.x - left.x)
    ours: list[Candidate] = []
    theirs: list[Candidate] = []
    for each in sorted(candidates, key=lambda each: (-abs(each.x - middle), each.key)):
        near_middle = abs(each.x - middle) < reach
        goes_left = len(ours) <= len(theirs) if near_middle else each.x < middle
        (ours if goes_left else theirs).append(each)
    return (*_fill(left, ours, line), *_fill(right, theirs, line))


def _fill(column: Column, candidates: Sequence[Candidate], line: float) -> list[Placed]:
    room = max(0, int((column.bottom - column.top) // line))
    heaviest = sorted(candidates, key=lambda each: -each.weight)[:room]
    kept = sorted(heaviest, key=lambda each: (each.y, each.key))
    while True:
        heights = _spread([each.y for each in kept], column.top + line / 2, column.bottom - line / 2, line)
        placed = [
            Placed(each, column.x, height, column.leftwards)
            for each, height in zip(kept, heights, strict=True)
        ]
        crowd = _crowded(placed, line) or _crossing(placed)
        if not crowd:
            return placed
        kept.remove(min(crowd, key=lambda each: each.weight))


def _crowded(placed: Sequence[Placed], line: float) -> list[Candidate]:
    """The first group of touching labels of which one stands too far from what it names."""
    group: list[Candidate] = []
    too_far = False
    for number, each in enumerate(placed):
        if number and each.y - placed[number - 1].y > line * 1.01:
            if too_far:
                return group
            group = []
        group.append(each.candidate)
        too_far = too_far or abs(each.y - each.candidate.y) > FARTHEST * line
    return group if too_far else []


def _crossing(placed: Sequence[Placed]) -> list[Candidate]:
    """The first two labels whose leaders cross."""
    for one, other in combinations(placed, 2):
        if _parted(one, other) and _parted(other, one):
            return [one.candidate, other.candidate]
    return []


def _parted(one: Placed, other: Placed) -> bool:
    """Whether the line of one leader, taken as endless, passes between the ends of the other."""
    (x0, y0), (x1, y1) = one.leader, (one.candidate.x, one.candidate.y)
    sides = [
        (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        for x, y in (other.leader, (other.candidate.x, other.candidate.y))
    ]
    return sides[0] * sides[1] < 0


def _spread(wanted: Sequence[float], lowest: float, highest: float, gap: float) -> list[float]:
    """The wanted heights (in rising order), moved apart by a forward and a backward pass."""
    heights: list[float] = []
    for want in wanted:
        least = heights[-1] + gap if heights else lowest
        heights.append(max(want, least))
    ceiling = highest
    for number in range(len(heights) - 1, -1, -1):
        heights[number] = min(heights[number], ceiling)
        ceiling = heights[number] - gap
    return heights
