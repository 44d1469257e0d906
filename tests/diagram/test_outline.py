import math
from itertools import pairwise

import pytest

from explorer.anatomy.address import Side
from explorer.diagram.outline import length, nearest_point, polylines, to_body
from explorer.diagram.shapes import Command, Figure, Shape, bounds_of

FIGURE = Figure("front", "Front", "anterior", 480, 1250, (240, 1240), 1, ())


def shape(ops: str, *numbers: float) -> Shape:
    return Shape(
        "tibial", "nerve", "outline", Side.RIGHT, False, False, 1, 1, "", ops, numbers, bounds_of(numbers)
    )


def test_commands_come_with_their_numbers() -> None:
    assert list(shape("MLCZ", *range(10)).commands()) == [
        Command("M", (0, 1)),
        Command("L", (2, 3)),
        Command("C", (4, 5, 6, 7, 8, 9)),
        Command("Z", ()),
    ]


def test_lines_are_cut_into_steps_and_keep_their_ends() -> None:
    assert polylines(shape("MLM L".replace(" ", ""), 0, 0, 2, 0, 5, 5, 5, 6), 1) == [
        [(0, 0), (1, 0), (2, 0)],
        [(5, 5), (5, 6)],
    ]


def test_closing_goes_back_to_the_start() -> None:
    (line,) = polylines(shape("MLLZ", 0, 0, 1, 0, 1, 1), 5)
    assert line == [(0, 0), (1, 0), (1, 1), (0, 0)]


def test_curves_are_followed_in_small_steps() -> None:
    quarter = 0.5522847498
    (line,) = polylines(shape("MC", 10, 0, 10, 10 * quarter, 10 * quarter, 10, 0, 10), 0.5)
    assert line[0] == (10, 0)
    assert line[-1] == (0, 10)
    assert all(math.dist(point, (0, 0)) == pytest.approx(10, abs=0.01) for point in line)
    assert max(math.dist(a, b) for a, b in pairwise(line)) < 0.75
    assert length(line) == pytest.approx(5 * math.pi, rel=0.01)


def test_the_nearest_point_lies_between_points_or_at_an_end() -> None:
    lines = [[(0.0, 0.0), (10.0, 0.0)], [(0.0, 50.0)]]
    assert nearest_point(lines, 4, 3) == ((4, 0), 3)
    assert nearest_point(lines, 13, -4) == ((10, 0), 5)
    assert nearest_point(lines, 0, 49) == ((0, 50), 1)


def test_nothing_is_near_no_lines() -> None:
    with pytest.raises(ValueError, match="no lines"):
        nearest_point([], 0, 0)


def test_places_in_the_body_are_measured_from_the_origin_upwards() -> None:
    assert to_body(FIGURE, 240, 1240) == (0, 0)
    assert to_body(FIGURE, 140, 240) == (-100, 1000)
