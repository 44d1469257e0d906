"""How a lit path and marked places are painted over the fallen-back plate."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property
from itertools import groupby
from typing import Self

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen, QTransform

from explorer.library.lighting import Bulge, Lighting
from explorer.ui.diagram.bulge import bulge_paths
from explorer.ui.diagram.ink import NERVE, Ink, nerve_outline, united
from explorer.ui.diagram.lightable import in_order, lightable
from explorer.ui.diagram.marks import MarkPainter, Role, Strand, lit_width, strands
from explorer.ui.diagram.site_rings import SiteRing, site_rings
from explorer.ui.diagram.stamps import Stamps
from explorer.ui.diagram.strokes import hairline
from explorer.ui.theme import Theme

FELT_LEFT = 0.24
"""How strong the tint of skin that is felt is."""


def role_of(lighting: Lighting, ink: Ink) -> Role | None:
    """The role of a nerve's shape in the lit path; None for everything else."""
    if ink.shape.layer != NERVE or ink.shape.part != "outline" or not ink.on(lighting.side):
        return None
    if ink.shape.structure in lighting.nerves:
        return Role.CHOSEN
    if ink.shape.structure in lighting.towards_spine:
        return Role.TOWARDS_SPINE
    if ink.shape.structure in lighting.towards_skin:
        return Role.TOWARDS_SKIN
    return None


def lit_inks(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[tuple[Ink, Role], ...]:
    """The nerves of the lit path, the chosen ones last so that they lie on top."""
    nerves = lightable(plate).nerves
    bearing = in_order(plate, (nerves.get(each, ()) for each in lighting.path))
    roles = [(ink, role) for ink in bearing if (role := role_of(lighting, ink))]
    order = list(Role)
    return tuple(sorted(roles, key=lambda pair: order.index(pair[1])))


def marked_inks(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[Ink, ...]:
    """The shapes of the marked places."""
    places = lightable(plate).places
    marked = in_order(plate, (places.get(each, ()) for each in lighting.places))
    return tuple(ink for ink in marked if ink.on(lighting.side))


def felt_inks(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[Ink, ...]:
    """The skin that the chosen nerves and their branches feel; of chosen roots, their own areas."""
    reached, skin = lighting.nerves | lighting.towards_skin, lightable(plate).skin
    felt = [ink for ink in in_order(plate, (skin.get(each, ()) for each in reached)) if ink.on(lighting.side)]
    own = tuple(
        ink for ink in felt if ink.shape.layer == "dermatome" and ink.shape.structure in lighting.nerves
    )
    return own or tuple(ink for ink in felt if ink.shape.layer == "territory")


class PairPainter:
    """Paints two paths, one upon the other; where both run in the same nerve it is banded in both colours."""

    def __init__(
        self,
        plate: tuple[Ink, ...],
        first: Lighting,
        second: Lighting,
        theme: Theme,
        stamps: Stamps | None = None,
    ) -> None:
        one, other = strands(theme)
        self._first = LitPainter(plate, first, theme, one, stamps=stamps)
        self._second = LitPainter(plate, second, theme, other, first.path, stamps)
        self.nerves = (*self._first.nerves, *self._second.nerves)
        self.places = tuple(dict.fromkeys((*self._first.places, *self._second.places)))

    def __call__(self, painter: QPainter, within: QRectF) -> None:
        """Paint what lies in `within`; the painter works in plate millimetres."""
        self._first(painter, within)
        self._second(painter, within)

    def with_stamps(self, stamps: Stamps) -> Self:
        """The same two paths, copied from other stamps: those of another zoom."""
        other = copy(self)
        other._first, other._second = self._first.with_stamps(stamps), self._second.with_stamps(stamps)
        return other

    def shapes_in(self, area: QRectF) -> int:
        """How many of the lit nerves and marked places lie in `area` (plate millimetres)."""
        return self._first.shapes_in(area) + self._second.shapes_in(area)


class LitPainter:
    """Paints the lit path and marked places of one lighting.

    `above` are the nerves of another path that is painted already: there only bands are laid over it.
    Shapes are copied from `stamps` where those are for the painter's zoom.
    """

    def __init__(
        self,
        plate: tuple[Ink, ...],
        lighting: Lighting,
        theme: Theme,
        strand: Strand | None = None,
        above: frozenset[str] = frozenset(),
        stamps: Stamps | None = None,
    ) -> None:
        self._strand = strand or strands(theme)[0]
        self._above = above
        self.nerves = lit_inks(plate, lighting)
        self.places = marked_inks(plate, lighting)
        self.skin = felt_inks(plate, lighting)
        self.bulges = bulge_paths(plate, lighting)
        self._theme = theme
        self._stamps = stamps or Stamps()
        self._marks = MarkPainter(theme, self._strand)

    def __call__(self, painter: QPainter, within: QRectF) -> None:
        """Paint what lies in `within`; the painter works in plate millimetres."""
        scale = painter.transform().m11()
        areas = [ink for ink in self.places if ink.shape.layer != "site"]
        sites = [ink for ink in self.places if ink.shape.layer == "site"]
        skin = list(_touching(self.skin, within))
        # A sheet has the painter's own pixels: there are none on paper, and others where a view transforms.
        by_pixels = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if skin and by_pixels and not painter.viewTransformEnabled():
            for _, together in groupby(skin, lambda ink: ink.figure):
                self._paint_felt(painter, list(together), within)
        elif skin:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._felt_color))
            painter.drawPath(self.felt)
        for ink in _touching(areas, within):
            self._area(painter, ink)
        for bulge, path in self.bulges:
            if path.boundingRect().intersects(within):
                self._bulge(painter, bulge, path)
        nerves = [
            (ink, role, lit_width(ink, role, scale))
            for ink, role in self.nerves
            if ink.box.intersects(within)
        ]
        alone = [each for each in nerves if each[0].shape.structure not in self._above]
        marks = self._marks
        wanted = [
            *(marks.glow(ink, width) for ink, role, width in nerves if role is Role.CHOSEN),
            *(marks.casing(ink, width) for ink, _, width in alone),
            *(marks.core(ink, role, width) for ink, role, width in alone),
        ]
        marks.get_ready(each for each in wanted if each not in self._stamps)
        self._stamps.paint(painter, wanted, marks)
        marks.get_ready(())
        if self._strand.banded:
            for ink, role, width in nerves:
                self._bands(painter, ink, role, width)
        rings = site_rings(sites, scale)
        for ring in rings:
            self._ring_glow(painter, ring)
        for ring in rings:
            self._ring(painter, ring, scale)

    def with_stamps(self, stamps: Stamps) -> Self:
        """The same path, copied from other stamps: those of another zoom."""
        other = copy(self)
        other._stamps = stamps
        return other

    def shapes_in(self, area: QRectF) -> int:
        """How many of the lit nerves and marked places lie in `area` (plate millimetres)."""
        marks = [ink for ink in self.places if ink.shape.layer != "region"]
        near = [ink for ink in (*(ink for ink, _ in self.nerves), *marks) if ink.box.intersects(area)]
        return sum(
            nerve_outline(ink, ink.width).intersects(area) if ink.width else ink.path.intersects(area)
            for ink in near
        )

    @cached_property
    def felt(self) -> QPainterPath:
        """The skin that is felt, as one area."""
        return united([ink.path for ink in self.skin])

    @property
    def _felt_color(self) -> QColor:
        color = QColor(self._strand.glow)
        color.setAlphaF(FELT_LEFT)
        return color

    def _paint_felt(self, painter: QPainter, skin: list[Ink], within: QRectF) -> None:
        """Tint `skin` once where its areas overlap: they are put together on a sheet of their own."""
        box = QRectF()
        for ink in skin:
            box = box.united(ink.box)
        at = painter.transform()
        area = at.mapRect(box.intersected(within)).toAlignedRect().adjusted(-1, -1, 1, 1)
        sheet = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
        sheet.fill(Qt.GlobalColor.transparent)
        on_sheet = QPainter(sheet)
        on_sheet.setRenderHints(painter.renderHints())
        on_sheet.setTransform(at * QTransform.fromTranslate(-area.x(), -area.y()))
        marks = self._marks
        self._stamps.paint(on_sheet, [marks.felt(ink, at.m11()) for ink in skin], marks)
        on_sheet.end()
        painter.resetTransform()
        painter.setOpacity(FELT_LEFT)
        painter.drawImage(area.topLeft(), sheet)
        painter.setOpacity(1.0)
        painter.setTransform(at)

    def _area(self, painter: QPainter, ink: Ink) -> None:
        color = QColor(self._theme.diagram.place)
        if ink.shape.layer == "region":
            color.setAlphaF(0.14)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(hairline(self._theme.diagram.place))
            color.setAlphaF(0.38)
        painter.setBrush(QBrush(color))
        painter.drawPath(ink.path)

    def _bands(self, painter: QPainter, ink: Ink, role: Role, width: float) -> None:
        """Bands across the nerve: in the casing's colour, or over another path in this one's own."""
        shared = ink.shape.structure in self._above
        color = QColor(self._strand.core[role] if shared else self._strand.casing)
        pen = QPen(color, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.6, 1.6] if shared else [0.35, 1.9])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(ink.path)

    def _bulge(self, painter: QPainter, bulge: Bulge, path: QPainterPath) -> None:
        """The usual bulge is solid, the rarer one far to the side only outlined."""
        color = QColor(self._theme.paint("site", "outline").stroke)
        painter.setPen(QPen(color, 0.8, Qt.PenStyle.DashLine if bulge.far else Qt.PenStyle.SolidLine))
        color.setAlphaF(0.12 if bulge.far else 0.55)
        painter.setBrush(QBrush(color))
        painter.drawPath(path)

    def _ring_glow(self, painter: QPainter, ring: SiteRing) -> None:
        color = QColor(self._theme.paint("site", "outline").stroke)
        color.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        painter.drawEllipse(ring.middle, ring.radius * 1.7, ring.radius * 1.7)

    def _ring(self, painter: QPainter, ring: SiteRing, scale: float) -> None:
        paint = self._theme.paint("site", "outline")
        thick = min(2.5 / scale, ring.radius * 0.4)
        painter.setPen(QPen(QColor(paint.stroke), thick))
        painter.setBrush(QBrush(QColor(paint.fill)))
        painter.drawEllipse(ring.middle, ring.radius - thick / 2, ring.radius - thick / 2)


def _touching(inks: Iterable[Ink], within: QRectF) -> Iterator[Ink]:
    return (ink for ink in inks if ink.box.intersects(within))
