"""What a touch of the glass means: part of a visit, a gesture of the staff's, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.corner import Corner
from explorer.ui.kiosk.guard import Guard

if TYPE_CHECKING:
    from explorer.ui.kiosk.window import KioskWindow


class Touches:
    """Hears of every touch before anything in `window` does, until `stop`.

    `clock` gives seconds that never run backwards.
    """

    def __init__(self, window: "KioskWindow", clock: Callable[[], float]) -> None:
        self._window = window
        self._corner = Corner(clock)
        self._guard = Guard(clock, self._pressed, self._free, self._push, self._pinch, window)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self._guard)

    def take_size(self, mm: float) -> None:
        """From now on so many pixels are a millimetre."""
        self._guard.mm = mm

    def allow_keys(self, allowed: bool) -> None:
        """Let a keyboard be used or not."""
        self._guard.keys_allowed = allowed

    def forget(self) -> None:
        """The next touch is another person's."""
        self._guard.forget()

    def stop(self) -> None:
        """Let everything through, before the window closes."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self._guard)

    def _pressed(self, place: QPointF) -> bool:
        """Count a press; one that begins a visit or says "still here" does nothing else."""
        window = self._window
        if self._corner.tapped(place, window.screens.sizes.mm):
            window.staff_asked.emit()
            return True
        if window.staff_are_there:
            return False
        if window.still_here is not None and window.childAt(place.toPoint()) is window.still_here.emergency:
            window.emergency()
            return True
        before = window.visit.phase
        on_emergency = before is Phase.INVITATION and self._is_on_emergency(place)
        window.visit.touch()
        return before is not Phase.BEGUN and not on_emergency

    def _is_on_emergency(self, place: QPointF) -> bool:
        bar = self._window.screens.bar
        return bar is not None and self._window.childAt(place.toPoint()) is bar.buttons["emergency"]

    def _free(self, place: QPointF) -> bool:
        under = self._window.childAt(place.toPoint())
        # Whoever taps the corner five times taps fast.
        in_corner = self._corner.holds(place, self._window.screens.sizes.mm)
        return in_corner or (under is not None and bool(under.property("free")))

    def _push(self, start: QPointF, pixels: float) -> bool:
        page = self._window.screens.page
        if page is None or self._window.visit.phase is not Phase.BEGUN:
            return False
        return page.push(page.mapFrom(self._window, start.toPoint()), round(pixels))

    def _pinch(self, middle: QPointF, before: QPointF, factor: float) -> None:
        window, drawing = self._window, self._window.screens.drawing
        if window.visit.phase is Phase.BEGUN and drawing.isVisible():
            drawing.pinch(drawing.mapFrom(window, middle), drawing.mapFrom(window, before), factor)
