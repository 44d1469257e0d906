"""The trees of everything there is."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.content.card import CardKind
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.library.outline import Entry, View, nearest_path, outline, paths
from explorer.library.read import read_library


def walk(entries: tuple[Entry, ...], above: tuple[Entry, ...] = ()) -> Iterator[tuple[Entry, ...]]:
    """Every entry with all that it lies in, from the top."""
    for each in entries:
        yield (*above, each)
        yield from walk(each.children, (*above, each))


def named(entries: tuple[Entry, ...], text: str) -> Entry:
    return next(each for each in entries if each.text == text)


def test_everything_that_can_be_chosen_stands_somewhere(library: Library) -> None:
    standing = {address for view in View for address in paths(outline(library, view))}
    assert standing == set(library.addresses())


@pytest.mark.parametrize("view", View)
def test_every_row_has_words_and_every_heading_rows(library: Library, view: View) -> None:
    for *_, entry in walk(outline(library, view)):
        assert entry.text.strip()
        assert entry.also != entry.text
        assert entry.address is not None or entry.children
        assert entry.address is None or library.knows(entry.address)


def test_a_region_leads_to_its_conditions_sites_and_nerves(library: Library) -> None:
    regions = outline(library, View.PLACES)
    knee = next(each for each in regions if each.address == parse_address("region:outer-knee"))
    matter, sites, nerves = knee.children
    assert matter.address is None
    conditions = library.conditions_at(parse_address("region:outer-knee"))
    assert [each.address for each in matter.children] == list(conditions)
    assert parse_address("site:fibular-neck") in {each.address for each in sites.children}
    assert [each.address.id for each in nerves.children if each.address] == list(
        library.body.regions["outer-knee"].nerves
    )


def test_regions_come_first_and_in_their_order(library: Library) -> None:
    rows = outline(library, View.PLACES)
    regions = list(library.body.regions)
    assert [each.address.id for each in rows[: len(regions)] if each.address] == regions


def test_the_way_to_a_nerve_goes_from_a_root_through_plexus_and_trunk(library: Library) -> None:
    tree = outline(library, View.NERVES)
    ways = [
        [each.address.id for each in way if each.address]
        for way in walk(tree)
        if way[-1].address == parse_address("nerve:deep-fibular")
    ]
    l5 = next(way for way in ways if way[0] == "root-l5")
    assert l5 == [
        "root-l5",
        "lumbosacral-trunk",
        "sacral-plexus",
        "sciatic",
        "sciatic-fibular-part",
        "common-fibular",
        "deep-fibular",
    ]
    assert {way[0] for way in ways} == {"root-l4", "root-l5", "root-s1"}


def test_each_step_of_the_nerve_tree_is_one_of_the_graph_and_carries_the_root(library: Library) -> None:
    nerves = library.body.nerves
    for way in walk(outline(library, View.NERVES)):
        ids = [each.address.id for each in way if each.address and each.address.kind is Kind.NERVE]
        if way[-1].address is None or way[-1].address.kind is not Kind.NERVE or len(ids) < 2:
            continue
        assert ids[-2] in nerves[ids[-1]].parents
        if ids[0].startswith("root-"):
            (root,) = nerves[ids[0]].roots
            assert root in nerves[ids[-1]].all_roots


def test_a_root_leads_only_to_muscles_that_it_helps_to_move(library: Library) -> None:
    found = 0
    for way in walk(outline(library, View.NERVES)):
        address, top = way[-1].address, way[0].address
        if address is None or address.kind is not Kind.MUSCLE or top is None:
            continue
        found += 1
        assert way[-2].text == "Muscles"
        muscle = library.body.muscles[address.id]
        assert library.body.nerves[top.id].all_roots & muscle.all_roots
    assert found > len(library.body.muscles)


def test_a_nerve_with_two_parents_stands_below_both(library: Library) -> None:
    places = {
        way[-2].address.id
        for way in walk(outline(library, View.NERVES))
        if way[-1].address == parse_address("nerve:sural") and way[-2].address
    }
    assert places == {"medial-sural-cutaneous", "sural-communicating"}


def test_nerves_of_no_drawn_root_are_not_left_out(library: Library) -> None:
    tops = {each.address.id: each for each in outline(library, View.NERVES) if each.address}
    assert "subcostal" in tops
    ends = tops["cauda-equina"].children
    assert ends
    assert all(not each.children for each in ends), "what lies beyond stands under each root already"


def test_conditions_stand_under_everyday_and_medical_names_in_order(library: Library) -> None:
    emergencies, *letters = outline(library, View.CONDITIONS)
    assert emergencies.text == "Emergencies"
    assert [each.text for each in letters] == sorted({each.text for each in letters})
    rows = [row for letter in letters for row in letter.children]
    texts = [row.text for row in rows]
    for letter in letters:
        assert {row.text[0].upper() for row in letter.children} == {letter.text}
        names = [row.text.casefold() for row in letter.children]
        assert names == sorted(names)
    for card in library.cards.values():
        if card.address.kind is Kind.CONDITION:
            assert card.plain_title in texts
            assert card.title in texts or card.title in card.plain_title


def test_every_emergency_is_marked_wherever_it_stands(library: Library) -> None:
    flags = {card.address for card in library.cards.values() if card.kind is CardKind.RED_FLAG}
    first = outline(library, View.CONDITIONS)[0]
    assert {each.address for each in first.children} == flags
    for view in View:
        for *_, entry in walk(outline(library, view)):
            if entry.address in flags:
                assert entry.emergency


def test_headings_are_said_in_the_readers_language(library: Library) -> None:
    said: list[str] = []
    for view in View:
        outline(library, view, lambda text: said.append(text) or f"[{text}]")
    assert "Emergencies" in said
    assert outline(library, View.MORE, lambda text: f"[{text}]")[0].text == "[Symptoms]"


def test_an_empty_library_has_empty_trees() -> None:
    for view in View:
        assert outline(Library(), view) == ()


def test_a_small_library_leaves_nothing_out(small: Places, today: object) -> None:
    library = read_library(small, today)  # type: ignore[arg-type]
    standing = {address for view in View for address in paths(outline(library, view))}
    assert standing == set(library.addresses())


def test_paths_name_every_place_of_a_thing() -> None:
    one, two = Address(Kind.BONE, "one"), Address(Kind.BONE, "two")
    tree = (Entry("a", children=(Entry("one", one), Entry("two", two))), Entry("one", one))
    assert paths(tree) == {one: ((0, 0), (1,)), two: ((0, 1),)}


@pytest.mark.parametrize(
    ("to", "nearest"),
    [((), (3,)), ((0, 1, 2), (0, 1, 1)), ((0, 2), (0, 1, 1)), ((5, 5), (3,)), ((3, 4), (3,))],
)
def test_the_nearest_place_shares_most_of_the_way(to: tuple[int, ...], nearest: tuple[int, ...]) -> None:
    assert nearest_path([(0, 1, 1), (3,), (4,)], to) == nearest


SOME_PATHS = st.lists(st.lists(st.integers(0, 4), max_size=4).map(tuple), min_size=1, max_size=6)


@given(SOME_PATHS, st.lists(st.integers(0, 4), max_size=4).map(tuple))
def test_the_place_itself_is_nearest(places: list[tuple[int, ...]], to: tuple[int, ...]) -> None:
    assert nearest_path(places, to) in places
    assert nearest_path(places, places[-1])[: len(places[-1])] == places[-1]
