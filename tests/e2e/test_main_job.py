"""The main job, end to end: someone clicks where it hurts, and sees the nerve and the card."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.ui.diagram.lit import lit_inks
from explorer.ui.window import MainWindow
from places_on_plate import place_of
from pointer import click, drag, move, tap, turn_wheel

KNEE = parse_address("region:outer-knee")
FIBULAR = parse_address("condition:common-fibular-neuropathy")


@pytest.fixture(scope="module")
def finger(qapp: QApplication) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


def title(window: MainWindow) -> str:
    return next(
        each.text() for each in window.card.widget().findChildren(QLabel) if each.objectName() == "title"
    )


def knee_is_chosen_on(window: MainWindow, side: Side) -> bool:
    """Whether selection, card, light and breadcrumb all say: the outside of this knee."""
    chosen = window.state.selection
    card = window.state.library.cards[FIBULAR]
    assert chosen is not None
    assert (chosen.address, chosen.side, chosen.card) == (KNEE, side, FIBULAR)
    assert title(window) == card.plain_title
    assert any(
        each.text() == f"Outer side of the knee, the person's {side}"
        for each in window.card.widget().findChildren(QLabel)
    )
    lit = window.diagram.lighting
    assert lit is not None
    shown = {(ink.shape.structure, ink.side) for ink, _ in lit_inks(window.diagram.plate, lit)}
    for nerve in ("common-fibular", "sciatic", "deep-fibular", "superficial-fibular"):
        assert (nerve, side) in shown
        assert (nerve, side.mirrored) not in shown
    assert {"root-l4", "root-l5", "root-s1"} <= {structure for structure, _ in shown}
    crumbs = [each.text() for each in window.crumbs.widget().findChildren(QToolButton)]
    assert crumbs[0] == "L4"
    assert crumbs[-2:] == ["sciatic", "common fibular"]
    return True


def test_a_click_on_the_right_knees_outside_which_is_at_the_viewers_left(window: MainWindow) -> None:
    place = place_of(window.diagram, "region:outer-knee", "anterior", Side.RIGHT)
    assert place.x() < place_of(window.diagram, "region:outer-knee", "anterior", Side.LEFT).x()
    click(window.diagram, place)
    assert knee_is_chosen_on(window, Side.RIGHT)


def test_a_click_on_the_left_knees_outside_seen_from_behind(window: MainWindow) -> None:
    click(window.diagram, place_of(window.diagram, "region:outer-knee", "posterior", Side.LEFT))
    assert knee_is_chosen_on(window, Side.LEFT)


def test_a_tap_with_a_trembling_finger(window: MainWindow, finger: QPointingDevice) -> None:
    tap(window.diagram, finger, place_of(window.diagram, "region:outer-knee"), jitter=8)
    assert knee_is_chosen_on(window, Side.RIGHT)


def test_a_click_after_zooming_and_dragging_still_finds_the_knee(window: MainWindow) -> None:
    view = window.diagram
    turn_wheel(view, place_of(view, "region:outer-knee"), 4)
    drag(view, QPointF(200, 200), QPointF(260, 230))
    place = place_of(view, "region:outer-knee")
    assert view.viewport().rect().contains(place.toPoint())
    click(view, place)
    chosen = window.state.selection
    assert chosen is not None
    here = {chosen.address, *chosen.nearby}
    assert KNEE in here
    assert chosen.side is Side.RIGHT


def test_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Tab from the drawing to the chip of the outer knee, press it, then the side, then back and Esc."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.settle()

    def tab_to(text: str) -> None:
        for _ in range(150):
            here = QApplication.focusWidget()
            if isinstance(here, QPushButton) and here.text() == text:
                return
            QTest.keyClick(here or window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {text}")

    tab_to("Outer side of the knee")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.state.selection is not None
    assert window.state.selection.address == KNEE
    window.settle()
    tab_to("Both")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert knee_is_chosen_on(window, Side.LEFT)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.state.selection.side is Side.BOTH
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.state.selection is None


def test_the_path_lights_then_pulses_and_all_comes_to_rest(moving_window: MainWindow, qtbot: QtBot) -> None:
    view = moving_window.diagram
    click(view, place_of(view, "region:outer-knee"))
    assert knee_is_chosen_on(moving_window, Side.RIGHT)
    qtbot.waitUntil(lambda: view._pulse.running)
    QTest.keyClick(moving_window, Qt.Key.Key_Escape)
    moving_window.state.clear()
    assert not view._pulse.running


def test_a_crumb_is_flown_to(moving_window: MainWindow, qtbot: QtBot) -> None:
    view = moving_window.diagram
    whole = view.box.viewRect()
    click(view, place_of(view, "region:outer-knee"))
    assert view.box.viewRect() == whole, "what was pointed at is in sight already"
    crumbs = moving_window.crumbs.widget().findChildren(QToolButton)
    QTest.mouseClick(next(each for each in crumbs if each.text() == "L5"), Qt.MouseButton.LeftButton)
    assert moving_window.state.selection is not None
    assert str(moving_window.state.selection.address) == "nerve:root-l5"
    qtbot.waitUntil(lambda: view.box.viewRect().width() < 0.8 * whole.width())


def test_without_motion_nothing_moves(window: MainWindow) -> None:
    from rest import still_running

    window.choose(FIBULAR, Side.RIGHT)
    window.settle()
    assert not [each for each in still_running(window.diagram) if "Animation" in each]
    assert not window.diagram._pulse.running


def test_clicking_the_page_clears(window: MainWindow) -> None:
    click(window.diagram, place_of(window.diagram, "region:outer-knee"))
    click(window.diagram, QPointF(2, 2))
    assert window.state.selection is None
    assert title(window) == "Where do you feel it?"


def test_pointing_over_the_whole_plate_raises_nothing(window: MainWindow) -> None:
    view = window.diagram
    for x in range(5, view.viewport().width(), 40):
        for y in range(5, view.viewport().height(), 40):
            move(view, QPointF(x, y))
