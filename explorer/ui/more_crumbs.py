"""What stands over a crumb that the row's edge would cut through: three dots, for all before it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QToolButton

from explorer.ui.words import tr

LEAST = 30
"""At least so wide, in pixels: enough for the dots and a finger."""


class MoreCrumbs(QToolButton):
    """Covers the row of `area` up to the first crumb seen whole; a press shows the row's beginning.

    It gives way while the keyboard is in the row.
    """

    def __init__(self, area: QScrollArea) -> None:
        """For an area that has its row already."""
        super().__init__(area)
        self._area = area
        self.setObjectName("more-crumbs")
        self.setText("…")
        self.setAccessibleName(tr("Show the beginning of the path"))
        self.setToolTip(tr("Show the beginning of the path"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the crumbs themselves
        bar = area.horizontalScrollBar()
        self.clicked.connect(lambda: bar.setValue(0))
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._place)
        for watched in filter(None, (area.viewport(), area.widget())):
            watched.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._place)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge as the row becomes wider or its crumbs are others."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _place(self, *_what: object) -> None:
        area: QAbstractScrollArea = self._area
        row = self._area.widget()
        if row is not None and (layout := row.layout()) is not None:
            layout.activate()  # its crumbs may not yet stand where they will
        hidden = area.horizontalScrollBar().value()
        crumbs = row.findChildren(QToolButton) if row is not None else []
        starts = sorted(each.x() - hidden for each in crumbs if not each.isHidden())
        cut = next((start for start in starts if start >= LEAST), 0)
        focused = QApplication.focusWidget()
        walked = row is not None and focused is not None and row.isAncestorOf(focused)
        seen = not walked and hidden > 0 and 0 < cut < area.viewport().width()
        if seen:
            self.setGeometry(0, 0, cut, area.height())
            self.raise_()
        self.setVisible(seen)
