"""What a person marks on the body, and which areas of the skin the marks touch.

Skin maps are averages: neighbouring areas overlap and differ from person to person, so what is
touched is named, never weighed. Nothing here is kept.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.alarms import AlarmKind, AlarmPlace
from explorer.anatomy.structures import Felt
from explorer.diagram.inside import Area
from explorer.diagram.shapes import MIRRORED_VIEWS, Figure
from explorer.library.library import Library

REACH = 6.0
"""Mm of the body that a mark reaches round its point: half a fingertip."""
PLACE_REACH = 25.0
"""Mm within which a mark belongs to the nearest region."""
MIDLINE = 4.0
"""A mark so near to the body's midline, in mm, is on both sides."""
ON_SKIN = frozenset({Felt.PAIN, Felt.TINGLING, Felt.NUMBNESS})
"""What skin maps tell of; weakness is of muscles and touches no area of the skin."""


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """One dab of a brush: what is felt, at a point of a figure in its mm, on a side of the body."""

    felt: Felt
    figure: str
    x: float
    y: float
    side: Side


@dataclass(frozen=True)
class TouchedArea:
    """A nerve or root and the marks, in their order, that touch its area of the skin."""

    nerve: Address
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class MarkedPlace:
    """A place on one side of the body and what is felt there; `region` is None where none is near."""

    region: Address | None
    figure: str
    side: Side
    felt: tuple[Felt, ...]


@dataclass(frozen=True)
class Touched:
    """What marks touch. `nerves` and `roots` stand with the most often touched first, else as in the tables.

    `cards` are the conditions that people mean at these places with these feelings, as pages to read.
    """

    marks: tuple[Mark, ...]
    places: tuple[MarkedPlace, ...]
    nerves: tuple[TouchedArea, ...]
    roots: tuple[TouchedArea, ...]
    cards: tuple[Address, ...]
    alarm: AlarmKind | None


def mark_at(
    library: Library, felt: Felt, figure: str, x: float, y: float, side: Side = Side.BOTH
) -> Mark | None:
    """The mark that a touch at (x, y) of a figure makes, None where there is no skin.

    In front and back views the side is that of the point, whatever `side` says; in the others,
    which show one foot for both, it is `side`. An unknown figure has no skin.
    """
    shown = _figure(library, figure)
    if shown is None or not any(each.near(x, y, REACH) for each in _areas(shown, "skin")):
        return None
    return Mark(felt, figure, x, y, _side_at(shown, x, side))


def place_at(library: Library, figure: str, x: float, y: float, side: Side = Side.BOTH) -> MarkedPlace | None:
    """The region that a touch at (x, y) of a figure means, the nearest one within a finger's reach.

    The side is found as in `mark_at`. None where there is none, or no such figure.
    """
    shown = _figure(library, figure)
    if shown is None or not (math.isfinite(x) and math.isfinite(y)):
        return None
    touch = Mark(Felt.PAIN, figure, x, y, _side_at(shown, x, side))
    region = _regions(library, (touch,))[touch]
    return MarkedPlace(Address(Kind.REGION, region), figure, touch.side, ()) if region else None


def _side_at(figure: Figure, x: float, side: Side) -> Side:
    if figure.view not in MIRRORED_VIEWS:
        return side
    across = x - figure.origin[0]
    if abs(across) <= MIDLINE:
        return Side.BOTH
    # The viewer's left is the body's right in front, and its left from behind.
    viewed = Side.LEFT if across < 0 else Side.RIGHT
    return viewed.mirrored if figure.view == "anterior" else viewed


def touched(library: Library, marks: Iterable[Mark]) -> Touched:
    """Which nerves' and roots' areas of the skin the marks touch, and where they are.

    Marks of figures that there are not, and points that are no numbers, touch nothing.
    """
    good = tuple(dict.fromkeys(each for each in marks if _is_in(library, each)))
    skin = tuple(each for each in good if each.felt in ON_SKIN)
    regions = _regions(library, good)
    return Touched(
        good,
        _places(library, regions),
        _touched_areas(library, skin, "territory"),
        _touched_areas(library, skin, "dermatome"),
        _cards(library, regions),
        _alarm(library, good, regions),
    )


def alarm(library: Library, marks: Iterable[Mark]) -> AlarmKind | None:
    """The emergency that the marks are a sign of, if any; the table of alarms says where and what."""
    good = tuple(dict.fromkeys(each for each in marks if _is_in(library, each)))
    return _alarm(library, good, _regions(library, good))


def _alarm(library: Library, marks: tuple[Mark, ...], regions: dict[Mark, str]) -> AlarmKind | None:
    for kind in AlarmKind:
        sides: set[Side] = set()
        for place in library.alarms:
            if place.alarm is not kind:
                continue
            found = tuple(_marks_at(library, place, marks, regions))
            if found and not place.both_sides:
                return kind
            sides.update(each.side for each in found if not _between_sides(library, each))
        if Side.BOTH in sides or {Side.LEFT, Side.RIGHT} <= sides:
            return kind
    return None


def _marks_at(
    library: Library, place: AlarmPlace, marks: tuple[Mark, ...], regions: dict[Mark, str]
) -> Iterator[Mark]:
    """The marks that count at a place of an alarm."""
    near = tuple(
        each
        for each in marks
        if each.felt in place.felt and (not place.within or _from_midline(library, each) <= place.within)
    )
    if place.layer == "region":
        yield from (each for each in near if regions.get(each) == place.structure)
        return
    for area in _touched_areas(library, near, place.layer, place.structure):
        yield from area.marks


def _between_sides(library: Library, mark: Mark) -> bool:
    """Whether a mark lies on the midline itself: one place, which does not tell of two legs."""
    return mark.side is Side.BOTH and math.isfinite(_from_midline(library, mark))


def _from_midline(library: Library, mark: Mark) -> float:
    """How far a mark is from the body's midline; endless in figures that do not show it."""
    figure = _figure(library, mark.figure)
    if figure is None or figure.view not in MIRRORED_VIEWS:
        return math.inf
    return abs(mark.x - figure.origin[0])


def _touched_areas(
    library: Library, marks: tuple[Mark, ...], layer: str, structure: str = ""
) -> tuple[TouchedArea, ...]:
    """The nerves whose areas in `layer` the marks touch, or that one `structure` alone."""
    found: dict[str, dict[Mark, None]] = {}
    for figure, here in _by_figure(library, marks):
        for area in _areas(figure, layer):
            name = area.shape.structure
            if (structure and name != structure) or name not in library.body.nerves:
                continue
            hits = [each for each in here if area.near(each.x, each.y, REACH)]
            if hits:
                found.setdefault(name, {}).update(dict.fromkeys(hits))
    order = {each: place for place, each in enumerate(library.body.nerves)}
    names = sorted(found, key=lambda each: (-len(found[each]), order[each]))
    place_of = {each: place for place, each in enumerate(marks)}
    return tuple(
        TouchedArea(Address.nerve(each), tuple(sorted(found[each], key=lambda mark: place_of[mark])))
        for each in names
    )


def _regions(library: Library, marks: tuple[Mark, ...]) -> dict[Mark, str]:
    """The region that each mark lies in, or else is nearest to; '' for marks far from all."""
    found = dict.fromkeys(marks, "")
    for figure, here in _by_figure(library, marks):
        areas = [each for each in _areas(figure, "region") if each.shape.structure in library.body.regions]
        for mark in here:
            near = [each for each in areas if each.near(mark.x, mark.y, PLACE_REACH)]
            if near:
                # Of several that hold it, the smallest says best where it is.
                best = min(near, key=lambda each: (each.distance(mark.x, mark.y), _size(each)))
                found[mark] = best.shape.structure
    return found


def _places(library: Library, regions: dict[Mark, str]) -> tuple[MarkedPlace, ...]:
    """Where the marks are, from the top of the body down as the table of regions goes."""
    felt: dict[tuple[str, str, Side], set[Felt]] = {}
    for mark, region in regions.items():
        key = (region, "" if region else mark.figure, mark.side)
        felt.setdefault(key, set()).add(mark.felt)
    order = {each: place for place, each in enumerate(library.body.regions)}
    keys = sorted(felt, key=lambda key: (order.get(key[0], len(order)), key[1], list(Side).index(key[2])))
    return tuple(
        MarkedPlace(
            Address(Kind.REGION, key[0]) if key[0] else None,
            key[1],
            key[2],
            tuple(each for each in Felt if each in felt[key]),
        )
        for key in keys
    )


def _cards(library: Library, regions: dict[Mark, str]) -> tuple[Address, ...]:
    """The conditions that people mean at these places and that feel so, those of the most places first."""
    felt: dict[str, set[Felt]] = {}
    for mark, region in regions.items():
        if region:
            felt.setdefault(region, set()).add(mark.felt)
    ranks: dict[Address, list[int]] = {}
    for region, here in felt.items():
        causes = [each for each in library.body.regions[region].causes if here & set(each.felt)]
        for rank, cause in enumerate(causes):
            ranks.setdefault(Address(Kind.CONDITION, cause.condition), []).append(rank)
    known = (each for each in ranks if each in library.cards)
    return tuple(sorted(known, key=lambda each: (-len(ranks[each]), min(ranks[each]), each)))


def _by_figure(library: Library, marks: Iterable[Mark]) -> Iterator[tuple[Figure, list[Mark]]]:
    here: dict[str, list[Mark]] = {}
    for mark in marks:
        here.setdefault(mark.figure, []).append(mark)
    for figure in library.diagram.figures:
        if figure.id in here:
            yield figure, here[figure.id]


def _areas(figure: Figure, layer: str) -> Iterator[Area]:
    for shape in figure.shapes:
        if shape.layer == layer and shape.part == "outline" and shape.closed:
            yield Area(shape)


def _size(area: Area) -> float:
    left, top, right, bottom = area.shape.bounds
    return (right - left) * (bottom - top)


def _figure(library: Library, figure: str) -> Figure | None:
    return next((each for each in library.diagram.figures if each.id == figure), None)


def _is_in(library: Library, mark: Mark) -> bool:
    return math.isfinite(mark.x) and math.isfinite(mark.y) and _figure(library, mark.figure) is not None
