"""Where the keyboard's cursor can stand in the drawing, and which place comes next in a direction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from explorer.state.layers import Look
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.pick import Hit
from explorer.ui.diagram.seen import can_be_pointed_at
from explorer.ui.words import mark

SORTS = (
    (mark("Places"), ("region",)),
    (mark("Pinch sites"), ("site",)),
    (mark("Nerves"), ("nerve",)),
    (mark("Bones and discs"), ("disc", "bone")),
    (mark("Muscles"), ("muscle",)),
)
"""What the arrows can move among: a name, and the layers it is of. From the coarse to the fine."""

LEAST_IN_SORT = 2
"""A figure with fewer things of a sort does not offer it: there would be nowhere to go."""

ASIDE = 1.5
"""How much more a millimetre to the side counts than one straight ahead."""

SAME = 0.5
"""What lies no farther than this in a direction (plate millimetres) does not lie in it at all."""

GRID = 20
"""An area that has a hole in its middle is looked at in so many rows and columns."""

SLANT = 1.2
"""So much farther to the side than ahead, a thing still lies ahead; beyond it only if nothing else does."""


class Direction(Enum):
    """An arrow key; the value is its step on the page."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)

    @property
    def back(self) -> "Direction":
        """The opposite."""
        x, y = self.value
        return Direction((-x, -y))


@dataclass(frozen=True, eq=False, slots=True)
class Stop:
    """One thing on one side of one figure: its shapes, their box and a `place` upon it (plate mm)."""

    hit: Hit
    inks: tuple[Ink, ...]
    place: QPointF
    box: QRectF

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it apart from all others, also after the drawing has changed."""
        return self.hit.address, self.hit.side, self.hit.figure

    @property
    def sort(self) -> int:
        """Its place in SORTS."""
        return _SORT_OF[self.hit.ink.shape.layer]


_SORT_OF = {layer: number for number, (_, layers) in enumerate(SORTS) for layer in layers}


def stops(plate: Iterable[Ink], look: Look) -> tuple[Stop, ...]:
    """Everything that can be chosen and is shown: figure by figure, coarse sorts first, then from the top."""
    found: dict[tuple[object, ...], list[Ink]] = {}
    for ink in plate:
        if ink.address and ink.shape.part == "outline" and can_be_pointed_at(ink, look):
            found.setdefault((ink.figure, ink.address, ink.side), []).append(ink)
    order = {figure: number for number, figure in enumerate(dict.fromkeys(key[0] for key in found))}
    made = map(_stop, found.values())
    return tuple(
        sorted(made, key=lambda each: (order[each.hit.figure], each.sort, each.place.y(), each.place.x()))
    )


def _stop(inks: Sequence[Ink]) -> Stop:
    main = max(inks, key=lambda ink: ink.box.width() * ink.box.height())
    box = QRectF()
    for ink in inks:
        box = box.united(ink.box)
    assert main.address is not None
    hit = Hit(main.address, main.side, main.figure, main)
    return Stop(hit, tuple(inks), _place_on(main.path, main.shape.closed), box)


def _place_on(path: QPainterPath, closed: bool) -> QPointF:
    """A line's middle; an area's, or what of its largest part is nearest to that part's middle."""
    if not closed:
        return path.pointAtPercent(0.5)
    middle = path.boundingRect().center()
    if path.contains(middle):
        return middle
    boxes = [part.boundingRect() for part in path.toSubpathPolygons()]
    box = max(boxes, key=lambda each: each.width() * each.height())
    middle = box.center()
    steps = range(GRID + 1)
    grid = (
        QPointF(box.left() + box.width() * x / GRID, box.top() + box.height() * y / GRID)
        for x in steps
        for y in steps
    )
    inside = [place for place in grid if path.contains(place)]
    return min(inside, key=lambda each: (each - middle).manhattanLength(), default=path.pointAtPercent(0.0))


def neighbour(among: Iterable[Stop], here: Stop, direction: Direction) -> Stop | None:
    """The nearest of `among` in a direction, None at the edge.

    What lies rather straight ahead is taken first; only where nothing does,
    what lies ahead but more to the side.
    """
    step_x, step_y = direction.value
    best: tuple[bool, float] | None = None
    found = None
    for stop in among:
        x, y = stop.place.x() - here.place.x(), stop.place.y() - here.place.y()
        ahead, aside = x * step_x + y * step_y, abs(x * step_y) + abs(y * step_x)
        if ahead <= SAME or stop is here:
            continue
        rank = (aside > ahead * SLANT, ahead + ASIDE * aside)
        if best is None or rank < best:
            best, found = rank, stop
    return found


def nearest(among: Iterable[Stop], place: QPointF) -> Stop | None:
    """The stop whose place is nearest to a place on the plate, None if there are no stops."""
    return min(among, key=lambda each: (each.place - place).manhattanLength(), default=None)
