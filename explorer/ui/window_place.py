"""Where a window stands on the screen, and how large it is: as it was left the last time."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from explorer.state.settings import Settings

SMALLEST = QSize(800, 500)
FRAME = QSize(0, 40)
"""Of what a screen has room for, the part that a window's own frame takes."""
USUAL = QSize(1280, 800)


def put_in_place(window: QMainWindow, settings: Settings) -> None:
    """Give `window` the place that `settings` keep, if its screen is still there."""
    window.setMinimumSize(SMALLEST.boundedTo(window.screen().availableSize() - FRAME))
    window.resize(USUAL)
    if settings.window:
        place = QRect(*settings.window)
        screen = QApplication.screenAt(place.center())
        if screen:  # it may have been unplugged
            window.setGeometry(place.intersected(screen.availableGeometry()))


def with_place_of(window: QMainWindow, settings: Settings) -> Settings:
    """`settings` with the place of `window` for the next time."""
    normal = window.normalGeometry()
    place = (normal.x(), normal.y(), normal.width(), normal.height())
    return replace(settings, maximized=window.isMaximized(), window=place)
