"""The small picture of the whole plate in a corner, with the part that is seen framed."""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.picture import Paint, Picture
from explorer.ui.diagram.stamps import Stamps
from explorer.ui.theme import Theme
from explorer.ui.words import tr

SHARE, LEAST, MOST = 0.2, 110, 220
"""Its width as a share of the view's, and its least and largest width in pixels."""

MARGIN = 12
"""Between it and the view's edges, in pixels."""

ROOM = 5
"""Between its frame and the plate in it, in pixels."""

SEEN_WHOLE = 0.6
"""Where so much of the plate is in sight, there is no need of it."""

FOCUSED = 8
"""How wide its edge is while it has the keyboard, in pixels; half of that is seen."""

STEP = 0.2
"""How far an arrow key moves the view, as a share of what it shows."""

ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class MiniMap(QWidget):
    """Shows where one is. `wanted` carries the place of the plate (millimetres) to be the view's middle.

    `paint_plate` paints the plate, unlit; both its picture and that of the light are kept, and
    painted again only when they are next seen after a change.
    """

    wanted = Signal(QPointF)

    def __init__(self, bounds: QRectF, theme: Theme, paint_plate: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self._bounds = bounds
        self._theme = theme
        self.unwanted = False
        """Whether it stays away even where it would help."""
        self.hurried = False
        """Whether the view is being moved: then only a part of its picture is painted at a time."""
        self._seen = QRectF()
        self._light_of: LitPainter | PairPainter | None = None
        self._paint_plate = paint_plate
        self._plates = (Picture(), Picture())
        self._plate = self._plates[0]
        self._light = Picture()
        self._stamps = Stamps(MOST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Small map of the whole drawing"))
        self.setAccessibleDescription(tr("Arrow keys move the part that is seen."))
        self.setToolTip(tr("The whole drawing: press or drag to move about"))
        self.resize(0, 0)  # nothing is seen of it before it has been given its place
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`, and paint the plate anew: it looks different now."""
        self._theme = theme
        for picture in (*self._plates, self._light):
            picture.forget()
        self._stamps.forget()
        self.update()

    def turn(self, turned: bool) -> None:
        """Show the other half of the body, where the plate is `turned`; both pictures are kept."""
        self._plate = self._plates[turned]
        self.update()

    def set_light(self, lit: LitPainter | PairPainter | None) -> None:
        """What paints the lit path, None for none. Its shapes are copied here too, from small stamps."""
        self._light_of = lit.with_stamps(self._stamps) if lit else None
        self._light.forget()
        self.update()

    def show_part(self, seen: QRectF, figure_alone: bool) -> None:
        """Frame what is `seen` of the plate (mm); gone where that is most of it, or a figure is alone."""
        part = seen.intersected(self._bounds)
        whole = self._bounds.width() * self._bounds.height()
        near = not self.unwanted and part.width() * part.height() < SEEN_WHOLE * whole
        if part != self._seen:
            self._seen = part
            self.update()
        if self.isHidden() is (near and not figure_alone):
            self.setVisible(near and not figure_alone)

    def stay_clear(
        self,
        view: QRectF,
        to_view: QTransform,
        figure_alone: bool,
        notices: Iterable[QWidget],
        lit: LitPainter | PairPainter | None,
    ) -> None:
        """Show where it is needed, off the notices, in the corner where it hides least of what is `lit`.

        `view` is in pixels, and `to_view` leads there from the plate.
        """
        to_plate = to_view.inverted()[0]
        self.show_part(to_plate.mapRect(view), figure_alone)
        if self.isHidden():
            return

        def covers(spot: QRectF) -> int:
            return lit.shapes_in(to_plate.mapRect(spot)) if lit else 0

        self.place(view, [QRectF(each.geometry()) for each in notices if not each.isHidden()], covers)

    def place(self, view: QRectF, taken: Iterable[QRectF], covers: Callable[[QRectF], int]) -> None:
        """Go to the corner of `view` (pixels) where it `covers` least of what is lit, off what is `taken`.

        It stays where it is as long as that is as good as any.
        """
        size = self._size_in(view)
        width, height = size.width(), size.height()
        right, bottom = view.right() - width - MARGIN, view.bottom() - height - MARGIN
        left, top = view.left() + MARGIN, view.top() + MARGIN
        corners = [(right, bottom), (left, bottom), (right, top), (left, top)]
        spots = [QRectF(x, y, width, height) for x, y in corners]
        now = QRectF(self.geometry())
        if now in spots:
            spots = [now, *(each for each in spots if each != now)]
        around = list(taken)

        def cost(spot: QRectF) -> tuple[bool, int]:
            return any(spot.intersects(each) for each in around), covers(spot)

        best = min(spots, key=cost)
        self.resize(size)
        self.move(best.topLeft().toPoint())

    def taken(self) -> QRectF:
        """Where it stands, in the view's pixels; empty if it is not shown."""
        return QRectF() if self.isHidden() else QRectF(self.geometry())

    def _size_in(self, view: QRectF) -> QSize:
        """How large it is in a `view` (pixels)."""
        width = round(min(max(view.width() * SHARE, LEAST), MOST))
        return QSize(width, round(width * self._bounds.height() / self._bounds.width()))

    def prepare(self, view: QRectF, end: float) -> bool:
        """Paint the plate as `view` (pixels) will show it, until the time `end`; whether more is left."""
        if self.unwanted:
            return False
        scale = self._to_map(QRectF(QPointF(), QSizeF(self._size_in(view)))).m11()
        self._plate.follow(self._bounds, scale, self._bounds, self.devicePixelRatioF())
        while self._plate.paint_piece(self._paint_plate, self._bounds):
            if perf_counter() > end:
                return True
        return False

    def _to_map(self, whole: QRectF | None = None) -> QTransform:
        """From plate millimetres to this widget's pixels; `whole` is where it stands if not where it does."""
        room = (whole or QRectF(self.rect())).adjusted(ROOM, ROOM, -ROOM, -ROOM)
        scale = min(room.width() / self._bounds.width(), room.height() / self._bounds.height())
        return QTransform(scale, 0, 0, scale, room.left(), room.top()).translate(
            -self._bounds.left(), -self._bounds.top()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the kept pictures and frame the part that is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.colors
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colors.accent if focused else colors.control), FOCUSED if focused else 2))
        painter.setBrush(QColor(colors.page))
        painter.drawRoundedRect(frame, 6, 6)
        to_map, ratio = self._to_map(), self.devicePixelRatioF()
        self._stamps.serve(to_map.m11() * ratio)
        body = self._theme.diagram.body if self._light_of else 1.0
        seen_through: list[tuple[Picture, Paint, float]] = [(self._plate, self._paint_plate, body)]
        if self._light_of:
            seen_through.append((self._light, self._light_of, 1.0))
        for picture, paint, left in seen_through:
            if not picture.sharp(self._bounds, to_map.m11(), ratio):
                self._sharpen(picture, paint, to_map.m11(), ratio)
            painter.setOpacity(left)
            picture.draw(painter, to_map)
        painter.setOpacity(1.0)
        seen = to_map.mapRect(self._seen)
        shade = QColor(colors.accent)
        shade.setAlphaF(0.12)
        painter.setBrush(shade)
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.drawRect(seen)

    def _sharpen(self, picture: Picture, paint: Paint, scale: float, ratio: float) -> None:
        picture.follow(self._bounds, scale, self._bounds, ratio)
        if not self.hurried:
            picture.paint_missing(paint, self._bounds)
        elif picture.paint_piece(paint, self._bounds, most=1):
            self.update()  # the rest follows with the next frame

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the view to the place that is pressed."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the view by the arrow keys."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        seen = self._seen
        self.wanted.emit(
            seen.center() + QPointF(step.x() * seen.width() * STEP, step.y() * seen.height() * STEP)
        )

    def _go(self, place: QPointF) -> None:
        self.wanted.emit(self._to_map().inverted()[0].map(place))
