"""A square code that holds a text itself, for a telephone's camera: no network, no server."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_ZONE = 4
"""The white edge that a camera needs to find the code, in squares."""

LEAST_SQUARE, USUAL_SQUARE = 3, 6
"""How large a square of the code is on the screen, in pixels: at least, and where there is room."""

Matrix = tuple[tuple[bool, ...], ...]


def code_of(text: str) -> Matrix:
    """The squares of the code for `text`, row by row, True for dark.

    A screen is clean, so the lowest error level will do, and a higher one is used where it costs no
    size. Raises ValueError if no code can hold the text.
    """
    import segno  # slow to load, and few want it

    try:
        # UTF-8 throughout: a telephone then never has to guess how the letters are written.
        made = segno.make_qr(text, error="l", encoding="utf-8", boost_error=True)
    except segno.DataOverflowError as error:
        raise ValueError(str(error)) from error
    return tuple(tuple(bool(each) for each in row) for row in made.matrix)


class CodeView(QWidget):
    """Shows a code, dark on white in every theme, its squares whole pixels of the screen."""

    def __init__(self, matrix: Matrix, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(self._side(LEAST_SQUARE), self._side(LEAST_SQUARE))

    def _side(self, square: int) -> int:
        return (len(self._matrix) + 2 * QUIET_ZONE) * square

    def sizeHint(self) -> QSize:
        """Large enough to be read at arm's length."""
        side = self._side(USUAL_SQUARE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the code in the middle, as large as whole squares allow."""
        ratio = self.devicePixelRatioF()
        room = int(min(self.width(), self.height()) * ratio)
        square = max(1, room // self._side(1))
        side = self._side(square)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.scale(1 / ratio, 1 / ratio)
        left = (int(self.width() * ratio) - side) // 2
        top = (int(self.height() * ratio) - side) // 2
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        for down, row in enumerate(self._matrix, QUIET_ZONE):
            for along, dark in enumerate(row, QUIET_ZONE):
                if dark:
                    place = QRect(left + along * square, top + down * square, square, square)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
