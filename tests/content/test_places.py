"""The shipped table from place to card: short plain sentences that tell the causes of a place apart."""

from datetime import date

import pytest

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.structures import Felt
from explorer.content.reading_level import Passage, reading_level, sentences_of
from explorer.library.library import Library
from explorer.library.page import Links
from explorer.library.pages import page_for
from explorer.library.selection import Selection

MAX_WORDS = 20
MAX_GRADE = 8.0
"""Of one sentence; the table as a whole is far below."""


def test_every_sign_is_one_short_plain_sentence(library: Library) -> None:
    signs = [cause.sign for region in library.body.regions.values() for cause in region.causes]
    assert len(signs) > 150
    for sign in signs:
        (sentence,) = sentences_of(Passage(sign, 0))
        assert sentence.words <= MAX_WORDS, sign
        assert sign[0].isupper(), sign
        assert sign[-1] == ".", sign
        assert reading_level([Passage(sign, 0)]).grade <= MAX_GRADE, sign
    assert reading_level([Passage(sign, 0) for sign in signs]).grade <= 5


def test_the_causes_of_one_region_have_different_signs(library: Library) -> None:
    for region in library.body.regions.values():
        signs = [cause.sign for cause in region.causes]
        assert len(set(signs)) == len(signs) >= 4, region.id


def test_every_condition_offered_at_a_region_has_its_sign(library: Library) -> None:
    for region in library.body.regions.values():
        offered = library.conditions_at(Address(Kind.REGION, region.id))
        assert [each.id for each in offered] == list(region.conditions)


@pytest.mark.parametrize("condition", ["cauda-equina-syndrome", "acute-limb-ischaemia", "guillain-barre"])
def test_the_sign_of_an_emergency_says_to_get_help_now(library: Library, condition: str) -> None:
    signs = [
        cause.sign
        for region in library.body.regions.values()
        for cause in region.causes
        if cause.condition == condition
    ]
    assert signs
    assert all(sign.endswith("now.") for sign in signs)


@pytest.mark.parametrize(
    ("condition", "never"),
    [
        ("meralgia-paresthetica", Felt.WEAKNESS),
        ("saphenous-neuropathy", Felt.WEAKNESS),
        ("sural-neuropathy", Felt.WEAKNESS),
        ("motor-neurone-disease", Felt.NUMBNESS),
        ("osteoarthritis-hip-knee", Felt.NUMBNESS),
        ("plantar-heel-pain", Felt.NUMBNESS),
    ],
)
def test_what_is_never_felt_with_a_condition_is_not_in_the_table(
    library: Library, condition: str, never: Felt
) -> None:
    rows = [
        cause
        for region in library.body.regions.values()
        for cause in region.causes
        if cause.condition == condition
    ]
    assert rows
    assert not any(never in cause.felt for cause in rows)


def test_what_is_felt_stands_in_one_order(library: Library) -> None:
    order = list(Felt)
    for region in library.body.regions.values():
        for cause in region.causes:
            assert list(cause.felt) == sorted(cause.felt, key=order.index)


def test_a_place_offers_the_sign_of_each_of_its_causes(library: Library) -> None:
    sole = Address(Kind.REGION, "sole")
    for cause in library.body.regions["sole"].causes:
        assert library.sign_at(sole, Address(Kind.CONDITION, cause.condition)) == cause.sign
    assert library.sign_at(sole, Address(Kind.CONDITION, "meralgia-paresthetica")) == ""
    assert library.sign_at(Address(Kind.BONE, "tibia"), Address(Kind.CONDITION, "sciatica")) == ""


@pytest.mark.parametrize("place", [Address(Kind.REGION, "sole"), Address(Kind.SITE, "tarsal-tunnel")])
def test_the_other_causes_of_a_place_are_offered_with_their_signs(
    library: Library, today: date, place: Address
) -> None:
    page = page_for(library, Selection(place, Side.LEFT, library.card_for(place), place), "112", today)
    links = [
        link
        for block in page.blocks
        if isinstance(block, Links) and block.label in ("Other causes here", "More causes here")
        for link in block.links
    ]
    assert links
    for link in links:
        assert link.note == library.sign_at(place, link.address)
        assert link.note or place.kind is not Kind.REGION
    others = [link for block in page.blocks if isinstance(block, Links) for link in block.links]
    assert not any(link.note for link in others if link not in links)
