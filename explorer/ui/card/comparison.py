"""What only the page of a comparison needs: the sample of a path, and the table of the two."""

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.library.page import Columns, Weight

LINE = "border-top: 1px solid #8A8172; border-top-style: solid"
"""Between the rows; its grey is seen on every theme's card."""

SWATCH = QSize(44, 24)
CORE, CASING = 7.0, 11.0
"""How wide the sample's line and its edge are, in pixels."""
BANDS = (0.35, 1.9)
"""Lengths of a band and of the gap to the next, as shares of the line's width."""


class Swatch(QWidget):
    """A piece of a lit path as the drawing shows it, to stand beside a name."""

    def __init__(self, core: str, casing: str, banded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core, self._casing, self._banded = QColor(core), QColor(casing), banded
        self.setFixedSize(SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line with its edge and bands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        line = QLineF(QPointF(CASING / 2, middle), QPointF(self.width() - CASING / 2, middle))
        for color, width in ((self._casing, CASING), (self._core, CORE)):
            painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(line)
        if self._banded:
            pen = QPen(self._casing, CORE, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(BANDS)
            painter.setPen(pen)
            painter.drawLine(line)
        painter.end()


def columns_html(block: Columns, quiet: str, stacked: bool, leftwards: bool = False) -> str:
    """The table of `block` as rich text; `stacked` for large text, where columns would be too narrow.

    Quiet rows have the colour `quiet` (`#RRGGBB`); `leftwards` where one reads from right to left.
    """
    named = any(name for name, _, _ in block.rows)
    rows = []
    for name, *cells in block.rows:
        if block.weight is Weight.QUIET:
            name, *cells = (f'<span style="color: {quiet}">{each}</span>' for each in (name, *cells))
        elif block.weight is Weight.STRONG:
            name = f"<b>{name}</b>"
        if stacked:
            rows.append(f"<h3>{name}</h3>" if named else "")
            rows.extend(f"<p>{head}: {cell}</p>" for head, cell in zip(block.heads, cells, strict=True))
        else:
            rows.append(_row(name, cells, named))
    if stacked:
        return "".join(rows)
    start = "right" if leftwards else "left"
    heads = "".join(f'<th align="{start}">{each}</th>' for each in block.heads)
    corner = "<th></th>" if named else ""
    return f'<table cellpadding="4" width="100%"><tr>{corner}{heads}</tr>{"".join(rows)}</table>'


def _row(name: str, cells: list[str], named: bool) -> str:
    width = "35%" if named else "50%"
    first = f'<td width="30%" style="{LINE}">{name}</td>' if named else ""
    return f"<tr>{first}{''.join(f'<td width={width!r} style={LINE!r}>{each}</td>' for each in cells)}</tr>"
