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
"""Set to a number of events (50000, say) for the long run: at full size, and for ten minutes at least."""
SHORT_EVENTS, LONG_SECONDS = 1_000, 600.0
SMALL, UPRIGHT = ((540, 960), 2.0), ((1080, 1920), 4.0)
"""Windows in pixels, and pixels to a millimetre: the glass is as large in both, and the small one quicker."""
MOST_GROWTH = 20.0
"""Megabytes by which the kiosk may have grown whenever it invites, since before the first visitor came."""


@pytest.fixture(scope="module")
def finger(qapp: QApplication) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


def test_a_monkey_leaves_it_as_it_was(
    make_kiosk: Callable[..., KioskWindow], now: list[float], finger: QPointingDevice
) -> None:
    events, seconds = SHORT_EVENTS, 0.0
    size, pixels_per_mm = SMALL
    if LONG in os.environ:
        events, seconds = int(os.environ[LONG]), LONG_SECONDS
        size, pixels_per_mm = UPRIGHT
    kiosk = make_kiosk(size, pixels_per_mm=pixels_per_mm, printing=True)
    printed: list[object] = []
    kiosk.send = lambda handout: printed.append(handout.title)
    monkey = Monkey(kiosk, now, finger, seed=20261124)
    monkey.leave_alone()
    # Before the first visitor: what is read and made when a screen is first come to counts as growth.
    before, begun, worst = megabytes(), time.monotonic(), 0.0
    while monkey.events < events or time.monotonic() - begun < seconds:
        monkey.play(500)
        monkey.leave_alone()
        assert kiosk.visit.phase is Phase.INVITATION
        assert isinstance(kiosk.screens.page, Invitation)
        grown = megabytes() - before
        worst = max(worst, grown)
        print(f"{monkey.events}: {grown:+.1f} MB", flush=True)
        assert grown <= MOST_GROWTH
    spent = time.monotonic() - begun
    print(
        f"{monkey.events} events in {spent:.0f} s, {monkey.events / spent:.0f} a second, "
        f"{worst:+.1f} MB at most while inviting, {grown:+.1f} MB in the end, "
        f"{len(printed)} printed, {dict(monkey.done)}, {sorted(monkey.seen)}"
    )
    assert kiosk.visitor.state.selection is None
    assert not kiosk.visitor.marks.all
    # The monkey was not kept from playing.
    assert {str(each) for each in (Screen.START, Screen.PLACE, Screen.CARD, Screen.MARKING)} <= monkey.seen
    whole: QRectF = kiosk.screens.drawing.view.bounds
    assert kiosk.screens.drawing.view.box.viewRect().contains(QPointF(whole.center()))


def test_half_an_hour_of_inviting_stays_flat(make_kiosk: Callable[..., KioskWindow]) -> None:
    size, pixels_per_mm = SMALL
    kiosk = make_kiosk(size, pixels_per_mm=pixels_per_mm)
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
