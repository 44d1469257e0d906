"""What is pointed at: a soft outline in the drawing and its name beside the pointer."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from explorer.ui.diagram.name_tag import NameTag
from explorer.ui.diagram.pick import Hit
from explorer.ui.theme import Theme


class Hover:
    """Shows one Hit at a time; it takes no mouse itself."""

    def __init__(self, box: pg.ViewBox, view: QWidget) -> None:
        self._item = QGraphicsPathItem()
        self._item.setZValue(10)
        self._item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._item.hide()
        box.addItem(self._item, ignoreBounds=True)
        self._label = NameTag(view)
        self._hit: Hit | None = None
        self.place: QPointF | None = None
        self._color = QColor()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._color = QColor(theme.diagram.hover)

    def set_text(self, text: str) -> None:
        """The name to write beside the pointer."""
        self._label.say(text)
        self._move_label()

    def show(self, hit: Hit | None, place: QPointF) -> bool:
        """Outline `hit` (None: nothing), its label at `place` in the view; True if it is a new one."""
        changed = (hit and (hit.address, hit.side, hit.figure)) != (
            self._hit and (self._hit.address, self._hit.side, self._hit.figure)
        )
        if changed:
            self._hit = hit
            self._item.setVisible(hit is not None)
            self._label.setVisible(False)
            if hit:
                self._outline(hit)
        self.place = QPointF(place) if hit else None
        self._move_label()
        return changed

    def _move_label(self) -> None:
        if self.place is not None:
            self._label.stand_at(self.place)

    def _outline(self, hit: Hit) -> None:
        soft = QColor(self._color)
        pen = QPen(self._color, 2.0)
        pen.setCosmetic(True)
        brush = QBrush()
        path: QPainterPath = hit.ink.path
        if hit.ink.shape.closed:
            soft.setAlphaF(0.10)
            brush = QBrush(soft)
        else:
            soft.setAlphaF(0.45)
            pen = QPen(soft, hit.ink.width + 5.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._item.setPen(pen)
        self._item.setBrush(brush)
        self._item.setPath(path)
