"""What is pointed at, measured: how far a place lies from the nearest landmark, in words."""

from functools import lru_cache
from math import dist, hypot

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.structures import Landmark, Muscle, Nerve, NerveKind
from explorer.diagram.outline import XY, nearest_point, polylines
from explorer.diagram.shapes import Figure, Shape
from explorer.library.library import Library
from explorer.library.say import Say, as_written
from explorer.library.wording import pointed_words, sentence

MEASURED = frozenset({Kind.NERVE, Kind.SITE})
"""Kinds of which it is said where along the limb they are pointed at."""

STEP_MM = 4.0
"""How finely a nerve is followed to find the point that is meant."""

LEVEL_MM = 5.0
"""What is nearer than this is level with the landmark: figures are rounded to a whole centimetre."""


def measured_words(
    library: Library,
    address: Address,
    side: Side,
    figure: Figure,
    shape: Shape,
    place: XY,
    say: Say = as_written,
) -> str:
    """What is pointed at, in at most two lines: its name, and what a student or clinician wants beside it.

    `place` is in the millimetres of `figure`. Nerves tell their roots and, like pinch sites, how far
    from the nearest landmark the place is; muscles tell what moves them. All else has a name only.
    """
    name = pointed_words(library, address, side, say)
    more = [words for words in (_roots(library, address, say), _moved_by(library, address, say)) if words]
    if address.kind in MEASURED:
        where = where_words(library, figure, shape, place, say)
        more += [where] if where else []
    return f"{name}\n{sentence('; '.join(more))}" if more else name


def where_words(library: Library, figure: Figure, shape: Shape, place: XY, say: Say = as_written) -> str:
    """How far the point of `shape` nearest to `place` lies from a landmark; empty if none is near."""
    x, y = _point_of(shape, place)
    if shape.side is Side.LEFT:  # landmarks are those of the right half
        x = 2 * figure.origin[0] - x
    here = [each for each in library.body.landmarks.values() if each.figure == figure.id]
    near = [each for each in here if -each.less_mm <= _beyond(each, x, y) <= each.more_mm]
    if not near:
        return ""
    nearest = min(near, key=lambda each: hypot(each.x - x, each.y - y))
    beyond = _beyond(nearest, x, y)
    if abs(beyond) < LEVEL_MM:
        return say("level with {landmark}").format(landmark=nearest.name)
    return say("about {count} cm {direction} {landmark}").format(
        count=round(abs(beyond) / 10),
        direction=nearest.less if beyond < 0 else nearest.more,
        landmark=nearest.name,
    )


def _beyond(landmark: Landmark, x: float, y: float) -> float:
    """How far a place lies beyond a landmark, along the axis that it is measured on."""
    return y - landmark.y if landmark.axis == "y" else x - landmark.x


def _point_of(shape: Shape, place: XY) -> XY:
    """The point of a line nearest to `place`; an area's middle."""
    if shape.closed:
        left, top, right, bottom = shape.bounds
        return (left + right) / 2, (top + bottom) / 2
    return nearest_point(_line(shape), *place)[0]


@lru_cache(maxsize=8)  # the pointer goes along one nerve at a time
def _line(shape: Shape) -> tuple[tuple[XY, ...], ...]:
    return tuple(tuple(_thinned(line)) for line in polylines(shape, STEP_MM))


def _thinned(line: list[XY]) -> list[XY]:
    kept = line[:1]
    kept += [point for point in line[1:-1] if dist(point, kept[-1]) > 0]
    return [*kept, line[-1]]


def _roots(library: Library, address: Address, say: Say) -> str:
    structure = library.body.of_kind(address.kind).get(address.id)
    if not isinstance(structure, Nerve) or structure.kind is NerveKind.ROOT or not structure.roots:
        return ""
    return say("from {roots}").format(roots=_span(library, structure.roots))


def _moved_by(library: Library, address: Address, say: Say) -> str:
    structure = library.body.of_kind(address.kind).get(address.id)
    if not isinstance(structure, Muscle) or not structure.nerves:
        return ""
    nerve, *more = (library.body.nerves[each].name for each in structure.nerves)
    roots = _span(library, structure.roots)
    if more:
        words = say("moved by the {nerve} and {count} more ({roots})")
        return words.format(nerve=nerve, count=len(more), roots=roots)
    return say("moved by the {nerve} ({roots})").format(nerve=nerve, roots=roots)


def _span(library: Library, roots: tuple[str, ...]) -> str:
    """Roots as they are spoken of: L4–S2 where none is left out, else each by its label."""
    order = list(library.body.roots)
    places = [order.index(each) for each in roots if each in order]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return f"{roots[0]}–{roots[-1]}"
    return ", ".join(roots)
