"""A page that is longer than the screen is read in screenfuls of whole lines."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, qGray
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Address, Kind, Side
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.reading import Reading
from explorer.ui.kiosk.window import KioskWindow
from ui.kiosk.conftest import Hand

SCIATICA = Address(Kind.CONDITION, "sciatica")
DARK = 110
"""What is darker is ink: letters, and the frames of buttons."""
STRIPE = 12
"""At their side boxes have a stripe, so many pixels wide at most; it may be cut."""

LONG = (
    Stop(Screen.CARD, SCIATICA, Side.LEFT),
    Stop(Screen.PLACE, Address(Kind.REGION, "calf"), Side.LEFT),
    Stop(Screen.CONDITIONS),
)


def ink_at(page: QImage, y: int) -> int:
    """How many dark pixels there are at a height of the page, but for stripes and the frames of buttons."""
    dark = [qGray(page.pixel(x, y)) < DARK for x in range(STRIPE, page.width() - STRIPE)]
    return sum(dark)


def reading(kiosk: KioskWindow, stop: Stop, larger: int) -> Reading:
    """What is read at `stop`."""
    kiosk.visit.touch()
    for _ in range(larger):
        kiosk.larger()
    kiosk.go(stop)
    QApplication.processEvents()
    assert kiosk.screens.page is not None
    return kiosk.screens.page.area


@pytest.mark.parametrize("stop", LONG, ids=lambda stop: stop.screen)
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 600)])
@pytest.mark.parametrize("larger", [0, 2])
def test_no_line_is_cut_and_none_is_left_out(
    make_kiosk: Callable[..., KioskWindow], size: tuple[int, int], stop: Stop, larger: int
) -> None:
    kiosk = make_kiosk(size)
    area = reading(kiosk, stop, larger)
    assert area.is_long
    inside = area.widget()
    assert inside is not None
    page = inside.grab().toImage()
    read = 0
    for _ in range(100):
        top, bottom = area.seen
        assert read < bottom
        assert not any(ink_at(page, y) for y in range(read, top)), "nothing is left out"
        for edge in {top, bottom} - {0, page.height()}:
            assert ink_at(page, edge) == 0 or ink_at(page, edge - 1) == 0, edge
        read = bottom
        if area.verticalScrollBar().value() == area.verticalScrollBar().maximum():
            break
        area.turn(1)
    assert read == page.height()
    for _ in range(100):
        area.turn(-1)
    assert area.seen[0] == area.verticalScrollBar().value() == 0


def test_what_would_be_cut_is_covered_and_a_finger_finds_more(kiosk: KioskWindow, hand: Hand) -> None:
    area = reading(kiosk, LONG[1], 0)
    shown = area.viewport().grab().toImage()
    below = range(area.seen[1] + 1, area.viewport().height() - 1)
    assert len(below) > 10, "a button would be cut here"
    assert all(ink_at(shown, y) == 0 for y in below)
    more = area.seen[1]
    area.verticalScrollBar().setValue(60)
    assert area.seen[0] >= 60
    assert area.seen[1] >= more


def test_what_is_larger_than_the_screen_is_seen_all_the_same(
    make_kiosk: Callable[..., KioskWindow],
) -> None:
    kiosk = make_kiosk((1080, 1920))
    area = reading(kiosk, LONG[0], 0)
    area.setFixedHeight(30)
    QApplication.processEvents()
    seen = []
    for _ in range(20):
        seen.append(area.seen)
        area.turn(1)
    assert all(first[1] - first[0] <= 30 for first in seen)
    assert len(set(seen)) == 20, "it goes on"
    skipped = [range(first[1], second[0]) for first, second in zip(seen, seen[1:], strict=False)]
    page = kiosk.screens.page.area.widget().grab().toImage()
    assert not any(ink_at(page, y) for gap in skipped for y in gap)
