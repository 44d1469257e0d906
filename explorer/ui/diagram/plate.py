"""The plate on screen: painted and lit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.anatomy.address import Side
from explorer.diagram.shapes import Diagram
from explorer.library.lighting import Lighting
from explorer.state.layers import Look, look_at_first
from explorer.ui.diagram.backdrop import Backdrop
from explorer.ui.diagram.captions import Captions
from explorer.ui.diagram.framing import figure_area, lit_area
from explorer.ui.diagram.halves import Halves
from explorer.ui.diagram.idle import Idle
from explorer.ui.diagram.labels import Labels, NameOf
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.minimap import MiniMap
from explorer.ui.diagram.motion import Motion
from explorer.ui.diagram.movable import MovableView
from explorer.ui.diagram.overlay import Overlay
from explorer.ui.diagram.pulse import Pulse, Runs
from explorer.ui.diagram.seen import not_hidden
from explorer.ui.diagram.shelf import Shelf
from explorer.ui.style import FONT
from explorer.ui.theme import Theme
from explorer.ui.words import tr

if TYPE_CHECKING:
    from explorer.ui.diagram.sight import Sight

LIT_REACH = 12.0
"""How far a light reaches round its nerve or place at most, in plate millimetres."""


class PlateView(MovableView):
    """Shows one diagram in one theme. It holds no selection: it is told what to light, and where to look.

    What is done to it by mouse, finger and key is for the view that builds on it.
    """

    def __init__(
        self,
        diagram: Diagram,
        parents: dict[str, tuple[str, ...]],
        theme: Theme,
        name_of: NameOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QRectF(0, 0, max(diagram.width, 1.0), max(diagram.height, 1.0)), parent)
        # The page covers all of it: Qt need not fill it first with what lies beneath.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr(diagram.title))
        self.diagram = diagram
        self.halves = Halves(diagram)
        self.plate = self.halves.plate
        self.drawn = frozenset(ink.address for ink in self.plate if ink.address is not None)
        """Whatever can be hidden: all structures that are drawn in any figure."""
        self.look = look_at_first(diagram)
        self.lighting: Lighting | None = None
        self.other: Lighting | None = None
        self.looks_ahead = True
        """Whether what may be seen and lit next is painted while nothing moves: quicker, for up to 50 MB."""
        self.notices: list[QWidget] = []
        """What lies over a corner of the view and must stay in sight."""
        self._theme = theme
        self._lit: LitPainter | PairPainter | None = None
        self._backdrop = Backdrop(self.plate, self.bounds, theme, self.look, self.halves.other_plate)
        self._over = Overlay(diagram, self.halves, self.bounds, name_of)
        self._minimap = MiniMap(self.bounds, theme, self._backdrop.paint_plate, self)
        self._minimap.wanted.connect(self.look_at)
        self._pulse = Pulse(self.box, Runs(parents), self)
        self._motion = Motion(self)
        self._motion.rested.connect(self.viewport().update)
        self.idle = Idle(self._prepare, self)
        self.box.sigTransformChanged.connect(self._moved)
        self._wear(theme, 1.0)

    @property
    def theme(self) -> Theme:
        """The theme that it is painted in."""
        return self._theme

    @property
    def alone(self) -> str:
        """The figure that is shown alone, empty while all are."""
        return self._over.alone[0] if self._over.alone else ""

    # What it is told

    def keep_on(self, shelf: Shelf) -> None:
        """Copy what another start painted of the whole plate, as it looks now, or keep it for the next."""
        self._backdrop.keep_on(shelf)

    def set_look(self, theme: Theme, text_scale: float = 1.0) -> None:
        """Repaint everything in another theme, with words at `text_scale` (1.0 is 100 %)."""
        self._wear(theme, text_scale)

    def _wear(self, theme: Theme, text_scale: float) -> None:
        self._theme = theme
        self._backdrop.set_look(theme, self.look)
        font = QFont(FONT)
        font.setPixelSize(round(theme.type.small * text_scale))
        self.labels.set_font(font)
        self._over.forget()
        self.captions.set_look(QColor(theme.colors.ink_muted), theme.type.small * text_scale)
        self._minimap.set_theme(theme)
        self.light(self.lighting, self.other)

    def see(self, look: Look) -> None:
        """Show the drawing as `look` says."""
        if look == self.look:
            return
        relit = look.hidden != self.look.hidden
        if look.solid != self.look.solid:
            self._minimap.set_theme(self._theme)
        self.look = look
        self._backdrop.set_look(self._theme, look)
        if relit and self.lighting:
            self.light(self.lighting, self.other)
        self.viewport().update()

    def light(self, lighting: Lighting | None, other: Lighting | None = None) -> None:
        """Light a path and mark places, and those of another thing beside it; None lights nothing."""
        self.lighting, self.other = lighting, other
        if self.halves.turn(lighting.side if lighting else Side.BOTH):
            self._show_other_half()
        plate, stamps = not_hidden(self.plate, self.look), self._backdrop.stamps
        if lighting and other:
            self._lit = PairPainter(plate, lighting, other, self._theme, stamps)
        elif lighting:
            self._lit = LitPainter(plate, lighting, self._theme, stamps=stamps)
        else:
            self._lit = None
        self._backdrop.set_lit(self._lit)
        self._minimap.set_light(self._lit)
        self._pulse.stop()
        if self._lit and not self.reduced_motion and self.isVisible():
            self._pulse.start_soon(self._lit.nerves, self.scale_now, self._theme.diagram.pulse)
        self.viewport().update()

    def show_light(
        self, parts: tuple[tuple[QRectF, float], ...] | None, changed: QRectF | None = None
    ) -> None:
        """Show the light only in some parts of the plate, each so strong, until something else is lit.

        None shows all of it. Only what lies in `changed` is painted anew, if that is given (millimetres).
        """
        self._backdrop.lit_parts = parts
        where = self.viewport().rect()
        if changed is not None:
            where &= self.to_view().mapRect(changed).toAlignedRect().adjusted(-2, -2, 2, 2)
        self.viewport().update(where)

    def lit_box(self) -> QRectF:
        """Where on the plate something is lit: nerves, places and skin; null if nothing is."""
        box = QRectF()
        if isinstance(self._lit, LitPainter):
            for ink in (*(ink for ink, _ in self._lit.nerves), *self._lit.places, *self._lit.skin):
                box |= ink.box.adjusted(-LIT_REACH, -LIT_REACH, LIT_REACH, LIT_REACH)
        return box

    def _show_other_half(self) -> None:
        """Figures of one half of the body were turned into the other: so is whatever is made of them."""
        self.plate = self.halves.plate
        self.captions.name()
        self._backdrop.set_plate(self.plate)
        self._minimap.turn(self.halves.turned)
        self._over.forget()

    def frame_figure(self, figure_id: str) -> None:
        """Show one figure alone, until something else is looked at; raises KeyError for an unknown name."""
        self.frame(figure_area(self.diagram, figure_id))
        self._over.show_alone(figure_id)

    def _prepare(self, end: float) -> bool:
        view = QRectF(self.viewport().rect())
        return self._backdrop.prepare(end) or self._minimap.prepare(view, end)

    def _show_all(self) -> None:
        if self._over.alone is not None:
            self._over.alone = None
            self.viewport().update()

    def frame_lit(self) -> None:
        """Fly to the figure in which the marked place shows best, with room round it."""
        if self._lit:
            self.frame(lit_area(self._lit, self.bounds))

    def look_at(self, middle: QPointF) -> None:
        """Move the view so that `middle` (plate millimetres) is its middle; the small map shows it too."""
        super().look_at(middle)
        self._minimap.show_part(self.box.viewRect(), False)

    # What it shows

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Copy the kept pictures: the plate, fallen back where a path is lit, and the light on top."""
        painter.save()
        painter.resetTransform()
        view = QRectF(self.viewport().rect())
        at_rest, by_hand = not self._motion.zooming, self._motion.by_hand
        self._minimap.hurried = by_hand or not at_rest
        self._backdrop.paint(painter, view, self.to_view(), self.devicePixelRatioF(), at_rest, by_hand)
        painter.restore()
        if at_rest and self.looks_ahead and self._backdrop.waits and self.isVisible():
            self.idle.start()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Cover all but a figure that is shown alone, and write the labels unless a zoom is under way.

        While a hand moves the plate they go along with it.
        """
        view = QRectF(self.viewport().rect())
        to_view, lightings = self.to_view(), (self.lighting, self.other)
        at_rest = not self._motion.zooming
        if at_rest and not self._over.fits(view, to_view, self.look, lightings, self._motion.by_hand):
            self._minimap.stay_clear(view, to_view, self._over.alone is not None, self.notices, self._lit)
            self._over.lay_out(view, to_view, self.look, self._lit, lightings, self._minimap.taken())
        painter.save()
        painter.resetTransform()
        moved = self._over.carried(to_view, self.devicePixelRatioF()) if at_rest else None
        self._over.paint(painter, self._theme, view, to_view, moved)
        painter.restore()

    @property
    def captions(self) -> Captions:
        """The titles of the figures and the names of the sides."""
        return self._over.captions

    @property
    def labels(self) -> Labels:
        """The names that are written beside the drawing."""
        return self._over.labels

    def small_map(self, seen_from: QWidget) -> QRect:
        """Where the small map of the plate stands, in a widget round it (pixels); empty if it does not."""
        if not self._minimap.isVisible():
            return QRect()
        corner = self._minimap.mapTo(seen_from, QPoint(0, 0))
        return QRect(corner, self._minimap.size())

    def sight(self, subject: str = "") -> "Sight":
        """What is seen now, to be painted anew at any size; `subject` says what is lit."""
        from explorer.ui.diagram.sight import Sight  # few take a picture away

        self.settle()
        view, to_view = QRectF(self.viewport().rect()), self.to_view()
        both = (self.lighting, self.other)
        self._over.lay_out(view, to_view, self.look, self._lit, both, QRectF())
        self._over.forget()  # here they stand where the mini-map is on the screen
        return Sight(
            title=self.diagram.title,
            subject=subject,
            plate=self.plate,
            theme=self._theme,
            look=self.look,
            lit=self._lit,
            over=self._over,
            size=self.viewport().size(),
            to_view=to_view,
        )

    def picture(self) -> QPixmap:
        """The drawing as it is seen now, without what stands over it: the mini-map and notices."""
        return QPixmap(self.viewport().grab())

    def settle(self) -> None:
        """Paint sharply at once, without waiting for the view to rest."""
        self._flight.finish()
        self.box.prepareForPaint()
        self._motion.end()
        self.viewport().update()

    def let_go(self) -> None:
        """Keep no more in memory than it takes to paint what is seen now."""
        self._backdrop.let_go()

    def _moved(self) -> None:
        # Before anything was painted there is nothing to make do with: it is painted sharp at once.
        if self._backdrop.painted:
            (self._motion.moved if self._backdrop.at_scale(self.scale_now()) else self._motion.zoomed)()
        self.idle.stop()
        self._minimap.show_part(self.box.viewRect(), self._over.alone is not None)
        self.viewport().update()

    def stop(self) -> None:
        """End every movement, before the window closes."""
        self._pulse.stop()
        self._flight.stop()
        self._motion.end()
        self.idle.stop()
        self._backdrop.expect_nothing()
