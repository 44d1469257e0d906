import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anatomy.address import Address
from explorer.anatomy.likeness import structures_like


def written(addresses):
    return [str(address) for address in addresses]


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
    assert written(structures_like(body, text))[0] == first


def test_the_named_kind_comes_before_another_of_the_same_id(body):
    assert written(structures_like(body, "site:baxter"))[0] == "site:baxter"
    assert written(structures_like(body, "nerve:baxter"))[0] == "nerve:baxter"


def test_a_synonym_word_finds_the_fibular_nerves(body):
    assert Address.nerve("common-fibular") in structures_like(body, "peroneal", n=6)


@pytest.mark.parametrize("text", ["", "???", ":::", "qqqqqqqq"])
def test_nothing_like_it_is_an_empty_answer(body, text):
    assert structures_like(body, text) == ()


@given(text=st.text(max_size=200), n=st.integers(0, 5))
@settings(max_examples=30)
def test_any_text_has_at_most_n_known_neighbours(body, text, n):
    near = structures_like(body, text, n)
    assert len(near) <= n
    assert all(body.known(address) for address in near)
