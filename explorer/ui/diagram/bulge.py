"""A slipped disc in the drawing: the bulge from the disc to where it presses on the root."""

from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from explorer.anatomy.address import Address
from explorer.library.lighting import Bulge, Lighting
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.lightable import in_order, lightable

NARROW = 0.62
"""How broad a bulge is, as a share of its length."""

ROOTED = 0.35
"""How much of its length lies inside the disc."""


def bulge_paths(plate: tuple[Ink, ...], lighting: Lighting) -> tuple[tuple[Bulge, QPainterPath], ...]:
    """The bulges of `lighting`, in every figure that shows the disc and the site from the side.

    Shown from in front or behind, the disc hides what it presses on, so there none is drawn.
    """
    ends = {end for bulge in lighting.bulges for end in (bulge.disc, bulge.site)}
    if not ends:
        return ()
    found = lightable(plate)
    drawn: dict[tuple[str, Address], Ink] = {}
    for end in ends:
        for ink in in_order(plate, [found.places.get(end, ())]):
            if ink.figure not in found.sided:
                drawn.setdefault((ink.figure, end), ink)
    figures = {figure for figure, _ in drawn}
    return tuple(
        (bulge, _shape(drawn[figure, bulge.disc], drawn[figure, bulge.site]))
        for figure in sorted(figures)
        for bulge in lighting.bulges
        if (figure, bulge.disc) in drawn and (figure, bulge.site) in drawn
    )


def _shape(disc: Ink, site: Ink) -> QPainterPath:
    """An egg from the disc's nearest edge to the middle of the site."""
    goal = site.path.boundingRect().center()
    edge = _nearest(disc.path, goal)
    dx, dy = goal.x() - edge.x(), goal.y() - edge.y()
    length = max(hypot(dx, dy), site.box.width() / 2) * (1 + ROOTED)
    egg = QPainterPath()
    egg.addEllipse(QPointF(length / 2 - length * ROOTED, 0.0), length / 2, length * NARROW / 2)
    turned = QTransform().translate(edge.x(), edge.y()).rotate(degrees(atan2(dy, dx)))
    return turned.map(egg)


def _nearest(path: QPainterPath, goal: QPointF) -> QPointF:
    points = [point for polygon in path.toSubpathPolygons() for point in polygon.toList()]
    return min(points, key=lambda point: hypot(point.x() - goal.x(), point.y() - goal.y()))
