from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from explorer.anatomy.address import Address, Side
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.window import KioskWindow
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def kiosk(qapp: QApplication, library: Library, places: Places, now: list[float]) -> Iterator[KioskWindow]:
    policy = KioskPolicy(pixels_per_mm=3.8, pin=hash_pin("2468", b"0" * 16))
    made = KioskWindow(library, policy, places.assets, lambda: TODAY, lambda: now[0])
    made.resize(1080, 1920)
    made.show()
    yield made
    made.leave()
    made.deleteLater()


def test_a_touch_begins_and_being_left_alone_resets_all(kiosk: KioskWindow, now: list[float]) -> None:
    QTest.mouseClick(kiosk.begin, LEFT)
    assert kiosk.visit.phase is Phase.BEGUN
    QTest.mouseClick(kiosk.bar["text"], LEFT)
    kiosk.diagram.chosen.emit(Address.nerve("tibial"), Side.LEFT, ())
    assert kiosk.state.selection is not None
    now[0] = 91.0
    kiosk._tick()
    assert kiosk.visit.phase is Phase.STILL_HERE
    now[0] = 125.0
    kiosk._tick()
    assert kiosk.visit.phase is Phase.INVITATION
    assert kiosk.state.selection is None
    assert not kiosk.state.can_go_back
    assert kiosk._size == 0


def test_emergency_is_one_touch_away(kiosk: KioskWindow, library: Library) -> None:
    QTest.mouseClick(kiosk.bar["emergency"], LEFT)
    assert kiosk.card.page is not None
    assert kiosk.card.page.address == library.guide.emergency


def test_only_the_pin_closes_it(kiosk: KioskWindow) -> None:
    kiosk.close()
    assert kiosk.isVisible()
    for _ in range(5):
        QTest.mouseClick(kiosk, LEFT, pos=QPoint(5, 5))  # a null point would mean the middle
    assert kiosk.stack.currentWidget() is kiosk.keypad
    for each in (*"1111", "OK"):
        QTest.mouseClick(kiosk.keypad.buttons[each], LEFT)
    assert kiosk.isVisible()
    for each in (*"2468", "OK"):
        QTest.mouseClick(kiosk.keypad.buttons[each], LEFT)
    assert not kiosk.isVisible()


def test_after_a_reset_the_side_switch_brings_nothing_of_the_last_visitor_back(
    kiosk: KioskWindow, now: list[float]
) -> None:
    QTest.mouseClick(kiosk.begin, LEFT)
    kiosk.diagram.chosen.emit(Address.nerve("tibial"), Side.LEFT, ())
    now[0] = 200.0
    kiosk._tick()
    QTest.mouseClick(kiosk.begin, LEFT)
    kiosk.card.side_chosen.emit(Side.RIGHT)
    assert kiosk.state.selection is None
    assert kiosk.stack.currentWidget() is kiosk.diagram


def test_buttons_are_twenty_millimetres_high(kiosk: KioskWindow) -> None:
    QTest.mouseClick(kiosk.begin, LEFT)
    QTest.mouseClick(kiosk.list_button, LEFT)
    QApplication.processEvents()
    shown = [each for each in kiosk.findChildren(QPushButton) if each.isVisible()]
    assert len(shown) > len(kiosk.bar)
    assert min(each.height() for each in shown) >= 76
