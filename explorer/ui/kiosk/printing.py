"""Printing without a dialog: on the system's usual printer, and only so much."""

from collections.abc import Callable

from explorer.library.handout import Handout
from explorer.ui.words import tr

MOST_A_VISIT, APART_SECONDS = 4, 15.0
"""So many pages may be printed in one visit, and only so often: paper is not a toy."""

Send = Callable[[Handout], None]
"""Prints; raises OSError if it cannot."""


class Printing:
    """What one visitor may print. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float], send: Send) -> None:
        self._clock, self._send = clock, send
        self._count, self._last = 0, float("-inf")

    def print_out(self, handout: Handout) -> str:
        """Print `handout` unless it is too much; returns what to tell the visitor."""
        now = self._clock()
        if self._count >= MOST_A_VISIT:
            return tr("You have printed enough pages. Please ask at the desk for more.")
        if now - self._last < APART_SECONDS:
            return tr("It is being printed. Please wait a moment.")
        try:
            self._send(handout)
        except OSError:
            return tr("It could not be printed. Please ask at the desk.")
        self._count += 1
        self._last = now
        return tr("It is being printed. Please fetch it at the printer.")


def send_to_printer(handout: Handout) -> None:
    """Print on the system's usual printer; raises OSError if there is none or it fails."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # slow to load, and few print

    from explorer.ui.paper.files import print_sheets
    from explorer.ui.paper.sheets import lay_out

    usual = QPrinterInfo.defaultPrinter()
    if usual.isNull():
        raise OSError("there is no printer")
    printer = QPrinter(usual, QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Nerve Explorer")
    letter = printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    print_sheets(printer, lay_out(handout, (), "Letter" if letter else "A4"))
