"""Foot drop: the L5 root or the fibular nerve? A student finds out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from explorer.anatomy.address import Side, parse_address
from explorer.ui.card.comparison import Swatch
from explorer.ui.diagram.lit import PairPainter
from explorer.ui.window import MainWindow
from places_on_plate import place_of
from pointer import click

L5 = parse_address("condition:radiculopathy-l5")
FIBULAR = parse_address("condition:common-fibular-neuropathy")


def words(window: MainWindow) -> str:
    window.settle()
    return "\n".join(each.text() for each in window.card.widget().findChildren(QLabel))


def button(window: MainWindow, text: str) -> QAbstractButton:
    window.settle()
    return next(each for each in window.card.widget().findChildren(QAbstractButton) if each.text() == text)


def test_a_look_alike_is_compared_by_its_button_and_left_again(window: MainWindow) -> None:
    window.choose(L5, Side.RIGHT)
    plain = window.state.library.cards[FIBULAR].plain_title
    window.settle()
    offered = [each for each in window.card.widget().findChildren(QAbstractButton) if each.text() == plain]
    offered[-1].click()
    assert window.state.selection is not None
    assert window.state.selection.against == FIBULAR
    assert "What tells them apart best" in words(window)
    assert [each._banded for each in window.card.widget().findChildren(Swatch)] == [False, True]
    assert isinstance(window.diagram._lit, PairPainter)
    button(window, "Stop comparing").click()
    assert window.state.selection.against is None
    assert window.state.selection.card == L5


def test_by_the_keyboard_and_a_click_in_the_drawing(window: MainWindow) -> None:
    window.activateWindow()
    window.choose_in_place(L5, Side.RIGHT)
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.state.picking
    hints = [each.text() for each in window.crumbs.widget().findChildren(QLabel)]
    assert any("compare it with" in each for each in hints)
    click(window.diagram, place_of(window.diagram, "region:outer-knee", "anterior", Side.RIGHT))
    assert window.state.selection is not None
    assert (window.state.selection.card, window.state.selection.against) == (L5, FIBULAR)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.state.selection.against is None


def test_the_card_takes_more_room_while_two_are_compared(window: MainWindow) -> None:
    window.choose(L5, Side.RIGHT)
    QApplication.processEvents()
    alone = window.card.width()
    window.state.compare(FIBULAR)
    QApplication.processEvents()
    assert window.card.width() > alone
    window.state.compare(None)
    QApplication.processEvents()
    assert window.card.width() == alone
