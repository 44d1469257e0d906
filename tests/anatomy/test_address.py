import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind, Side, command_words, parse_address


def test_an_address_is_written_as_kind_and_id():
    assert str(Address(Kind.NERVE, "tibial")) == "nerve:tibial"
    assert parse_address("site:fibular-neck") == Address(Kind.SITE, "fibular-neck")


def test_root_is_short_for_the_nerve_of_that_root():
    assert parse_address("root:l5") == Address.nerve("root-l5")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tibial", "kind:id"),
        ("nrve:tibial", "nerve"),
        ("nerve:", "not an id"),
        ("nerve:Tibial", "not an id"),
        ("nerve:tibial\nx", "not an id"),
        ("nerve:../etc", "not an id"),
        ("nerve:a:b", "not an id"),
        ("nerve:tibiäl", "not an id"),
        ("", "kind:id"),
    ],
)
def test_what_is_no_address_is_refused_with_a_hint(text, hint):
    with pytest.raises(ValueError, match=hint):
        parse_address(text)


def test_the_message_about_a_huge_text_stays_short():
    with pytest.raises(ValueError, match="not an address") as caught:
        parse_address("x" * 100_000)
    assert len(str(caught.value)) < 300


@given(st.sampled_from(list(Kind)), st.from_regex(r"[a-z0-9-]+", fullmatch=True))
def test_every_address_reads_back(kind, bare):
    address = Address(kind, bare)
    assert parse_address(str(address)) == address


@given(st.text())
def test_any_text_is_an_address_or_a_value_error(text):
    try:
        address = parse_address(text)
    except ValueError:
        return
    assert parse_address(str(address)) == address


def test_addresses_sort_by_kind_then_id():
    assert sorted([Address(Kind.SITE, "a"), Address(Kind.DISC, "b"), Address(Kind.DISC, "a")]) == [
        Address(Kind.DISC, "a"),
        Address(Kind.DISC, "b"),
        Address(Kind.SITE, "a"),
    ]


def test_sides_mirror():
    assert Side.LEFT.mirrored is Side.RIGHT
    assert Side.RIGHT.mirrored is Side.LEFT
    assert Side.BOTH.mirrored is Side.BOTH


def test_what_to_type_to_come_back_names_a_side_only_where_there_is_one() -> None:
    tibial = parse_address("nerve:tibial")
    assert command_words(tibial, Side.LEFT) == "nerve:tibial --side left"
    assert command_words(tibial, Side.BOTH) == "nerve:tibial"
    assert command_words(tibial, Side.LEFT, tibial) == "nerve:tibial --side left --compare nerve:tibial"
