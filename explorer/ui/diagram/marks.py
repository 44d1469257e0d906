"""The kinds of paint that a lit path and felt skin are made of, and which of them will be wanted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.ui.diagram.ink import CASING, NERVE, Ink, nerve_outline, nerve_outlines
from explorer.ui.diagram.stamps import Mark
from explorer.ui.diagram.strokes import hairline
from explorer.ui.theme import Theme

FELT = frozenset({"territory", "dermatome"})
"""The layers of skin that can be felt."""

GLOWS = ((5.2, 0.13), (3.4, 0.22))
"""How wide the glow of a chosen nerve is, as shares of its width, and how strong."""


class Role(Enum):
    """What a lit nerve is to the chosen one; the value is (widening, least width in pixels)."""

    TOWARDS_SKIN = (1.05, 1.6)
    TOWARDS_SPINE = (1.15, 2.2)
    CHOSEN = (1.3, 3.6)


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


class MarkPainter:
    """Makes and paints the marks of one strand; those of a second path are kept apart from the first's."""

    def __init__(self, theme: Theme, strand: Strand | None = None) -> None:
        self._strand = strand or strands(theme)[0]
        self._ready: dict[tuple[Ink, float], QPainterPath] = {}
        self._before = "second " if self._strand.banded else ""

    def felt(self, ink: Ink, scale: float) -> Mark:
        """Skin that is felt, in full colour; at `scale` pixels a millimetre."""
        return Mark(ink, f"{self._before}felt", 0.0, 0.5 / scale)

    def glow(self, ink: Ink, width: float) -> Mark:
        """The glow of a chosen nerve."""
        return Mark(ink, f"{self._before}glow", width, width * GLOWS[0][0] / 2)

    def casing(self, ink: Ink, width: float) -> Mark:
        """The dark edge of a lit nerve."""
        return Mark(ink, f"{self._before}casing", width, width * CASING / 2)

    def core(self, ink: Ink, role: Role, width: float) -> Mark:
        """A lit nerve itself."""
        return Mark(ink, f"{self._before}core {role.name}", width, width / 2)

    def all_of(self, plate: tuple[Ink, ...], within: QRectF, scale: float) -> Iterator[Mark]:
        """All marks that any choice may want of what lies in `within`, the dearest to paint first."""
        outlines = [ink for ink in plate if ink.shape.part == "outline"]
        nerves = [ink for ink in outlines if ink.shape.layer == NERVE and ink.box.intersects(within)]
        for ink in nerves:
            yield self.glow(ink, lit_width(ink, Role.CHOSEN, scale))
        skin = (ink for ink in outlines if ink.shape.layer in FELT and ink.box.intersects(within))
        yield from (self.felt(ink, scale) for ink in skin)
        for role in reversed(Role):
            for ink in nerves:
                width = lit_width(ink, role, scale)
                yield self.casing(ink, width)
                yield self.core(ink, role, width)

    def get_ready(self, marks: Iterable[Mark]) -> None:
        """Make the outlines of `marks` at once, which is far quicker; those of others are let go of."""
        wanted = [each for each in map(_outlined, marks) if each is not None]
        self._ready = dict(zip(wanted, nerve_outlines(wanted), strict=True))

    def __call__(self, painter: QPainter, mark: Mark) -> None:
        """Paint `mark`; the painter works in plate millimetres."""
        match mark.way.removeprefix("second ").split():
            case ["felt"]:
                self._felt(painter, mark.ink)
            case ["glow"]:
                self._glow(painter, mark.ink, mark.width)
            case ["casing"]:
                self._casing(painter, mark)
            case ["core", role]:
                self._core(Role[role], painter, mark)

    def _felt(self, painter: QPainter, ink: Ink) -> None:
        """An area of the skin, half a pixel wider all round: neighbours then show no seam."""
        painter.setPen(hairline(self._strand.glow))
        painter.setBrush(QColor(self._strand.glow))
        painter.drawPath(ink.path)

    def _glow(self, painter: QPainter, ink: Ink, width: float) -> None:
        for reach, alpha in GLOWS:
            color = QColor(self._strand.glow)
            color.setAlphaF(alpha)
            _draw(painter, ink.path, color, width * reach)

    def _casing(self, painter: QPainter, mark: Mark) -> None:
        painter.fillPath(self._outline(mark), QColor(self._strand.casing))

    def _core(self, role: Role, painter: QPainter, mark: Mark) -> None:
        painter.fillPath(self._outline(mark), QColor(self._strand.core[role]))
        if role is Role.CHOSEN and not self._strand.banded:
            _draw(painter, mark.ink.path, QColor(self._strand.pulse), mark.width * 0.3)

    def _outline(self, mark: Mark) -> QPainterPath:
        outlined = _outlined(mark)
        assert outlined is not None
        ready = self._ready.get(outlined)
        return nerve_outline(*outlined) if ready is None else ready


def _outlined(mark: Mark) -> tuple[Ink, float] | None:
    """The nerve, and at which width, of which a mark fills the outline; None for one that does not."""
    match mark.way.removeprefix("second ").split():
        case ["casing"]:
            return mark.ink, mark.width * CASING
        case ["core", _]:
            return mark.ink, mark.width
    return None


def _draw(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
