"""Words on the plate: each figure's title and the body's sides, as large as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform

from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram
from explorer.ui.diagram.framing import is_below
from explorer.ui.diagram.halves import Halves
from explorer.ui.style import FONT
from explorer.ui.words import tr

GAP = 8.0
"""Between a figure and its captions, in plate millimetres."""

FOOT = 0.2
"""How far from the middle a foot stands, as a share of the figure's width."""

LEAST = 13
"""Captions are at least so many pixels high, however little room there is."""

APART = 8.0
"""Two captions stand at least so far apart, in pixels."""

NARROWEST = 9
"""A title may take as many lines as it likes while each can hold so many letters."""


@dataclass(frozen=True)
class Caption:
    """Words at a place of the plate (millimetres), which is the middle of their top or bottom edge.

    They are of one `figure` and broken into lines no wider than `width` (millimetres).
    """

    text: str
    x: float
    y: float
    above: bool
    figure: str = ""
    width: float = 1e6


@dataclass(frozen=True)
class Written:
    """A caption in the view's pixels: where it stands, and its lines."""

    text: str
    box: QRectF


def caption_places(diagram: Diagram, halves: Halves | None = None) -> tuple[Caption, ...]:
    """The captions of `diagram`.

    Each figure has its title above it, or below it where another figure stands above; it is that of the
    half which is shown. Where both legs are drawn, each foot has the name of its side beneath it, the
    person's own.
    """
    made = []
    for figure, place in diagram.placed():
        width, height = figure.width * place.scale, figure.height * place.scale
        if figure.view in MIRRORED_VIEWS:
            middle = place.x + figure.origin[0] * place.scale
            right, left = tr("Right"), tr("Left")
            names = (right, left) if figure.view == "anterior" else (left, right)
            for name, where in zip(names, (-FOOT, FOOT), strict=True):
                x, y = middle + where * width, place.y + height
                made.append(Caption(name, x, y, False, figure.id, 2 * FOOT * width))
        else:
            middle = place.x + width / 2
        title = halves.title(figure) if halves else figure.title
        below = is_below(diagram, figure.id)
        y = place.y + height if below else place.y - GAP
        made.append(Caption(tr(title), middle, y, not below, figure.id, width))
    return tuple(made)


class Captions:
    """The captions of a diagram: they keep their size at any zoom, as far as there is room."""

    def __init__(self, diagram: Diagram, halves: Halves) -> None:
        self._diagram = diagram
        self._halves = halves
        self._wanted = float(LEAST)
        self._color = QColor("black")
        self._fitted: object = None
        self._taken = QRectF()
        self.pixels = LEAST
        """How large they are written."""
        self.places: tuple[Caption, ...] = ()
        self.name()

    def name(self) -> None:
        """Take the titles of the half that is shown."""
        self.places = caption_places(self._diagram, self._halves)
        self._fitted = None

    def set_look(self, color: QColor, wanted: float) -> None:
        """Write in `color`, as large as `wanted` (pixels) where there is room."""
        self._color, self._wanted = color, wanted
        self._fitted = None

    def fit(self, view: QRectF, to_view: QTransform, taken: QRectF) -> None:
        """Write them as large as is wanted, or as the room between the figures allows; none in `taken`."""
        self._taken = taken
        key = (round(to_view.m11(), 4), view.width(), view.height())
        if self._fitted != key:
            self._fitted = key
            sizes = range(round(self._wanted), LEAST, -1)
            self.pixels = next((each for each in sizes if self._fits(each, view, to_view)), LEAST)

    def written(self, view: QRectF, to_view: QTransform, alone: str = "") -> tuple[Written, ...]:
        """Those that the view shows whole, nothing before them; only those of a figure that is `alone`."""
        placed = self._placed(self.pixels, to_view)
        shown = []
        for caption, each in zip(self.places, placed, strict=True):
            inside = _moved_inside(each, view, to_view.map(QPointF(caption.x, caption.y)))
            if (
                alone in ("", caption.figure)
                and view.contains(inside.box)
                and not inside.box.intersects(self._taken)
            ):
                shown.append(inside)
        return tuple(shown)

    def paint(self, painter: QPainter, view: QRectF, to_view: QTransform, alone: str = "") -> None:
        """Write them; the painter works in the view's pixels."""
        painter.setFont(_font(self.pixels))
        painter.setPen(self._color)
        for each in self.written(view, to_view, alone):
            painter.drawText(each.box, Qt.AlignmentFlag.AlignCenter, each.text)

    def _fits(self, pixels: int, view: QRectF, to_view: QTransform) -> bool:
        """Whether all fit in that size: none over another, none cut off where the whole plate is seen."""
        boxes = [each.box for each in self._placed(pixels, to_view)]
        plate = QRectF(0, 0, self._diagram.width, self._diagram.height)
        if view.contains(to_view.mapRect(plate)) and not all(view.contains(box) for box in boxes):
            return False
        spread = [box.adjusted(-APART / 2, 0, APART / 2, 0) for box in boxes]
        return not any(
            one.intersects(other) for number, one in enumerate(spread) for other in spread[:number]
        )

    def _placed(self, pixels: int, to_view: QTransform) -> tuple[Written, ...]:
        return tuple(_written(each, pixels, to_view) for each in self.places)


def _moved_inside(written: Written, view: QRectF, place: QPointF) -> Written:
    """A caption whose `place` is seen, moved up or down so that all of its lines are."""
    box = written.box
    if not view.top() <= place.y() <= view.bottom():
        return written
    up, down = max(0.0, box.bottom() - view.bottom()), max(0.0, view.top() - box.top())
    return Written(written.text, box.translated(0, down - up))


def _written(caption: Caption, pixels: int, to_view: QTransform) -> Written:
    text, width, height = _broken(caption.text, pixels, round(caption.width * to_view.m11(), 3))
    place = to_view.map(QPointF(caption.x, caption.y))
    top = place.y() - height - 4 if caption.above else place.y() + 4
    return Written(text, QRectF(place.x() - width / 2, top, width, height))


@lru_cache(maxsize=256)  # asked for with each frame while the plate is moved
def _broken(text: str, pixels: int, room: float) -> tuple[str, float, float]:
    """A caption so many pixels large, broken into lines for a room, and its width and height (pixels)."""
    metrics = QFontMetricsF(_font(pixels))
    lines = _lines(text.split(), metrics, max(room, NARROWEST * metrics.averageCharWidth()))
    width = max(metrics.horizontalAdvance(each) for each in lines) + 2
    return "\n".join(lines), width, metrics.height() * len(lines)


def _lines(words: Sequence[str], metrics: QFontMetricsF, room: float) -> list[str]:
    """Words in as few lines as there is `room` for (pixels), at least one word in each."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _font(pixels: int) -> QFont:
    font = QFont(FONT)
    font.setPixelSize(pixels)
    return font
