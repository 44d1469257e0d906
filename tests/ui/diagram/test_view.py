"""The plate as it is moved about and pointed at, by real mouse and touch events."""

import sys
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.box import NEAREST_MM
from explorer.ui.diagram.view import DiagramView
from explorer.ui.window import MainWindow
from places_on_plate import ink_of, place_of, plate_at
from pointer import click, drag, move, pinch, tap, turn_wheel

KNEE = parse_address("region:outer-knee")


@pytest.fixture
def view(window: MainWindow) -> DiagramView:
    """The plate of a real window, with nothing moving by itself."""
    return window.diagram


@pytest.fixture
def chosen(view: DiagramView) -> list[Any]:
    """What the view says was clicked; None for the page."""
    heard: list[Any] = []
    view.chosen.connect(lambda address, side, near: heard.append((address, side, near)))
    view.missed.connect(lambda: heard.append(None))
    return heard


@pytest.fixture(scope="session")
def finger(qapp: Any) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


def seen(view: DiagramView) -> QRectF:
    return view.box.viewRect()


def lost(view: DiagramView) -> bool:
    """Whether the middle of the view has left the plate, or the plate is seen too near or too far."""
    area, plate = seen(view), view.bounds
    farness = min(area.width() / plate.width(), area.height() / plate.height())
    on_plate = plate.adjusted(-0.5, -0.5, 0.5, 0.5).contains(area.center())
    return not on_plate or farness > 1.12 or area.width() < 0.99 * NEAREST_MM


def test_the_whole_plate_is_seen_at_first(view: DiagramView) -> None:
    assert seen(view).contains(view.bounds)


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
@pytest.mark.parametrize("figure", ["anterior", "posterior"])
def test_a_click_at_the_knees_outside_chooses_it_on_its_own_side(
    view: DiagramView, chosen: list[Any], side: Side, figure: str
) -> None:
    click(view, place_of(view, "region:outer-knee", figure, side))
    ((address, on, _),) = chosen
    assert (address, on) == (KNEE, side)


def test_a_click_tells_what_else_lies_there(view: DiagramView, chosen: list[Any]) -> None:
    click(view, place_of(view, "site:fibular-neck"))
    ((address, side, near),) = chosen
    assert (str(address), side) == ("site:fibular-neck", Side.RIGHT)
    assert {"nerve:common-fibular", "region:outer-knee"} <= {str(each) for each in near}
    assert address not in near
    assert len(set(near)) == len(near)


def test_a_click_beside_the_body_misses(view: DiagramView, chosen: list[Any]) -> None:
    click(view, QPointF(2, 2))
    assert chosen == [None]


def test_other_buttons_choose_nothing(view: DiagramView, chosen: list[Any]) -> None:
    click(view, place_of(view, "region:outer-knee"), Qt.MouseButton.RightButton)
    click(view, place_of(view, "region:outer-knee"), Qt.MouseButton.MiddleButton)
    assert chosen == []


def test_a_long_press_of_a_trembling_finger_is_a_tap_too(
    view: DiagramView, chosen: list[Any], finger: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules[type(view.scene()).__module__]
    monkeypatch.setattr(module, "perf_counter", lambda: perf_counter() + 10)
    tap(view, finger, place_of(view, "region:outer-knee"), jitter=8)
    assert [(address, side) for address, side, _ in chosen] == [(KNEE, Side.RIGHT)]


@pytest.mark.parametrize("jitter", [0, 8])
def test_a_tap_of_a_trembling_finger_chooses(
    view: DiagramView, chosen: list[Any], finger: QPointingDevice, jitter: int
) -> None:
    before = seen(view)
    tap(view, finger, place_of(view, "region:outer-knee"), jitter)
    assert [(address, side) for address, side, _ in chosen] == [(KNEE, Side.RIGHT)]
    assert seen(view) == before


def test_pointing_outlines_and_names_what_is_there(window: MainWindow, view: DiagramView) -> None:
    hits: list[Any] = []
    view.pointed.connect(hits.append)
    move(view, place_of(view, "region:outer-knee"))
    assert hits[-1].address == KNEE
    label = view.pointing.hover._label
    assert label.isVisible()
    assert label.text() == "Outer side of the knee, the person's right"
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.rect().contains(label.geometry())
    move(view, place_of(view, "region:outer-knee") + QPointF(1, 0))
    assert len(hits) == 1, "the same thing is not told twice"
    move(view, QPointF(2, 2))
    assert hits[-1] is None
    assert not label.isVisible()


@pytest.mark.parametrize("words", ["Superior cluneal nerves, the person's right", "long " * 90])
def test_the_name_of_what_is_pointed_at_stays_in_the_view(view: DiagramView, words: str) -> None:
    move(view, place_of(view, "region:outer-knee"))
    view.pointing.hover.place = QPointF(view.width() - 5, view.height() - 5)
    view.name_pointed(words)
    assert view.rect().contains(view.pointing.hover._label.geometry())


def test_what_comes_to_lie_under_the_pointer_is_pointed_at(view: DiagramView, qtbot: QtBot) -> None:
    move(view, place_of(view, "region:outer-knee"))
    with qtbot.waitSignal(view.pointed) as told:
        view.frame_figure("medial")
    hit = told.args[0]
    assert hit is None or hit.figure == "medial"


def test_pointing_is_forgotten_when_the_mouse_leaves(view: DiagramView) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    move(view, place_of(view, "region:outer-knee"))
    assert view.pointing.hover._label.isVisible()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view.pointing.hover._label.isVisible()


def test_dragging_moves_the_plate_with_the_pointer_and_chooses_nothing(
    view: DiagramView, chosen: list[Any]
) -> None:
    view.zoom(3.0)
    start = QPointF(300, 300)
    held = plate_at(view, start)
    drag(view, start, QPointF(360, 250))
    under = plate_at(view, QPointF(360, 250))
    assert (under - held).manhattanLength() < 2 / view.scale_now()
    assert chosen == []


@pytest.mark.parametrize("notches", [1, 3, -2])
def test_the_wheel_zooms_at_the_pointer(view: DiagramView, notches: int) -> None:
    view.zoom(3.0)
    pointer = QPointF(250, 200)
    before, scale = plate_at(view, pointer), view.scale_now()
    turn_wheel(view, pointer, notches)
    assert view.scale_now() == pytest.approx(scale * 2 ** (notches / 3), rel=1e-3)
    assert (plate_at(view, pointer) - before).manhattanLength() < 1 / view.scale_now()


def test_zooming_out_ends_with_the_whole_plate_in_sight(view: DiagramView) -> None:
    for _ in range(30):
        turn_wheel(view, QPointF(100, 100), -3)
    assert not lost(view)
    assert seen(view).width() >= view.bounds.width() or seen(view).height() >= view.bounds.height()
    for _ in range(60):
        turn_wheel(view, QPointF(100, 100), 3)
    assert seen(view).width() == pytest.approx(NEAREST_MM, rel=0.02)


def test_a_pinch_zooms_between_the_fingers(
    view: DiagramView, finger: QPointingDevice, chosen: list[Any]
) -> None:
    middle = QPoint(400, 350)
    before, scale = plate_at(view, QPointF(middle)), view.scale_now()
    spread = [(middle - QPoint(d, 0), middle + QPoint(d, 0)) for d in (40, 60, 80, 110, 140)]
    pinch(view, finger, spread)
    assert view.scale_now() > 1.5 * scale
    assert (plate_at(view, QPointF(middle)) - before).manhattanLength() < 12 / view.scale_now()
    assert not view.box.pinching
    assert chosen == []


def test_two_fingers_cannot_push_the_plate_out_of_sight(view: DiagramView, finger: QPointingDevice) -> None:
    for _ in range(8):
        steps = range(0, 500, 50)
        pinch(view, finger, [(QPoint(100 + d, 300), QPoint(180 + d + d // 20, 320)) for d in steps])
        assert not lost(view)


STEPS = st.one_of(
    st.tuples(st.just("wheel"), st.integers(0, 800), st.integers(0, 600), st.integers(-9, 9)),
    st.tuples(st.just("drag"), st.integers(0, 800), st.integers(0, 600), st.integers(-900, 900)),
    st.tuples(st.just("zoom"), st.just(0), st.just(0), st.integers(-9, 9)),
    st.tuples(st.just("fit"), st.just(0), st.just(0), st.just(0)),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=8))
def test_no_moving_about_whatever_loses_the_plate(
    view: DiagramView, steps: list[tuple[str, int, int, int]]
) -> None:
    for kind, x, y, amount in steps:
        match kind:
            case "wheel":
                turn_wheel(view, QPointF(x, y), amount)
            case "drag":
                drag(view, QPointF(x, y), QPointF(x + amount, y - amount))
            case "zoom":
                view.zoom(1.4**amount)
            case "fit":
                view.fit()
                assert seen(view).contains(view.bounds)
        assert not lost(view), (kind, x, y, amount)


def test_framing_a_figure_shows_all_of_it(view: DiagramView) -> None:
    for figure, place in view.diagram.placed():
        view.frame_figure(figure.id)
        box = QRectF(place.x, place.y, figure.width * place.scale, figure.height * place.scale)
        assert seen(view).adjusted(-1, -1, 1, 1).contains(box), figure.id
        assert max(box.width() / seen(view).width(), box.height() / seen(view).height()) > 0.8
    with pytest.raises(KeyError):
        view.frame_figure("ventral")


def test_framing_what_is_lit_shows_the_place(window: MainWindow, view: DiagramView) -> None:
    card = Address.nerve("deep-fibular")
    view.light(lighting(window.state.library, Selection(card, Side.LEFT, card, card)))
    whole = seen(view)
    view.frame_lit()
    assert seen(view).width() < whole.width()
    boxes = [ink.box for ink, _ in view._lit.nerves if ink.shape.structure == "deep-fibular"]
    assert any(seen(view).contains(box) for box in boxes)
    view.light(None)
    before = seen(view)
    view.frame_lit()
    assert seen(view) == before


def test_hidden_layers_cannot_be_pointed_at(view: DiagramView, chosen: list[Any]) -> None:
    from explorer.state.layers import Look, Visibility

    place = place_of(view, "region:outer-knee")
    view.see(Look({layer.id: Visibility.HIDDEN for layer in view.diagram.layers}))
    click(view, place)
    view.see(Look({layer.id: Visibility.SHOWN for layer in view.diagram.layers}))
    click(view, place)
    assert chosen[0] is None
    assert chosen[1][0] == KNEE


def test_the_common_fibular_nerve_is_drawn_in_front_and_behind(view: DiagramView) -> None:
    for figure in ("anterior", "posterior"):
        for side in (Side.LEFT, Side.RIGHT):
            assert ink_of(view, "nerve:common-fibular", figure, side)


def test_a_framed_figure_stands_alone_until_one_looks_elsewhere(view: DiagramView) -> None:
    knees = {
        ink.figure: ink.box.center()
        for ink in view.plate
        if ink.shape.layer == "region" and ink.shape.structure == "knee" and ink.side is Side.RIGHT
    }

    def is_page(figure: str) -> bool:
        place = view.to_view().map(knees[figure]).toPoint()
        return view.viewport().grab().toImage().pixelColor(place).name() == "#fbf9f6"

    view.frame_figure("posterior")
    view.settle()
    assert is_page("anterior")
    assert not is_page("posterior")
    assert view.hits(knees["anterior"]) == (), "what is covered cannot be chosen"
    assert view.hits(knees["posterior"])
    view.zoom(0.95)
    view.settle()
    assert not is_page("anterior")
    assert view.hits(knees["anterior"])
