from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind
from explorer.state.kiosk.trail import MOST_STOPS, START, Screen, Stop, Trail

LIST, CARD = Stop(Screen.CONDITIONS), Stop(Screen.CARD, Address(Kind.CONDITION, "sciatica"))


def test_back_leads_to_where_one_came_from() -> None:
    trail = Trail()
    assert trail.go(LIST)
    assert trail.go(CARD)
    assert not trail.go(CARD)  # one is there already
    assert trail.back()
    assert trail.here == LIST
    assert trail.back()
    assert trail.here == START
    assert not trail.back()


def test_home_forgets_the_way() -> None:
    trail = Trail()
    trail.go(CARD)
    assert trail.home()
    assert not trail.can_go_back
    assert not trail.home()


@given(st.lists(st.sampled_from([LIST, CARD, START, Stop(Screen.MARKING), None]), max_size=300))
def test_a_way_never_grows_without_end_and_always_leads_home(steps: list[Stop | None]) -> None:
    trail = Trail()
    for each in steps:
        if each is None:
            trail.back()
        else:
            trail.go(each)
    back = 0
    while trail.back():
        back += 1
    assert back < MOST_STOPS
    assert trail.here == START
