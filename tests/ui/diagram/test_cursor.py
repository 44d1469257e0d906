"""The keyboard's cursor: arrows lead from any thing to every other, and the way back is the way there."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from explorer.diagram.shapes import Diagram
from explorer.library.library import Library
from explorer.state.layers import Look, Visibility, look_at_first, shown_at_first
from explorer.ui.diagram.cursor import Cursor
from explorer.ui.diagram.ink import inks
from explorer.ui.diagram.stops import LEAST_IN_SORT, SORTS, Direction, Stop, neighbour, stops


@pytest.fixture(scope="module")
def diagram(library: Library) -> Diagram:
    return library.diagram


@pytest.fixture(scope="module")
def everything(diagram: Diagram) -> tuple[Stop, ...]:
    """All that can be stood on, with every layer shown."""
    return stops(inks(diagram), Look(dict.fromkeys((layer.id for layer in diagram.layers), Visibility.SHOWN)))


@pytest.fixture
def cursor(diagram: Diagram) -> Cursor:
    """A cursor over what is shown at first, in the first figure."""
    made = Cursor()
    made.set_stops(stops(inks(diagram), look_at_first(diagram)))
    made.start("", None, lambda _: False)
    return made


def steps_among(group: Sequence[Stop]) -> dict[Stop, set[Stop]]:
    """Where one arrow leads to from each."""
    return {
        here: {there for each in Direction if (there := neighbour(group, here, each)) is not None}
        for here in group
    }


def reached(start: Stop, steps: Mapping[Stop, set[Stop]]) -> set[Stop]:
    """Everything that arrows lead to."""
    found, waiting = {start}, [start]
    while waiting:
        new = steps[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_every_thing_of_a_figure_is_reached_from_every_other_of_its_sort(
    everything: tuple[Stop, ...], diagram: Diagram
) -> None:
    groups = 0
    for figure in diagram.figures:
        for sort in range(len(SORTS)):
            group = [each for each in everything if (each.hit.figure, each.sort) == (figure.id, sort)]
            steps = steps_among(group)
            for start in group:
                assert reached(start, steps) == set(group), (figure.id, SORTS[sort][0], start.key)
            groups += len(group) >= LEAST_IN_SORT
    assert groups > 15


def test_each_step_leads_where_its_arrow_points(everything: tuple[Stop, ...]) -> None:
    group = [each for each in everything if each.hit.figure == "anterior" and each.sort == 2]
    for here in group:
        for direction in Direction:
            there = neighbour(group, here, direction)
            if there is not None:
                x, y = there.place.x() - here.place.x(), there.place.y() - here.place.y()
                assert x * direction.value[0] + y * direction.value[1] > 0


def test_a_stop_lies_on_the_thing_itself(everything: tuple[Stop, ...]) -> None:
    for stop in everything:
        shape = stop.hit.ink.shape
        assert stop.box.contains(stop.place)
        if shape.closed:
            assert stop.hit.ink.path.contains(stop.place), stop.key


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(way=st.lists(st.sampled_from(Direction), max_size=12))
def test_the_opposite_arrows_lead_back(cursor: Cursor, way: list[Direction]) -> None:
    cursor.start("", None, lambda _: False)
    passed = [cursor.at]
    made = []
    for direction in way:
        if cursor.move(direction):
            made.append(direction)
            passed.append(cursor.at)
    for direction in reversed(made):
        assert cursor.move(direction.back)
    assert cursor.at is passed[0]


def test_it_starts_among_places_and_on_what_is_chosen_if_anything_is(cursor: Cursor) -> None:
    assert cursor.at is not None
    assert cursor.at.hit.address.kind == "region"
    wanted = next(each for each in cursor.stops_in("posterior") if each.hit.address.id == "sciatic")
    cursor.start("posterior", QPointF(), lambda each: each is wanted)
    assert cursor.at is wanted
    assert cursor.move(Direction.RIGHT)
    assert cursor.at.hit.address.kind == "nerve"


def test_finer_and_coarser_stay_near(cursor: Cursor) -> None:
    kinds = [cursor.at.hit.address.kind]
    while cursor.step_sort(1):
        kinds.append(cursor.at.hit.address.kind)
    assert kinds[:3] == ["region", "site", "nerve"]
    assert kinds[3] in ("bone", "disc")
    assert len(kinds) == 4, "muscles are hidden at first"
    while cursor.step_sort(-1):
        kinds.pop()
    assert cursor.at.hit.address.kind == "region"


def test_figures_are_stepped_through_in_a_ring_and_each_offers_something(cursor: Cursor) -> None:
    seen = [cursor.at.hit.figure]
    while cursor.step_figure(1) and cursor.at.hit.figure != seen[0]:
        seen.append(cursor.at.hit.figure)
        here = cursor.at
        assert any(cursor.move(direction) for direction in Direction), seen
        cursor.stand(here)
    assert seen == ["anterior", "posterior", "lateral", "plantar", "medial"]
    cursor.step_figure(-1)
    assert cursor.at.hit.figure == "medial"


def test_the_same_thing_is_kept_from_one_figure_to_the_next(cursor: Cursor) -> None:
    tibia = next(each for each in cursor.stops_in("anterior") if each.hit.address.id == "tibia")
    cursor.stand(tibia)
    cursor.step_figure(1)
    assert (cursor.at.hit.address, cursor.at.hit.side) == (tibia.hit.address, tibia.hit.side)


def test_it_stays_where_it_is_when_layers_change_and_leaves_what_is_hidden(
    cursor: Cursor, diagram: Diagram
) -> None:
    states = shown_at_first(diagram)
    place = cursor.at.key
    cursor.set_stops(stops(inks(diagram), Look(states | {"muscle": Visibility.SHOWN})))
    assert cursor.at.key == place
    cursor.set_stops(stops(inks(diagram), Look(states | {"region": Visibility.HIDDEN})))
    assert cursor.at is None
    assert not cursor.move(Direction.UP)


def test_where_nothing_is_drawn_it_stands_nowhere() -> None:
    cursor = Cursor()
    cursor.set_stops(())
    cursor.start("", None, lambda _: True)
    assert cursor.at is None
    assert not cursor.step_figure(1)
    assert not cursor.step_sort(1)
