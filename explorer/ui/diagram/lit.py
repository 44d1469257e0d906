"""How a lit path and marked places are painted over the fallen-back plate."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from explorer.library.lighting import Bulge, Lighting
from explorer.ui.diagram.bulge import bulge_paths
from explorer.ui.diagram.ink import CASING, Ink, nerve_outline, united
from explorer.ui.diagram.site_rings import SiteRing, site_rings
from explorer.ui.diagram.stamps import CLEAR, SOLID, Mark, Stamps
from explorer.ui.diagram.strokes import hairline
from explorer.ui.theme import Theme

GLOWS = ((5.2, 0.13), (3.4, 0.22))
"""How wide the glow of a chosen nerve is, as shares of its width, and how strong."""


class Role(Enum):
    """What a lit nerve is to the chosen one; the value is (widening, least width in pixels)."""

    TOWARDS_SKIN = (1.05, 1.6)
    TOWARDS_SPINE = (1.15, 2.2)
    CHOSEN = (1.3, 3.6)


def role_of(lighting: Lighting, ink: Ink) -> Role | None:
    """The role of a nerve's shape in the lit path; None for everything else."""
    if ink.shape.layer != "nerve" or ink.shape.part != "outline" or not ink.on(lighting.side):
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
    path = lighting.path
    roles = [(ink, role) for ink in plate if ink.shape.structure in path and (role := role_of(lighting, ink))]
    order = list(Role)
    return tuple(sorted(roles, key=lambda pair: order.index(pair[1])))


def marked_inks(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[Ink, ...]:
    """The shapes of the marked places."""
    return tuple(
        ink
        for ink in plate
        if ink.shape.part == "outline" and ink.address in lighting.places and ink.on(lighting.side)
    )


def felt_inks(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[Ink, ...]:
    """The skin that the chosen nerves and their branches feel; of chosen roots, their own areas."""
    reached = lighting.nerves | lighting.towards_skin
    roots = {ink.shape.structure for ink in plate if ink.shape.layer == "dermatome"}
    wanted = {"dermatome": lighting.nerves & roots, "territory": frozenset[str]()}
    if not wanted["dermatome"]:
        wanted["territory"] = reached
    return tuple(
        ink
        for ink in plate
        if ink.shape.structure in wanted.get(ink.shape.layer, ())
        and ink.shape.part == "outline"
        and ink.on(lighting.side)
    )


def lit_width(ink: Ink, role: Role, scale: float) -> float:
    """How wide a lit nerve is drawn (plate millimetres) at `scale` pixels a millimetre."""
    widening, least = role.value
    return round(max(ink.width * widening, least / scale), 2)


@dataclass(frozen=True)
class Strand:
    """How a lit path is coloured, as `#RRGGBB`; a `banded` one has cross-bands, so that colour is not all."""

    core: Mapping[Role, str]
    casing: str
    glow: str
    pulse: str
    banded: bool = False


def strands(theme: Theme) -> tuple[Strand, Strand]:
    """How the first path is coloured, and how that of a second, compared thing."""
    paint, diagram = theme.paint("nerve", "outline"), theme.diagram
    first = {
        Role.CHOSEN: paint.stroke,
        Role.TOWARDS_SPINE: diagram.towards_spine,
        Role.TOWARDS_SKIN: diagram.towards_skin,
    }
    return (
        Strand(first, paint.casing, diagram.glow, diagram.pulse),
        Strand(
            dict.fromkeys(Role, diagram.other), diagram.other_casing, diagram.other_glow, diagram.pulse, True
        ),
    )


def samples(theme: Theme) -> tuple[tuple[str, str], tuple[str, str]]:
    """Core and casing of each of the two strands, to show beside a name which is which."""
    one, other = strands(theme)
    return (one.core[Role.CHOSEN], one.casing), (other.core[Role.CHOSEN], other.casing)


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
        self.felt = united([ink.path for ink in self.skin])
        self.bulges = bulge_paths(plate, lighting)
        self._theme = theme
        self._stamps = stamps or Stamps()

    def __call__(self, painter: QPainter, within: QRectF) -> None:
        """Paint what lies in `within`; the painter works in plate millimetres."""
        scale = painter.transform().m11()
        areas = [ink for ink in self.places if ink.shape.layer != "site"]
        sites = [ink for ink in self.places if ink.shape.layer == "site"]
        if self.felt.boundingRect().intersects(within):
            self._paint_felt(painter)
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
        reach = GLOWS[0][0] / 2
        self._stamp(
            painter,
            [
                *(Mark(ink, "glow", w, w * reach, CLEAR) for ink, role, w in nerves if role is Role.CHOSEN),
                *(Mark(ink, "casing", w, w * CASING / 2, SOLID) for ink, _, w in alone),
                *(Mark(ink, f"core {role.name}", w, w / 2, SOLID) for ink, role, w in alone),
            ],
        )
        if self._strand.banded:
            for ink, role, width in nerves:
                self._bands(painter, ink, role, width)
        rings = site_rings(sites, scale)
        for ring in rings:
            self._ring_glow(painter, ring)
        for ring in rings:
            self._ring(painter, ring, scale)

    def shapes_in(self, area: QRectF) -> int:
        """How many of the lit nerves and marked places lie in `area` (plate millimetres)."""
        marks = [ink for ink in self.places if ink.shape.layer != "region"]
        near = [ink for ink in (*(ink for ink, _ in self.nerves), *marks) if ink.box.intersects(area)]
        return sum(
            nerve_outline(ink, ink.width).intersects(area) if ink.width else ink.path.intersects(area)
            for ink in near
        )

    def _stamp(self, painter: QPainter, marks: list[Mark]) -> None:
        """Paint `marks`; those of a second path look different and are kept apart."""
        second = "second " if self._strand.banded else ""
        named = [mark._replace(way=second + mark.way) for mark in marks] if second else marks
        self._stamps.paint(painter, named, self._paint)

    def _paint(self, painter: QPainter, mark: Mark) -> None:
        match mark.way.removeprefix("second ").split():
            case ["glow"]:
                self._glow(painter, mark.ink, mark.width)
            case ["casing"]:
                self._casing(painter, mark.ink, mark.width)
            case ["core", role]:
                self._core(Role[role], painter, mark.ink, mark.width)

    def _paint_felt(self, painter: QPainter) -> None:
        color = QColor(self._strand.glow)
        color.setAlphaF(0.24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        painter.drawPath(self.felt)

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

    def _glow(self, painter: QPainter, ink: Ink, width: float) -> None:
        for reach, alpha in GLOWS:
            color = QColor(self._strand.glow)
            color.setAlphaF(alpha)
            _draw(painter, ink.path, color, width * reach)

    def _casing(self, painter: QPainter, ink: Ink, width: float) -> None:
        painter.fillPath(nerve_outline(ink, width * CASING), QColor(self._strand.casing))

    def _core(self, role: Role, painter: QPainter, ink: Ink, width: float) -> None:
        painter.fillPath(nerve_outline(ink, width), QColor(self._strand.core[role]))
        if role is Role.CHOSEN and not self._strand.banded:
            _draw(painter, ink.path, QColor(self._strand.pulse), width * 0.3)

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


def _draw(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
