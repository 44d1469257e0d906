"""Questions to ask: their table, and which of them stand on which page."""

from pathlib import Path

import pytest

from explorer.anatomy.address import Kind, parse_address
from explorer.content.questions import MOST, Question, questions_for, read_questions
from explorer.content.reading_level import Passage, reading_level
from explorer.files.problem import Problem
from explorer.library.library import Library

HEAD = "question,kinds,urgencies,cards,words\n"
SCIATICA = parse_address("condition:sciatica")
CONDITION = ("condition",)


def read(folder: Path, text: str) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    (folder / "questions.csv").write_text(HEAD + text, encoding="utf-8")
    return read_questions(folder, folder)


def test_a_row_says_what_the_question_fits(tmp_path: Path) -> None:
    (question,), problems = read(tmp_path, "Why?,condition;mimic,urgent,condition:sciatica,drive;driving\n")
    assert problems == ()
    assert question.kinds == ("condition", "mimic")
    assert question.cards == (SCIATICA,)
    assert question.words == ("drive", "driving")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("Why,condition,,,", "is no question"),
        ("Why?,,,,", "fits nothing"),
        ("Why?,disease,,,", "'disease' is no kind"),
        ("Why?,condition,soon,,", "'soon' is no urgency"),
        ("Why?,condition,,sciatica,", "sciatica"),
        (f"{'Why ' * 21}?,condition,,,", "more than 20 words"),
        ("Why?,condition,,,\nWhy?,mimic,,,", "stands there twice"),
    ],
)
def test_a_faulty_row_is_named_and_left_out(tmp_path: Path, row: str, part: str) -> None:
    questions, problems = read(tmp_path, f"{row}\n")
    assert len(questions) == row.count("\n")
    assert part in str(problems[0])


def test_a_cards_own_questions_come_before_those_of_its_kind(library: Library) -> None:
    card = library.cards[SCIATICA]
    usual = tuple(Question(f"Usual {number}?", CONDITION) for number in range(9))
    own = tuple(Question(f"Own {number}?", cards=(SCIATICA,)) for number in range(3))
    asked = questions_for((*usual, *own), SCIATICA, card)
    assert len(asked) == MOST
    assert {each.question for each in own} <= set(asked)
    assert "Usual 8?" in asked, "the last of the usual ones asks what cannot wait"


def test_words_of_the_card_bring_questions_and_only_whole_words(library: Library) -> None:
    card = library.cards[SCIATICA]
    asked = questions_for(
        (Question("A?", CONDITION, words=("injection",)), Question("B?", CONDITION, words=("inject",))),
        SCIATICA,
        card,
    )
    assert asked == ("A?",)


def test_every_page_has_good_questions(library: Library) -> None:
    for address in library.addresses():
        card = library.cards.get(address)
        asked = questions_for(library.questions, address, card)
        if card and card.plain_text.count("?") > 12:
            assert asked == ()
            continue
        assert 3 <= len(asked) <= MOST, address
        assert len(set(asked)) == len(asked)
        if address.kind is Kind.CONDITION:
            assert any(word in asked[-1] for word in ("at once", "straight back")), address


def test_every_question_is_asked_somewhere_in_plain_words(library: Library) -> None:
    asked = {
        question
        for address in library.addresses()
        for question in questions_for(library.questions, address, library.cards.get(address))
    }
    never = {each.question for each in library.questions} - asked
    assert not never
    level = reading_level([Passage(each.question, 1) for each in library.questions])
    assert level.grade <= 6
