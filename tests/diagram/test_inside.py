import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Side
from explorer.diagram.inside import Area
from explorer.diagram.shapes import Shape, bounds_of


def area(ops: str, *numbers: float, even_odd: bool = False) -> Area:
    shape = Shape(
        "sole", "region", "outline", Side.RIGHT, True, even_odd, 1, 0, "", ops, numbers, bounds_of(numbers)
    )
    return Area(shape)


OUTER = (0, 0, 100, 0, 100, 100, 0, 100)
INNER = (40, 40, 60, 40, 60, 60, 40, 60)
SQUARE = area("MLLLZ", *OUTER)


def test_a_point_is_inside_near_or_away() -> None:
    assert SQUARE.holds(50, 50)
    assert SQUARE.distance(50, 50) == 0
    assert SQUARE.distance(110, 50) == pytest.approx(10)
    assert SQUARE.near(105, 50, 6)
    assert not SQUARE.near(107, 50, 6)
    assert not SQUARE.near(105, 105, 6), "a corner is further than its sides"


def test_overlapping_parts_leave_a_hole_by_the_shapes_own_rule() -> None:
    both = ("MLLLZMLLLZ", *OUTER, *INNER)
    assert area(*both).holds(50, 50)
    assert not area(*both, even_odd=True).holds(50, 50)
    assert area(*both, even_odd=True).holds(20, 50)
    assert area(*both, even_odd=True).distance(50, 50) == pytest.approx(10)
    backwards = (40, 40, 40, 60, 60, 60, 60, 40)
    assert not area("MLLLZMLLLZ", *OUTER, *backwards).holds(50, 50)


@given(st.floats(-150, 150), st.floats(-150, 150))
def test_a_circle_of_curves_holds_what_is_nearer_than_its_radius(x: float, y: float) -> None:
    k = 55.22847498
    circle = area(
        "MCCCCZ",
        *(100, 0, 100, k, k, 100, 0, 100, -k, 100, -100, k, -100, 0),
        *(-100, -k, -k, -100, 0, -100, k, -100, 100, -k, 100, 0),
    )
    away = math.hypot(x, y) - 100
    if abs(away) > 0.1:
        assert circle.holds(x, y) is (away < 0)
        assert circle.distance(x, y) == pytest.approx(max(0, away), abs=0.1)
