"""The drawing by keyboard, in a real window."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Side, parse_address
from explorer.ui.diagram.ring import ring_path
from explorer.ui.diagram.stops import Stop
from explorer.ui.window import MainWindow
from pointer import click

K = Qt.Key


@pytest.fixture
def active(active: MainWindow) -> MainWindow:
    """The window with the keyboard in the drawing, come by Tab."""
    active.card.setFocus()
    active.diagram.setFocus(Qt.FocusReason.TabFocusReason)
    return active


def press(window: MainWindow, *keys: K, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key, held)
    QApplication.processEvents()


def at(window: MainWindow) -> Stop:
    stop = window.diagram.steering.at
    assert stop is not None
    return stop


def tag(window: MainWindow) -> str:
    tags = [each for each in window.diagram.children() if each.objectName() == "pointed" and each.isVisible()]
    return tags[0].text() if tags else ""


def picture(window: MainWindow) -> QImage:
    return window.diagram.grab().toImage()


def test_the_first_arrow_shows_a_ring_with_a_name_and_the_next_moves_it(active: MainWindow) -> None:
    plain = picture(active)
    press(active, K.Key_Down)
    first = at(active)
    assert picture(active) != plain
    assert tag(active) == active.diagram.words_of(first)[0]
    press(active, K.Key_Down)
    assert at(active).place.y() > first.place.y()
    press(active, K.Key_Up)
    assert at(active) is first


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Enter, K.Key_Space])
def test_enter_chooses_what_a_click_there_would_offer(active: MainWindow, key: K) -> None:
    press(active, K.Key_Down)
    stop = at(active)
    press(active, key)
    chosen = active.state.selection
    assert (chosen.address, chosen.side) == (stop.hit.address, stop.hit.side)
    by_click = {hit.address for hit in active.diagram.hits(stop.place)}
    assert {chosen.address, *chosen.nearby} == by_click
    assert at(active).key == stop.key, "the ring stays"


def test_the_view_stays_while_choosing_by_key(active: MainWindow) -> None:
    press(active, K.Key_Down)
    seen = active.diagram.box.viewRect()
    press(active, K.Key_Return)
    assert active.diagram.box.viewRect() == seen


def test_where_nothing_is_stood_on_enter_only_shows_the_ring(active: MainWindow) -> None:
    press(active, K.Key_Return)
    assert at(active)
    assert active.state.selection is None


def test_escape_first_chooses_nothing_then_puts_the_ring_away(active: MainWindow) -> None:
    press(active, K.Key_Down, K.Key_Return, K.Key_Escape)
    assert active.state.selection is None
    assert at(active)
    press(active, K.Key_Escape)
    assert active.diagram.steering.at is None
    assert tag(active) == ""


def test_other_sorts_and_figures_are_named_as_they_are_reached(active: MainWindow) -> None:
    press(active, K.Key_Down, K.Key_Period)
    assert tag(active).startswith("Pinch sites: ")
    press(active, K.Key_Comma)
    assert tag(active).startswith("Places: ")
    press(active, K.Key_PageDown)
    assert tag(active).startswith("Back: ")
    press(active, K.Key_Left)
    assert ":" not in tag(active)
    press(active, K.Key_PageUp)
    assert at(active).hit.figure == "anterior"


def test_the_view_follows_when_seen_close(active: MainWindow) -> None:
    press(active, K.Key_Down)
    for _ in range(6):
        press(active, K.Key_Plus)
        assert active.diagram.box.viewRect().contains(at(active).place)
    for key in (*[K.Key_Down] * 6, K.Key_PageDown, K.Key_Up, K.Key_Right):
        press(active, key)
        assert active.diagram.box.viewRect().contains(at(active).place), key
        assert tag(active)


def test_a_figure_shown_alone_gives_way_to_the_next(active: MainWindow) -> None:
    press(active, K.Key_4, K.Key_Down)
    assert (active.diagram.alone, at(active).hit.figure) == ("plantar", "plantar")
    press(active, K.Key_PageDown)
    assert (active.diagram.alone, at(active).hit.figure) == ("medial", "medial")


def test_control_and_arrows_move_the_drawing(active: MainWindow) -> None:
    active.diagram.zoom(3)
    before = QRectF(active.diagram.box.viewRect())
    press(active, K.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    after = active.diagram.box.viewRect()
    assert after.left() > before.left()
    assert after.top() == pytest.approx(before.top())
    press(active, K.Key_Left, held=Qt.KeyboardModifier.ControlModifier)
    assert active.diagram.box.viewRect().left() == pytest.approx(before.left())


def test_the_ring_is_put_away_by_the_mouse_and_comes_back_by_key(active: MainWindow) -> None:
    press(active, K.Key_Down)
    stop = at(active)
    click(active.diagram, QPointF(5, 5))
    assert active.diagram.steering.at is None
    press(active, K.Key_Down)
    assert at(active) is not stop or at(active).place == stop.place


def test_who_only_points_sees_no_ring(window: MainWindow) -> None:
    plain = picture(window)
    window.diagram.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(window) == plain


def test_other_keys_go_their_usual_way(active: MainWindow) -> None:
    press(active, K.Key_Down, K.Key_0)
    assert active.diagram.box.viewRect().contains(active.diagram.bounds)
    active.choose(parse_address("nerve:tibial"))
    press(active, K.Key_Left, held=Qt.KeyboardModifier.AltModifier)
    assert active.state.selection is None


def test_hidden_layers_are_not_stood_on(active: MainWindow) -> None:
    active.layers.use_preset(
        next(each.name for each in active.diagram.diagram.presets if "muscle" in each.layers)
    )
    kinds = {each.hit.address.kind.value for each in active.diagram.steering.cursor.stops_in("anterior")}
    shown = {layer for layer, state in active.layers.states.items() if state == "shown"}
    assert kinds <= shown
    assert "muscle" in kinds


def test_a_ring_is_large_enough_to_see_round_the_smallest_thing(active: MainWindow) -> None:
    to_view = active.diagram.to_view()
    for figure in active.diagram.diagram.figures:
        for stop in active.diagram.steering.cursor.stops_in(figure.id):
            box = ring_path(stop, to_view).boundingRect()
            assert max(box.width(), box.height()) >= 24, stop.key


def test_a_left_and_a_right_are_told_apart(active: MainWindow) -> None:
    names = {
        stop.hit.side: active.diagram.words_of(stop)[0]
        for stop in active.diagram.steering.cursor.stops_in("posterior")
        if str(stop.hit.address) == "nerve:tibial"
    }
    assert names == {
        Side.LEFT: "Tibial nerve, the person's left",
        Side.RIGHT: "Tibial nerve, the person's right",
    }
