import math
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.alarms import AlarmKind
from explorer.anatomy.structures import Felt
from explorer.library.felt import REACH, Mark, alarm, mark_at, touched
from explorer.library.library import Library

PAIN, TINGLING, NUMBNESS, WEAKNESS = Felt.PAIN, Felt.TINGLING, Felt.NUMBNESS, Felt.WEAKNESS
LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH
CALF, SHIN = ("posterior", 320.0, 900.0), ("anterior", 160.0, 900.0)
BIG_TOE_BALL, HEEL = ("plantar", 40.0, 90.0), ("plantar", 80.0, 260.0)
SADDLE, BETWEEN_LEGS = ("posterior", 246.0, 412.0), ("anterior", 246.0, 425.0)


def mark(library: Library, felt: Felt, place: tuple[str, float, float], side: Side = BOTH) -> Mark:
    made = mark_at(library, felt, *place, side)
    assert made is not None
    return made


def mirrored(place: tuple[str, float, float]) -> tuple[str, float, float]:
    return place[0], 480 - place[1], place[2]


def names(areas: tuple) -> list[str]:  # type: ignore[type-arg]
    return [each.nerve.id for each in areas]


def test_the_side_is_the_bodys_own_in_front_and_behind(library: Library) -> None:
    assert mark(library, PAIN, SHIN).side is RIGHT
    assert mark(library, PAIN, mirrored(SHIN)).side is LEFT
    assert mark(library, PAIN, CALF).side is RIGHT
    assert mark(library, PAIN, mirrored(CALF), RIGHT).side is LEFT
    assert mark(library, PAIN, ("posterior", 240.0, 200.0)).side is BOTH


def test_figures_of_one_foot_take_the_side_that_is_said(library: Library) -> None:
    for side in Side:
        assert mark(library, PAIN, HEEL, side).side is side


def test_where_there_is_no_skin_there_is_no_mark(library: Library) -> None:
    for place in (("anterior", 240, 900), ("anterior", -500, 0), ("plantar", 1, 1), ("nowhere", 50, 50)):
        assert mark_at(library, PAIN, *place) is None


def test_marks_touch_the_nerves_and_roots_of_their_skin(library: Library) -> None:
    found = touched(library, [mark(library, NUMBNESS, HEEL, LEFT)])
    assert names(found.nerves) == ["medial-calcaneal"]
    assert names(found.roots) == ["root-s1"]
    assert found.nerves[0].marks == found.marks
    assert found.places[0].region == Address(Kind.REGION, "heel")
    assert (found.places[0].side, found.places[0].felt) == (LEFT, (NUMBNESS,))


def test_what_more_marks_touch_comes_first(library: Library) -> None:
    toe = [mark(library, TINGLING, ("plantar", 40.0 + x, 90.0), LEFT) for x in (0, 3, 6)]
    heel = [mark(library, TINGLING, HEEL, LEFT)]
    assert names(touched(library, toe + heel).nerves)[0] == "medial-plantar"
    assert names(touched(library, heel * 9 + toe).nerves)[0] == "medial-plantar", "the same mark counts once"


def test_weakness_touches_no_skin_but_has_its_place_and_cards(library: Library) -> None:
    found = touched(library, [mark(library, WEAKNESS, SHIN)])
    assert found.nerves == found.roots == ()
    assert found.places[0].region == Address(Kind.REGION, "shin")
    assert Address(Kind.CONDITION, "common-fibular-neuropathy") in found.cards


def test_cards_are_those_that_people_mean_there_and_that_feel_so(library: Library) -> None:
    for felt in Felt:
        found = touched(library, [mark(library, felt, HEEL, LEFT)])
        causes = [each for each in library.body.regions["heel"].causes if felt in each.felt]
        assert list(found.cards) == [Address(Kind.CONDITION, each.condition) for each in causes]


def test_cards_of_more_places_come_first(library: Library) -> None:
    found = touched(library, [mark(library, PAIN, CALF), mark(library, PAIN, SHIN)])
    regions = [library.body.regions[each].causes for each in ("calf", "shin")]
    shared = {each.condition for each in regions[0] if PAIN in each.felt} & {
        each.condition for each in regions[1] if PAIN in each.felt
    }
    assert shared
    assert {each.id for each in found.cards[: len(shared)]} == shared


@pytest.mark.parametrize("felt", [NUMBNESS, TINGLING])
@pytest.mark.parametrize("place", [SADDLE, mirrored(SADDLE), BETWEEN_LEGS, mirrored(BETWEEN_LEGS)])
def test_a_numb_or_tingling_saddle_is_an_emergency(
    library: Library, felt: Felt, place: tuple[str, float, float]
) -> None:
    marks = [mark(library, felt, place)]
    assert alarm(library, marks) is touched(library, marks).alarm is AlarmKind.SADDLE


@pytest.mark.parametrize("place", [SADDLE, BETWEEN_LEGS])
def test_pain_in_the_saddle_alone_is_none(library: Library, place: tuple[str, float, float]) -> None:
    assert alarm(library, [mark(library, PAIN, place)]) is None


@pytest.mark.parametrize("felt", Felt)
@pytest.mark.parametrize("other", [mirrored(SHIN), mirrored(CALF)])
def test_anything_in_both_legs_is_an_emergency(
    library: Library, felt: Felt, other: tuple[str, float, float]
) -> None:
    one = mark(library, felt, SHIN)
    assert alarm(library, [one]) is None
    assert alarm(library, [one, mark(library, PAIN, other)]) is AlarmKind.BOTH_LEGS
    assert alarm(library, [one, mark(library, PAIN, CALF)]) is None, "both are the right leg"


def test_both_feet_are_both_legs(library: Library) -> None:
    assert alarm(library, [mark(library, NUMBNESS, HEEL, BOTH)]) is AlarmKind.BOTH_LEGS
    assert alarm(library, [mark(library, NUMBNESS, HEEL, LEFT)]) is None
    assert alarm(library, [mark(library, PAIN, HEEL, LEFT), mark(library, PAIN, SHIN)]) is AlarmKind.BOTH_LEGS


def test_pain_in_the_back_and_the_buttocks_is_of_no_leg(library: Library) -> None:
    back = [mark(library, PAIN, ("posterior", x, 150.0)) for x in (200.0, 280.0)]
    buttocks = [mark(library, PAIN, ("posterior", x, 290.0)) for x in (150.0, 330.0)]
    groins = [mark(library, PAIN, ("anterior", x, 350.0)) for x in (170.0, 310.0)]
    middle = [mark(library, PAIN, ("posterior", 240.0, 430.0))]
    assert alarm(library, [*back, *buttocks, *groins, *middle]) is None


@pytest.mark.parametrize("felt", [each for each in Felt if each is not PAIN])
def test_more_than_pain_in_both_buttocks_is_an_emergency(library: Library, felt: Felt) -> None:
    left, right = (mark(library, felt, ("posterior", x, 290.0)) for x in (150.0, 330.0))
    assert alarm(library, [left]) is None
    assert alarm(library, [left, right]) is AlarmKind.BOTH_LEGS


def test_every_place_on_the_skin_of_a_leg_counts_for_both_legs(library: Library) -> None:
    """No gap between two regions may swallow a mark: below the crotch every spot is of a leg."""
    other = [mark(library, PAIN, HEEL, LEFT)]
    spots = 0
    for figure, x, y in product(("anterior", "posterior"), range(80, 400, 20), range(480, 1235, 40)):
        made = mark_at(library, NUMBNESS, figure, float(x), float(y))
        if made is not None and made.side is RIGHT:
            spots += 1
            assert alarm(library, [made, *other]), made
    assert spots > 150


def test_the_test_points_of_the_sacral_roots_raise_the_alarm(library: Library) -> None:
    dots = [
        shape.bounds
        for root in ("root-s3", "root-s4")
        for figure, shape in library.diagram.shapes(root)
        if figure.id == "posterior" and shape.layer == "dermatome" and shape.part == "light"
    ]
    assert len(dots) == 4
    for left, top, right, bottom in dots:
        place = "posterior", (left + right) / 2, (top + bottom) / 2
        assert alarm(library, [mark(library, NUMBNESS, place)]) is AlarmKind.SADDLE


def test_every_place_of_the_shipped_alarms_is_drawn(library: Library) -> None:
    drawn = {(s.layer, s.structure) for figure in library.diagram.figures for s in figure.shapes}
    assert library.alarms
    assert {(each.layer, each.structure) for each in library.alarms} <= drawn


def test_without_a_table_of_alarms_there_is_none(library: Library) -> None:
    bare = replace(library, alarms=())
    assert alarm(bare, [mark(library, NUMBNESS, SADDLE)]) is None


def test_an_empty_library_touches_nothing() -> None:
    assert touched(Library(), [Mark(PAIN, "anterior", 1, 1, LEFT)]).marks == ()


COORDINATES = st.floats(-50, 1300) | st.floats()
MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from(Felt),
        st.sampled_from(["anterior", "posterior", "lateral", "plantar", "medial", "nowhere"]),
        COORDINATES,
        COORDINATES,
        st.sampled_from(Side),
    ),
    max_size=8,
)


@given(MARKS)
@settings(max_examples=60)
def test_whatever_is_marked_is_answered_from_the_marks(library: Library, marks: list[Mark]) -> None:
    found = touched(library, marks)
    assert set(found.marks) <= set(marks)
    assert all(math.isfinite(each.x) and each.figure != "nowhere" for each in found.marks)
    for area in (*found.nerves, *found.roots):
        assert area.nerve.id in library.body.nerves
        assert area.marks
        assert set(area.marks) <= {each for each in found.marks if each.felt is not WEAKNESS}
    for areas in (found.nerves, found.roots):
        counts = [len(each.marks) for each in areas]
        assert counts == sorted(counts, reverse=True)
    assert {felt for place in found.places for felt in place.felt} == {each.felt for each in found.marks}
    assert all(each in library.cards for each in found.cards)
    assert found.alarm is alarm(library, marks)


@given(MARKS, MARKS)
@settings(max_examples=40)
def test_more_marks_never_take_an_alarm_away(library: Library, some: list[Mark], more: list[Mark]) -> None:
    if alarm(library, some):
        assert alarm(library, [*some, *more])


@given(st.floats(-165, 165), st.floats(20, 1150), st.sampled_from(["anterior", "posterior"]))
@settings(max_examples=60)
def test_left_and_right_are_alike(library: Library, across: float, up: float, view: str) -> None:
    figure = next(each for each in library.diagram.figures if each.id == view)
    middle, floor = figure.origin
    one, other = (mark_at(library, PAIN, view, middle + x, floor - up) for x in (across, -across))
    assert (one is None) is (other is None)
    if one and other:
        assert one.side is other.side.mirrored
        assert names(touched(library, [one]).nerves) == names(touched(library, [other]).nerves)
        assert names(touched(library, [one]).roots) == names(touched(library, [other]).roots)


def test_a_mark_reaches_half_a_fingertip(library: Library) -> None:
    edge = next(
        shape.bounds[3]
        for figure, shape in library.diagram.shapes("skin")
        if figure.id == "plantar" and shape.part == "outline"
    )
    inside = next(x for x in range(20, 120) if mark_at(library, PAIN, "plantar", x, edge - 1))
    assert mark_at(library, PAIN, "plantar", inside, edge + REACH + 1) is None
