"""Where things stand in the window: the drawing, the page and the bar, upright or lying."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from explorer.ui.kiosk.bar import Bar
from explorer.ui.kiosk.drawing import Drawing
from explorer.ui.kiosk.sheet import Sheet

MOST_BESIDE = 0.54
"""A body is upright: beside the page its drawing needs no more of the width than this."""


class Frame(QWidget):
    """The drawing left of the page or above it, and the bar below both: all that is pressed lies low."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.drawing = drawing
        drawing.setParent(self)
        self.bar: Bar | None = None
        self.page: Sheet | None = None

    @property
    def upright(self) -> bool:
        """Whether the window is higher than wide."""
        return self.height() > self.width()

    def set_drawing(self, drawing: Drawing) -> None:
        """Have this drawing in place of the one before."""
        self.drawing.hide()
        self.drawing = drawing
        drawing.setParent(self)
        self.place()

    def set_bar(self, bar: Bar) -> None:
        """Have this bar, and no other any more."""
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
        self.bar = bar
        bar.show()
        self.place()

    def set_page(self, page: Sheet) -> None:
        """Show this page, and keep nothing of the one before."""
        before, self.page = self.page, page
        page.setParent(self)
        if before is not None:
            before.hide()
            before.deleteLater()  # not at once: what was just pressed stands in it
        self.place()
        page.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put everything where it belongs."""
        if self.bar is None or self.page is None:
            return
        self.bar.resize(self.width(), self.bar.height())
        self.bar.lay_out()
        low = self.bar.sizeHint().height()
        self.bar.setGeometry(0, self.height() - low, self.width(), low)
        rest = QRect(0, 0, self.width(), self.height() - low)
        share = self.page.share
        drawn, paged = QRect(rest), QRect(rest)
        self.page.lie(not self.upright)
        if self.upright:
            # What the page does not need is the drawing's.
            spare = rest.height() - self.page.wanted_height(rest.width())
            drawn.setHeight(max(round(share * rest.height()), spare))
            paged.setTop(drawn.bottom() + 1)
        else:
            drawn.setWidth(round(min(share, MOST_BESIDE) * rest.width()))
            paged.setLeft(drawn.right() + 1)
        direction = self.layoutDirection()
        if share > 0:
            self.drawing.setGeometry(QStyle.visualRect(direction, rest, drawn))
        else:
            paged = rest
        self.drawing.setVisible(share > 0)
        self.page.setGeometry(QStyle.visualRect(direction, rest, paged))
