"""A monkey never gets out of the kiosk, never breaks it, and leaves it inviting and no larger."""

import gc
import os
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.state.kiosk.trail import Screen
from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.pages.invitation import Invitation
from explorer.ui.kiosk.window import KioskWindow
from ui.kiosk.monkey import Monkey, megabytes

LONG = "NERVE_EXPLORER_LONG_MONKEY"
"""Set to a number of events (50000, say) for the long run."""
SHORT_EVENTS = 1_000
SIZE = (540, 960)
"""Pixels of the window, at two to a millimetre: the glass is as large as ever, and painted faster."""
MOST_GROWTH = 20.0


@pytest.fixture(scope="module")
def finger(qapp: QApplication) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


def test_a_monkey_leaves_it_as_it_was(
    make_kiosk: Callable[..., KioskWindow], now: list[float], finger: QPointingDevice
) -> None:
    events = int(os.environ.get(LONG, SHORT_EVENTS))
    kiosk = make_kiosk(SIZE, pixels_per_mm=2.0, printing=True)
    printed: list[object] = []
    kiosk.send = printed.append
    monkey = Monkey(kiosk, now, finger, seed=20261124)
    monkey.play(events // 5)  # by then every screen was made once and what is kept of it is there
    monkey.leave_alone()
    gc.collect()
    before, begun, count = megabytes(), time.monotonic(), monkey.events
    while monkey.events < events:
        monkey.play(min(500, events - monkey.events))
        monkey.leave_alone()
        assert kiosk.visit.phase is Phase.INVITATION
        assert isinstance(kiosk.screens.page, Invitation)
        if events > SHORT_EVENTS:
            print(f"{monkey.events}: {megabytes() - before:+.1f} MB", flush=True)
    gc.collect()
    seconds, grown = time.monotonic() - begun, megabytes() - before
    print(
        f"{monkey.events} events, {(monkey.events - count) / seconds:.0f} a second, {grown:+.1f} MB, "
        f"{len(printed)} printed, {dict(monkey.done)}, {sorted(monkey.seen)}"
    )
    assert grown < MOST_GROWTH
    assert kiosk.visitor.state.selection is None
    assert not kiosk.visitor.marks.all
    # The monkey was not kept from playing.
    assert {str(each) for each in (Screen.START, Screen.PLACE, Screen.CARD, Screen.MARKING)} <= monkey.seen
    whole: QRectF = kiosk.screens.drawing.view.bounds
    assert kiosk.screens.drawing.view.box.viewRect().contains(QPointF(whole.center()))


def test_half_an_hour_of_inviting_stays_flat(make_kiosk: Callable[..., KioskWindow]) -> None:
    kiosk = make_kiosk(SIZE, pixels_per_mm=2.0)
    for _ in range(20):
        kiosk.screens.show_next_nerve()
        QApplication.processEvents()
    gc.collect()
    before = megabytes()
    for _ in range(30 * 60 // 8):
        kiosk.screens.show_next_nerve()
        QApplication.processEvents()
    gc.collect()
    grown = megabytes() - before
    print(f"invitation for 30 minutes: {grown:+.1f} MB")
    assert grown < 5.0
