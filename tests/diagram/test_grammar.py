import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram import grammar

SAID = r"\w{2,} \w"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 2", (1, 2)),
        ("1,2", (1, 2)),
        (" 1 , 2 ", (1, 2)),
        ("1-2", (1, -2)),
        ("1.5.5", (1.5, 0.5)),
        ("1e1-2E-1", (10, -0.2)),
        ("+.5 5.", (0.5, 5)),
        ("", ()),
    ],
)
def test_numbers_are_read_as_svg_writes_them(text: str, expected: tuple[float, ...]) -> None:
    assert grammar.numbers(text) == expected


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "1e999", "1,,2", ",1", "1,", "1px", "0x10", "1_0", "٣", "1e", "1 - 2"]
)
def test_what_is_not_a_plain_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|bounds"):
        grammar.numbers(text)
    with pytest.raises(ValueError, match=r"number|bounds"):
        grammar.number(text)


def test_a_single_number_takes_no_second_one() -> None:
    with pytest.raises(ValueError, match="plain number"):
        grammar.number("1 2")


@pytest.mark.parametrize(
    ("d", "expected"),
    [
        ("M0 0L1 1", (2, False, True)),
        ("M0 0 1 1 2 2z", (4, True, False)),
        ("m0,0 1,1zm3 3 1 1", (5, False, False)),
        ("M0 0h1v2H3V4c1 1 2 2 3 3s1 1 2 2q1 1 2 2t3 3Z", (10, True, False)),
        ("M0 0a1 1 0 0110 10a1 1 0 1 1 5 5", (3, False, True)),
    ],
)
def test_sound_path_data_are_counted(d: str, expected: tuple[int, bool, bool]) -> None:
    form = grammar.path_form(d, 100)
    assert (form.segments, form.closed, form.open) == expected


@pytest.mark.parametrize(
    "d",
    [
        "",
        "   ",
        "L1 1",
        "0 0 L1 1",
        "M0",
        "M0 0",
        "M0 0L1",
        "M0 0L1 1 2",
        "M0 0L",
        "M0 0L1 1X2 2",
        "M0 0L1 1Z3",
        "M0 0Z",
        "M0 0L1 1ZZ",
        "M0 0M1 1L2 2",
        "M0 0L1 1M2 2",
        "M0 0L1 1ZL2 2",
        "M0 0C1 1 2 2 3",
        "M0 0A1 1 0 2 0 5 5",
        "M0 0A0 1 0 0 0 5 5",
        "M0 0A-1 1 0 0 0 5 5",
        "M0 0L1e999 0",
        "M0 0LNaN 0",
        "M0 0L1 1 url(#a)",
        "M0 0L1 1;L2 2",
    ],
)
def test_broken_path_data_are_refused(d: str) -> None:
    with pytest.raises(ValueError, match=SAID):
        grammar.path_form(d, 100)


def test_too_many_segments_are_refused() -> None:
    assert grammar.path_form("M0 0" + "h1" * 99, 100).segments == 100
    with pytest.raises(ValueError, match="segments"):
        grammar.path_form("M0 0" + "h1" * 100, 100)


def test_arcs_cost_more_than_lines() -> None:
    assert grammar.path_form("M0 0" + "a1 1 0 0 0 1 1" * 9, 100).cost > 10
    with pytest.raises(ValueError, match="segments"):
        grammar.path_form("M0 0" + "a1 1 0 0 0 1 1" * 90, 100)


@pytest.mark.parametrize("d", ["M0 0" + "h1" * 1_000_000, "M0 0h" + "1 " * 1_000_000, "M" + "1" * 2_000_000])
def test_a_million_segments_are_refused_quickly(d: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=SAID):
        grammar.path_form(d, 40_000)
    assert time.process_time() - start < 2


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \t", max_size=60))
def test_any_path_text_is_counted_or_refused(d: str) -> None:
    try:
        form = grammar.path_form(d, 1000)
    except ValueError:
        return
    assert form.cost >= form.segments >= 2
    assert not (form.closed and form.open)


def apply(matrix: grammar.Affine, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return pytest.approx((a * x + c * y + e, b * x + d * y + f))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 2)),
        ("translate(10)", (11, 2)),
        ("translate(10,20)", (11, 22)),
        ("scale(2)", (2, 4)),
        ("scale(2 3)", (2, 6)),
        ("rotate(90)", (-2, 1)),
        ("rotate(90, 1, 1)", (0, 1)),
        ("matrix(1 2 3 4 5 6)", (12, 16)),
        ("translate(10) scale(2)", (12, 4)),
        ("scale(2), translate(10)", (22, 4)),
    ],
)
def test_transforms_apply_from_right_to_left(text: str, expected: tuple[float, float]) -> None:
    assert apply(grammar.transform(text), 1, 2) == expected


@pytest.mark.parametrize(
    "text",
    ["skewX(3)", "translate()", "scale(1,2,3)", "rotate(1,2)", "matrix(1)", "scale(0)", "translate(1", "x",
     "translate(NaN)", "scale(1e5) scale(1e5)", "rotate(1) url(#a)"],
)  # fmt: skip
def test_other_transforms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=SAID):
        grammar.transform(text)


@given(st.floats(-360, 360))
def test_turning_keeps_lengths(angle: float) -> None:
    a, b, c, d, _, _ = grammar.transform(f"rotate({angle!r}, 3, 4)")
    assert math.isclose(a * d - b * c, 1)


@pytest.mark.parametrize("text", ["#abc", "#A0b1C2", "none", " #fff "])
def test_plain_colours_are_accepted(text: str) -> None:
    assert grammar.colour(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["red", "url(#g)", "var(--x)", "currentColor", "inherit", "#ab", "#abcdefg", "rgb(1,2,3)", ""]
)
def test_other_colours_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plain colour"):
        grammar.colour(text)
