from dataclasses import replace

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import Lighting, lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.lit import Role, lit_inks, lit_width, marked_inks

NECK = parse_address("site:fibular-neck")


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


@pytest.fixture
def fibular(library: Library) -> Lighting:
    """The card of the fibular neck, on the right."""
    card = library.card_for(NECK)
    return lighting(library, Selection(card, Side.RIGHT, card, card))


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_only_the_chosen_side_is_lit(plate: tuple[Ink, ...], fibular: Lighting, side: Side) -> None:
    lit = lit_inks(plate, replace(fibular, side=side))
    assert side in {ink.side for ink, _ in lit}
    assert side.mirrored not in {ink.side for ink, _ in lit}
    assert side.mirrored not in {ink.side for ink in marked_inks(plate, replace(fibular, side=side))}


def test_both_sides_are_lit_alike(plate: tuple[Ink, ...], fibular: Lighting) -> None:
    lit = lit_inks(plate, replace(fibular, side=Side.BOTH))
    right = [ink.shape.structure for ink, _ in lit if ink.side is Side.RIGHT]
    left = [ink.shape.structure for ink, _ in lit if ink.side is Side.LEFT]
    assert right
    assert sorted(right) == sorted(left)


def test_the_whole_path_is_lit_and_the_chosen_nerve_lies_on_top(
    plate: tuple[Ink, ...], fibular: Lighting
) -> None:
    lit = lit_inks(plate, fibular)
    drawn = {ink.shape.structure for ink in plate if ink.shape.layer == "nerve"}
    assert {ink.shape.structure for ink, _ in lit} == fibular.path & drawn
    assert {"root-l5", "sciatic", "common-fibular"} <= {ink.shape.structure for ink, _ in lit}
    roles = [role for _, role in lit]
    assert roles == sorted(roles, key=list(Role).index)
    assert {ink.shape.structure for ink, role in lit if role is Role.CHOSEN} == fibular.nerves & drawn


def test_marked_are_the_places_of_the_card(plate: tuple[Ink, ...], fibular: Lighting) -> None:
    marked = marked_inks(plate, fibular)
    assert NECK in {ink.address for ink in marked}
    assert {ink.address for ink in marked} <= fibular.places
    assert all(ink.shape.part == "outline" for ink in marked)


def test_a_lit_nerve_is_never_too_thin_to_see_and_the_chosen_one_is_widest(plate: tuple[Ink, ...]) -> None:
    thin = min((ink for ink in plate if ink.shape.layer == "nerve"), key=lambda ink: ink.width)
    for scale in (0.3, 1.0, 10.0):
        widths = [lit_width(thin, role, scale) for role in Role]
        assert widths == sorted(widths)
        for role, width in zip(Role, widths, strict=True):
            assert width * scale >= role.value[1] - 0.01 * scale
            assert width >= thin.width
