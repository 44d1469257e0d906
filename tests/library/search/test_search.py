"""Grouping, marking, respelling and safety, on a small library of made-up things."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.anatomy.address import parse_address
from explorer.library.search.documents import Document
from explorer.library.search.everyday import Everyday
from explorer.library.search.groups import Group
from explorer.library.search.search import MOST_HITS, MOST_IN_GROUP, Hit, Results, Search

EVERYDAY = Everyday(
    skip=("the", "my", "at", "on"),
    same=(("fibular", "peroneal"), ("tingling", "pins and needles")),
    means=(("quads", "rectus femoris"),),
)


def document(address: str, *names: str, summary: str = "", **more: object) -> Document:
    return Document(parse_address(address), names, summary, **more)  # type: ignore[arg-type]


DOCUMENTS = (
    document(
        "condition:tarsal",
        "Pinched nerve at the inner ankle",
        "Tarsal tunnel syndrome",
        "burning sole",
        summary="A nerve is pressed behind the ankle.",
        symptoms="Your sole burns.\nYour toes are numb at night.",
        rest="Wear roomy shoes.",
    ),
    document(
        "condition:cauda",
        "Nerve emergency",
        "Cauda equina syndrome",
        summary="You cannot pee.",
        symptoms="You are numb between the legs.",
        emergency=True,
    ),
    document("condition:l5", "Trapped L5 root", "L5 radiculopathy", summary="Pain from the back."),
    document("nerve:tibial", "Tibial nerve", "Nervus tibialis", summary="Feels: the sole"),
    document(
        "nerve:common-fibular", "Common fibular nerve", "Nervus fibularis communis", summary="Lifts the foot."
    ),
    document("nerve:root-l5", "L5 nerve root", summary="Feels: the big toe"),
    document("muscle:rectus", "Rectus femoris", summary="Straightens the knee"),
    document("symptom:tingling", "Pins and needles", "Tingling", summary="Skin that prickles."),
    document("disc:l4-l5", "L4–L5 disc", summary="It bulges often."),
    document("region:sole", "Sole of the foot", summary="Pain here: what it may be."),
)


@pytest.fixture(scope="module")
def search() -> Iterator[Search]:
    made = Search(DOCUMENTS, EVERYDAY)
    yield made
    made.close()


def found(results: Results) -> list[str]:
    return [str(hit.address) for hit in results.hits]


def marked(hit: Hit) -> tuple[list[str], list[str]]:
    return (
        [hit.title[start:end] for start, end in hit.title_marks],
        [hit.detail[start:end] for start, end in hit.detail_marks],
    )


def test_a_name_comes_before_what_speaks_of_it(search: Search) -> None:
    assert found(search.find("sole"))[0] == "region:sole"
    assert set(found(search.find("sole"))) >= {"region:sole", "condition:tarsal", "nerve:tibial"}


def test_hits_stand_in_groups_and_the_group_with_the_best_hit_comes_first(search: Search) -> None:
    groups = search.find("tibial nerve").groups
    assert groups[0].group is Group.NERVES
    assert groups[0].hits[0].address == parse_address("nerve:tibial")
    assert len({each.group for each in groups}) == len(groups)


def test_a_condition_is_shown_by_the_name_that_was_typed(search: Search) -> None:
    medical, plain = search.find("tarsal tunnel").hits[0], search.find("pinched nerve").hits[0]
    assert (medical.title, medical.detail) == ("Tarsal tunnel syndrome", "Pinched nerve at the inner ankle")
    assert plain.title == "Pinched nerve at the inner ankle"
    assert plain.detail.startswith("Tarsal tunnel syndrome")


def test_words_that_answer_are_marked_in_name_and_line(search: Search) -> None:
    assert marked(search.find("tarsal tunnel").hits[0]) == (["Tarsal tunnel"], [])
    assert marked(search.find("burning sole").hits[0]) == ([], ["burning sole"])
    hit = search.find("numb toes at night").hits[0]
    assert hit.address == parse_address("condition:tarsal")
    assert marked(hit) == ([], ["toes", "numb", "night"])
    assert "Your toes are numb at night." in hit.detail


def test_an_unfinished_last_word_stands_for_all_it_begins(search: Search) -> None:
    for typed in ("t", "ti", "tib", "tibi", "tibia", "tibial"):
        assert "nerve:tibial" in found(search.find(typed)), typed


def test_a_finished_word_stands_for_itself(search: Search) -> None:
    assert search.find("tib ").respelt == (("tib", ""),)
    assert search.find("tib ").hits == ()


@pytest.mark.parametrize("typed", ["peroneal", "peroneal nerve", "PERONEAL"])
def test_words_for_the_same_find_each_other(search: Search, typed: str) -> None:
    assert found(search.find(typed))[0] == "nerve:common-fibular"


def test_several_words_may_stand_for_one(search: Search) -> None:
    assert found(search.find("pins and needles"))[0] == "symptom:tingling"
    assert found(search.find("quads"))[0] == "muscle:rectus"
    assert found(search.find("rectus femoris")) == ["muscle:rectus"]


@pytest.mark.parametrize("typed", ["L4/5", "l4 l5", "L4-5", "l4l5"])
def test_levels(search: Search, typed: str) -> None:
    assert found(search.find(typed))[0] == "disc:l4-l5"


def test_roots_are_found_as_condition_and_nerve(search: Search) -> None:
    assert set(found(search.find("l5"))[:2]) == {"condition:l5", "nerve:root-l5"}


def test_what_was_respelt_is_told(search: Search) -> None:
    results = search.find("tarsel tunel")
    assert results.respelt == (("tarsel", "tarsal"), ("tunel", "tunnel"))
    assert found(results)[0] == "condition:tarsal"
    assert search.find("tarsal tunnel").respelt == ()


def test_an_unknown_word_beside_known_ones_is_left_out_and_told(search: Search) -> None:
    results = search.find("tibial qqqqqqq ")
    assert results.respelt == (("qqqqqqq", ""),)
    assert found(results)[0] == "nerve:tibial"


def test_an_emergency_is_marked_as_one(search: Search) -> None:
    hits = {str(hit.address): hit.emergency for hit in search.find("numb between the legs").hits}
    assert hits["condition:cauda"]
    assert not any(urgent for address, urgent in hits.items() if address != "condition:cauda")


def test_nothing_found_offers_the_nearest(search: Search) -> None:
    results = search.find("tarzlt")
    assert results.groups == ()
    assert "condition:tarsal" in [str(hit.address) for hit in results.nearest]
    assert search.find("xq xq xq").nearest == ()


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "the", "my the", "at"])
def test_blank_and_words_that_find_nothing_do_no_harm(search: Search, typed: str) -> None:
    assert search.find(typed).text == typed


def test_an_empty_library_finds_nothing() -> None:
    made = Search(())
    assert made.find("nerve").hits == ()
    made.close()


def test_hits_are_bounded() -> None:
    made = Search(document(f"nerve:n{number}", f"Nerve {number}") for number in range(3000))
    results = made.find("nerve")
    assert 0 < len(results.hits) <= min(MOST_HITS, MOST_IN_GROUP)
    assert found(made.find("nerve 2999"))[0] == "nerve:n2999"
    made.close()


NASTY = [
    "\0", "a\0b", '"', '""', "'", "L4/5", "a AND", "AND", "OR NOT", "NEAR(", "*", "^nerve", "names:",
    "names : nerve", "a*b", "-", "(", ")", "{names}", "\\", ";DROP TABLE pages", "🦵", "\ud800", "İ", "ﷺ",
    "½", "²", "x" * 10_000, "nerve " * 2_000, "l4/5/" * 2_000, "’" * 500, "e\u0301" * 200, "numb* OR",
    "\u202enerve",
]  # fmt: skip


@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_nasty_texts_are_only_text(search: Search, typed: str) -> None:
    check_marks(search.find(typed))


@example('L4/5 "a AND *')
@given(
    st.text(max_size=200) | st.lists(st.sampled_from([*NASTY, "sole", "nerve", "tibial", "l5"])).map(" ".join)
)
def test_any_text_is_answered_without_an_exception(search: Search, typed: str) -> None:
    check_marks(search.find(typed))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.text(max_size=60))
def test_any_library_can_be_searched(names: list[str], typed: str) -> None:
    made = Search([document("nerve:x", *names, summary=typed, rest=typed)], EVERYDAY)
    check_marks(made.find(typed))
    made.close()


def check_marks(results: Results) -> None:
    for hit in (*results.hits, *results.nearest):
        for text, marks in ((hit.title, hit.title_marks), (hit.detail, hit.detail_marks)):
            ends = [0, *(place for mark in marks for place in mark), len(text)]
            assert ends == sorted(ends)
