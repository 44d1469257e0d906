"""What was seen in this run."""

import pytest

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.library.library import Library
from explorer.state import recent as module
from explorer.state.recent import Recent, Seen
from explorer.state.state import State

TIBIAL, CALF = parse_address("nerve:tibial"), parse_address("region:calf")


def test_the_latest_comes_first_and_each_thing_once(library: Library) -> None:
    state = State(library)
    recent = Recent(state)
    assert recent.seen == ()
    state.select(TIBIAL, Side.LEFT)
    state.select(CALF, Side.RIGHT)
    assert recent.seen == (Seen(CALF, Side.RIGHT), Seen(TIBIAL, Side.LEFT))
    state.select(TIBIAL, Side.BOTH)
    assert recent.seen == (Seen(TIBIAL, Side.BOTH), Seen(CALF, Side.RIGHT))


def test_what_it_begins_with_was_seen(library: Library) -> None:
    state = State(library)
    state.select(TIBIAL, Side.LEFT)
    assert Recent(state).seen == (Seen(TIBIAL, Side.LEFT),)


def test_going_back_counts_as_seeing_and_choosing_nothing_does_not(library: Library) -> None:
    state = State(library)
    recent = Recent(state)
    state.select(TIBIAL)
    state.select(CALF)
    state.back()
    state.clear()
    assert [each.address for each in recent.seen] == [TIBIAL, CALF]


def test_another_card_of_the_same_place_was_seen_too(library: Library) -> None:
    state = State(library)
    recent = Recent(state)
    state.select(CALF)
    other = library.conditions_at(CALF)[1]
    state.open_card(other)
    assert [each.address for each in recent.seen] == [other, CALF]


def test_changes_are_announced_once_until_it_ends(library: Library) -> None:
    state = State(library)
    recent = Recent(state)
    heard: list[int] = []
    end = recent.observe(lambda: heard.append(len(recent.seen)))
    state.select(TIBIAL)
    state.select(TIBIAL)
    state.set_side(Side.LEFT)
    assert heard == [1, 1], "the second time the side changed"
    recent.clear()
    recent.clear()
    assert heard == [1, 1, 0]
    end()
    recent.stop()
    state.select(CALF)
    assert recent.seen == ()


def test_it_forgets_what_lies_long_back(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    state = State(library)
    recent = Recent(state)
    nerves = [Address(Kind.NERVE, each) for each in list(library.body.nerves)[:5]]
    for each in nerves:
        state.select(each)
    assert [each.address for each in recent.seen] == nerves[:1:-1]
