"""A window that fills the screen, whatever becomes of the screens."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class FillsScreen(QObject):
    """Makes `window` full screen again whenever a screen comes, goes, or changes its size.

    Several changes at once (a plug pulled and put back) are one: it acts when they are over.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fill)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._watch)
        application.screenRemoved.connect(self._changed)
        application.primaryScreenChanged.connect(self._changed)
        for screen in application.screens():
            screen.geometryChanged.connect(self._changed)

    def fill(self) -> None:
        """Fill the main screen anew; nothing is done for a window that is not shown."""
        if self._window.isVisible():
            self.show()

    def show(self) -> None:
        """Show the window on the whole of the main screen."""
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            # A window manager would do it; a kiosk may run without one, and not all follow a new screen.
            self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    def _changed(self, *_what: object) -> None:
        self._soon.start()
