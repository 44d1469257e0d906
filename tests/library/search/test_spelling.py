import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.search.spelling import Speller

KNOWN = ("sciatic", "sciatica", "peroneal", "tarsal", "tunnel", "meralgia", "numbness", "fasciitis", "femur")


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siatic", "sciatic"),
        ("sciatci", "sciatic"),
        ("peronial", "peroneal"),
        ("tarsel", "tarsal"),
        ("tunel", "tunnel"),
        ("meralga", "meralgia"),
        ("numness", "numbness"),
        ("facitis", "fasciitis"),
    ],
)
def test_a_misspelt_word_is_known_again(speller: Speller, typed: str, meant: str) -> None:
    assert speller.nearest(typed)[0] == meant


@pytest.mark.parametrize("typed", ["xyzzy", "banana", "tu", "", "q" * 500])
def test_what_looks_like_nothing_known_is_left_alone(speller: Speller, typed: str) -> None:
    assert speller.nearest(typed) == ()


def test_a_guess_reaches_further(speller: Speller) -> None:
    assert speller.nearest("tarzl") == ()
    assert speller.nearest("tarzl", loosely=True)


@given(st.text(max_size=60), st.booleans())
def test_any_text_gives_known_words_at_most(text: str, loosely: bool) -> None:
    assert set(Speller(KNOWN).nearest(text, loosely)) <= set(KNOWN)
