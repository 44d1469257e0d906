"""Things in columns: in order, inside, never split, no heading left alone."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.paper.columns import Item, column_bottom, pack

ITEMS = st.lists(st.builds(Item, st.floats(1, 90), st.floats(0, 20), st.booleans()), min_size=1, max_size=40)


@given(ITEMS, st.integers(1, 3), st.floats(100, 400), st.floats(100, 400))
def test_whatever_stands_stands_in_order_and_inside(
    items: list[Item], abreast: int, first: float, other: float
) -> None:
    heights = [first] * abreast + [other] * abreast * 5
    spots = pack(items, heights, abreast)
    if spots is None:
        return
    assert [spot.item for spot in spots] == list(range(len(items)))
    for before, spot in itertools.pairwise(spots):
        assert (before.column, before.top) < (spot.column, spot.top)
        if before.column == spot.column:
            bottom = before.top + items[before.item].height
            assert spot.top >= bottom + items[spot.item].gap - 1e-6
        else:
            assert not items[before.item].keep, "what leads on is left alone"
            assert spot.top == 0
    for spot in spots:
        assert spot.top + items[spot.item].height <= heights[spot.column] + 1e-6


def test_the_last_page_ends_evenly() -> None:
    items = [Item(50.0, 0.0)] * 6
    spots = pack(items, [400.0, 400.0], 2)
    assert spots is not None
    assert [column_bottom(spots, items, column) for column in (0, 1)] == [150.0, 150.0]


def test_what_is_too_high_or_too_much_does_not_fit() -> None:
    assert pack([Item(101.0)], [100.0] * 4, 2) is None
    assert pack([Item(60.0)] * 5, [100.0] * 4, 2) is None
    assert pack([], [100.0] * 2, 2) == ()
