"""What is chosen, taken away: on paper, as a file, on a phone. The dialogs are imported when wanted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from explorer.state.state import State
from explorer.ui.appearance import Appearance
from explorer.ui.dialogs import show

if TYPE_CHECKING:
    from explorer.ui.paper.handing import Handing

ROOM_FOR_DIALOGS = 0.96
"""The share of the window that a dialog with much in it may take."""


class TakingAway:
    """Offers the open page of `window` to printers, files and phones."""

    def __init__(
        self, state: State, appearance: Appearance, assets: Path, today: Callable[[], date], window: QWidget
    ) -> None:
        self._state = state
        self._appearance = appearance
        self._assets = assets
        self._today = today
        self._window = window

    def on_paper(self) -> None:
        """Show the open page as it will be on paper, to be printed or saved."""
        from explorer.ui.paper.dialog import TakeAwayDialog

        if handing := self._handing():
            room, scale = self._window.size() * ROOM_FOR_DIALOGS, self._appearance.scale
            show(TakeAwayDialog(handing, self.on_a_phone, room, scale, self._window))

    def on_a_phone(self) -> None:
        """Show the open page's short text as a code for a phone's camera."""
        from explorer.library.short_text import short_text
        from explorer.ui.paper.phone import PhoneDialog

        if handing := self._handing():
            room, scale = self._window.size() * ROOM_FOR_DIALOGS, self._appearance.scale
            show(PhoneDialog(short_text(handing.alone()), room, scale, self._window))

    def _handing(self) -> "Handing | None":
        """What is chosen as a hand-out; None if nothing is."""
        from explorer.ui.paper.handing import Handing

        chosen = self._state.selection
        if chosen is None:
            return None
        number = self._appearance.settings.emergency_number
        return Handing(self._state.library, chosen, self._assets, number, self._today)
