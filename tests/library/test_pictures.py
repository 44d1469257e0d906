"""The pictures of cards, from the file to the page and the hand-out."""

from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind, Side
from explorer.files.places import Places
from explorer.library import load
from explorer.library.compiled import dump
from explorer.library.compiled import load as from_bytes
from explorer.library.handout import handout_of
from explorer.library.handout_html import handout_html
from explorer.library.library import Library
from explorer.library.page import Page, Picture, Text
from explorer.library.pages import page_for
from explorer.library.pictures import passages
from explorer.library.read import read_library
from explorer.library.selection import Selection
from library.world import CARD, card_file, change

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4" width="6" height="4"/>'
IMG = '<p><img src="picture:nerve" alt="A &quot;thin&quot; coat"></p>'
THE_CARD = Address(Kind.CONDITION, CARD)


@pytest.fixture
def illustrated(small: Places) -> Places:
    """The small library, with a card that shows a picture."""
    change(card_file(small), "No one knows.", "No one knows.\n\n![A pressed nerve](picture:nerve)\n\nNo one.")
    (small.assets / "pictures").mkdir()
    picture_file(small).write_text(SVG, encoding="utf-8")
    return small


def picture_file(places: Places) -> Path:
    return places.assets / "pictures" / "nerve.svg"


def page(library: Library, today: date) -> Page:
    return page_for(library, Selection(THE_CARD, Side.BOTH, THE_CARD, THE_CARD), "112", today)


def test_a_picture_stands_on_the_page_where_the_card_has_it(illustrated: Places, today: date) -> None:
    library = read_library(illustrated, today)
    assert library.problems == ()
    blocks = page(library, today).blocks
    at = blocks.index(Picture("A pressed nerve", SVG))
    assert blocks[at - 1] == Text("What is not certain", "<p>No one knows.</p>")
    assert blocks[at + 1] == Text("", "<p>No one.</p>")


def test_a_missing_picture_is_named_by_line_and_its_words_stay(illustrated: Places, today: date) -> None:
    line = change(card_file(illustrated), "(picture:nerve)", "(picture:nerves)")
    library = read_library(illustrated, today)
    (problem,) = library.problems
    assert (problem.path, problem.line) == (f"content/en/conditions/{CARD}.md", line)
    assert "assets/pictures/nerves.svg" in problem.message
    assert Text("", "<p><em>A pressed nerve</em></p>") in page(library, today).blocks


def test_an_unsafe_picture_is_named_and_never_shown(illustrated: Places, today: date) -> None:
    picture_file(illustrated).write_text(SVG.replace("/>", "><script/></svg>"), encoding="utf-8")
    library = read_library(illustrated, today)
    paths = [(each.path, each.line) for each in library.problems]
    assert ("assets/pictures/nerve.svg", 1) in paths
    assert library.pictures == {}
    assert not any(isinstance(block, Picture) for block in page(library, today).blocks)


def test_pictures_come_back_from_the_compiled_form(illustrated: Places, today: date) -> None:
    library = read_library(illustrated, today)
    again = from_bytes(dump(library), library.body)
    assert again.pictures == library.pictures == {"nerve": SVG}


def test_a_changed_picture_is_read_anew(illustrated: Places, today: date, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load.load_library(illustrated, today, cache)
    picture_file(illustrated).write_text(SVG.replace("6", "5"), encoding="utf-8")
    assert load.load_library(illustrated, today, cache).pictures == {"nerve": SVG.replace("6", "5")}


def test_a_section_is_cut_at_its_pictures() -> None:
    pictures = {"nerve": SVG}
    shown = Picture('A "thin" coat', SVG)
    assert list(passages("Head", "<p>a</p>", pictures)) == [Text("Head", "<p>a</p>")]
    assert list(passages("Head", f"{IMG}{IMG}<p>b</p>", pictures)) == [
        Text("Head", ""),
        shown,
        shown,
        Text("", "<p>b</p>"),
    ]


def test_the_handout_holds_the_picture_itself(illustrated: Places, today: date) -> None:
    read = read_library(illustrated, today)
    address = Address(Kind.CONDITION, CARD)
    html = handout_html(handout_of(read, Selection(address, Side.BOTH, address, address), "112", today))
    assert f'<img src="data:image/svg+xml;base64,{b64encode(SVG.encode()).decode()}"' in html
    assert 'alt="A pressed nerve"' in html


def test_every_shipped_picture_is_shown_by_a_card(library: Library) -> None:
    shown = {use.id for card in library.cards.values() for use in card.pictures}
    assert shown == set(library.pictures)
