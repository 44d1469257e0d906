"""Whatever is to be named, the names can be read: proved on random crowds."""

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.ui.diagram.label_layout import FARTHEST, Candidate, Column, Placed, arrange

WIDTH, TOP = 800.0, 20.0
LEFT_X, RIGHT_X = 10.0, WIDTH - 10.0
BODY = (90.0, 710.0)
"""Between which places across the drawing lies."""
SLACK = 1e-6

lines = st.floats(14.0, 36.0)
heights = st.floats(40.0, 700.0)


@st.composite
def crowds(draw: st.DrawFn) -> list[Candidate]:
    """Up to 30 things, each with a weight of its own; most lie close together."""
    number = draw(st.integers(0, 30))
    weights = draw(st.permutations(range(number)))
    middle = draw(st.floats(TOP, 700.0))
    spread = draw(st.sampled_from([5.0, 80.0, 700.0]))
    return [
        Candidate(
            f"nerve:n{at}",
            draw(st.floats(0.0, WIDTH)),
            middle + draw(st.floats(-spread, spread)),
            draw(st.floats(20.0, 260.0)),
            weight + 1.0,
        )
        for at, weight in enumerate(weights)
    ]


def columns(height: float) -> tuple[Column, Column]:
    bottom = TOP + height
    return (
        Column(LEFT_X, TOP, bottom, True, lambda _: BODY[0]),
        Column(RIGHT_X, TOP, bottom, False, lambda _: BODY[1]),
    )


def sides(placed: tuple[Placed, ...]) -> tuple[list[Placed], list[Placed]]:
    """The labels at the left and at the right, from the top down."""
    ordered = sorted(placed, key=lambda each: each.y)
    return [each for each in ordered if each.leftwards], [each for each in ordered if not each.leftwards]


def cross(one: Placed, other: Placed) -> bool:
    """Whether two leaders cut through each other."""

    def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    a, b = one.leader, (one.candidate.x, one.candidate.y)
    c, d = other.leader, (other.candidate.x, other.candidate.y)
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


@given(crowds(), heights, lines)
def test_labels_of_a_column_stand_in_it_and_never_over_one_another(
    crowd: list[Candidate], height: float, line: float
) -> None:
    for column in sides(arrange(crowd, *columns(height), line)):
        assert all(lower.y - upper.y >= line - SLACK for upper, lower in pairwise(column))
        assert all(
            each.y - line / 2 >= TOP - SLACK and each.y + line / 2 <= TOP + height + SLACK for each in column
        )
        for each in column:
            far_end = each.x - each.candidate.width if each.leftwards else each.x + each.candidate.width
            assert LEFT_X - SLACK <= far_end <= RIGHT_X + SLACK
            at_edge = min(abs(far_end - LEFT_X), abs(far_end - RIGHT_X)) < SLACK
            assert at_edge or (each.x <= BODY[0] if each.leftwards else each.x >= BODY[1])


@given(crowds(), heights, lines)
def test_they_keep_the_order_of_what_they_name_and_no_leaders_cross(
    crowd: list[Candidate], height: float, line: float
) -> None:
    for column in sides(arrange(crowd, *columns(height), line)):
        assert all(upper.candidate.y <= lower.candidate.y for upper, lower in pairwise(column))
        assert not [(one, other) for one, other in combinations(column, 2) if cross(one, other)]


@given(crowds(), heights, lines)
def test_none_stands_far_from_what_it_names(crowd: list[Candidate], height: float, line: float) -> None:
    for each in arrange(crowd, *columns(height), line):
        assert abs(each.y - each.candidate.y) <= FARTHEST * line + SLACK


@given(crowds(), heights, lines)
def test_what_matters_most_is_kept_and_nothing_is_named_twice(
    crowd: list[Candidate], height: float, line: float
) -> None:
    inside = [each for each in crowd if TOP <= each.y <= TOP + height]
    assume(inside)
    placed = arrange(inside, *columns(height), line)
    named = Counter(each.candidate for each in placed)
    assert max(inside, key=lambda each: each.weight) in named
    assert set(named) <= set(inside)
    assert set(named.values()) == {1}


@given(crowds(), st.randoms())
def test_the_order_in_which_things_come_makes_no_difference(crowd: list[Candidate], chance: object) -> None:
    mixed = list(crowd)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert arrange(mixed, *columns(400.0), 20.0) == arrange(crowd, *columns(400.0), 20.0)


def candidate(key: str, x: float, y: float, weight: float = 1.0) -> Candidate:
    return Candidate(key, x, y, 60.0, weight)


def test_where_there_is_room_each_stands_level_with_what_it_names() -> None:
    far_apart = [candidate(f"n{y}", 100.0, float(y)) for y in (60, 100, 200)]
    placed = arrange(far_apart, *columns(400.0), 20.0)
    assert [(each.candidate, each.y) for each in placed] == [(each, each.y) for each in far_apart]


def test_each_goes_to_the_nearer_side_and_those_in_the_middle_to_the_emptier() -> None:
    outside = [candidate("one", 100.0, 60.0), candidate("two", 150.0, 160.0), candidate("three", 700.0, 60.0)]
    middle = [candidate("four", 401.0, 260.0)]
    left, right = sides(arrange([*outside, *middle], *columns(400.0), 20.0))
    assert [each.candidate.key for each in left] == ["one", "two"]
    assert [each.candidate.key for each in right] == ["three", "four"]


def test_a_name_never_hides_its_own_place_where_the_other_side_has_room() -> None:
    long = Candidate("long", 520.0, 100.0, 320.0, 1.0)
    (placed,) = arrange([long], *columns(400.0), 20.0)
    assert placed.leftwards
    assert placed.x < long.x


def test_of_a_crowd_at_one_place_the_heaviest_stay() -> None:
    crowd = [candidate(f"n{weight}", 100.0, 200.0, float(weight)) for weight in range(20)]
    kept = {each.candidate.weight for each in arrange(crowd, *columns(400.0), 20.0)}
    assert kept == set(range(20 - len(kept), 20))
    assert FARTHEST < len(kept) <= 2 * FARTHEST + 1


@pytest.mark.parametrize(("weight", "kept"), [(1.0, ["second", "third"]), (9.0, ["near"])])
def test_of_two_whose_leaders_would_cross_the_heavier_stays(weight: float, kept: list[str]) -> None:
    """All three are pushed up from the foot of the column, so the first one's leader falls steeply."""
    near = candidate("near", 100.0, 415.0, weight)
    others = [candidate("second", 250.0, 416.0, 2.0), candidate("third", 240.0, 417.0, 3.0)]
    placed = arrange([near, *others], *columns(400.0), 20.0)
    assert [each.candidate.key for each in placed] == kept


@pytest.mark.parametrize("height", [0.0, 10.0, -5.0])
def test_a_column_too_low_for_one_line_stays_empty(height: float) -> None:
    assert arrange([candidate("one", 100.0, 20.0)], *columns(height), 20.0) == ()
