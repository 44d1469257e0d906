"""Finding one's way by the contents: with a mouse, and with the keyboard alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.state.bookmarks import Bookmarks
from explorer.ui.window import MainWindow
from places_on_plate import place_of
from pointer import click

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def type_key(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), code, held)


def chosen(window: MainWindow) -> str:
    selection = window.state.selection
    return f"{selection.focus} {selection.side}" if selection else ""


def test_with_a_mouse(make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path) -> None:
    """Open the list, find the outer knee in it, click the drawing, keep the page, find it again."""
    window = make_window(bookmarks=Bookmarks(tmp_path / "bookmarks.json"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(window.bar.buttons["show_contents"], LEFT)
    panel = window.contents.panel
    assert panel is not None
    tree = panel.tree

    def press_row(text: str) -> None:
        index = tree.model().index(0, 0)
        while index.isValid() and index.data() != text:
            index = tree.indexBelow(index)
        assert index.isValid(), text
        tree.scrollTo(index)
        QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())

    press_row("Outer side of the knee")
    assert chosen(window) == "region:outer-knee both"
    assert window.diagram.lighting is not None
    assert "common-fibular" in window.diagram.lighting.nerves
    press_row("Where nerves get pinched")
    press_row("Neck of the fibula")
    assert chosen(window) == "site:fibular-neck both"

    window.diagram.fit()
    window.settle()
    click(window.diagram, place_of(window.diagram, "region:outer-knee", "posterior", Side.LEFT))
    selection = window.state.selection
    assert selection is not None
    assert selection.side is Side.LEFT
    (marked,) = tree.selectionModel().selectedIndexes()
    assert tree.outline().entry(marked).address == selection.focus

    window.settle()
    page = window.card.page
    assert page is not None
    window.move(-480, 0)  # the tests' screen is narrower than the window, and no press lands beside it
    buttons = window.card.widget().findChildren(QToolButton)
    QTest.mouseClick(next(each for each in buttons if each.isCheckable()), LEFT)
    panel.show_view("bookmarks")
    assert tree.model().index(0, 0).data() == f"{page.title}, the person's left"
    assert len(Bookmarks(tmp_path / "bookmarks.json").items) == 1


def test_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Open the list, go down the roots to a nerve, keep it with a note, come back to it, copy its address."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F9)
    panel = window.contents.panel
    assert panel is not None
    type_key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    type_key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is panel.views
    type_key(Qt.Key.Key_Down)
    assert panel.views.currentText() == "Nerves, from the roots"
    type_key(Qt.Key.Key_Tab)
    type_key(Qt.Key.Key_Tab)

    def down_to(text: str) -> None:
        for _ in range(80):
            if panel.tree.currentIndex().data() == text:
                return
            type_key(Qt.Key.Key_Down)
        raise AssertionError(f"Down does not lead to {text}")

    for text in (
        "L5 nerve root",
        "Lumbosacral trunk",
        "Sacral plexus",
        "Sciatic nerve",
        "Common fibular part of the sciatic nerve",
    ):
        down_to(text)
        type_key(Qt.Key.Key_Right)
    down_to("Common fibular nerve")
    assert panel.tree.currentIndex().data() == "Common fibular nerve"
    type_key(Qt.Key.Key_Return)
    assert chosen(window) == "nerve:common-fibular both"
    assert focused() is panel.tree, "the keyboard stays where one reads"

    type_key(Qt.Key.Key_D, CONTROL)
    panel.views.setFocus()
    type_key(Qt.Key.Key_End)
    assert panel.views.currentText() == "Bookmarks"
    for _ in range(20):
        type_key(Qt.Key.Key_Tab)
        if focused() is panel.kept.note:
            break
    QTest.keyClicks(focused(), "crossed legs")
    type_key(Qt.Key.Key_Tab)
    assert window.contents.bookmarks.items[0].note == "crossed legs"

    type_key(Qt.Key.Key_E, CONTROL)
    assert chosen(window) != "nerve:common-fibular both"
    type_key(Qt.Key.Key_Left, ALT)
    assert chosen(window) == "nerve:common-fibular both"
    type_key(Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "nerve:common-fibular"
    type_key(Qt.Key.Key_B, CONTROL)
    assert not panel.isVisible()
    assert focused() is window.diagram
    assert window.state.selection is not None
    assert window.state.selection.address == parse_address("nerve:common-fibular")
