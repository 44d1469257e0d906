from collections.abc import Callable

import pytest

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.library import Library
from explorer.library.selection import Choice
from explorer.state.state import MOST_STEPS, Change, State

KNEE = parse_address("region:outer-knee")
TIBIAL = parse_address("nerve:tibial")
NECK = parse_address("site:fibular-neck")
FIBULAR = parse_address("condition:common-fibular-neuropathy")
SCIATICA = parse_address("condition:sciatica")
NOWHERE = parse_address("nerve:nowhere")


@pytest.fixture
def state(library: Library) -> State:
    """Nothing chosen yet, in the shipped library."""
    return State(library)


@pytest.fixture
def heard(state: State) -> list[Change]:
    """Every change that the state announces."""
    changes: list[Change] = []
    state.observe(changes.append)
    return changes


def test_nothing_is_chosen_at_first(state: State) -> None:
    assert state.selection is None
    assert not state.can_go_back
    assert not state.can_go_forward


def test_a_choice_is_announced_once_with_before_and_after(state: State, heard: list[Change]) -> None:
    state.select(KNEE, Side.RIGHT, (NECK,))
    assert heard == [Change(None, state.selection)]
    chosen = state.selection
    assert chosen is not None
    assert (chosen.address, chosen.side, chosen.card, chosen.focus) == (KNEE, Side.RIGHT, FIBULAR, KNEE)
    assert chosen.nearby == (NECK,)
    state.select(TIBIAL)
    assert heard[1:] == [Change(chosen, state.selection)]


def test_a_start_chooses_and_compares(state: State) -> None:
    state.start_with(Choice(SCIATICA, Side.LEFT, FIBULAR))
    chosen = state.selection
    assert chosen is not None
    assert (chosen.card, chosen.side, chosen.against) == (SCIATICA, Side.LEFT, FIBULAR)
    with pytest.raises(KeyError):
        state.start_with(Choice(NOWHERE, Side.LEFT))


@pytest.mark.parametrize(
    "again",
    [
        lambda state: state.select(KNEE, Side.RIGHT),
        lambda state: state.select(KNEE),
        lambda state: state.set_side(Side.RIGHT),
        lambda state: state.forward(),
    ],
)
def test_what_is_set_already_is_not_announced(
    state: State, heard: list[Change], again: Callable[[State], None]
) -> None:
    state.select(KNEE, Side.RIGHT)
    again(state)
    assert len(heard) == 1


def test_nothing_is_announced_where_there_is_nothing_to_do(state: State, heard: list[Change]) -> None:
    state.clear()
    state.back()
    state.forward()
    state.set_side(Side.LEFT)
    assert heard == []
    assert not state.can_go_back


def test_the_side_is_kept_until_another_is_named(state: State) -> None:
    state.select(TIBIAL)
    assert state.selection is not None
    assert state.selection.side is Side.BOTH
    state.set_side(Side.LEFT)
    state.select(KNEE)
    assert state.selection.side is Side.LEFT
    state.select(TIBIAL, Side.RIGHT)
    assert state.selection.side is Side.RIGHT
    state.open_card(SCIATICA)
    assert state.selection.side is Side.RIGHT


def test_back_and_forward_walk_the_way_that_led_here(state: State) -> None:
    steps = [None]
    for address in (KNEE, TIBIAL, SCIATICA):
        state.select(address)
        steps.append(state.selection)
    seen = []
    while state.can_go_back:
        seen.append(state.selection)
        state.back()
    assert [*seen, state.selection] == steps[::-1]
    assert state.selection is None
    while state.can_go_forward:
        state.forward()
    assert state.selection == steps[-1]


def test_a_new_choice_ends_the_way_forward(state: State) -> None:
    state.select(KNEE)
    state.select(TIBIAL)
    state.back()
    assert state.can_go_forward
    state.select(SCIATICA)
    assert not state.can_go_forward
    state.back()
    assert state.selection is not None
    assert state.selection.address == KNEE


def test_choosing_again_what_is_chosen_keeps_the_way_forward(state: State) -> None:
    state.select(KNEE)
    state.select(TIBIAL)
    state.back()
    state.select(KNEE)
    assert state.can_go_forward


def test_clearing_is_a_step_that_can_be_undone(state: State, heard: list[Change]) -> None:
    state.select(KNEE)
    chosen = state.selection
    state.clear()
    assert state.selection is None
    assert heard[-1] == Change(chosen, None)
    state.back()
    assert state.selection == chosen


def test_opening_a_card_keeps_the_place_and_moves_the_light(state: State, heard: list[Change]) -> None:
    state.select(KNEE, Side.LEFT, (NECK,))
    state.open_card(SCIATICA)
    chosen = state.selection
    assert chosen is not None
    assert (chosen.address, chosen.card, chosen.focus) == (KNEE, SCIATICA, SCIATICA)
    assert (chosen.side, chosen.nearby) == (Side.LEFT, (NECK,))
    assert len(heard) == 2


def test_opening_a_card_with_nothing_chosen_chooses_it(state: State) -> None:
    state.open_card(SCIATICA)
    assert state.selection is not None
    assert state.selection.address == SCIATICA


@pytest.mark.parametrize("method", ["select", "open_card"])
@pytest.mark.parametrize("before", [None, KNEE])
def test_an_unknown_address_is_refused_and_changes_nothing(
    state: State, heard: list[Change], method: str, before: Address | None
) -> None:
    if before:
        state.select(before)
    chosen, count = state.selection, len(heard)
    with pytest.raises(KeyError, match="nerve:nowhere"):
        getattr(state, method)(NOWHERE)
    assert state.selection == chosen
    assert len(heard) == count


def test_who_stops_observing_hears_no_more(state: State) -> None:
    heard: list[Change] = []
    stop = state.observe(heard.append)
    others: list[Change] = []
    state.observe(others.append)
    stop()
    state.select(KNEE)
    assert heard == []
    assert len(others) == 1


def test_an_observer_that_stops_while_told_keeps_no_one_from_hearing(state: State) -> None:
    stop = state.observe(lambda _: stop())
    heard: list[Change] = []
    state.observe(heard.append)
    state.select(KNEE)
    state.select(TIBIAL)
    assert len(heard) == 2


def test_the_next_choice_becomes_the_other_half_of_a_comparison(state: State, heard: list[Change]) -> None:
    state.select(SCIATICA, Side.LEFT)
    alone = state.selection
    state.pick_comparison()
    assert heard[-1] == Change(alone, alone, picking=True)
    state.select(KNEE)
    assert not state.picking
    chosen = state.selection
    assert chosen is not None
    assert (chosen.card, chosen.against, chosen.side) == (SCIATICA, FIBULAR, Side.LEFT)
    state.back()
    assert state.selection == alone


def test_with_nothing_open_there_is_nothing_to_compare(state: State, heard: list[Change]) -> None:
    state.pick_comparison()
    state.compare(FIBULAR)
    assert heard == []
    assert not state.picking


def test_a_thing_is_not_compared_with_itself(state: State, heard: list[Change]) -> None:
    state.select(SCIATICA)
    state.pick_comparison()
    state.select(SCIATICA)
    assert state.selection is not None
    assert state.selection.against is None
    assert [each.picking for each in heard] == [False, True, False]


def test_one_step_out_ends_the_waiting_then_the_comparison_then_the_choice(state: State) -> None:
    state.select(SCIATICA)
    state.compare(FIBULAR)
    state.pick_comparison()
    state.leave()
    assert state.selection is not None
    assert state.selection.against is None
    assert not state.picking
    state.leave()
    assert state.selection is None


def test_another_choice_or_card_ends_a_comparison(state: State) -> None:
    state.select(SCIATICA)
    state.compare(FIBULAR)
    state.open_card(FIBULAR)
    assert state.selection is not None
    assert (state.selection.card, state.selection.against) == (FIBULAR, None)


def test_sides_can_be_changed_while_two_are_compared(state: State) -> None:
    state.select(SCIATICA, Side.LEFT)
    state.compare(FIBULAR)
    state.set_side(Side.RIGHT)
    assert state.selection is not None
    assert (state.selection.side, state.selection.against) == (Side.RIGHT, FIBULAR)


def test_what_the_library_does_not_know_cannot_be_compared(state: State) -> None:
    state.select(SCIATICA)
    with pytest.raises(KeyError):
        state.compare(NOWHERE)


def test_of_a_place_its_card_is_compared_however_it_is_named(state: State) -> None:
    state.select(SCIATICA)
    state.compare(KNEE)
    assert state.selection is not None
    assert state.selection.against == FIBULAR


def test_the_way_back_has_an_end(state: State) -> None:
    for _ in range(MOST_STEPS):
        for each in (KNEE, TIBIAL):
            state.select(each)
    latest = state.selection
    steps = 0
    while state.can_go_back:
        state.back()
        steps += 1
    assert steps == MOST_STEPS
    assert state.selection is not None
    for _ in range(steps):
        state.forward()
    assert state.selection == latest
    assert not state.can_go_forward
