import pytest

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import Lighting, lighting, threatened
from explorer.library.selection import Selection, with_card
from explorer.library.wording import short_name


def light(library: Library, text: str, side: Side = Side.RIGHT) -> Lighting:
    address = parse_address(text)
    return lighting(library, Selection(address, side, library.card_for(address), address))


def crumbs(library: Library, lit: Lighting) -> str:
    return " > ".join(" · ".join(short_name(library, each) for each in station) for station in lit.crumbs)


def test_the_common_fibular_nerve_is_lit_from_the_spine_to_the_toes(library: Library) -> None:
    lit = light(library, "nerve:common-fibular")
    assert lit.side is Side.RIGHT
    assert lit.nerves == {"common-fibular"}
    assert lit.towards_spine >= {"cauda-equina", "root-l4", "root-l5", "root-s1", "root-s2", "sciatic"}
    assert lit.towards_skin >= {"deep-fibular", "superficial-fibular", "deep-fibular-medial-terminal"}
    assert not {"tibial", "femoral", "root-l2", "root-s4"} & lit.path
    assert lit.places == frozenset()


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        ("nerve:deep-fibular", "L4 · L5 · S1 > sacral plexus > sciatic > common fibular > deep fibular"),
        ("nerve:saphenous", "L3 · L4 > lumbar plexus > femoral > saphenous"),
        ("nerve:root-l5", "L5"),
        ("disc:l4-l5", "L4 · L5"),
        ("bone:tibia", ""),
    ],
)
def test_the_breadcrumb_names_the_stations_from_the_spine(library: Library, chosen: str, line: str) -> None:
    assert crumbs(library, light(library, chosen)) == line


def test_the_outer_knee_lights_its_nerves_and_its_place(library: Library) -> None:
    lit = light(library, "region:outer-knee")
    assert lit.nerves == {"common-fibular", "lateral-sural-cutaneous"}
    assert {"root-l5", "sciatic"} <= lit.towards_spine
    assert "deep-fibular" in lit.towards_skin
    assert lit.places == {parse_address("region:outer-knee")}


def test_a_disc_lights_the_roots_it_threatens_and_their_branches(library: Library) -> None:
    lit = light(library, "disc:l4-l5")
    assert lit.nerves == {"root-l4", "root-l5"}
    assert "deep-fibular" in lit.towards_skin
    assert lit.places == {parse_address("disc:l4-l5")}


def test_a_root_lights_what_it_sends_its_fibres_to(library: Library) -> None:
    lit = light(library, "nerve:root-s1")
    assert lit.nerves == {"root-s1"}
    assert {"sciatic", "tibial", "sural"} <= lit.towards_skin
    assert not {"femoral", "saphenous", "obturator"} & lit.path


def test_a_condition_lights_its_nerves_and_marks_its_pinch_sites(library: Library) -> None:
    card = library.cards[parse_address("condition:sciatica")]
    lit = light(library, "condition:sciatica")
    assert lit.nerves == set(card.nerves)
    assert (
        parse_address("disc:l4-l5") in lit.places or parse_address("site:lateral-recess-l4-l5") in lit.places
    )
    assert all(place.kind is not Kind.REGION for place in lit.places)


def test_a_condition_of_both_sides_is_lit_on_both(library: Library) -> None:
    address = parse_address("condition:peripheral-polyneuropathy")
    assert not library.cards[address].side_matters
    assert light(library, str(address), Side.LEFT).side is Side.BOTH


def test_another_card_of_a_place_moves_the_light_and_keeps_the_place_marked(library: Library) -> None:
    knee = parse_address("region:outer-knee")
    first = Selection(knee, Side.LEFT, library.card_for(knee), knee)
    sciatica = parse_address("condition:sciatica")
    lit = lighting(library, with_card(first, sciatica))
    assert lit.nerves == set(library.cards[sciatica].nerves)
    assert knee in lit.places
    assert lit.side is Side.LEFT


def test_a_bone_lights_no_nerve_but_is_marked(library: Library) -> None:
    lit = light(library, "bone:tibia")
    assert lit.path == frozenset()
    assert lit.places == {parse_address("bone:tibia")}


def test_for_every_choice_the_three_sets_are_disjoint_and_known(library: Library) -> None:
    for address in library.addresses():
        lit = light(library, str(address))
        assert not lit.nerves & lit.towards_spine, address
        assert not lit.nerves & lit.towards_skin, address
        assert not lit.towards_spine & lit.towards_skin, address
        assert lit.path <= set(library.body.nerves)
        assert bool(lit.crumbs) == bool(lit.nerves), address
        assert {each for station in lit.crumbs for each in station} <= {
            Address.nerve(n) for n in library.body.nerves
        }


def test_what_a_disc_threatens_is_told_by_where_it_bulges(library: Library) -> None:
    assert [nerves for _, nerves in threatened(library, "l4-l5")] == [
        ("root-l5",),
        ("root-l4",),
        ("cauda-equina",),
    ]


@pytest.mark.parametrize(
    ("disc", "passing", "leaving"),
    [("l3-l4", "root-l4", "root-l3"), ("l4-l5", "root-l5", "root-l4"), ("l5-s1", "root-s1", "root-l5")],
)
def test_a_disc_bulges_towards_the_root_that_passes_and_rarely_towards_the_one_that_leaves(
    library: Library, disc: str, passing: str, leaving: str
) -> None:
    bulges = light(library, f"disc:{disc}").bulges
    hit = {each.far: library.body.sites[each.site.id].nerves for each in bulges}
    assert hit == {False: (passing,), True: (leaving,)}
    assert {each.disc for each in bulges} == {parse_address(f"disc:{disc}")}
    assert len(bulges) == 2


def test_only_marked_discs_bulge(library: Library) -> None:
    for address in library.addresses():
        lit = light(library, str(address))
        assert {each.disc for each in lit.bulges} <= lit.places, address
    assert light(library, "nerve:root-l5").bulges == ()


def test_bulges_come_disc_by_disc_from_above_however_places_happen_to_be_held(library: Library) -> None:
    several = 0
    for address in library.addresses():
        levels = [bulge.disc.id for bulge in light(library, str(address)).bulges]
        assert levels == sorted(levels), address
        several += len(set(levels)) > 2
    assert several
