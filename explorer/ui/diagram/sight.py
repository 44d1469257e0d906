"""The drawing as it is seen, painted anew at any size: as pixels, or as lines in an SVG."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QTransform

from explorer.state.layers import Look
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.overlay import Overlay
from explorer.ui.diagram.plate_pictures import sheets, wires
from explorer.ui.diagram.strokes import Stroke, Strokes, paint_strokes
from explorer.ui.style import FONT
from explorer.ui.theme import Theme
from explorer.ui.words import mark, tr

FOOT = mark("Nerve Explorer · This drawing teaches; it does not diagnose.")
FOOT_PIXELS, FOOT_ROOM = 12, 8
"""The size of the words at a picture's foot and the room round them, in pixels of the view."""

STRIP = 1024
"""Pictures are painted in strips so many pixels high, so that a large one does not need twice its memory."""

LEAST_PIXELS, MOST_PIXELS = 200, 16_000
MOST_AREA = 120_000_000
"""The least and largest width and height of a picture, and its largest area, in pixels."""

SVG_DPI = 72
"""At which a pixel of the view is a unit of the SVG."""

Paint = Callable[[QPainter], None]


class SizeError(ValueError):
    """A picture of that size cannot be made; the message says why."""


@dataclass(frozen=True)
class Sight:
    """What a view shows, and all that is needed to paint it again.

    `size` is the view's, in pixels; `to_view` maps plate millimetres to them. `subject` says in
    words what is lit, empty where nothing is.
    """

    title: str
    subject: str
    plate: tuple[Ink, ...]
    theme: Theme
    look: Look
    lit: LitPainter | PairPainter | None
    over: Overlay
    size: QSize
    to_view: QTransform

    @property
    def words(self) -> str:
        """What the picture shows, for those who cannot see it."""
        return f"{self.title}: {self.subject}" if self.subject else self.title

    def pixels(self, width: int) -> QSize:
        """The size of a picture so many pixels wide; raises SizeError where it would be absurd."""
        size = QSize(width, round(width * self._whole().height() / self._whole().width()))
        if not (LEAST_PIXELS <= size.width() <= MOST_PIXELS and LEAST_PIXELS <= size.height() <= MOST_PIXELS):
            text = tr(
                "A picture is {least} to {most} pixels wide and high; this would be {width} × {height}."
            )
            raise SizeError(
                text.format(least=LEAST_PIXELS, most=MOST_PIXELS, width=size.width(), height=size.height())
            )
        if size.width() * size.height() > MOST_AREA:
            text = tr("{width} × {height} pixels are too many for one picture; make it narrower.")
            raise SizeError(text.format(width=size.width(), height=size.height()))
        return size

    def image(self, width: int) -> QImage:
        """The picture, so many pixels wide; raises SizeError, or MemoryError if there is no room for it."""
        size = self.pixels(width)
        image = QImage(size, QImage.Format.Format_RGB32)
        if image.isNull():
            raise MemoryError(f"no room for {size.width()} × {size.height()} pixels")
        groups = self._groups(_wide(max(1.0, size.width() / self._whole().width())))
        for top in range(0, size.height(), STRIP):
            strip = QRect(0, top, size.width(), min(STRIP, size.height() - top))
            self._paint_strip(image, strip, size, groups)
        return image

    def svg(self, width: int) -> bytes:
        """The picture as an SVG of that width, with title and description, its words as text."""
        size = self.pixels(width)
        groups = self._groups(_scaling(1.0 / self.to_view.m11()))
        whole = self._whole()
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width()}" height="{size.height()}" '
            f'viewBox="0 0 {whole.width()} {whole.height()}" role="img">',
            f"<title>{escape(self.words)}</title>",
            f"<desc>{escape(tr(FOOT))}</desc>",
            f'<rect width="{whole.width()}" height="{whole.height()}" fill="{self.theme.colors.page}"/>',
        ]
        for paint, left in groups:
            parts.append(f'<g opacity="{left:.3g}">{_svg_of(paint, whole.size())}</g>')
        parts.append("</svg>\n")
        return "\n".join(parts).encode()

    def _whole(self) -> QRect:
        """The view and, below it, the line at the foot; in the view's pixels."""
        return QRect(0, 0, self.size.width(), self.size.height() + self._foot().height())

    def _foot(self) -> QRect:
        room = QRect(FOOT_ROOM, 0, self.size.width() - 2 * FOOT_ROOM, 10_000)
        words = QFontMetrics(_font(FOOT_PIXELS)).boundingRect(room, _WRAPPED, tr(FOOT))
        return QRect(0, self.size.height(), self.size.width(), words.height() + 2 * FOOT_ROOM)

    def _groups(self, pen_of: Callable[[QPen], QPen]) -> list[tuple[Paint, float]]:
        """What is painted, from the back to the front, and how much of each is left.

        Each works in the view's pixels; `pen_of` makes the pens of the thinnest lines.
        """
        within = self.to_view.inverted()[0].mapRect(QRectF(QPointF(), QSizeF(self.size)))
        body = self.theme.diagram.body if self.lit else 1.0
        groups: list[tuple[Paint, float]] = []
        for things, layer in sheets(self.plate, self.look, self.theme):
            left = body * (self.look.strength(layer) if layer else 1.0)
            groups.append((self._strokes(_with_hairlines(things, pen_of), within), left))
        nerves = _with_hairlines(wires(self.plate, self.look, self.theme), pen_of)
        groups.append((self._strokes(nerves, within), self.theme.diagram.dim if self.lit else 1.0))
        lit = self.lit
        if lit is not None:
            groups.append((self._on_plate(lambda painter: lit(painter, within)), 1.0))
        groups.append((self._paint_over, 1.0))
        return groups

    def _strokes(self, things: Strokes, within: QRectF) -> Paint:
        return self._on_plate(lambda painter: paint_strokes(painter, things, within))

    def _on_plate(self, paint: Paint) -> Paint:
        """Let `paint` work in plate millimetres."""

        def painted(painter: QPainter) -> None:
            painter.save()
            painter.setTransform(self.to_view)
            paint(painter)
            painter.restore()

        return painted

    def _paint_over(self, painter: QPainter) -> None:
        """The cover round a figure shown alone, captions, labels, and the line at the foot."""
        view = QRectF(QPointF(), QSizeF(self.size))
        self.over.paint(painter, self.theme, view, self.to_view, moved=QPointF())
        foot = self._foot()
        painter.fillRect(foot, QColor(self.theme.colors.page))
        painter.setPen(QColor(self.theme.colors.ink_muted))
        painter.setFont(_font(FOOT_PIXELS))
        painter.drawText(foot.adjusted(FOOT_ROOM, FOOT_ROOM, -FOOT_ROOM, -FOOT_ROOM), _WRAPPED, tr(FOOT))

    def _paint_strip(
        self, image: QImage, strip: QRect, size: QSize, groups: list[tuple[Paint, float]]
    ) -> None:
        canvas = QImage(strip.size(), QImage.Format.Format_RGB32)
        canvas.fill(QColor(self.theme.colors.page))
        for paint, left in groups:
            if left >= 1.0:
                self._paint_on(canvas, strip, size, paint)
                continue
            sheet = QImage(strip.size(), QImage.Format.Format_ARGB32_Premultiplied)
            sheet.fill(Qt.GlobalColor.transparent)
            self._paint_on(sheet, strip, size, paint)
            painter = QPainter(canvas)
            painter.setOpacity(left)
            painter.drawImage(0, 0, sheet)
            painter.end()
        painter = QPainter(image)
        painter.drawImage(strip.topLeft(), canvas)
        painter.end()

    def _paint_on(self, canvas: QImage, strip: QRect, size: QSize, paint: Paint) -> None:
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # By window and viewport, not by the painter's own scale, which the lit path asks for its widths.
        painter.setWindow(self._whole())
        painter.setViewport(0, -strip.top(), size.width(), size.height())
        paint(painter)
        painter.end()


_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


def _font(pixels: int) -> QFont:
    font = QFont(FONT)
    font.setPixelSize(pixels)
    return font


def _with_hairlines(things: Iterable[Stroke], pen_of: Callable[[QPen], QPen]) -> Strokes:
    """The strokes with their hairlines, which have no width of their own, as `pen_of` makes them."""
    return Strokes(
        replace(each, pen=pen_of(each.pen)) if each.pen.style() and each.pen.isCosmetic() else each
        for each in things
    )


def _wide(width: float) -> Callable[[QPen], QPen]:
    """A hairline of so many pixels at any scale."""

    def pen_of(pen: QPen) -> QPen:
        wide = QPen(pen)
        wide.setWidthF(width)
        return wide

    return pen_of


def _scaling(width: float) -> Callable[[QPen], QPen]:
    """A hairline that grows with the picture, `width` millimetres of the plate wide."""

    def pen_of(pen: QPen) -> QPen:
        scaling = QPen(pen)
        scaling.setCosmetic(False)
        scaling.setWidthF(width)
        return scaling

    return pen_of


_BODY = re.compile(rb"</defs>(.*)</svg>", re.DOTALL)
_FAMILY = re.compile(rf'font-family="{FONT}"')


def _svg_of(paint: Paint, size: QSize) -> str:
    """What `paint` paints, as the inside of an SVG."""
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setResolution(SVG_DPI)
    painter = QPainter(generator)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    found = _BODY.search(bytes(buffer.data().data()))
    inside = found.group(1).decode() if found else ""
    return _FAMILY.sub(f'font-family="{FONT}, sans-serif"', inside)
