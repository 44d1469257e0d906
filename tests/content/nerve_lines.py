"""The drawn nerves as lines in the body's frame.

All places are (z to the body's right, y up from the floor) in millimetres, of the right half or the midline.
"""

import csv
from itertools import pairwise
from pathlib import Path

from explorer.anatomy.address import Side
from explorer.diagram.outline import XY, nearest_point, polylines, to_body
from explorer.diagram.shapes import Diagram, Figure, Shape

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "assets/diagrams/leg-and-spine"
BOTH = ("anterior", "posterior")
JOINT = 1.0
"""How far apart the ends of joined nerves may lie."""


def figure_of(diagram: Diagram, view: str) -> Figure:
    return next(figure for figure in diagram.figures if figure.id == view)


def shapes_of(diagram: Diagram, view: str, layer: str) -> list[Shape]:
    """The shapes of a layer, without those mirrored to the left."""
    return [s for s in figure_of(diagram, view).shapes if s.layer == layer and s.side is not Side.LEFT]


def shape_of(diagram: Diagram, view: str, layer: str, structure: str) -> Shape:
    found = [shape for shape in shapes_of(diagram, view, layer) if shape.structure == structure]
    assert len(found) == 1, f"{structure} is drawn {len(found)} times in {view}"
    return found[0]


def places(figure: Figure, shape: Shape) -> list[list[XY]]:
    sign = -1 if figure.view == "anterior" else 1
    lines = polylines(shape, step=0.5)
    return [[(sign * z, y) for z, y in (to_body(figure, *point) for point in line)] for line in lines]


def nerve(diagram: Diagram, view: str, structure: str) -> list[list[XY]]:
    """The parts of a nerve, each from the spine outwards."""
    return places(figure_of(diagram, view), shape_of(diagram, view, "nerve", structure))


def drawn_nerves(diagram: Diagram, view: str) -> list[str]:
    return [shape.structure for shape in shapes_of(diagram, view, "nerve")]


def centre(diagram: Diagram, view: str, site: str) -> XY:
    """The middle of a pinch site's circle."""
    (ring,) = places(figure_of(diagram, view), shape_of(diagram, view, "site", site))
    across, up = [z for z, _ in ring], [y for _, y in ring]
    return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2


def parents_of_nerves() -> dict[str, list[str]]:
    """The parents of each nerve of the shipped table."""
    with (ROOT / "content/anatomy/nerves.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: [p for p in row["parents"].split(";") if p] for row in csv.DictReader(file)}


def across(line: list[XY], y: float) -> list[float]:
    """Where a line passes the height y."""
    return [
        z0 + (z1 - z0) * (y - y0) / (y1 - y0)
        for (z0, y0), (z1, y1) in pairwise(line)
        if min(y0, y1) <= y < max(y0, y1)
    ]


def upright(line: list[XY], z: float) -> list[float]:
    """How high a line is where it passes the place z."""
    return across([(y, x) for x, y in line], z)


def crossings(line: list[XY], start: XY, end: XY) -> list[tuple[float, XY]]:
    """Where a line crosses the segment from start to end: how far along it (0 to 1), and the place."""
    found = []
    dz, dy = end[0] - start[0], end[1] - start[1]
    for p, q in pairwise(line):
        sides = [dz * (y - start[1]) - dy * (z - start[0]) for z, y in (p, q)]
        if sides[0] * sides[1] <= 0 and sides[0] != sides[1]:
            t = sides[0] / (sides[0] - sides[1])
            at = p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
            along = ((at[0] - start[0]) * dz + (at[1] - start[1]) * dy) / (dz * dz + dy * dy)
            if 0 <= along <= 1:
                found.append((along, at))
    return found


def gap(line: list[XY], point: XY) -> float:
    return nearest_point([line], *point)[1]
