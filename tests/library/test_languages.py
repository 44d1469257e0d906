"""Another language: its cards and names where it has them, English with a note where it has not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.files.places import BASE, Places
from explorer.files.problem import Problem
from explorer.library.languages import (
    UnknownLanguageError,
    languages,
    with_language,
    with_usual_language,
)
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.page import Care, Fold, Note
from explorer.library.pages import page_for
from explorer.library.read import read_library
from explorer.library.selection import Selection
from library.foreign import CODE, foreign_card, foreign_folder, own
from library.world import CARD, card_file, change

THE_CARD = Address(Kind.CONDITION, CARD)
NOT_YET = "This page is not yet in your language. It is shown in English."


@pytest.fixture
def foreign(small: Places) -> Places:
    """The small library in a language without any card yet."""
    foreign_folder(small)
    return replace(small, language=CODE)


@pytest.fixture
def translated(foreign: Places) -> Path:
    """The language's own card."""
    return foreign_card(foreign.content / CODE)


def notes(library: Library, address: Address, today: date) -> list[str]:
    page = page_for(library, Selection(address, Side.BOTH, address, address), "112", today)
    return [block.html for block in page.blocks if isinstance(block, Note)]


def messages(library: Library) -> list[str]:
    return [problem.message for problem in library.problems]


def test_a_card_that_is_missing_is_shown_in_english_and_says_so(foreign: Places, today: date) -> None:
    library = read_library(foreign, today)
    assert library.problems == ()
    assert library.language == CODE
    assert library.cards[THE_CARD].language == BASE
    assert notes(library, THE_CARD, today)[0] == NOT_YET


def test_a_translated_card_stands_in_its_place(foreign: Places, translated: Path, today: date) -> None:
    library = read_library(foreign, today)
    assert library.problems == ()
    card = library.cards[THE_CARD]
    assert (card.language, card.plain_title) == (CODE, "Knöchelkanalengpasssyndrom")
    assert card.path == f"content/{CODE}/conditions/{CARD}.md"
    assert [care.heading for care in card.care] == [
        own("Call emergency services if"),
        own("See a doctor or physiotherapist if"),
    ]
    assert card.sections[0].id == "what-it-is", "sections keep their ids in every language"
    assert card.clinical is not None
    assert NOT_YET not in notes(library, THE_CARD, today)


def test_english_has_no_such_note(small: Places, today: date) -> None:
    assert NOT_YET not in notes(read_library(small, today), THE_CARD, today)


def test_english_rules_of_writing_hold_for_english_only(
    foreign: Places, translated: Path, today: date
) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen phlebitis " * 15 + "500 mg Advil."
    change(translated, "Often we find **no** cause.", long)
    assert read_library(foreign, today).problems == ()
    change(card_file(foreign), "Often we find **no** cause.", long)
    assert any("words (at most 20)" in each for each in messages(read_library(foreign, today)))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  - medial-plantar\n", "", "nerves must be as in the English card: tibial, medial-plantar"),
        ('  - "region:sole"\n', "", "sites must be as in the English card"),
        ("kind: condition", "kind: mimic", "kind must be as in the English card: condition"),
        ("side_matters: true", "side_matters: false", "side_matters must be as in the English card: true"),
        ("- your foot turns cold\n", "", "names 1 emergency signs, the English card 2"),
    ],
)
def test_a_card_that_says_something_else_gives_way_to_the_english(
    foreign: Places, translated: Path, today: date, old: str, new: str, fault: str
) -> None:
    change(translated, old, new)
    library = read_library(foreign, today)
    (problem,) = library.problems
    assert problem.path == f"content/{CODE}/conditions/{CARD}.md"
    assert problem.message.startswith(fault)
    assert problem.message.endswith("the English card is shown in its place")
    assert library.cards[THE_CARD].language == BASE


def test_more_emergency_signs_than_in_english_are_welcome(
    foreign: Places, translated: Path, today: date
) -> None:
    change(translated, "- your foot turns cold\n", "- your foot turns cold\n- your foot turns blue\n")
    assert read_library(foreign, today).problems == ()


def test_a_card_older_than_the_english_is_reported_and_shown(
    foreign: Places, translated: Path, today: date
) -> None:
    change(translated, "reviewed: 2026-11-21", "reviewed: 2026-11-20")
    library = read_library(foreign, today)
    (problem,) = library.problems
    assert "reviewed 2026-11-20, but the English card 2026-11-21" in problem.message
    assert library.cards[THE_CARD].language == CODE


def test_a_card_without_an_english_one_is_left_out(foreign: Places, translated: Path, today: date) -> None:
    translated.rename(translated.with_name("something-else.md"))
    library = read_library(foreign, today)
    assert messages(library) == ["there is no English card of this name, so it is left out"]
    assert list(library.cards) == [THE_CARD]


def test_a_broken_card_gives_way_to_the_english(foreign: Places, translated: Path, today: date) -> None:
    translated.write_text("nothing", encoding="utf-8")
    library = read_library(foreign, today)
    assert len(library.problems) == 1
    assert library.cards[THE_CARD].language == BASE


def test_structures_are_called_by_the_languages_own_names(foreign: Places, today: date) -> None:
    names = "kind,id,name,plain_name\nnerve,tibial,Schienbeinnerv,\nregion,calf,Wade,die Wade\n"
    (foreign.content / CODE / "names.csv").write_text(names, encoding="utf-8")
    library = read_library(foreign, today)
    assert library.problems == ()
    calf = parse_address("region:calf")
    assert library.name_of(parse_address("nerve:tibial")) == "Schienbeinnerv"
    assert (library.name_of(calf), library.plain_name_of(calf)) == ("Wade", "die Wade")
    assert library.name_of(parse_address("nerve:sural")) == "sural nerve"


def test_each_bad_name_is_reported_by_its_line(foreign: Places, today: date) -> None:
    rows = ("nerve,nowhere,X,", "planet,mars,X,", "muscle,soleus,X,Y", "bone,tibia,X,", "bone,tibia,Y,")
    path = foreign.content / CODE / "names.csv"
    path.write_text("kind,id,name,plain_name\n" + "\n".join(rows), encoding="utf-8")
    library = read_library(foreign, today)
    assert [problem.line for problem in library.problems] == [2, 3, 4, 6]
    assert library.name_of(parse_address("bone:tibia")) == "X"


def test_the_languages_glossary_explains_its_own_cards(
    foreign: Places, translated: Path, today: date
) -> None:
    (foreign.content / CODE / "glossary.csv").write_text(
        "word,meaning,also\nmalleolus,Knöchel,sole\n", encoding="utf-8"
    )
    library = read_library(foreign, today)
    assert library.problems == ()
    page = page_for(library, Selection(THE_CARD, Side.BOTH, THE_CARD, THE_CARD), "112", today)
    (words,) = [
        block for block in page.blocks if isinstance(block, Fold) and block.heading.startswith("Words")
    ]
    assert words.html == "<p><b>Malleolus</b>: Knöchel</p>", "and no English meaning stands there"


def test_the_languages_guide_may_name_another_card(foreign: Places, today: date) -> None:
    (foreign.content / CODE / "guide.toml").write_text('emergency = "condition:none"\n', encoding="utf-8")
    assert read_library(foreign, today).problems == (
        Problem(f"content/{CODE}/guide.toml", 0, "names condition:none, which is no card"),
    )


def test_words_for_the_emergency_number_are_in_the_language_of_the_card(
    foreign: Places, translated: Path, today: date
) -> None:
    def note(places: Places) -> str:
        selection = Selection(THE_CARD, Side.BOTH, THE_CARD, THE_CARD)
        page = page_for(read_library(places, today), selection, "the number", today, say)
        return next(block.note for block in page.blocks if isinstance(block, Care))

    def say(text: str) -> str:
        return "die Nummer" if text == "the number" else text

    assert "Call die Nummer." in note(foreign)
    translated.unlink()
    assert "Call the number." in note(foreign)


def test_each_language_keeps_a_compiled_form_of_its_own(
    foreign: Places, translated: Path, today: date, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    english = replace(foreign, language=BASE)
    for _ in range(2):
        assert load_library(english, today, cache).cards[THE_CARD].language == BASE
        assert load_library(foreign, today, cache).cards[THE_CARD].language == CODE
        assert load_library(foreign, today, cache).language == CODE
    assert len(list(cache.glob("*.library"))) == 2
    change(translated, "Often we find", "Sometimes we find")
    assert "Sometimes" in load_library(foreign, today, cache).cards[THE_CARD].plain_text
    assert len(list(cache.glob("*.library"))) == 2


@pytest.mark.parametrize(
    ("text", "messages_begin"),
    [
        ("name = ", ["is not well-formed TOML"]),
        ("[headings]\n", ["'name' must be", "'headings' lacks"]),
        ('name = "X"\nfont = 3\n[headings]\n', ["'font' is not known", "'headings' lacks"]),
        ('name = "X"\nheadings = 3\n', ["'headings' must be a table"]),
        ('name = "X"\n[headings]\n"Get hepl" = "A"\n', ["'Get hepl' is no heading", "'headings' lacks"]),
        (
            'name = "X"\n[headings]\n"Get help" = 7\n',
            ["'Get help' must be given one line", "'headings' lacks"],
        ),
        (
            'name = "X"\n[headings]\n"Get help" = "A"\n"Causes" = "A"\n',
            ["'Causes' is the same as another", "'headings' lacks"],
        ),
    ],
)
def test_each_fault_of_the_languages_file_is_reported(
    foreign: Places, today: date, text: str, messages_begin: list[str]
) -> None:
    (foreign.content / CODE / "language.toml").write_text(text, encoding="utf-8")
    found = sorted(messages(read_library(foreign, today)))
    assert len(found) == len(messages_begin)
    for message, begin in zip(found, sorted(messages_begin), strict=True):
        assert message.startswith(begin)


def test_the_languages_are_those_with_cards_or_words(foreign: Places) -> None:
    (foreign.content / "attic").mkdir()
    (foreign.assets / "translations").mkdir()
    (foreign.assets / "translations" / "pt-BR.qm").write_bytes(b"")
    assert languages(foreign) == ("en", CODE, "pt-BR")


@pytest.mark.parametrize(
    ("wanted", "language"), [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt-BR"), ("PT-br", "pt-BR")]
)
def test_a_language_is_found_by_its_code(small: Places, wanted: str, language: str) -> None:
    foreign_folder(small, "pt-BR")
    assert with_language(small, wanted).language == language


@pytest.mark.parametrize("wanted", ["xx", "", "../en", "pt", "e"])
def test_a_language_that_is_not_there_is_named(small: Places, wanted: str) -> None:
    foreign_folder(small, "pt-BR")
    with pytest.raises(UnknownLanguageError, match="there are: en, pt-BR"):
        with_language(small, wanted)


@pytest.mark.parametrize(
    ("kept", "system", "language"),
    [
        ("", ["de-AT", "en-GB"], "de"),
        ("", ["fr-FR", "de"], "de"),
        ("", ["fr"], "en"),
        ("", [], "en"),
        ("en", ["de"], "en"),
        ("de", ["en"], "de"),
        ("xx", ["de"], "en"),
    ],
)
def test_the_usual_language_is_that_of_the_settings_or_of_the_system(
    small: Places, kept: str, system: list[str], language: str
) -> None:
    foreign_folder(small, "de")
    assert with_usual_language(small, kept, system).language == language
