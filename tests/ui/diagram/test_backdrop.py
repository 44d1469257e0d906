"""How much of each layer is painted, and what stands still behind the moving parts."""

import gc
import weakref
from dataclasses import replace
from math import inf
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QTransform

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.state.layers import Look, Visibility
from explorer.ui.diagram.backdrop import Backdrop
from explorer.ui.diagram.halves import Halves
from explorer.ui.diagram.ink import Ink, inks, nerve_outline
from explorer.ui.diagram.lit import LitPainter
from explorer.ui.diagram.picture import Picture
from explorer.ui.diagram.seen import LEFT, OVER_DEEP, left_of
from explorer.ui.diagram.view import DiagramView
from explorer.ui.theme import Theme
from explorer.ui.window import MainWindow
from places_on_plate import ink_of

SCALE = 0.25


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


def muscle(plate: tuple[Ink, ...], structure: str) -> Ink:
    return next(
        ink for ink in plate if (ink.shape.structure, ink.figure) == (structure, "posterior") and not ink.free
    )


def test_a_layer_is_painted_as_it_is_shown(plate: tuple[Ink, ...]) -> None:
    ink = muscle(plate, "gluteus-maximus")
    left = {state: left_of(ink, Look({"muscle": state})) for state in Visibility}
    assert left[Visibility.SHOWN] == 1.0
    assert 0 < left[Visibility.FADED] < 0.5
    assert left[Visibility.HIDDEN] == 0.0
    assert left_of(ink, Look({})) == 0.0, "what no one speaks of is hidden"


def test_only_the_deep_ones_leaves_a_breath_of_what_lies_over_them(plate: tuple[Ink, ...]) -> None:
    states = Look({"muscle": Visibility.DEEP})
    assert left_of(muscle(plate, "gluteus-minimus"), states) == 1.0
    assert 0 < left_of(muscle(plate, "gluteus-maximus"), states) == OVER_DEEP < LEFT[Visibility.FADED]


def test_a_place_that_bears_the_name_of_a_deep_muscle_is_not_deep(plate: tuple[Ink, ...]) -> None:
    named = [ink for ink in plate if ink.shape.structure == "piriformis" and ink.figure == "posterior"]
    assert {(ink.shape.layer, ink.deep) for ink in named} == {("muscle", True), ("site", False)}


def test_over_deep_muscles_the_others_cannot_be_pointed_at(window: MainWindow) -> None:
    view: DiagramView = window.diagram
    deep = ink_of(view, "muscle:piriformis", "posterior")
    window.layers.use_preset("Muscles")

    def muscles_there() -> set[str]:
        return {hit.address.id for hit in view.hits(deep.box.center()) if hit.address.kind == "muscle"}

    assert "gluteus-maximus" in muscles_there()
    window.layers.set("muscle", Visibility.DEEP)
    assert muscles_there() == {"piriformis"}


def painted(backdrop: Backdrop, bounds: QRectF, at_rest: bool = True, scale: float = SCALE) -> np.ndarray:
    """The plate as pixels (height, width, 3) of 0 to 255."""
    canvas = QImage(round(bounds.width() * scale), round(bounds.height() * scale), QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    to_view = QTransform.fromScale(scale, scale)
    backdrop.paint(painter, QRectF(canvas.rect()), to_view, 1.0, at_rest)
    painter.end()
    pixels = np.frombuffer(canvas.constBits(), np.uint8).reshape(canvas.height(), -1, 4)
    return pixels[:, :, :3].astype(int)


@pytest.fixture
def bounds(library: Library) -> QRectF:
    """The whole plate."""
    return QRectF(0, 0, library.diagram.width, library.diagram.height)


@pytest.fixture
def backdrop(
    qapp: object, plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme
) -> Backdrop:
    """The plate as it is at first."""
    return Backdrop(plate, bounds, theme, states(library))


def states(library: Library, **others: Visibility) -> Look:
    first = {
        layer.id: Visibility.SHOWN if layer.shown else Visibility.HIDDEN for layer in library.diagram.layers
    }
    return Look({**first, **others})


def test_with_everything_hidden_only_the_page_is_left(
    backdrop: Backdrop, library: Library, bounds: QRectF, theme: Theme
) -> None:
    assert painted(backdrop, bounds).std() > 1
    backdrop.set_look(theme, Look(dict.fromkeys(states(library).states, Visibility.HIDDEN)))
    blank = painted(backdrop, bounds)
    assert (blank == blank[0, 0]).all()


def test_of_layers_that_are_hidden_no_path_is_drawn(
    qapp: object, library: Library, bounds: QRectF, theme: Theme
) -> None:
    plate, look = inks(library.diagram), states(library)
    backdrop = Backdrop(plate, bounds, theme, look)
    painted(backdrop, bounds)
    backdrop.prepare(end=0.0)
    drawn = {shown: [ink for ink in plate if (left_of(ink, look) > 0) is shown] for shown in (True, False)}
    assert all(drawn.values())
    assert not any("path" in vars(ink) for ink in drawn[False])
    assert any("path" in vars(ink) for ink in drawn[True])


def test_a_faded_layer_lies_between_shown_and_hidden(
    backdrop: Backdrop, library: Library, bounds: QRectF, theme: Theme
) -> None:
    looks = {}
    for state in (Visibility.SHOWN, Visibility.FADED, Visibility.HIDDEN):
        backdrop.set_look(theme, states(library, bone=state))
        looks[state] = painted(backdrop, bounds)
    whole = np.abs(looks[Visibility.SHOWN] - looks[Visibility.HIDDEN]).mean()
    faded = np.abs(looks[Visibility.FADED] - looks[Visibility.HIDDEN]).mean()
    assert 0.1 * whole < faded < 0.6 * whole


def test_where_a_path_is_lit_the_rest_falls_back_and_comes_again(
    backdrop: Backdrop, plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme
) -> None:
    before = painted(backdrop, bounds)
    address = parse_address("nerve:common-fibular")
    backdrop.set_lit(
        LitPainter(plate, lighting(library, Selection(address, Side.RIGHT, address, address)), theme)
    )
    lit = painted(backdrop, bounds)
    page = before[0, 0]
    sole = (
        slice(None),
        slice(round(1400 * SCALE), None),
    )  # no part of the path lies in the right sole's figure
    assert np.abs(lit[sole] - page).mean() < 0.8 * np.abs(before[sole] - page).mean()
    backdrop.set_lit(None)
    assert (painted(backdrop, bounds) == before).all()


def test_while_the_view_moves_what_was_painted_is_stretched(backdrop: Backdrop, bounds: QRectF) -> None:
    painted(backdrop, bounds)
    assert backdrop.at_scale(SCALE)
    moving = painted(backdrop, bounds, at_rest=False, scale=2 * SCALE)
    assert backdrop.at_scale(SCALE), "nothing is painted anew"
    resting = painted(backdrop, bounds, scale=2 * SCALE)
    assert backdrop.at_scale(2 * SCALE)
    assert 0 < np.abs(moving - resting).mean() < 12


def test_what_is_shown_no_more_is_freed_at_once(
    plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme, qapp: object
) -> None:
    """Each holds megabytes; as parts of a circle they would stay until Python looks for such."""
    backdrop = Backdrop(plate, bounds, theme, states(library))
    address = parse_address("nerve:common-fibular")
    path = lighting(library, Selection(address, Side.RIGHT, address, address))
    backdrop.set_lit(LitPainter(plate, path, theme, stamps=backdrop.stamps))
    painted(backdrop, bounds)
    backdrop.set_plate(tuple(plate))
    backdrop.set_plate(plate[1:])
    painted(backdrop, bounds)
    assert backdrop._half.prepare_overviews(inf)
    assert not any(each.empty for each in backdrop._half.overviews)
    gone = [weakref.ref(each) for each in (backdrop._lit, backdrop._other)]
    gc.collect()
    gc.disable()
    try:
        backdrop.set_lit(None)
        backdrop.let_go()
        assert [each() for each in gone] == [None, None]
    finally:
        gc.enable()
    assert not backdrop.stamps._kept
    assert all(each.empty for each in backdrop._half.overviews)
    assert nerve_outline.cache_info().currsize == 0


def seen_at(backdrop: Backdrop, place: QPointF, by_hand: bool) -> np.ndarray:
    """Pixels of a view of 500 × 400 at a place of the plate, at one pixel a millimetre."""
    canvas = QImage(500, 400, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    to_view = QTransform.fromTranslate(-place.x(), -place.y())
    backdrop.paint(painter, QRectF(canvas.rect()), to_view, 1.0, at_rest=True, by_hand=by_hand)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).reshape(400, 500, 4)[:, :, :3].astype(int)


def test_what_a_quick_hand_brings_into_view_is_stood_in_for_until_it_rests(
    backdrop: Backdrop, plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme
) -> None:
    bone = next(ink for ink in plate if ink.address == parse_address("bone:femur") and ink.shape.closed)
    there = bone.box.center() - QPointF(250, 200)
    seen_at(backdrop, there + QPointF(700, 0), by_hand=False)
    moving = seen_at(backdrop, there, by_hand=True)
    pictures = [picture for picture, _ in backdrop._kept()]
    assert not all(each.covers(QRectF(there, QSizeF(500, 400))) for each in pictures), (
        "one frame is too short"
    )
    resting = seen_at(backdrop, there, by_hand=False)
    page = resting[resting.sum(axis=2) == np.bincount(resting.sum(axis=2).ravel()).argmax()][0]
    shown = np.abs(resting - page).mean()
    assert shown > 2
    assert 0 < np.abs(moving - resting).mean() < shown / 3
    anew = seen_at(Backdrop(plate, bounds, theme, states(library)), there, by_hand=False)
    assert np.abs(resting - anew).max() <= 8, "clipped elsewhere, an edge may differ by a shade"


def test_while_it_rests_what_lies_round_the_view_is_painted_until_nothing_is_left(
    backdrop: Backdrop, bounds: QRectF
) -> None:
    place = QPointF(600, 500)
    seen_at(backdrop, place, by_hand=False)
    assert backdrop.waits
    assert backdrop.prepare(end=0.0), "a piece at a time"
    backdrop.prepare(end=inf)
    assert all(picture.whole for picture, _ in backdrop._kept())
    assert all(each.covers(bounds) for each in backdrop._half.overviews)
    before = seen_at(backdrop, place + QPointF(40, 0), by_hand=True)
    assert (before == seen_at(backdrop, place + QPointF(40, 0), by_hand=False)).all(), "all of it was there"


def test_what_was_gathered_for_a_moving_hand_is_what_a_fresh_picture_shows(
    backdrop: Backdrop, plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme
) -> None:
    address = parse_address("nerve:common-fibular")
    path = lighting(library, Selection(address, Side.RIGHT, address, address))
    place = QPointF(300, 700)
    for lit in (None, LitPainter(plate, path, theme), None):
        backdrop.set_lit(lit)
        seen_at(backdrop, place, by_hand=False)
        backdrop.prepare(end=inf)
        moved = place + QPointF(37, -21)
        moving = seen_at(backdrop, moved, by_hand=True)
        assert backdrop._half.ground.covers(QRectF(moved, QSizeF(500, 400)))
        fresh = Backdrop(plate, bounds, theme, states(library))
        fresh.set_lit(lit)
        anew = seen_at(fresh, moved, by_hand=False)
        assert np.abs(moving - anew).max() <= 8, "clipped elsewhere, an edge may differ by a shade"
        assert (moving == seen_at(backdrop, moved, by_hand=False)).all()
        backdrop._half.ground.forget()
        assert (moving == seen_at(backdrop, moved, by_hand=False)).all()


def test_while_it_rests_the_other_half_of_the_body_is_made_ready_and_looks_as_if_made_when_asked_for(
    library: Library, bounds: QRectF, theme: Theme, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    halves, look = Halves(library.diagram), states(library)
    right, left = halves.plate, halves.other_plate()
    assert left is not None
    backdrop = Backdrop(right, bounds, theme, look, halves.other_plate)
    assert backdrop.other_ready is False
    before = painted(backdrop, bounds)
    slices = 0
    while backdrop.waits:
        backdrop.prepare(end=perf_counter() + 0.02)
        slices += 1
    assert slices > 1, "bit by bit"
    assert backdrop.other_ready
    assert (painted(backdrop, bounds) == before).all()

    halves.turn(Side.LEFT)
    backdrop.set_plate(halves.plate)
    assert halves.other_plate() is right
    missing = []
    with monkeypatch.context() as patch:
        patch.setattr(Picture, "_paint", lambda _picture, _paint, region: missing.append(region))
        turned = painted(backdrop, bounds)
    assert missing
    assert all(region.isEmpty() for region in missing), "nothing is left to be painted"
    assert (turned != before).any()
    assert (turned == painted(Backdrop(left, bounds, theme, look), bounds)).all()

    backdrop.expect_nothing()
    assert backdrop.other_ready, "none is wanted any more"


def test_a_drawing_without_halves_waits_for_none(
    plate: tuple[Ink, ...], library: Library, bounds: QRectF, theme: Theme
) -> None:
    whole = replace(
        library.diagram, figures=tuple(replace(each, left="") for each in library.diagram.figures)
    )
    halves = Halves(whole)
    assert halves.other_plate() is None
    backdrop = Backdrop(halves.plate, bounds, theme, states(library), halves.other_plate)
    painted(backdrop, bounds)
    assert not backdrop.prepare(end=inf)
    assert not backdrop.waits
