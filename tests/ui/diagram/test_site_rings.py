"""Marked pinch sites that crowd can still be told apart, or are shown as one."""

from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from explorer.anatomy.address import Side
from explorer.diagram.shapes import Shape, bounds_of
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.site_rings import CROWDED, LEAST, MOST, site_rings

SCALES = [0.1, 0.3, 0.6, 1.0, 2.5, 9.0]


def site(x: float, y: float, radius: float = 4.0) -> Ink:
    numbers = (x, y, x + 1, y)
    shape = Shape(
        "s", "site", "outline", Side.RIGHT, True, False, 1.0, 1.0, "", "MLZ", numbers, bounds_of(numbers)
    )
    path = QPainterPath()
    path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return Ink(shape, "anterior", lambda: path, 1.0, None)


CROWD = [site(0, 0), site(9, 14), site(-6, 30), site(10, 44), site(400, 10), site(401, 11)]


@pytest.mark.parametrize("scale", SCALES)
def test_no_ring_lies_on_another(scale: float) -> None:
    for one, other in combinations(site_rings(CROWD, scale), 2):
        apart = hypot(one.middle.x() - other.middle.x(), one.middle.y() - other.middle.y())
        assert apart >= one.radius + other.radius


@pytest.mark.parametrize("scale", SCALES)
def test_each_is_large_enough_to_be_seen(scale: float) -> None:
    for ring in site_rings(CROWD, scale):
        assert CROWDED - 1e-6 <= ring.radius * scale <= MOST + 1e-6


def test_one_alone_is_as_large_as_it_likes_and_near_ones_are_each_seen_from_close_by() -> None:
    assert len(site_rings(CROWD, 9.0)) == len(CROWD)
    (alone,) = site_rings(CROWD[:1], 0.3)
    assert alone.radius * 0.3 == pytest.approx(LEAST)


def test_from_afar_sites_at_one_place_share_a_ring_in_their_middle() -> None:
    rings = site_rings(CROWD[4:], 0.6)
    assert [(ring.middle.x(), ring.middle.y()) for ring in rings] == [(400.5, 10.5)]
