import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.packed import Numbers, all_small

rows = st.lists(st.floats(allow_nan=False), max_size=12)


def packed(*numbers: float) -> Numbers:
    return Numbers(struct.pack(f"<{len(numbers)}d", *numbers))


@given(rows, st.slices(14))
def test_packed_numbers_are_read_as_a_tuple_of_them_is(row: list[float], cut: slice) -> None:
    numbers, plain = packed(*row), tuple(row)
    assert (len(numbers), tuple(numbers), numbers[cut]) == (len(plain), plain, plain[cut])
    assert numbers == plain
    assert plain == numbers
    assert numbers == packed(*row)
    assert hash(numbers) == hash(plain)
    assert [numbers[at] for at in range(-len(row), len(row))] == [*row, *row]
    assert tuple(reversed(numbers)) == plain[::-1]


def test_other_numbers_are_not_equal() -> None:
    assert packed(1.0, 2.0) != packed(1.0, 3.0)
    assert packed(1.0) != (2.0,)
    assert packed(0.0) == packed(-0.0)
    assert packed(1.0) != [1.0]


@pytest.mark.parametrize("at", [2, -3])
def test_there_are_no_numbers_beyond_the_ends(at: int) -> None:
    with pytest.raises(IndexError, match=str(at)):
        packed(1.0, 2.0)[at]


def test_part_of_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="part of a number"):
        Numbers(b"1234567")


@given(st.lists(st.floats(), max_size=6))
def test_only_finite_numbers_of_sane_size_are_small(row: list[float]) -> None:
    assert all_small(struct.pack(f"<{len(row)}d", *row)) is all(abs(each) < 2**33 for each in row)
