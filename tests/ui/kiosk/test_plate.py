import pytest
from PySide6.QtCore import QPointF

from explorer.anatomy.address import Side
from explorer.anatomy.structures import Felt
from explorer.diagram.shapes import EMPTY
from explorer.library.felt import mark_at, place_at
from explorer.library.library import Library
from explorer.ui.kiosk.plate import Spot, places_of, spot_at, waiting_room_plate


@pytest.mark.parametrize(
    "spot",
    [
        Spot("anterior", 300.0, 700.0, Side.BOTH),
        Spot("posterior", 150.0, 900.0, Side.BOTH),
        Spot("plantar", 60.0, 100.0, Side.RIGHT),
        Spot("plantar", 60.0, 100.0, Side.LEFT),
    ],
)
def test_what_is_drawn_at_a_place_is_found_there(library: Library, spot: Spot) -> None:
    plate = waiting_room_plate(library.diagram)
    (place,) = places_of(plate, spot)
    found = spot_at(plate, place)
    assert found is not None
    assert (found.figure, found.side) == (spot.figure, spot.side)
    assert (found.x, found.y) == pytest.approx((spot.x, spot.y))


def test_each_sole_is_one_foot(library: Library) -> None:
    plate = waiting_room_plate(library.diagram)
    titles = [figure.title for figure in plate.figures]
    assert titles == ["Front", "Back", "Right sole", "Left sole"]
    heel = next(
        each
        for each in library.diagram.figures[3].shapes
        if (each.layer, each.structure) == ("region", "heel")
    )
    x, y = (heel.bounds[0] + heel.bounds[2]) / 2, (heel.bounds[1] + heel.bounds[3]) / 2
    for side in (Side.LEFT, Side.RIGHT):
        (place,) = places_of(plate, Spot("plantar", x, y, side))
        found = spot_at(plate, place)
        assert found is not None
        touched = place_at(library, found.figure, found.x, found.y, found.side)
        assert touched is not None
        assert touched.region is not None
        assert (touched.region.id, touched.side) == ("heel", side)
        made = mark_at(library, Felt.PAIN, found.figure, found.x, found.y, found.side)
        assert made is not None
        assert made.side is side


def test_figures_stand_apart_and_within_the_plate(library: Library) -> None:
    plate = waiting_room_plate(library.diagram)
    for figure, at in plate.placed():
        for shape in figure.shapes:
            left, top, right, bottom = shape.bounds
            assert at.x + left * at.scale >= 0
            assert at.x + right * at.scale <= plate.width
            assert at.y + top * at.scale >= 0
            assert at.y + bottom * at.scale <= plate.height
    assert spot_at(plate, QPointF(-50, -50)) is None


def test_without_a_body_there_is_the_drawing_as_it_is() -> None:
    assert waiting_room_plate(EMPTY) == EMPTY
