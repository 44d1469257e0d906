import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.library import Library
from explorer.library.nearest import nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nerve:tibail", "nerve:tibial"),
        ("tibial", "nerve:tibial"),
        ("common peroneal nerve", "nerve:common-fibular"),
        ("condition:tarsal-tunel-syndrome", "condition:tarsal-tunnel-syndrome"),
        ("sciatica", "condition:sciatica"),
        ("Region:Calf", "region:calf"),
        ("disc:l4-5", "disc:l4-l5"),
    ],
)
def test_a_slip_of_the_finger_finds_what_was_meant(library: Library, typed: str, meant: str) -> None:
    assert meant in [str(each) for each in nearest(library, typed)]


@given(st.text(max_size=200), st.integers(1, 5))
def test_whatever_is_typed_gives_at_most_so_many_known_things(library: Library, text: str, n: int) -> None:
    found = nearest(library, text, n)
    assert len(found) == len(set(found)) <= n
    assert all(library.knows(each) for each in found)


def test_nonsense_finds_nothing(library: Library) -> None:
    assert nearest(library, "§§§") == ()
