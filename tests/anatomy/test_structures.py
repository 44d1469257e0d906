import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.anatomy.structures import Body


def written(addresses):
    return [str(address) for address in addresses]


def test_every_address_of_the_body_is_known_and_has_a_name(body):
    addresses = list(body.addresses())
    assert len(addresses) == len(set(addresses)) > 200
    assert all(body.known(address) and body.name_of(address) for address in addresses)


def test_addresses_come_kind_by_kind_in_table_order(body):
    nerves = [address.id for address in body.addresses() if address.kind is Kind.NERVE]
    assert nerves == list(body.nerves)


@pytest.mark.parametrize("text", ["nerve:ulnar", "condition:sciatica", "region:tibial"])
def test_what_the_body_has_not_is_unknown_and_nameless(body, text):
    assert not body.known(parse_address(text))
    with pytest.raises(KeyError, match=text):
        body.name_of(parse_address(text))


def test_a_body_cannot_be_changed(body):
    with pytest.raises(TypeError):
        body.nerves["ulnar"] = body.nerves["tibial"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        body.nerves["tibial"].name = "other"


def test_a_body_keeps_nothing_of_the_mapping_it_was_made_from(body):
    nerves = dict(body.nerves)
    own = Body(nerves=nerves)
    nerves.clear()
    assert own.nerves.keys() == body.nerves.keys()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nerve:tibal", "nerve:tibial"),
        ("tibal", "nerve:tibial"),
        ("region:calv", "region:calf"),
        ("L4-L5", "disc:l4-l5"),
        ("root:l5", "nerve:root-l5"),
        ("nerve:common-peroneal", "nerve:common-fibular"),
        ("short saphenous nerve", "nerve:sural"),
        ("kneecap", "bone:patella"),
        ("disc:fibular-neck", "site:fibular-neck"),
    ],
)
def test_a_near_miss_finds_what_was_meant(body, text, first):
    assert written(body.nearest(text))[0] == first


def test_the_named_kind_comes_before_another_of_the_same_id(body):
    assert written(body.nearest("site:baxter"))[0] == "site:baxter"
    assert written(body.nearest("nerve:baxter"))[0] == "nerve:baxter"


def test_a_synonym_word_finds_the_fibular_nerves(body):
    assert Address.nerve("common-fibular") in body.nearest("peroneal", n=6)


@pytest.mark.parametrize("text", ["", "???", ":::", "qqqqqqqq"])
def test_nothing_like_it_is_an_empty_answer(body, text):
    assert body.nearest(text) == ()


@given(text=st.text(max_size=200), n=st.integers(0, 5))
@settings(max_examples=30)
def test_any_text_has_at_most_n_known_neighbours(body, text, n):
    near = body.nearest(text, n)
    assert len(near) <= n
    assert all(body.known(address) for address in near)
