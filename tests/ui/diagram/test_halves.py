"""Figures of one half of the body: with the left chosen they are the left one, and all else follows."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible

from explorer.anatomy.address import Side, parse_address
from explorer.diagram.shapes import MIRRORED_VIEWS
from explorer.library.library import Library
from explorer.library.measuring import measured_words
from explorer.ui.diagram.accessible import drawing_for
from explorer.ui.diagram.halves import Halves
from explorer.ui.diagram.view import DiagramView
from explorer.ui.kiosk.plate import waiting_room_plate
from explorer.ui.window import MainWindow
from places_on_plate import ink_of, place_of, plate_at

ONE_SIDED = ["lateral", "plantar", "medial"]


@pytest.fixture(scope="module")
def halves(qapp: object, library: Library) -> Halves:
    """The shipped plate."""
    return Halves(library.diagram)


def choose(window: MainWindow, address: str, side: Side) -> DiagramView:
    window.choose_in_place(parse_address(address), side)
    window.settle()
    return window.diagram


def test_figures_of_one_half_and_only_they_have_a_mirror_image(library: Library) -> None:
    for figure in library.diagram.figures:
        assert bool(figure.left) is (figure.view not in MIRRORED_VIEWS)
        assert figure.left != figure.title


def test_a_mirror_image_keeps_to_its_figures_place_and_changes_nothing_else(
    halves: Halves, library: Library
) -> None:
    halves.turn(Side.RIGHT)
    right = halves.plate
    assert halves.turn(Side.LEFT)
    assert not halves.turn(Side.LEFT), "it is turned already"
    left = halves.plate
    assert halves.plate is left, "worked out once"
    boxes = {
        figure.id: (place.x, place.x + figure.width * place.scale)
        for figure, place in library.diagram.placed()
    }
    for one, other in zip(right, left, strict=True):
        assert (one.shape, one.address, one.free) == (other.shape, other.address, other.free)
        if one.figure not in ONE_SIDED:
            assert one is other
            continue
        start, end = boxes[one.figure]
        assert other.box.top() == one.box.top()
        assert other.box.left() == pytest.approx(start + end - one.box.right())
        assert other.box.right() <= library.diagram.width


def test_both_sides_are_shown_as_the_right_one(halves: Halves, library: Library) -> None:
    sole = next(each for each in library.diagram.figures if each.id == "plantar")
    for side, title in ((Side.LEFT, "Left sole"), (Side.BOTH, "Right sole"), (Side.RIGHT, "Right sole")):
        halves.turn(side)
        assert halves.title(sole) == title


def test_the_great_toe_of_a_left_sole_is_at_the_left_and_a_click_there_finds_it(window: MainWindow) -> None:
    placed = window.state.library.diagram.placed()
    middle = next(place.x + each.width * place.scale / 2 for each, place in placed if each.id == "plantar")
    found = {}
    for side in (Side.RIGHT, Side.LEFT):
        view = choose(window, "nerve:medial-plantar", side)
        view.frame_figure("plantar")
        nerve = place_of(view, "nerve:medial-plantar", "plantar", Side.BOTH)
        hits = view.hits(plate_at(view, nerve))
        assert parse_address("nerve:medial-plantar") in [hit.address for hit in hits]
        found[side] = plate_at(view, nerve).x()
    assert found[Side.LEFT] == pytest.approx(2 * middle - found[Side.RIGHT], abs=6)
    assert found[Side.LEFT] < middle < found[Side.RIGHT], "the inner side of a sole seen from below"


def test_what_is_chosen_in_the_mirror_image_is_of_the_left(window: MainWindow) -> None:
    view = choose(window, "region:sole", Side.LEFT)
    view.frame_figure("plantar")
    view._click(plate_at(view, place_of(view, "nerve:lateral-plantar", "plantar", Side.BOTH)))
    chosen = window.state.selection
    assert chosen is not None
    assert chosen.side is Side.LEFT
    assert view.halves.turned


def test_screen_readers_find_things_where_they_are_now(window: MainWindow) -> None:
    view = choose(window, "nerve:medial-plantar", Side.RIGHT)
    drawing = drawing_for(view)
    figure = next(each for each in drawing.figures if each.figure.id == "plantar")
    stop = next(each for each in figure.stops if each.hit.address == parse_address("nerve:medial-plantar"))
    part = drawing.part_of(stop)
    before, name = part.rect(), figure.text(QAccessible.Text.Name)
    choose(window, "nerve:medial-plantar", Side.LEFT)
    assert (name, figure.text(QAccessible.Text.Name)) == ("Right sole", "Left sole")
    assert part.rect() != before
    ink = ink_of(view, "nerve:medial-plantar", "plantar", Side.BOTH)
    assert part.area.contains(ink.box)


def test_a_place_is_measured_the_same_on_either_side(halves: Halves, library: Library) -> None:
    words = set()
    for side in (Side.RIGHT, Side.LEFT):
        halves.turn(side)
        ink = next(
            each for each in halves.plate if each.figure == "medial" and each.shape.structure == "tibial"
        )
        place = ink.path.pointAtPercent(0.4)
        figure, own = halves.in_figure("medial", QPointF(place))
        assert ink.address is not None
        words.add(measured_words(library, ink.address, Side.BOTH, figure, ink.shape, own))
    assert len(words) == 1
    assert " cm " in words.pop()


def test_where_both_halves_are_drawn_there_is_nothing_to_turn(qapp: object, library: Library) -> None:
    both = Halves(waiting_room_plate(library.diagram))
    before = both.plate
    assert not both.turn(Side.LEFT)
    assert both.plate is before
