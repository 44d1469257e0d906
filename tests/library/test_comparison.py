"""Two things held against each other, from the tables of look-alikes and of the body."""

from datetime import date

import pytest

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.comparison import contrasts, counterparts, nerves_apart
from explorer.library.comparison_page import comparison_page
from explorer.library.library import Library
from explorer.library.lighting import lighting, other_lighting
from explorer.library.page import Columns, Links, Note, Versus, Weight
from explorer.library.pages import EDUCATION, page_for
from explorer.library.selection import Selection, compared

TODAY = date(2026, 11, 24)
L5 = parse_address("condition:radiculopathy-l5")
FIBULAR = parse_address("condition:common-fibular-neuropathy")
PLANTAR = parse_address("condition:plantar-heel-pain")


def chosen(address: Address, other: Address | None, side: Side = Side.RIGHT) -> Selection:
    return compared(Selection(address, side, address, address), other)


def test_what_splits_the_two_comes_first_and_what_they_share_last(library: Library) -> None:
    found = contrasts(library, L5, FIBULAR)
    kinds = [(each.splits, each.shared) for each in found]
    assert kinds == sorted(kinds, key=lambda kind: (not kind[0], kind[1]))
    best = {each.finding.split(" (")[0]: (each.first, each.second) for each in found if each.splits}
    assert best["Turning the foot in"] == ("often weak", "normal")
    assert best["Moving the leg out at the hip"] == ("often weak", "normal")
    shared = {each.finding: each.first for each in found if each.shared}
    assert shared["Pushing the foot down (plantar flexion)"] == "normal"


def test_turned_round_each_finding_changes_its_sides(library: Library) -> None:
    there = {each.finding: (each.first, each.second) for each in contrasts(library, L5, FIBULAR)}
    back = {each.finding: (each.second, each.first) for each in contrasts(library, FIBULAR, L5)}
    assert there == back


def test_what_no_table_knows_both_of_has_no_findings(library: Library) -> None:
    assert contrasts(library, FIBULAR, PLANTAR) == ()
    assert contrasts(library, L5, L5) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("nerve:root-l5", "nerve:common-fibular"), ("nerve:femoral", "nerve:obturator")],
)
def test_the_nerves_are_split_without_loss_or_overlap(library: Library, one: str, other: str) -> None:
    apart = nerves_apart(library, parse_address(one), parse_address(other))
    assert apart is not None
    for parts in (apart.roots, apart.muscles, apart.skin):
        named = (*parts.first, *parts.both, *parts.second)
        assert len(set(named)) == len(named) > 0
    turned = nerves_apart(library, parse_address(other), parse_address(one))
    assert turned is not None
    assert turned.muscles.first == apart.muscles.second
    assert turned.muscles.both == apart.muscles.both


def test_foot_drop_inversion_and_hip_muscles_belong_to_the_root_alone(library: Library) -> None:
    apart = nerves_apart(library, parse_address("nerve:root-l5"), parse_address("nerve:common-fibular"))
    assert apart is not None
    assert {"tibialis-posterior", "gluteus-medius"} <= set(apart.muscles.first)
    assert "tibialis-anterior" in apart.muscles.both
    assert apart.roots.first == ()


def test_without_nerves_on_both_sides_nothing_is_said_of_nerves(library: Library) -> None:
    assert nerves_apart(library, parse_address("bone:femur"), parse_address("nerve:tibial")) is None


def test_counterparts_are_what_the_tables_name_beside_a_card_and_never_itself(library: Library) -> None:
    others = counterparts(library, FIBULAR)
    assert others[0] == L5
    assert FIBULAR not in others
    assert len(set(others)) == len(others)
    assert all(library.knows(each) for each in others)
    assert counterparts(library, parse_address("nerve:tibial")) == ()


def test_every_pair_of_look_alikes_makes_a_page(library: Library) -> None:
    pairs = 0
    for card in library.cards:
        for other in counterparts(library, card):
            page = page_for(library, chosen(card, other), "112", TODAY)
            assert isinstance(page.blocks[0], Versus)
            tables = [each for each in page.blocks if isinstance(each, Columns)]
            assert tables, (card, other)
            assert tables[0].weight is Weight.STRONG or not any(t.weight is Weight.STRONG for t in tables)
            pairs += 1
    assert pairs > 60


def test_the_page_names_both_and_ends_with_the_line_that_it_does_not_diagnose(library: Library) -> None:
    page = comparison_page(library, chosen(L5, FIBULAR), FIBULAR, EDUCATION, "112")
    versus, *_, last = page.blocks
    assert isinstance(versus, Versus)
    assert (versus.first.address, versus.second.address) == (L5, FIBULAR)
    assert page.title.endswith("or pinched nerve at the outer knee?")
    assert last == Note(EDUCATION)


def test_names_keep_the_capitals_that_belong_to_them(library: Library) -> None:
    s1 = parse_address("condition:radiculopathy-s1")
    page = comparison_page(library, chosen(FIBULAR, s1), s1, EDUCATION, "112")
    assert "S1" in page.title


def test_a_card_offers_its_look_alikes_to_compare(library: Library) -> None:
    page = page_for(library, chosen(FIBULAR, None), "112", TODAY)
    (offered,) = [each for each in page.blocks if isinstance(each, Links) and each.compares]
    assert L5 in [each.address for each in offered.links]


def test_the_other_lights_its_own_path_on_the_same_side(library: Library) -> None:
    selection = chosen(L5, FIBULAR, Side.LEFT)
    other = other_lighting(library, selection)
    assert other is not None
    assert other.side is Side.LEFT
    assert "common-fibular" in other.nerves
    assert "root-l5" in lighting(library, selection).nerves
    assert other_lighting(library, chosen(L5, None)) is None


def test_whom_to_call_stands_in_what_both_cards_tell(library: Library) -> None:
    sciatica = parse_address("condition:sciatica")
    page = comparison_page(library, chosen(sciatica, FIBULAR), FIBULAR, EDUCATION, "112 & co")
    cells = [
        cell for block in page.blocks if isinstance(block, Columns) for row in block.rows for cell in row
    ]
    assert any("call 112 &amp; co" in cell for cell in cells)
    assert not any("{emergency}" in cell for cell in cells)
