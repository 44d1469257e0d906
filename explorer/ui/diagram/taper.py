"""Lines with a width as areas, growing thin towards their ends.

Many are made at once: each step of numpy takes about as long for one short line as for hundreds.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

TAPER_MM = 60.0
"""Over what length an ending line grows thin, in plate millimetres."""


class Ribbon(NamedTuple):
    """A line `width` wide that narrows over its last part to the share `end` of it.

    `points` are at least two places in plate millimetres, one a row. Its beginning reaches back a little,
    so that no gap shows where it branches off: by the share `reach` of its width.
    """

    points: NDArray[np.float64]
    width: float
    end: float = 1.0
    reach: float = 0.5


def edges(ribbons: Sequence[Ribbon]) -> list[NDArray[np.float64]]:
    """The points round the area of each of `ribbons`: along one side, then back along the other."""
    if not ribbons:
        return []
    # `clip`, `split` and the like do the same, and would take most of the time of a single line.
    counts = np.array([len(each.points) for each in ribbons])
    last = counts.cumsum() - 1
    first = last - counts + 1
    points = np.concatenate([each.points for each in ribbons])
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[last], before[first] = last, first

    steps = points[after] - points
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    to_go = lengths[::-1].cumsum()[::-1]  # from each point to the end of all lines
    form = np.empty((len(counts), 4))
    form[:, :3] = [(each.width / 2, each.end, each.width * each.reach) for each in ribbons]
    form[:, 3] = np.minimum(to_go[first] - to_go[last], TAPER_MM)
    form[form[:, 3] == 0, 3] = 1.0
    half, end, _, taper = np.repeat(form, counts, axis=0).T
    left = to_go - np.repeat(to_go[last], counts)
    half = half * (end + (1 - end) * np.minimum(left / taper, 1.0))

    along = points[after] - points[before]
    half = half / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    across = np.empty_like(points)
    across[:, 0], across[:, 1] = -along[:, 1] * half, along[:, 0] * half
    near = lengths[first]
    near[near == 0] = 1.0

    # Each line's own stretch of points: where it begins, one side, its end, and the other side backwards.
    starts = 2 * (first + np.arange(len(counts)))
    ends = starts + 1 + counts
    one_side = np.arange(len(points)) + np.repeat(starts + 1 - first, counts)
    around = np.empty((2 * (len(points) + len(counts)), 2))
    around[starts] = points[first] - steps[first] * (form[:, 2] / near)[:, None]
    around[one_side] = points + across
    around[ends] = points[last]
    around[2 * np.repeat(ends, counts) - one_side] = points - across
    return [around[a:b] for a, b in pairwise([*starts.tolist(), len(around)])]
