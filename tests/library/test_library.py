import pytest

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.content.card import CardKind
from explorer.library.library import Library


def a(text: str) -> Address:
    return parse_address(text)


def test_every_region_opens_a_card(library: Library) -> None:
    assert len(library.body.regions) == 17
    for region in library.body.regions:
        card = library.card_for(Address(Kind.REGION, region))
        assert card in library.cards
        assert card.id == library.body.regions[region].conditions[0]


@pytest.mark.parametrize(
    ("chosen", "card"),
    [
        ("region:outer-knee", "condition:common-fibular-neuropathy"),
        ("region:buttock", "condition:sciatica"),
        ("region:sole", "condition:tarsal-tunnel-syndrome"),
        ("region:outer-thigh", "condition:meralgia-paresthetica"),
        ("site:fibular-neck", "condition:common-fibular-neuropathy"),
        ("site:tarsal-tunnel", "condition:tarsal-tunnel-syndrome"),
        ("site:piriformis", "condition:piriformis-syndrome"),
        ("site:inguinal-ligament", "condition:meralgia-paresthetica"),
        ("site:lumbar-canal", "condition:lumbar-spinal-stenosis"),
        ("nerve:common-fibular", "nerve:common-fibular"),
        ("disc:l4-l5", "disc:l4-l5"),
        ("bone:fibula", "bone:fibula"),
        ("muscle:soleus", "muscle:soleus"),
        ("condition:sciatica", "condition:sciatica"),
    ],
)
def test_the_card_that_opens(library: Library, chosen: str, card: str) -> None:
    assert library.card_for(a(chosen)) == a(card)


def test_a_regions_conditions_come_in_its_tables_order(library: Library) -> None:
    found = library.conditions_at(a("region:outer-knee"))
    named = library.body.regions["outer-knee"].conditions
    assert tuple(each.id for each in found[: len(named)]) == named
    assert len(set(found)) == len(found)


def test_a_nerves_conditions_are_the_cards_that_name_it(library: Library) -> None:
    found = library.conditions_at(a("nerve:common-fibular"))
    assert found[0] == a("condition:common-fibular-neuropathy")
    for each in library.cards.values():
        concerned = "common-fibular" in each.nerves and each.address.kind is Kind.CONDITION
        assert (each.address in found) == concerned


@pytest.mark.parametrize(
    ("nerve", "first"),
    [
        ("root-l5", ["radiculopathy-l5", "lumbar-radiculopathy", "lumbar-disc-herniation"]),
        ("root-s1", ["radiculopathy-s1"]),
        ("cauda-equina", ["cauda-equina-syndrome", "lumbar-spinal-stenosis"]),
        ("sciatic", ["sciatic-neuropathy", "sciatica", "piriformis-syndrome"]),
        ("tibial", ["tarsal-tunnel-syndrome", "proximal-tibial-neuropathy", "deep-vein-thrombosis"]),
        ("common-fibular", ["common-fibular-neuropathy", "foot-drop"]),
        ("deep-fibular", ["deep-fibular-entrapment"]),
        ("baxter", ["baxter-neuropathy", "plantar-heel-pain"]),
        ("femoral", ["femoral-neuropathy"]),
        ("saphenous", ["saphenous-neuropathy"]),
        ("sural", ["sural-neuropathy"]),
        ("lateral-femoral-cutaneous", ["meralgia-paresthetica", "pregnancy-compression"]),
    ],
)
def test_a_nerves_own_conditions_lead_its_page(library: Library, nerve: str, first: list[str]) -> None:
    found = [each.id for each in library.conditions_at(Address.nerve(nerve))]
    assert found[: len(first)] == first


def test_no_look_alike_stands_before_a_condition_of_that_nerve_alone(library: Library) -> None:
    for nerve in library.body.nerves:
        found = [library.cards[each] for each in library.conditions_at(Address.nerve(nerve))]
        own = [each.kind is CardKind.CONDITION and each.nerves == (nerve,) for each in found]
        before = found[: own.index(True)] if any(own) else []
        assert all(each.kind is CardKind.CONDITION for each in before), nerve


def test_a_card_is_its_own_condition(library: Library) -> None:
    assert library.conditions_at(a("condition:sciatica")) == (a("condition:sciatica"),)


def test_a_disc_leads_to_the_cards_drawn_at_it(library: Library) -> None:
    found = library.conditions_at(a("disc:l4-l5"))
    at_disc = {each.address for each in library.cards.values() if a("disc:l4-l5") in each.sites}
    assert set(found) == {each for each in at_disc if each.kind is Kind.CONDITION}


@pytest.mark.parametrize(
    ("chosen", "nerves"),
    [
        ("nerve:tibial", ("tibial",)),
        ("disc:l4-l5", ("root-l5", "root-l4")),
        ("site:fibular-neck", ("common-fibular", "deep-fibular", "superficial-fibular")),
        ("region:outer-knee", ("common-fibular", "lateral-sural-cutaneous")),
        ("muscle:soleus", ("tibial",)),
        ("bone:tibia", ()),
    ],
)
def test_the_nerves_that_matter(library: Library, chosen: str, nerves: tuple[str, ...]) -> None:
    assert library.nerves_for(a(chosen)) == nerves


def test_every_choice_has_known_nerves_places_names_and_card(library: Library) -> None:
    everything = list(library.addresses())
    assert len(everything) == len(set(everything)) > 200
    for each in everything:
        assert library.knows(each)
        assert library.name_of(each)
        assert library.plain_name_of(each)
        assert library.knows(library.card_for(each))
        assert set(library.nerves_for(each)) <= set(library.body.nerves)
        assert all(library.knows(place) for place in library.places_for(each))


def test_what_is_not_there_is_not_known(library: Library) -> None:
    assert not library.knows(a("nerve:nowhere"))
    assert not library.knows(a("condition:tibial"))
    with pytest.raises(KeyError):
        library.name_of(a("condition:nowhere"))


def test_everything_that_can_be_touched_in_the_drawing_is_known(library: Library) -> None:
    from explorer.diagram.shapes import CHOOSABLE, structure_id

    for layer, structures in library.diagram.structures().items():
        if layer in CHOOSABLE:
            for each in structures:
                assert library.knows(Address(Kind(layer), structure_id(layer, each))), each


def test_every_region_is_drawn(library: Library) -> None:
    assert library.diagram.structures()["region"] == set(library.body.regions)


def test_every_site_of_a_card_is_drawn_or_is_in_the_spine(library: Library) -> None:
    drawn = library.diagram.structures()
    for card in library.cards.values():
        for site in card.sites:
            if site.kind is Kind.SITE:
                assert site.id in drawn["site"], f"{card.path}: {site}"
