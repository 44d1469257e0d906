"""Where the rings of marked pinch sites stand so that each is seen: smaller where they crowd, or as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF

from explorer.ui.diagram.ink import Ink

GROWN, LEAST, MOST = 1.5, 5.0, 11.0
"""A marked ring is so much larger than it is drawn, and its least and largest radius, in pixels."""

CROWDED = 3.8
"""The radius of a ring that has others beside it goes down to this, in pixels."""

APART = 1.5
"""So much is left between two rings, in pixels."""


@dataclass(frozen=True)
class SiteRing:
    """One ring on the plate: its middle and its radius, in plate millimetres."""

    middle: QPointF
    radius: float


def site_rings(sites: Iterable[Ink], scale: float) -> list[SiteRing]:
    """The rings of `sites` at `scale` pixels a millimetre; sites too near for two rings share one."""
    groups: list[list[QPointF]] = []
    sizes: list[float] = []
    for ink in sites:
        box = ink.path.boundingRect()
        middle = box.center()
        shared = 2 * CROWDED / scale
        group = next((each for each in groups if _distance(_mean(each), middle) < shared), None)
        if group is None:
            groups.append([middle])
            sizes.append(box.width() / 2)
        else:
            group.append(middle)
    middles = [_mean(each) for each in groups]
    rings = []
    for number, (middle, size) in enumerate(zip(middles, sizes, strict=True)):
        radius = min(max(size * scale * GROWN, LEAST), MOST)
        others = [_distance(middle, each) for at, each in enumerate(middles) if at != number]
        if others:
            radius = min(radius, max(CROWDED, (min(others) * scale - APART) / 2))
        rings.append(SiteRing(middle, radius / scale))
    return rings


def _mean(points: list[QPointF]) -> QPointF:
    return QPointF(sum(p.x() for p in points) / len(points), sum(p.y() for p in points) / len(points))


def _distance(one: QPointF, other: QPointF) -> float:
    return QLineF(one, other).length()
