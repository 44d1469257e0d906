import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.index import BoxIndex
from explorer.diagram.shapes import Bounds

places = st.floats(-3000, 3000)
boxes = st.tuples(places, places, st.floats(0, 4000), st.floats(0, 4000)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


def touching(all_boxes: list[Bounds], x: float, y: float, reach: float) -> list[int]:
    left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
    return [
        number
        for number, (x0, y0, x1, y1) in enumerate(all_boxes)
        if x0 <= right and left <= x1 and y0 <= bottom and top <= y1
    ]


@given(st.lists(boxes, max_size=40), places, places, st.sampled_from([0.0, 1.0, 6.0, 300.0, 1e5]))
def test_exactly_the_boxes_near_a_point_are_found_in_paint_order(
    all_boxes: list[Bounds], x: float, y: float, reach: float
) -> None:
    assert BoxIndex(all_boxes).near(x, y, reach) == touching(all_boxes, x, y, reach)


@given(st.lists(boxes, max_size=40), places, places)
def test_exactly_the_boxes_that_a_point_lies_in_hold_it(all_boxes: list[Bounds], x: float, y: float) -> None:
    assert sorted(BoxIndex(all_boxes).holding(x, y)) == touching(all_boxes, x, y, 0.0)


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 4))
def test_boxes_that_only_touch_the_edges_of_cells_are_found(column: int, row: int, times: int) -> None:
    size = 16.0 * times
    box = (column * 16.0, row * 16.0, column * 16.0 + size, row * 16.0 + size)
    index = BoxIndex([box])
    for x in (box[0], box[2]):
        for y in (box[1], box[3]):
            assert index.near(x, y) == [0]
            assert index.holding(x, y) == [0]
    assert index.near(box[0] - 0.1, box[1]) == []


def test_without_boxes_nothing_is_near() -> None:
    assert BoxIndex([]).near(0, 0, 100) == []
    assert BoxIndex([]).holding(0, 0) == []


@pytest.mark.parametrize(
    "box", [(1, 0, 0, 1), (0, 1, 1, 0), (0, 0, float("nan"), 1), (float("-inf"), 0, 1, 1)]
)
def test_what_is_no_box_is_refused(box: Bounds) -> None:
    with pytest.raises(ValueError, match="box 1"):
        BoxIndex([(0, 0, 1, 1), box])


def seconds_a_search(count: int) -> float:
    """The best of five rounds of 500 searches among `count` boxes, as dense as in the shipped plate."""
    chance = random.Random(count)
    side = (count / 1000) ** 0.5 * 1200
    corners = [(chance.uniform(0, side), chance.uniform(0, side)) for _ in range(count)]
    index = BoxIndex(
        (x, y, x + chance.expovariate(1 / 30), y + chance.expovariate(1 / 60)) for x, y in corners
    )
    points = [(chance.uniform(0, side), chance.uniform(0, side)) for _ in range(500)]
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for x, y in points:
            index.near(x, y, 4)
        rounds.append((time.process_time() - start) / len(points))
    return min(rounds)


def test_twenty_times_the_boxes_take_hardly_longer() -> None:
    assert seconds_a_search(20_000) < 5 * seconds_a_search(1000), "a linear scan takes twenty times as long"
