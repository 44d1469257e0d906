import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Side, parse_address
from explorer.anatomy.structures import Body
from explorer.content import compiled as card_form
from explorer.content import kept as kept_cards
from explorer.content.card import Card, Head
from explorer.content.kept import KeptCards
from explorer.files.places import Places
from explorer.files.problem import Problem
from explorer.library import compiled
from explorer.library.compiled import CompiledError, dump, load
from explorer.library.first_page import first_page
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.outline import View, outline
from explorer.library.pages import page_for
from explorer.library.read import read_library
from explorer.library.selection import Selection
from library.world import small_places


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory, today: date) -> Library:
    """The small library, read once."""
    return read_library(small_places(tmp_path_factory.mktemp("small")), today)


@pytest.fixture(scope="module")
def form(small_library: Library) -> bytes:
    """Its compiled form: the same bytes for every example, or what may be drawn could change under way."""
    return dump(small_library)


def same(one: Library, other: Library) -> bool:
    return (
        one.cards == other.cards
        and list(one.cards) == list(other.cards)
        and one.diagram == other.diagram
        and one.guide == other.guide
        and one.pictures == other.pictures
        and one.problems == other.problems
        and all(getattr(one.body, each.name) == getattr(other.body, each.name) for each in fields(Body))
    )


def test_the_shipped_library_comes_back_as_it_was(library: Library) -> None:
    assert same(load(dump(library)), library)


def test_problems_come_back_too(small_library: Library) -> None:
    spoilt = replace(small_library, problems=(Problem("content/a.md", 3, "is “odd”"),))
    assert same(load(dump(spoilt)), spoilt)


def test_the_same_library_gives_the_same_bytes(small: Places, today: date) -> None:
    assert dump(read_library(small, today)) == dump(read_library(small, today))


def test_another_version_is_refused(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    data = dump(small_library)
    monkeypatch.setattr(compiled, "VERSION", compiled.VERSION + 1)
    with pytest.raises(CompiledError):
        load(data)


def test_the_cards_form_is_part_of_the_version() -> None:
    assert compiled.VERSION // 1_000 % 1_000 == card_form.FORMAT_VERSION


@given(st.data())
def test_no_single_flip_of_bits_is_taken_for_good(form: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(form) - 1))
    flip = data.draw(st.integers(1, 255))
    bad = form[:place] + bytes([form[place] ^ flip]) + form[place + 1 :]
    with pytest.raises(CompiledError):
        load(bad)


@given(st.data())
def test_no_cut_or_longer_form_is_taken_for_good(form: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(form) - 1))
    more = data.draw(st.binary(min_size=1, max_size=9))
    for bad in (form[:cut], form[cut + 1 :], form + more):
        with pytest.raises(CompiledError):
            load(bad)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise_anything_else(data: bytes) -> None:
    with pytest.raises(CompiledError):
        load(data)


@pytest.mark.parametrize("table", [b"", b"[]", b"{}", b"null", b"{", b"\xff", b"[" * 100_000])
def test_a_well_sealed_form_of_something_else_is_refused(form: bytes, table: bytes) -> None:
    _, rest = parts(form)
    with pytest.raises(CompiledError):
        load(sealed(table, rest))


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("body", 3),
        ("body", {"nerves": [{}]}),
        ("cards", 3),
        ("cards", [3]),
        ("alarms", [3]),
        ("differentials", None),
        ("glossary", [{"word": 3}]),
        ("questions", "nonsense"),
        ("everyday", []),
        ("pictures", []),
        ("emergency", 3),
        ("emergency", "nonsense"),
        ("treatment_parts", 3),
        ("problems", [3]),
        ("problems", [["a", "b", "c"]]),
        ("problems", [["a"]]),
    ],
)
def test_a_well_sealed_form_with_one_part_of_something_else_is_refused(
    form: bytes, part: str, instead: object
) -> None:
    table, rest = parts(form)
    read = json.loads(table)
    assert part in read
    with pytest.raises(CompiledError):
        load(sealed(json.dumps({**read, part: instead}).encode(), rest))
    del read[part]
    with pytest.raises(CompiledError, match=part):
        load(sealed(json.dumps(read).encode(), rest))


def sealed(table: bytes, rest: bytes) -> bytes:
    """A form with a checksum that fits it, as one would forge it who knows how."""
    checksum = compiled.hashlib.sha256(table + rest).digest()
    return compiled._HEAD.pack(compiled._MAGIC, compiled.VERSION, len(table), checksum) + table + rest


def parts(form: bytes) -> tuple[bytes, bytes]:
    """The table, and what follows it, of a library's form."""
    start = compiled._HEAD.size
    end = start + compiled._HEAD.unpack_from(form)[2]
    return form[start:end], form[end:]


def test_texts_are_read_when_their_cards_are_opened(library: Library) -> None:
    kept = load(dump(library), lambda: library).cards
    assert isinstance(kept, KeptCards)
    assert list(kept.heads) == list(library.cards)
    assert kept == library.cards
    assert all(kept[each] is kept[each] for each in kept)


def test_lists_and_links_of_all_cards_need_no_text(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load(dump(library), lambda: library)
    monkeypatch.setattr(kept_cards, "open_text", lambda *_: pytest.fail("a text is read"))
    assert first_page(read, "") == first_page(library, "")
    for view in View:
        assert outline(read, view) == outline(library, view)
    for address in library.addresses():
        assert read.conditions_at(address) == library.conditions_at(address)
        assert read.name_of(address) == library.name_of(address)
        chosen = Selection(address, Side.LEFT, address, address)
        assert lighting(read, chosen) == lighting(library, chosen)


def test_a_page_reads_the_text_of_its_own_card_alone(
    library: Library, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = load(dump(library), lambda: library)
    opened: list[Address] = []

    def counted(head: Head, text: bytes) -> Card:
        opened.append(head.address)
        return card_form.open_text(head, text)

    monkeypatch.setattr(kept_cards, "open_text", counted)
    for address in (parse_address("condition:sciatica"), parse_address("region:sole")):
        chosen = Selection(address, Side.LEFT, library.card_for(address), address)
        assert page_for(read, chosen, "112", today) == page_for(library, chosen, "112", today)
        assert opened == [chosen.card]
        opened.clear()


def test_a_false_text_is_found_at_once_where_nothing_can_be_read_again(form: bytes) -> None:
    table, rest = parts(form)
    with pytest.raises(CompiledError):
        load(sealed(table, b"?" + rest[1:]))


def test_where_all_can_be_read_again_a_false_text_is(small_library: Library, form: bytes) -> None:
    table, rest = parts(form)
    asked: list[Library] = []

    def again() -> Library:
        asked.append(small_library)
        return small_library

    read = load(sealed(table, b"?" + rest[1:]), again)
    assert not asked
    assert same(read, small_library)
    assert asked == [small_library]


@pytest.mark.parametrize("lengths", [[-1], [True], ["1"], [1.0], [10**9], [], [3, 3], None, 3])
def test_forged_lengths_of_texts_are_refused(small_library: Library, form: bytes, lengths: object) -> None:
    table, rest = parts(form)
    forged = json.dumps({**json.loads(table), "texts": lengths}).encode()
    with pytest.raises(CompiledError):
        load(sealed(forged, rest), lambda: small_library)
