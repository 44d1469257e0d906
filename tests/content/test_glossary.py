"""The glossary: its file, finding its words in a text, and the medical words that it must explain."""

from pathlib import Path

import pytest

from content.cards import GOOD, TODAY
from explorer.content.card import Card
from explorer.content.glossary import Term, terms_in
from explorer.content.medical_words import check_words, read_glossary
from explorer.content.read import read_card
from explorer.content.reading_level import Passage, reading_level, sentences_of
from explorer.files.problem import Problem
from explorer.library.library import Library

HEAD = "word,meaning,also\n"
ROWS = "CT,A scan in slices.,\nnerve root,The first part of a nerve.,root; roots\n"
CT = Term("CT", "A scan in slices.", ())
TIBIAL = Term("tibial nerve", "A nerve of the calf.", ("tibial",))
ROOT = Term("nerve root", "The first part of a nerve.", ("root", "roots"))


def read(folder: Path, text: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    (folder / "glossary.csv").write_text(text, encoding="utf-8")
    return read_glossary(folder, folder)


def card_with(folder: Path, words: str) -> Card:
    path = folder / "conditions" / "some-card.md"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace("A nerve passes", f"{words} A nerve passes", 1), encoding="utf-8")
    card, _ = read_card(path, folder, TODAY)
    assert card is not None
    assert words.split()[0] in card.plain_text
    return card


def test_words_come_with_their_forms(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + ROWS) == ((CT, ROOT), ())


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("disc,,", "'meaning' is empty"),
        ("ct,Again.,", "'ct' stands there twice"),
        ("rooted,Again.,roots", "'roots' stands there twice"),
        ("a b c d,Too long.,", "'a b c d' cannot be found"),
        ("disc,Soft.,...", "'...' cannot be found"),
        (f"disc,{'very ' * 20}soft.,", "more than 20 words"),
    ],
)
def test_a_bad_row_is_named_and_left_out(tmp_path: Path, row: str, part: str) -> None:
    terms, (problem,) = read(tmp_path, f"{HEAD}{ROWS}{row}\n")
    assert terms == (CT, ROOT)
    assert problem.line == 4
    assert part in problem.message


@pytest.mark.parametrize("text", [None, "", "\0", "word\nroot\n"])
def test_a_glossary_that_cannot_be_used_is_named(tmp_path: Path, text: str | None) -> None:
    terms, problems = read_glossary(tmp_path, tmp_path) if text is None else read(tmp_path, text)
    assert terms == ()
    assert problems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The root hurts.", [ROOT]),
        ("Roots, CT.", [CT, ROOT]),
        ("A NERVE ROOT!", [ROOT]),
        ("Your nerve\nroot", [ROOT]),
        ("uprooted, ct, beet-root", []),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words(text: str, found: list[Term]) -> None:
    assert list(terms_in(text, (CT, ROOT))) == found


@pytest.mark.parametrize(
    "word", ["Bursitis", "radiculopathy", "discectomy", "CT", "ischaemia", "Tendons", "stents", "NSAIDs"]
)
def test_a_medical_word_outside_the_glossary_is_named_once(tmp_path: Path, word: str) -> None:
    card = card_with(tmp_path, f"{word} and {word.lower()} may hurt.")
    (problem,) = check_words([card], [ROOT, TIBIAL])
    assert problem.path == card.path
    assert repr(word.lower()) in problem.message


def test_a_form_of_the_glossary_or_the_title_of_a_source_is_no_problem(tmp_path: Path) -> None:
    card = card_with(tmp_path, "Roots hurt more than expected (Journal of Arthroplasty 2020). He chooses.")
    assert list(check_words([card], [ROOT, TIBIAL])) == []


def test_the_shipped_glossary_is_plain_and_in_order(library: Library) -> None:
    words = [term.word.lower() for term in library.glossary]
    assert len(words) > 100
    assert words == sorted(words)
    for term in library.glossary:
        (sentence,) = sentences_of(Passage(term.meaning, 0))
        assert sentence.text[0].isupper(), term
        assert sentence.text[-1] == ".", term
        assert reading_level([Passage(term.meaning, 0)]).grade <= 8, term


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("posterior femoral cutaneous nerve", "front of the thigh"),
        ("femoral stretch", "front of the thigh"),
        ("obturator hernia", "nerve of the inner thigh"),
        ("superficial fibular nerve", "lifts the foot"),
        ("deep peroneal nerve", "A nerve at the outer knee"),
    ],
)
def test_the_shipped_glossary_says_nothing_false_of_a_longer_name(
    library: Library, name: str, wrong: str
) -> None:
    found = terms_in(name, library.glossary)
    assert found
    assert not any(wrong in term.meaning for term in found)


def test_every_word_of_the_shipped_glossary_is_used_by_a_card(library: Library) -> None:
    texts = [f"{card.plain_title} {card.summary} {card.plain_text}" for card in library.cards.values()]
    used = {term.word for text in texts for term in terms_in(text, library.glossary)}
    assert {term.word for term in library.glossary} - used == set()
