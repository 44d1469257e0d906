"""A visitor paints where it is felt and learns which nerves' skin that is."""

import re
from collections.abc import Callable

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Side
from explorer.anatomy.structures import Felt
from explorer.library.handout import Handout
from explorer.library.library import Library
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.pages.marking import MarkingPage
from explorer.ui.kiosk.plate import Spot, places_of
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.paper.code import CodeView
from ui.kiosk.conftest import LEFT, NO_KEY, Hand


@pytest.fixture(scope="module")
def finger(qapp: QApplication) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


def on_glass(kiosk: KioskWindow, figure: str, x: float, y: float, side: Side = Side.BOTH) -> QPoint:
    """Where in the window a place of a figure (its mm) is drawn."""
    drawing = kiosk.screens.drawing
    place = next(places_of(drawing.plate, Spot(figure, x, y, side)))
    return drawing.view.viewport().mapTo(kiosk, drawing.view.to_view().map(place).toPoint())


def paint(kiosk: KioskWindow, *places: QPoint) -> None:
    """One stroke from place to place."""
    window = kiosk.windowHandle()
    QTest.mousePress(window, LEFT, NO_KEY, places[0])
    for each in places[1:]:
        QTest.mouseMove(window, each)
    QTest.mouseRelease(window, LEFT, NO_KEY, places[-1])
    QApplication.processEvents()


def start_marking(hand: Hand) -> MarkingPage:
    hand.tap(hand.kiosk.screens.drawing)
    hand.press("Paint where you feel it")
    page = hand.kiosk.screens.page
    assert isinstance(page, MarkingPage)
    return page


def test_what_is_painted_is_told_honestly_and_taken_home(
    kiosk: KioskWindow, hand: Hand, library: Library
) -> None:
    page = start_marking(hand)
    marks = kiosk.visitor.marks
    assert "I have finished" in hand.read()
    calf = [on_glass(kiosk, "posterior", 130.0, y) for y in (850.0, 880.0, 910.0)]
    paint(kiosk, *calf)
    assert {each.felt for each in marks.all} == {Felt.PAIN}
    assert {each.side for each in marks.all} == {Side.LEFT}
    assert kiosk.visitor.trail.here.screen is Screen.MARKING  # the press chose no place
    hand.press("It tingles")
    assert page.brushes[Felt.TINGLING].isChecked()
    paint(kiosk, on_glass(kiosk, "plantar", 60.0, 100.0, Side.LEFT))  # a single dab counts
    assert marks.all[-1].felt is Felt.TINGLING
    assert marks.all[-1].side is Side.LEFT
    hand.press("I have finished")
    words = hand.read()
    assert "This is not a diagnosis." in words
    assert "Sural nerve" in words or "sural" in words
    assert "%" not in re.sub(r"<style>.*?</style>", "", words)
    hand.press("Show or take this to your doctor")
    (code,) = kiosk.findChildren(CodeView)
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    found = zxingcpp.read_barcodes(_pixels(image))
    assert "Where I feel it" in found[0].text
    hand.press("Back")
    hand.press("Back")
    before = len(marks.all)
    hand.press("Undo")
    assert len(marks.all) == before - 1
    hand.press("Clear all")
    assert marks.all == ()
    hand.wait(300)
    assert kiosk.visitor.marks is not marks


def _pixels(image: QImage) -> object:
    import numpy as np

    width, height, line = image.width(), image.height(), image.bytesPerLine()
    return np.frombuffer(image.constBits(), np.uint8).reshape(height, line)[:, :width].copy()


def test_a_numb_saddle_and_both_legs_bring_the_emergency_card_at_once(
    kiosk: KioskWindow, hand: Hand, library: Library
) -> None:
    start_marking(hand)
    hand.press("It is numb")
    paint(kiosk, on_glass(kiosk, "posterior", 240.0, 440.0))
    assert kiosk.visitor.trail.here == Stop(Screen.ALARM, library.guide.emergency)
    assert "where a saddle would touch you" in hand.read()
    assert "Call emergency services if" in hand.read()
    hand.press("Back")
    paint(kiosk, on_glass(kiosk, "posterior", 245.0, 445.0))
    assert kiosk.visitor.trail.here.screen is Screen.MARKING  # it was told: it does not shut anybody in
    hand.press("Clear all")
    paint(kiosk, on_glass(kiosk, "posterior", 130.0, 850.0))
    paint(kiosk, on_glass(kiosk, "posterior", 350.0, 850.0))
    assert kiosk.visitor.trail.here.screen is Screen.ALARM
    assert "You marked both legs" in hand.read()


def test_two_fingers_move_the_drawing_and_paint_nothing(
    kiosk: KioskWindow, hand: Hand, finger: QPointingDevice
) -> None:
    start_marking(hand)
    window = kiosk.windowHandle()
    view = kiosk.screens.drawing.view
    one, other = on_glass(kiosk, "posterior", 130.0, 700.0), on_glass(kiosk, "posterior", 130.0, 900.0)
    before = view.scale_now()
    held = view.box.plate_at(QPointF(view.mapFrom(kiosk, (one + other) / 2)))
    QTest.touchEvent(window, finger).press(1, one, window).commit()
    QTest.touchEvent(window, finger).move(1, one, window).press(2, other, window).commit()
    for step in range(1, 6):
        away = QPoint(0, 20 * step)
        QTest.touchEvent(window, finger).move(1, one - away, window).move(2, other + away, window).commit()
    QTest.touchEvent(window, finger).stationary(1).release(2, other, window).commit()
    QTest.touchEvent(window, finger).release(1, one, window).commit()
    QApplication.processEvents()
    assert view.scale_now() > 1.5 * before
    now = view.box.plate_at(QPointF(view.mapFrom(kiosk, (one + other) / 2)))
    assert (now - held).manhattanLength() < 20
    assert kiosk.visitor.marks.all == ()
    hand.tap(on_glass(kiosk, "posterior", 130.0, 800.0))
    assert len(kiosk.visitor.marks.all) == 1


def test_a_page_is_printed_only_where_the_clinic_allows_and_not_without_end(
    make_kiosk: Callable[..., KioskWindow], now: list[float], library: Library
) -> None:
    kiosk = make_kiosk(printing=True)
    hand = Hand(kiosk, now)
    printed: list[Handout] = []
    kiosk.send = printed.append
    hand.press("Emergency")
    hand.press("Take this home")
    hand.press("Print this")
    hand.press("Print this")  # at once again: it is on its way
    assert [each.title for each in printed] == [library.cards[library.guide.emergency].plain_title]
    assert "It is being printed" in hand.read()
    for _ in range(6):
        now[0] += 20
        kiosk.visit.touch()
        hand.press("Print this")
    assert len(printed) == 4
    assert "enough pages" in hand.read()

    def broken(_handout: Handout) -> None:
        raise OSError("no paper")

    hand.wait(300)
    kiosk.send = broken
    hand.press("Emergency")
    hand.press("Take this home")
    hand.press("Print this")
    assert "ask at the desk" in hand.read()


def test_what_is_felt_is_told_apart_without_colour() -> None:
    from PySide6.QtGui import QPainter

    from explorer.ui.kiosk.brushes import NAMES, paint_dabs

    def shape(felt: Felt) -> bytes:
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        image.fill(0xFFF5E8DE)
        painter = QPainter(image)
        paint_dabs(painter, [(felt, QPointF(32, 32))], 20)
        painter.end()
        black = image.convertToFormat(QImage.Format.Format_Grayscale8)
        return bytes(value < 150 for value in bytes(black.constBits()))

    shapes = [shape(each) for each in NAMES]
    for number, one in enumerate(shapes):
        for other in shapes[:number]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) > 150
