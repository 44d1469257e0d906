"""The drawing's part of the window: the plate, and a panel beside it or, where room is short, over it."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QWidget

from explorer.state.settings import CONTENTS_WIDTHS

LEAST_PLATE = 340
"""A plate narrower than this (pixels) is covered rather than squeezed further."""
LEAST_LEFT = 240
"""What a panel that lies over the plate leaves of it, in pixels; where that would be less, it covers all."""
HANDLE = 7
"""Pixels at the panel's edge by which it is pulled wider."""


class Stage(QWidget):
    """The plate and its panel; `main` is what takes the keyboard on the plate.

    `widened` carries the panel's new width at 100 % text, once its edge was let go;
    `covered` says that the keyboard went to the plate while the panel lies over it.
    """

    widened = Signal(int)
    covered = Signal()

    def __init__(self, plate: QWidget, main: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plate = plate
        self._main = main
        self._panel: QWidget | None = None
        self._wanted, self._scale = 280, 1.0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(plate)
        self._edge = _Edge(self)
        self._edge.pulled.connect(self._pull)
        self._edge.dropped.connect(lambda: self.widened.emit(self._wanted))
        self._edge.hide()
        self._beside = True

    @property
    def plate_is_covered(self) -> bool:
        """Whether the panel lies over the whole plate."""
        panel = self._panel
        if panel is None or panel.isHidden() or self._beside:
            return False
        return panel.width() + HANDLE >= self.width()

    def set_panel(self, panel: QWidget) -> None:
        """Give it its panel, which is hidden at first."""
        self._panel = panel
        panel.setParent(self)
        panel.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def show_panel(self, shown: bool) -> None:
        """Open or close the panel."""
        if self._panel is not None:
            self._panel.setVisible(shown)
            self._edge.setVisible(shown)
            self._place()

    def focus_plate(self) -> None:
        """Put the keyboard into the drawing."""
        self._main.setFocus()

    def set_width(self, wanted: int, scale: float) -> None:
        """The panel's width at 100 % text in pixels, and the text's `scale`."""
        least, most = CONTENTS_WIDTHS
        self._wanted, self._scale = max(least, min(wanted, most)), scale
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Right to left, the panel stands at the right."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        width = min(round(self._wanted * self._scale), self.width())
        shown = self._panel is not None and not self._panel.isHidden()
        self._beside = not shown or self.width() - width >= LEAST_PLATE
        if not self._beside and self.width() - width < LEAST_LEFT:
            width = self.width()
        taken = width if shown and self._beside else 0
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._row.setContentsMargins(0 if mirrored else taken, 0, taken if mirrored else 0, 0)
        if not shown or self._panel is None:
            return

        def put(widget: QWidget, left: int, wide: int) -> None:
            rect = QRect(left, 0, wide, self.height())
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))
            widget.raise_()

        put(self._panel, 0, width - HANDLE)
        put(self._edge, width - HANDLE, HANDLE)

    def _pull(self, x: int) -> None:
        width = self.width() - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x
        self.set_width(round(min(width, self.width()) / self._scale), self._scale)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self._beside and self._plate.isAncestorOf(now):
            self.covered.emit()


class _Edge(QWidget):
    """What one pulls at. `pulled` carries the pointer's place in the parent."""

    pulled = Signal(int)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("edge")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold; what lies below hears nothing of it."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        self.pulled.emit(self.mapToParent(event.position().toPoint()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.dropped.emit()
