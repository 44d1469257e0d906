import dataclasses

import pytest

from explorer.anatomy.address import Kind, parse_address
from explorer.anatomy.structures import Body


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
