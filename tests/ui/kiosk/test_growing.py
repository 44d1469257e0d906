"""The invitation goes from nerve to nerve: one light goes out, the next grows; and nothing at night."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from conftest import TODAY
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.policy import KioskPolicy
from explorer.ui.kiosk.dimmer import Dimmer
from explorer.ui.kiosk.growing import FADING, STEPS, Growing
from explorer.ui.kiosk.pages.invitation import Invitation
from explorer.ui.kiosk.window import KioskWindow
from rest import closed_at_rest, still_running


@pytest.fixture
def kiosk(qapp: QApplication, library: Library, places: Places) -> Iterator[KioskWindow]:
    """A kiosk in which things move, inviting."""
    made = KioskWindow(
        library, KioskPolicy(pixels_per_mm=3.0), places.assets, lambda: TODAY, lambda: 0.0, False
    )
    made.resize(600, 900)
    with closed_at_rest([made], KioskWindow.leave):
        made.show()
        qapp.processEvents()
        made.screens.drawing.rest()
        made.screens.drawing.view.settle()
        for timer in growing(made).findChildren(QTimer):
            timer.setInterval(1_000_000)  # the tests have its clock
        qapp.processEvents()
        yield made


def growing(kiosk: KioskWindow) -> Growing:
    """What moves in it, without its own clock."""
    (made,) = kiosk.findChildren(Growing)
    return made


def seen(kiosk: KioskWindow) -> QImage:
    """The drawing as it is seen."""
    QApplication.processEvents()
    return kiosk.screens.drawing.view.viewport().grab().toImage()


def differs(one: QImage, other: QImage) -> QRectF:
    """Round what is not the same in two pictures, a little too large."""
    found = QRectF()
    for y in range(0, one.height(), 4):
        for x in range(0, one.width(), 4):
            if one.pixel(x, y) != other.pixel(x, y):
                found |= QRectF(x - 4, y - 4, 8, 8)
    return found


def test_a_light_goes_out_before_the_next_grows_from_the_spine_down(kiosk: KioskWindow) -> None:
    page, view = kiosk.screens.page, kiosk.screens.drawing.view
    assert isinstance(page, Invitation)
    before, said, lit = seen(kiosk), page.sentence.text(), view.lighting
    kiosk.screens.show_next_nerve()
    assert page.sentence.text() == said, "the words change along with the light"
    for _ in FADING:
        growing(kiosk).step()
    dark = seen(kiosk)
    assert view.lighting is lit
    growing(kiosk).step()
    assert page.sentence.text() != said
    assert view.lighting is not lit
    assert differs(dark, seen(kiosk)).isNull(), "it begins with nothing"
    lowest, last = 0.0, dark
    for _ in range(STEPS):
        growing(kiosk).step()
        now = seen(kiosk)
        changed = differs(last, now)
        assert changed.bottom() >= lowest or changed.isNull()
        assert changed.height() < dark.height() / 3, "only where something changes"
        lowest, last = max(lowest, changed.bottom()), now
    growing(kiosk).step()
    whole = seen(kiosk)
    view.show_light(None)
    assert seen(kiosk) == whole != before
    growing(kiosk).step()
    assert not still_running(growing(kiosk))


def test_whoever_comes_meanwhile_sees_only_their_own(kiosk: KioskWindow) -> None:
    kiosk.screens.show_next_nerve()
    growing(kiosk).step()
    kiosk.visit.touch()
    assert kiosk.screens.drawing.view.lighting is None
    assert not still_running(growing(kiosk))
    kiosk.visit.end()
    kiosk.screens.drawing.rest()
    assert kiosk.screens.drawing.view.lighting is not None


def moving(kiosk: KioskWindow) -> list[str]:
    """What runs, but for the shade's own clock and a pointer's that rests soon."""
    return [each for each in still_running(kiosk) if "Dimmer" not in each and "Pointing" not in each]


def test_in_the_dark_of_the_night_nothing_changes_or_runs(kiosk: KioskWindow) -> None:
    clock = [datetime(2026, 11, 24, 21, 0)]
    dimmer = Dimmer(kiosk, Night(time(20), time(7)), lambda: clock[0])
    dimmer.darkened.connect(kiosk.doze)
    kiosk.screens.show_next_nerve()
    dimmer.rest()
    assert moving(kiosk) == []
    page = kiosk.screens.page
    assert isinstance(page, Invitation)
    assert page.sentence.text()
    clock[0] = datetime(2026, 11, 25, 7, 1)
    dimmer.rest()
    assert len(moving(kiosk)) == 1, "the next nerve comes again"
    dimmer.wake()


def test_without_motion_the_light_changes_at_once(
    qapp: QApplication, places: Places, library: Library
) -> None:
    calm = KioskWindow(library, KioskPolicy(), places.assets, lambda: TODAY, lambda: 0.0, reduced_motion=True)
    with closed_at_rest([calm], KioskWindow.leave):
        calm.resize(600, 900)
        calm.show()
        page = calm.screens.page
        assert isinstance(page, Invitation)
        said = page.sentence.text()
        calm.screens.show_next_nerve()
        assert page.sentence.text() != said
        assert not still_running(growing(calm))
