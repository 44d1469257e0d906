"""A card's page explains the words of the glossary that it uses."""

from dataclasses import replace
from datetime import date

from explorer.anatomy.address import Side, parse_address
from explorer.content.glossary import Term
from explorer.files.places import Places
from explorer.library import compiled
from explorer.library.library import Library
from explorer.library.page import Fold, Text
from explorer.library.pages import page_for
from explorer.library.read import read_library
from explorer.library.selection import Selection
from library.world import CARD, card_file, change

SCIATICA = parse_address("condition:sciatica")
HEADING = "Words on this page"


def words_on(library: Library, today: date) -> list[str]:
    page = page_for(library, Selection(SCIATICA, Side.BOTH, SCIATICA, SCIATICA), "112", today)
    return [block.html for block in page.blocks if isinstance(block, Fold) and block.heading == HEADING]


def test_the_words_stand_in_a_fold_after_the_plain_part(library: Library, today: date) -> None:
    page = page_for(library, Selection(SCIATICA, Side.BOTH, SCIATICA, SCIATICA), "112", today)
    headings = [block.heading for block in page.blocks if isinstance(block, Text | Fold)]
    assert headings[headings.index(HEADING) + 1] == "Clinical detail"
    (html,) = words_on(library, today)
    assert "<b>Nerve root</b>: The first part of a nerve" in html
    assert "Psoriasis" not in html


def test_a_card_without_such_words_has_no_such_fold(library: Library, today: date) -> None:
    assert words_on(replace(library, glossary=()), today) == []


def test_a_meaning_is_text_and_no_markup(library: Library, today: date) -> None:
    evil = Term("sciatica", "<img src=x>", ())
    (html,) = words_on(replace(library, glossary=(evil,)), today)
    assert "<img" not in html


def test_the_compiled_form_keeps_the_glossary(library: Library) -> None:
    assert compiled.load(compiled.dump(library)).glossary == library.glossary


def test_a_card_with_an_unexplained_word_is_named(small: Places, today: date) -> None:
    change(card_file(small), "A nerve passes", "It is a phlebitis. A nerve passes")
    (problem,) = read_library(small, today).problems
    assert problem.path == f"content/en/conditions/{CARD}.md"
    assert "'phlebitis'" in problem.message
