"""Following outlines: points along them, the point nearest to another, and places in the body."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from explorer.diagram.shapes import Figure, Shape

XY = tuple[float, float]


def polylines(shape: Shape, step: float = 1.0) -> list[list[XY]]:
    """Each part of the outline as points at most about `step` mm apart, ends included; figure mm."""
    lines: list[list[XY]] = []
    for op, numbers in shape.commands():
        if op == "M":
            lines.append([(numbers[0], numbers[1])])
            continue
        line = lines[-1]
        if op == "C":
            _add_curve(line, numbers, step)
        else:
            _add_line(line, line[0] if op == "Z" else (numbers[0], numbers[1]), step)
    return lines


def nearest_point(lines: Iterable[Sequence[XY]], x: float, y: float) -> tuple[XY, float]:
    """The point of `lines` nearest to (x, y), between their points as well, and how far it is.

    Raises ValueError if there are no lines.
    """
    best: tuple[XY, float] | None = None
    for line in lines:
        pairs = pairwise(line) if len(line) > 1 else [(line[0], line[0])]
        for start, end in pairs:
            point = _on_segment(start, end, x, y)
            distance = math.dist(point, (x, y))
            if best is None or distance < best[1]:
                best = point, distance
    if best is None:
        raise ValueError("there are no lines to be near to")
    return best


def length(line: Sequence[XY]) -> float:
    """How long a line of points is, in their unit."""
    return sum(math.dist(start, end) for start, end in pairwise(line))


def to_body(figure: Figure, x: float, y: float) -> XY:
    """A place in `figure` (its mm) as (across, up) in the body's frame, in mm.

    `across` runs to the viewer's right and `up` to the page's top, both from the frame's zero:
    z to the body's right is `-across` in the anterior and plantar views and `across` in the
    posterior one; x forward is `across` in the lateral and `-across` in the medial view;
    `up` is the height above the floor, in the plantar view x forward.
    """
    return x - figure.origin[0], figure.origin[1] - y


def _add_line(line: list[XY], end: XY, step: float) -> None:
    (x0, y0), (x1, y1) = line[-1], end
    pieces = max(1, math.ceil(math.dist(line[-1], end) / step))
    line += [(x0 + (x1 - x0) * i / pieces, y0 + (y1 - y0) * i / pieces) for i in range(1, pieces)]
    line.append(end)


def _add_curve(line: list[XY], numbers: tuple[float, ...], step: float) -> None:
    x0, y0 = line[-1]
    x1, y1, x2, y2, x3, y3 = numbers
    hull = math.dist((x0, y0), (x1, y1)) + math.dist((x1, y1), (x2, y2)) + math.dist((x2, y2), (x3, y3))
    pieces = max(1, math.ceil(hull / step))
    for i in range(1, pieces):
        t = i / pieces
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        line.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    line.append((x3, y3))


def _on_segment(start: XY, end: XY, x: float, y: float) -> XY:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    t = 0.0 if square == 0 else max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / square))
    return start[0] + t * dx, start[1] + t * dy
