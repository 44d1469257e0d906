"""Hiding, showing alone and taking back, by key, by button and by the menu of the drawing."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from explorer.anatomy.address import Side, parse_address
from explorer.state.layers import Visibility
from explorer.ui.window import MainWindow
from places_on_plate import place_of
from pointer import move

TIBIAL, FIBULAR = parse_address("nerve:tibial"), parse_address("nerve:common-fibular")
SITE = parse_address("site:fibular-neck")
KNEE = parse_address("region:outer-knee")


def key(window: MainWindow, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(window, code, held)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def notice(window: MainWindow) -> str:
    line = window.seeing.notice
    return line.accessibleName() if line.isVisible() else ""


def test_h_hides_what_is_chosen_and_shows_it_again(active: MainWindow) -> None:
    active.choose(TIBIAL)
    assert notice(active) == ""
    key(active, Qt.Key.Key_H)
    assert active.layers.look.hidden == {TIBIAL}
    assert notice(active) == "Hidden: tibial nerve"
    lit = {ink.address for ink, _ in active.diagram._lit.nerves}
    assert TIBIAL not in lit, "nor is it lit"
    assert parse_address("nerve:sciatic") in lit
    assert active._actions["hide"].text() == "Show again"
    key(active, Qt.Key.Key_H)
    assert active.layers.look.hidden == frozenset()
    assert notice(active) == ""


def test_h_hides_what_is_pointed_at_before_what_is_chosen_and_never_a_region(active: MainWindow) -> None:
    active.choose_in_place(TIBIAL, None)
    move(active.diagram, place_of(active.diagram, "site:fibular-neck"))
    key(active, Qt.Key.Key_H)
    assert active.layers.look.hidden == {SITE}
    hits = active.diagram.hits_under_pointer()
    assert SITE not in {hit.address for hit in hits}, "what is hidden cannot be pointed at"
    for _ in range(5):
        key(active, Qt.Key.Key_H)
    assert KNEE not in active.layers.look.hidden
    assert notice(active) == f"{len(active.layers.look.hidden)} hidden"
    key(active, Qt.Key.Key_H, SHIFT)
    assert active.layers.look.hidden == frozenset()


def test_h_with_nothing_chosen_or_pointed_at_does_nothing(active: MainWindow) -> None:
    before = active.layers.look
    key(active, Qt.Key.Key_H)
    key(active, Qt.Key.Key_I)
    active.choose(parse_address("condition:sciatica"))
    key(active, Qt.Key.Key_H)
    assert active.layers.look == before, "a condition is nothing that could be hidden"


def test_i_shows_the_chosen_alone_with_its_path_and_everything_again(active: MainWindow) -> None:
    active.choose(FIBULAR, Side.RIGHT)
    key(active, Qt.Key.Key_I)
    look = active.layers.look
    assert look.alone == FIBULAR
    assert parse_address("nerve:sciatic") in look.kept
    assert notice(active) == "Shown alone: common fibular nerve"
    assert active._actions["isolate"].text() == "Show everything"
    key(active, Qt.Key.Key_I)
    assert active.layers.look.alone is None


def test_undo_and_redo_by_key(active: MainWindow) -> None:
    assert not active._actions["undo_look"].isEnabled()
    active.choose(FIBULAR)
    key(active, Qt.Key.Key_I)
    key(active, Qt.Key.Key_H)
    key(active, Qt.Key.Key_Z, CTRL)
    assert active.layers.look.hidden == frozenset()
    assert active.layers.look.alone == FIBULAR
    key(active, Qt.Key.Key_Z, CTRL)
    assert active.layers.look.alone is None
    key(active, Qt.Key.Key_Z, CTRL, SHIFT)
    assert active.layers.look.alone == FIBULAR
    assert active._actions["redo_look"].isEnabled()


def test_the_button_of_the_line_shows_all(window: MainWindow) -> None:
    window.layers.hide(TIBIAL)
    window.layers.hide(FIBULAR)
    assert notice(window) == "2 hidden"
    (button,) = window.seeing.notice.findChildren(QToolButton)
    assert button.height() >= 24
    button.click()
    assert notice(window) == ""


def test_the_line_stays_in_the_view_at_any_size(window: MainWindow) -> None:
    window.layers.isolate(FIBULAR, frozenset())
    for size in ((800, 500), (1600, 900), (1024, 600)):
        window.resize(*size)
        window.settle()
        assert window.diagram.rect().contains(window.seeing.notice.geometry())


def test_what_is_chosen_by_name_shows_again(window: MainWindow) -> None:
    window.choose(TIBIAL)
    window.layers.hide(FIBULAR)
    window.choose(FIBULAR)
    assert window.layers.look.hidden == frozenset()
    window.layers.hide(FIBULAR)
    window.state.set_side(Side.LEFT)
    assert window.layers.look.hidden == {FIBULAR}, "another side is no new wish"


def test_the_card_of_a_thing_has_the_buttons_and_the_first_page_has_none(window: MainWindow) -> None:
    def tools() -> list[str]:
        return [each.text() for each in buttons()]

    def buttons() -> list[QToolButton]:
        row = window.card.widget().findChildren(QToolButton)
        return [each for each in row if each.objectName() == "tool"]

    assert tools() == []
    window.choose(TIBIAL)
    assert tools() == ["Hide", "Show only this"]
    buttons()[1].click()
    assert window.layers.look.alone == TIBIAL
    assert tools() == ["Hide", "Show everything"]


def test_only_what_can_be_done_is_offered(window: MainWindow) -> None:
    """A condition is not one thing in the drawing, and of a region there is nothing to be seen."""

    def offered() -> list[str]:
        row = window.card.widget().findChildren(QToolButton)
        return [each.text() for each in row if each.objectName() == "tool" and not each.isHidden()]

    for address in ("condition:sciatica", "region:outer-knee"):
        window.choose(parse_address(address))
        assert offered() == ["Show only this"], address
        window._actions["hide"].trigger()
        assert not window.layers.look.hidden
        assert "could be hidden" in window.passing.text()
    window.choose(TIBIAL)
    assert offered() == ["Hide", "Show only this"]
    window.passing.stop()


def menu_at(window: MainWindow, place: QPointF) -> QMenu:
    view = window.diagram
    at = place.toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert window.seeing._menu is not None
    return window.seeing._menu


def rows(menu: QMenu) -> dict[str, Any]:
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_the_menu_of_a_place_offers_what_lies_there(window: MainWindow) -> None:
    place = place_of(window.diagram, "site:fibular-neck")
    menu = menu_at(window, place)
    assert "Choose: Neck of the fibula, the person's right" in rows(menu)
    rows(menu)["Hide"].trigger()
    assert window.layers.look.hidden == {SITE}
    menu.close()
    menu = menu_at(window, place)
    assert not [text for text in rows(menu) if "Neck of the fibula" in text]
    (first,) = [text for text in rows(menu) if text.startswith("Choose: ")]
    rows(menu)["Show only this"].trigger()
    assert window.layers.look.alone is not None
    rows(menu)[first].trigger()
    assert window.state.selection.address == window.layers.look.alone
    rows(menu)["Show all"].trigger()
    assert window.layers.look.hidden == frozenset()
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_by_keyboard_the_menu_is_of_what_is_chosen(window: MainWindow) -> None:
    window.choose(TIBIAL)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(window.diagram.viewport(), event)
    menu = window.seeing._menu
    rows(menu)["Hide"].trigger()
    assert window.layers.look.hidden == {TIBIAL}
    menu.close()


def test_pointing_at_a_nerve_says_its_roots_and_how_far_from_a_landmark(window: MainWindow) -> None:
    label = window.diagram.pointing.hover._label
    window.layers.use_preset("Nerves")
    window.diagram.frame_figure("anterior")
    window.diagram.settle()
    move(window.diagram, place_of(window.diagram, "nerve:deep-fibular"))
    name, more = label.text().split("\n")
    assert name == "Deep fibular nerve, the person's right"
    assert more.startswith("From L4–S1; about ")
    assert " cm " in more


def test_along_one_nerve_the_measure_goes_along(window: MainWindow) -> None:
    view = window.diagram
    label = view.pointing.hover._label
    view.frame_figure("posterior")
    view.settle()
    ink = next(
        each
        for each in view.plate
        if (each.address, each.figure, each.side) == (TIBIAL, "posterior", Side.RIGHT)
    )
    said = []
    for share in (0.3, 0.4, 0.6, 0.7):
        point = ink.path.pointAtPercent(share)
        move(view, view.to_view().map(point))
        if label.text().startswith("Tibial nerve"):
            said.append(label.text())
    assert len(set(said)) == len(said) >= 2


def test_pointing_at_a_region_says_its_name_alone(window: MainWindow) -> None:
    move(window.diagram, place_of(window.diagram, "region:outer-knee"))
    assert window.diagram.pointing.hover._label.text() == "Outer side of the knee, the person's right"


def test_a_see_through_layer_is_seen_through(window: MainWindow) -> None:
    view = window.diagram
    window.layers.use_preset("Muscles")
    window.settle()

    def painted() -> bytes:
        image = view.grab().toImage()
        return bytes(image.constBits())

    whole = painted()
    window.layers.set_front_strength(0.0)
    clear = painted()
    window.layers.set("muscle", Visibility.HIDDEN)
    without = painted()
    window.layers.undo()
    window.layers.set_front_strength(1.0)
    assert painted() == whole != clear == without


def test_what_is_done_at_the_card_is_meant_for_its_thing(active: MainWindow) -> None:
    active.choose_in_place(TIBIAL, None)
    move(active.diagram, place_of(active.diagram, "site:fibular-neck"))
    button = next(each for each in active.card.findChildren(QToolButton) if each.objectName() == "tool")
    button.setFocus()
    button.click()
    assert active.layers.look.hidden == {TIBIAL}


def test_h_hides_what_the_keyboards_ring_stands_on(active: MainWindow) -> None:
    active.choose(TIBIAL)
    active.diagram.setFocus(Qt.FocusReason.TabFocusReason)
    for each in (Qt.Key.Key_Period, Qt.Key.Key_Down):
        QTest.keyClick(active.diagram, each)
    stop = active.diagram.steering.at
    assert stop is not None
    key(active, Qt.Key.Key_H)
    assert active.layers.look.hidden == {stop.hit.address}


def test_choosing_something_else_ends_showing_one_thing_alone(active: MainWindow) -> None:
    active.choose(parse_address("nerve:femoral"))
    key(active, Qt.Key.Key_I)
    assert active.layers.look.alone == parse_address("nerve:femoral")
    active.choose(FIBULAR)
    assert active.layers.look.alone is None
