"""What lies under the pointer, against the shipped drawing and against a plain search of every shape."""

from functools import lru_cache
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.library import Library
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.pick import NEAR_SCALE, Hit, Picker

SLACK = 0.8
"""Millimetres by which a line cut into straight pieces may differ from its curve."""


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


@pytest.fixture(scope="module")
def picker(plate: tuple[Ink, ...]) -> Picker:
    """Over all layers, shown at first or not."""
    return Picker(plate)


def ink_of(plate: tuple[Ink, ...], address: str, figure: str, side: Side) -> Ink:
    wanted = parse_address(address)
    return next(
        ink
        for ink in plate
        if (ink.address, ink.figure, ink.side, ink.shape.part) == (wanted, figure, side, "outline")
    )


def middle(ink: Ink) -> QPointF:
    return ink.path.boundingRect().center() if ink.shape.closed else ink.path.pointAtPercent(0.5)


def at(picker: Picker, place: QPointF, reach: float = 3.0, scale: float = 0.6) -> tuple[Hit, ...]:
    return picker.at(place.x(), place.y(), reach, scale)


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_the_outside_of_the_knee_is_hit_on_the_persons_own_side(
    plate: tuple[Ink, ...], picker: Picker, side: Side
) -> None:
    for figure in ("anterior", "posterior"):
        knee = ink_of(plate, "region:outer-knee", figure, side)
        found = {(hit.address, hit.side) for hit in at(picker, middle(knee))}
        assert (parse_address("region:outer-knee"), side) in found
        assert {hit.figure for hit in at(picker, middle(knee))} == {figure}
        assert side.mirrored not in {hit.side for hit in at(picker, middle(knee))}


def test_the_right_leg_is_at_the_viewers_left_in_front_and_at_the_right_behind(
    plate: tuple[Ink, ...],
) -> None:
    def x(figure: str, side: Side) -> float:
        return middle(ink_of(plate, "region:outer-knee", figure, side)).x()

    assert x("anterior", Side.RIGHT) < x("anterior", Side.LEFT)
    assert x("posterior", Side.RIGHT) > x("posterior", Side.LEFT)


def test_a_pinch_site_and_its_nerve_are_hit_before_the_region(plate: tuple[Ink, ...], picker: Picker) -> None:
    neck = ink_of(plate, "site:fibular-neck", "anterior", Side.RIGHT)
    hits = at(picker, middle(neck), reach=6.0)
    names = [str(hit.address) for hit in hits]
    assert names[0] == "site:fibular-neck"
    assert "nerve:common-fibular" in names
    assert names.index("nerve:common-fibular") < names.index("region:outer-knee")
    assert {hit.side for hit in hits} <= {Side.RIGHT, Side.BOTH}


def test_every_nerve_that_is_drawn_can_be_hit(plate: tuple[Ink, ...], picker: Picker) -> None:
    for ink in plate:
        if ink.shape.layer == "nerve" and ink.shape.part == "outline":
            hit = {each.address for each in at(picker, middle(ink), reach=0.5)}
            assert ink.address in hit, ink.shape.structure


def test_seen_whole_a_touch_means_the_region_and_seen_close_the_bone(
    plate: tuple[Ink, ...], picker: Picker
) -> None:
    """Somewhere in the shin's region lies the tibia, with no nerve within reach."""
    shin = ink_of(plate, "region:shin", "anterior", Side.RIGHT).path
    tibia = ink_of(plate, "bone:tibia", "anterior", Side.RIGHT).path
    box = shin.boundingRect().intersected(tibia.boundingRect())
    places = [
        QPointF(box.left() + box.width() * i / 20, box.top() + box.height() * j / 20)
        for i in range(21)
        for j in range(21)
    ]
    bare = [
        place
        for place in places
        if shin.contains(place)
        and tibia.contains(place)
        and not any(hit.address.kind in ("nerve", "site") for hit in at(picker, place, 1.0))
    ]
    assert bare
    assert {at(picker, place, 1.0, NEAR_SCALE / 2)[0].address.kind for place in bare} == {"region"}
    assert {at(picker, place, 1.0, NEAR_SCALE)[0].address.kind for place in bare} == {"bone"}


def test_the_page_beside_the_body_is_nothing(picker: Picker) -> None:
    assert at(picker, QPointF(-500, -500)) == ()
    assert at(picker, QPointF(1e6, 1e6)) == ()


@lru_cache(maxsize=4096)
def polylines(ink: Ink) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(
        tuple((point.x(), point.y()) for point in polygon.toList())
        for polygon in ink.path.toSubpathPolygons()
    )


def gap(ink: Ink, x: float, y: float) -> float:
    """From (x, y) to the edge of a drawn line, by trying all of it."""
    best = float("inf")
    for points in polylines(ink):
        for (ax, ay), (bx, by) in pairwise(points):
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            along = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
            best = min(best, hypot(x - ax - along * dx, y - ay - along * dy))
    return max(0.0, best - ink.width / 2)


def by_trying_all(plate: tuple[Ink, ...], x: float, y: float, reach: float) -> set[tuple[Address, Side]]:
    found = set()
    for ink in plate:
        if ink.address is None or ink.shape.part != "outline":
            continue
        if ink.shape.closed:
            hit = ink.path.contains(QPointF(x, y))
            if ink.shape.layer == "site":
                square = QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
                hit = hit or ink.path.intersects(square)
        else:
            hit = ink.box.adjusted(-reach, -reach, reach, reach).contains(x, y) and gap(ink, x, y) <= reach
        if hit:
            found.add((ink.address, ink.side))
    return found


@settings(max_examples=60)
@given(st.floats(0, 1640), st.floats(0, 1340), st.floats(SLACK, 15))
def test_picking_agrees_with_trying_every_shape(
    plate: tuple[Ink, ...], picker: Picker, x: float, y: float, reach: float
) -> None:
    hits = picker.at(x, y, reach, 1.0)
    assert picker.first(x, y, reach, 1.0) == (hits[0] if hits else None)
    picked = {(hit.address, hit.side) for hit in hits}
    assert by_trying_all(plate, x, y, reach - SLACK) <= picked
    assert picked <= by_trying_all(plate, x, y, reach + SLACK)


@settings(max_examples=60)
@given(st.data())
def test_picking_near_what_is_drawn_agrees_too(
    plate: tuple[Ink, ...], picker: Picker, data: st.DataObject
) -> None:
    drawn = [ink for ink in plate if ink.address and ink.shape.part == "outline"]
    ink = data.draw(st.sampled_from(range(len(drawn))).map(drawn.__getitem__))
    place = ink.path.pointAtPercent(data.draw(st.floats(0, 1)))
    x, y = place.x() + data.draw(st.floats(-6, 6)), place.y() + data.draw(st.floats(-6, 6))
    reach = data.draw(st.floats(SLACK, 12))
    hits = picker.at(x, y, reach, 1.0)
    picked = {(hit.address, hit.side) for hit in hits}
    assert len(picked) == len(hits)
    assert picker.first(x, y, reach, 1.0) == (hits[0] if hits else None)
    assert by_trying_all(plate, x, y, reach - SLACK) <= picked
    assert picked <= by_trying_all(plate, x, y, reach + SLACK)
