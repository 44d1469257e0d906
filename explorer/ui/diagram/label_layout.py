"""Where labels stand: in columns beside the drawing, in order, never over one another. Plain numbers only."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

EITHER_SIDE = 0.06
"""What stands so near the drawing's middle (as a share of its width) goes to the emptier side."""

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
    """A strip for labels from `top` to `bottom`, beside the drawing and no farther from it than `edge`.

    Text begins where `near` says for its height and grows away from the drawing, to the left or to the
    right; if it would reach beyond the edge, it begins so much nearer to the drawing, or upon it.
    """

    edge: float
    top: float
    bottom: float
    leftwards: bool
    near: Callable[[float], float]

    def begin(self, y: float, width: float) -> float:
        """Where text of that width begins at the height `y`."""
        if self.leftwards:
            return max(self.near(y), self.edge + width)
        return min(self.near(y), self.edge - width)

    def spares(self, candidate: "Candidate") -> bool:
        """Whether there is so much room that the text does not cover the place it names."""
        begin = self.begin(candidate.y, candidate.width)
        return begin < candidate.x - GAP if self.leftwards else begin > candidate.x + GAP


@dataclass(frozen=True)
class Placed:
    """A label at its place: the near end of its text, halfway up its line."""

    candidate: Candidate
    x: float
    y: float
    leftwards: bool

    @property
    def leader(self) -> tuple[float, float]:
        """Where its leader leaves it: a little from the end of its text that is nearest to the drawing."""
        return self.x + GAP if self.leftwards else self.x - GAP, self.y


def arrange(candidates: Iterable[Candidate], left: Column, right: Column, line: float) -> tuple[Placed, ...]:
    """Put each candidate into the nearer column with room for it, as near to its height as the others allow.

    `line` is the height of a label. What matters most is kept where there
    is no room for all. Within a column labels stand in the order of what they name,
    and of two whose leaders would cross all the same only the heavier stays.
    """
    ours: list[Candidate] = []
    theirs: list[Candidate] = []
    aside = {each: _aside(each, left, right) for each in candidates}
    for each in sorted(aside, key=lambda each: (-abs(aside[each]), each.key)):
        goes_left = len(ours) <= len(theirs) if abs(aside[each]) < EITHER_SIDE else aside[each] < 0
        fits = left.spares(each), right.spares(each)
        if fits[0] is not fits[1]:
            goes_left = fits[0]
        (ours if goes_left else theirs).append(each)
    return (*_fill(left, ours, line), *_fill(right, theirs, line))


def _aside(candidate: Candidate, left: Column, right: Column) -> float:
    """How far to the side of the drawing's middle something lies at its height, as a share of the width."""
    start, end = left.near(candidate.y), right.near(candidate.y)
    return (candidate.x - (start + end) / 2) / max(end - start, 1.0)


def _fill(column: Column, candidates: Sequence[Candidate], line: float) -> list[Placed]:
    room = max(0, int((column.bottom - column.top) // line))
    heaviest = sorted(candidates, key=lambda each: -each.weight)[:room]
    kept = sorted(heaviest, key=lambda each: (each.y, each.key))
    while True:
        heights = _spread([each.y for each in kept], column.top + line / 2, column.bottom - line / 2, line)
        placed = [
            Placed(each, column.begin(height, each.width), height, column.leftwards)
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
