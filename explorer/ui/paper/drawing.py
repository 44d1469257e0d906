"""The drawing for paper: the figures that show the lit path best, cropped to it, sharp in print.

It is painted apart from the window, in the theme it is given, and knows nothing of the window's zoom.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from explorer.anatomy.address import Address, Side
from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram, Figure
from explorer.library.library import Library
from explorer.library.lighting import Lighting, lighting, other_lighting
from explorer.library.selection import Selection
from explorer.state.layers import look_at_first
from explorer.ui.diagram.halves import Halves
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.marks import Role
from explorer.ui.diagram.plate_pictures import WIRES
from explorer.ui.diagram.seen import left_of
from explorer.ui.diagram.strokes import paint_strokes, strokes
from explorer.ui.theme import Theme
from explorer.ui.words import tr

DPI = 300
LINE_DPI = 150
"""Lines get the width that they have on a screen of so many dots an inch: the same on any paper."""

WORTH = 0.15
"""A close figure stands beside the whole body from this share of the best figure's path on."""

NAMED = 0.15
"""How much more a figure is worth for each place it shows that the card names."""

WHOLE = 0.4
"""A path over more than this share of a figure's height is shown in the whole of it."""

BODY_LEFT, WIRES_LEFT = 0.85, 0.3
"""How much of the body, and of the nerves that are not lit, is left beside the light."""

ROOM = 18.0
"""Round what is lit, in millimetres of the body."""

LEAST = 190.0
"""The least width and height of what is shown, in millimetres of the body: enough to know the place."""


@dataclass(frozen=True)
class FigurePicture:
    """One figure, painted: its pixels, its size on paper in points, the figure's title and the side shown."""

    image: QImage
    width: float
    height: float
    title: str
    side: Side

    @property
    def caption(self) -> str:
        """What stands below it; a figure of one half says in its title which that is."""
        words = {Side.LEFT: tr("{figure}, left"), Side.RIGHT: tr("{figure}, right")}
        return words.get(self.side, "{figure}").format(figure=tr(self.title))

    def png(self) -> bytes:
        """Its pixels as a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"PNG").write(self.image)
        return bytes(buffer.data().data())


ROOM_ON_PAPER = (250.0, 190.0)
"""How wide and high all figures together may be, in points."""


def pictures_of(library: Library, selection: Selection, theme: Theme) -> tuple[FigurePicture, ...]:
    """The drawing of what is chosen, for paper and files."""
    near = {selection.address, *library.places_for(selection.card)}
    lit, other = lighting(library, selection), other_lighting(library, selection)
    return lit_pictures(library.diagram, lit, theme, *ROOM_ON_PAPER, near, other)


def lit_pictures(
    diagram: Diagram,
    lit: Lighting,
    theme: Theme,
    width: float,
    height: float,
    near: Collection[Address] = (),
    other: Lighting | None = None,
) -> tuple[FigurePicture, ...]:
    """The figures that show `lit` best, side by side within `width` and `height` (points), the best first.

    `other` is the path of a second, compared thing. Of two that show the path about as well, the one that
    shows more of the places `near` comes first. Empty if the drawing shows nothing of it.
    """
    halves = Halves(diagram)
    halves.turn(lit.side)
    plate = halves.plate
    painter = PairPainter(plate, lit, other, theme) if other else LitPainter(plate, lit, theme)
    areas = _areas(diagram, plate, painter, near)
    if not areas:
        return ()
    shapes = [area.width() / area.height() for _, area in areas]
    gaps = GAP * (len(areas) - 1)
    tall = min(height, (width - gaps) / sum(shapes))
    return tuple(
        _picture(figure, area, halves, painter, theme, diagram, (tall * shape, tall), lit.side)
        for (figure, area), shape in zip(areas, shapes, strict=True)
    )


GAP = 8.0
"""Between two figures on paper, in points."""


def _areas(
    diagram: Diagram, plate: Sequence[Ink], painter: LitPainter | PairPainter, near: Collection[Address]
) -> list[tuple[Figure, QRectF]]:
    """What to show: the best view of the whole body, and beside it the best close one, if it adds much."""
    found: dict[bool, list[tuple[float, Figure, QRectF]]] = {True: [], False: []}
    for figure, place in diagram.placed():
        nerves = [(ink, role) for ink, role in painter.nerves if ink.figure == figure.id]
        places = [ink for ink in painter.places if ink.figure == figure.id]
        chosen = [ink for ink, role in nerves if role is Role.CHOSEN]
        if not (chosen or places):
            continue
        length = sum(ink.path.length() for ink in chosen) / place.scale
        size = sum(max(ink.box.width(), ink.box.height()) for ink in places) / place.scale
        area = QRectF()
        for ink in [*places, *(ink for ink, _ in nerves if chosen)]:
            area = area.united(ink.box)
        frame = QRectF(place.x, place.y, figure.width * place.scale, figure.height * place.scale)
        seen = frame if area.height() > WHOLE * frame.height() else _roomy(area, place.scale)
        body = QRectF()
        for ink in plate:
            if ink.figure == figure.id and ink.shape.layer == "skin":
                body = body.united(ink.box)
        shown = seen.intersected(frame).intersected(body) if not body.isEmpty() else seen.intersected(frame)
        named = {ink.address for ink in plate if ink.figure == figure.id and ink.address in near}
        value = (length + size) * (1 + NAMED * len(named))
        found[figure.view in MIRRORED_VIEWS].append((value, figure, shown))
    best = [max(each, key=lambda one: one[0]) for each in found.values() if each]
    most = max((value for value, _, _ in best), default=0.0)
    return [(figure, area) for value, figure, area in best if value >= WORTH * most]


def _roomy(area: QRectF, scale: float) -> QRectF:
    room, least = ROOM * scale, LEAST * scale
    grow_x = max(room, (least - area.width()) / 2)
    grow_y = max(room, (least - area.height()) / 2)
    return area.adjusted(-grow_x, -grow_y, grow_x, grow_y)


def _picture(
    figure: Figure,
    area: QRectF,
    halves: Halves,
    lit: LitPainter | PairPainter,
    theme: Theme,
    diagram: Diagram,
    size: tuple[float, float],
    side: Side,
) -> FigurePicture:
    ratio = DPI / LINE_DPI
    scale = size[1] / 72 * LINE_DPI / area.height()
    image = _blank(area, scale, ratio)
    shown = look_at_first(diagram)
    seen = [(ink, left) for ink in halves.plate if ink.figure == figure.id and (left := left_of(ink, shown))]
    for wires, left in ((False, BODY_LEFT), (True, WIRES_LEFT)):
        layer = _blank(area, scale, ratio)
        some = strokes((pair for pair in seen if (pair[0].shape.layer in WIRES) is wires), theme)
        painter = _painter(layer, area, scale)
        paint_strokes(painter, some, area)
        painter.end()
        painter = QPainter(image)
        painter.setOpacity(left)
        painter.drawImage(0, 0, layer)
        painter.end()
    painter = _painter(image, area, scale)
    lit(painter, area)
    painter.end()
    image.setDevicePixelRatio(1.0)
    shown_side = side if figure.view in MIRRORED_VIEWS else Side.BOTH
    return FigurePicture(image, *size, halves.title(figure), shown_side)


def _blank(area: QRectF, scale: float, ratio: float) -> QImage:
    width, height = round(area.width() * scale * ratio), round(area.height() * scale * ratio)
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image


def _painter(image: QImage, area: QRectF, scale: float) -> QPainter:
    """Paints plate millimetres of `area` on `image`."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-area.left(), -area.top())
    return painter
