"""What lies over the painted plate: the page's colour round a figure shown alone, captions and labels."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from explorer.anatomy.address import Address
from explorer.diagram.shapes import Diagram
from explorer.library.lighting import Lighting
from explorer.state.layers import Look
from explorer.ui.diagram.captions import Captions
from explorer.ui.diagram.contour import Contour, body_points
from explorer.ui.diagram.framing import figure_area, figure_in
from explorer.ui.diagram.halves import Halves
from explorer.ui.diagram.ink import Ink, Points
from explorer.ui.diagram.labels import Labels, NameOf
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.seen import left_of
from explorer.ui.theme import Theme

NAMES_FROM = 1.25
"""How much nearer than the whole plate one must be for names to show."""

LABELLED = frozenset({"nerve", "bone", "disc", "muscle"})
"""The layers whose structures get names when nothing is chosen."""


class Overlay:
    """Covers what stands beside a figure shown alone, and writes captions and names."""

    def __init__(self, diagram: Diagram, halves: Halves, bounds: QRectF, name_of: NameOf) -> None:
        self._diagram = diagram
        self._halves = halves
        self._bounds = bounds
        self.captions = Captions(diagram, halves)
        self.labels = Labels(name_of)
        self._bodies: dict[tuple[str, bool], Points] = {}
        self.alone: tuple[str, QRectF] | None = None
        """A figure that is shown alone and its area in plate millimetres."""
        self._laid_out: Hashable = None
        self._laid_out_at = QTransform()

    def forget(self) -> None:
        """Names and captions are other ones now, or stand elsewhere."""
        self._laid_out = None

    def fits(
        self,
        view: QRectF,
        to_view: QTransform,
        look: Look,
        lightings: tuple[Lighting | None, ...],
        by_hand: bool,
    ) -> bool:
        """Whether all stands where it was placed, or goes along with a plate that is moved `by_hand`."""
        unmoved = by_hand or to_view == self._laid_out_at
        return unmoved and self._laid_out == self._seen(view, to_view, look, lightings)

    def _seen(
        self, view: QRectF, to_view: QTransform, look: Look, lightings: tuple[Lighting | None, ...]
    ) -> Hashable:
        scale = round(to_view.m11(), 6)  # a plate that is moved changes it by less
        return scale, view.getRect(), lightings, look.solid, self.alone and self.alone[0]

    def show_alone(self, figure_id: str) -> None:
        """Show one figure alone; raises KeyError for an unknown name."""
        area = figure_area(self._diagram, figure_id)
        drawn = QRectF()
        for ink in self._halves.plate:
            if ink.figure == figure_id:
                drawn = drawn.united(ink.box)
        self.alone = figure_id, QRectF(drawn.left(), area.top(), drawn.width(), area.height())

    def hides(self, place: QPointF) -> bool:
        """Whether a place of the plate is covered."""
        return self.alone is not None and not self.alone[1].contains(place)

    def lay_out(
        self,
        view: QRectF,
        to_view: QTransform,
        look: Look,
        lit: LitPainter | PairPainter | None,
        lightings: tuple[Lighting | None, ...],
        taken: QRectF,
    ) -> None:
        """Choose and place the names: of what is lit, or of all where nothing is; and fit the captions.

        `view` and `taken`, a corner where none may stand, are in pixels; `to_view` maps the plate to them.
        """
        self._laid_out, self._laid_out_at = self._seen(view, to_view, look, lightings), to_view
        self.captions.fit(view, to_view, taken)
        whole = min(view.width() / self._bounds.width(), view.height() / self._bounds.height())
        area = to_view.inverted()[0].mapRect(view)
        figure = self.alone[0] if self.alone else figure_in(self._diagram, area)
        chosen: frozenset[Address] = frozenset()
        inks: tuple[Ink, ...] = ()
        if to_view.m11() >= whole * NAMES_FROM or self.alone is not None:
            if lit:
                inks = (*(ink for ink, _ in lit.nerves), *lit.places)
                for each in filter(None, lightings):
                    chosen |= each.places | {Address.nerve(nerve) for nerve in each.nerves}
            else:
                inks = tuple(
                    ink
                    for ink in self._halves.plate
                    if ink.shape.layer in LABELLED and ink.figure == figure and left_of(ink, look) == 1.0
                )
        self.labels.language = look.labels
        shown = tuple(ink for ink in inks if ink.figure == figure)
        body = Contour(self._body(figure) if shown else (), to_view, view.left(), view.right())
        self.labels.lay_out(shown, chosen, view, to_view, taken, body)

    def _body(self, figure: str) -> Points:
        key = figure, self._halves.turned
        if key not in self._bodies:
            self._bodies[key] = body_points(self._halves.plate, figure)
        return self._bodies[key]

    def carried(self, to_view: QTransform, ratio: float) -> QPointF:
        """How far the plate has moved since names were placed, in the view's pixels.

        They are whole ones of the device; `ratio` is how many of those a logical pixel is.
        """
        before = self._laid_out_at
        return QPointF(
            (round(to_view.dx() * ratio) - round(before.dx() * ratio)) / ratio,
            (round(to_view.dy() * ratio) - round(before.dy() * ratio)) / ratio,
        )

    def paint(
        self, painter: QPainter, theme: Theme, view: QRectF, to_view: QTransform, moved: QPointF | None
    ) -> None:
        """Cover, and write captions and names; the painter works in the view's pixels.

        The names are `moved` so far from where they were placed; None leaves them out.
        """
        if self.alone is not None:
            page = QColor(theme.colors.page)
            for beside in _beside(view, to_view.mapRect(self.alone[1])):
                painter.fillRect(beside, page)
        self.captions.paint(painter, view, to_view, self.alone[0] if self.alone else "")
        if moved is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.labels.paint(painter, theme, view, moved)


def _beside(view: QRectF, alone: QRectF) -> list[QRectF]:
    """What of `view` is covered where only `alone` is shown (pixels)."""
    return [
        QRectF(view.topLeft(), QPointF(alone.left(), view.bottom())),
        QRectF(QPointF(alone.right(), view.top()), view.bottomRight()),
        QRectF(view.topLeft(), QPointF(view.right(), alone.top())),
        QRectF(QPointF(view.left(), alone.bottom()), view.bottomRight()),
    ]
