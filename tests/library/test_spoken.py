"""What a screen reader is told."""

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.library.spoken import announcement, description
from explorer.state.state import State


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nerve:sural", "Roots: "),
        ("nerve:deep-fibular", "Roots: L4, L5, S1. Feels: "),
        ("site:tarsal-tunnel", "Pinches: tibial nerve"),
        ("disc:l4-l5", "Can press on: L5 nerve root"),
        ("region:outer-knee", "Opens: Pinched nerve at the outer knee."),
        ("bone:patella", "Kneecap."),
        ("muscle:tibialis-anterior", "Moved by: deep fibular nerve."),
    ],
)
def test_what_matters_of_a_structure_is_told(library: Library, address: str, told: str) -> None:
    assert told in description(library, parse_address(address))


def test_everything_that_is_drawn_can_be_told(library: Library) -> None:
    for address in library.body.addresses():
        text = description(library, address)
        assert "{" not in text
        assert "  " not in text


def said(library: Library, address: str, side: Side, today: object) -> str:
    state = State(library)
    state.select(parse_address(address), side)
    return announcement(library, state.selection, page_for(library, state.selection, "112", today))


def test_a_choice_is_told_with_its_side_and_card(library: Library, today: object) -> None:
    assert said(library, "region:outer-knee", Side.LEFT, today) == (
        "Outer side of the knee, left. Card: Pinched nerve at the outer knee."
    )
    assert said(library, "nerve:common-fibular", Side.LEFT, today) == (
        "Common fibular nerve, left. Its card is open."
    )
    assert said(library, "bone:patella", Side.RIGHT, today) == "Kneecap, right. Its card is open."


def test_choosing_nothing_is_told(library: Library, today: object) -> None:
    page = page_for(library, None, "112", today)
    assert announcement(library, None, page) == "Nothing is chosen. Card: Where do you feel it?"


def test_a_comparison_is_told(library: Library, today: object) -> None:
    one, other = parse_address("nerve:root-l5"), parse_address("nerve:common-fibular")
    selection = Selection(one, Side.LEFT, one, one, against=other)
    page = page_for(library, selection, "112", today)
    assert announcement(library, selection, page).startswith("Compared. Card: ")
