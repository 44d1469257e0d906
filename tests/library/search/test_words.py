import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.search.words import WORD, as_typed, fold, spans, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Numbness", "numb"),
        ("burning", "burns"),
        ("trapped", "trap"),
        ("nerves", "Nerve"),
        ("Lasègue", "lasegue"),
        ("Baxter’s", "baxter"),
        ("ischaemia", "ischemia"),
        ("paraesthesia", "paresthesia"),
        ("tumour", "tumor"),
        ("bodies", "body"),
        ("can't", "cant"),
        ("Fuß", "fuss"),
    ],
)
def test_words_that_count_as_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tibia", "tibial"), ("sole", "soleus"), ("l4", "l5"), ("s1", "s")]
)
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "text", ["L4/5", "l4/5", "L4-5", "L4–5", "L4 – 5", "l4 l5", "L4–L5", "L4/L5", "l4l5", "L 4 L 5", "l4 5"]
)
def test_every_way_to_write_a_level_is_its_two_roots(text: str) -> None:
    assert stems(as_typed(text)) == ["l4", "l5"]


def test_the_second_root_of_a_level_is_marked_by_its_number() -> None:
    assert list(spans("L4/5 disc")) == [(0, 2, "l4"), (3, 4, "l5"), (5, 9, "disc")]


@given(st.text(max_size=300))
def test_any_text_gives_clean_words_and_spans_inside_it(text: str) -> None:
    assert all(each == each.lower() and each.isalnum() for each in stems(as_typed(text)))
    for start, end, _ in spans(text):
        assert WORD.fullmatch(text[start:end])
    for word in WORD.findall(text):
        assert fold(fold(word)) == fold(word)
