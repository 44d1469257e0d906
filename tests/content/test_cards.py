"""Every shipped card: without a problem, well sourced, plain, and reached from the drawing."""

from statistics import median

import pytest

from explorer.anatomy.address import Address, Kind
from explorer.content.card import Card, CardKind
from explorer.content.reading_level import passages_of, reading_level
from explorer.library.library import Library

MEDIAN_GRADE = 6.0
HIGHEST_GRADE = 8.0
SOURCES = 3
SOURCES_OF_SYMPTOM = 1
CARDS = {Kind.CONDITION: 63, Kind.SYMPTOM: 18, Kind.TEST: 17, Kind.TREATMENT: 29}


def grade(card: Card) -> float:
    return reading_level(passages_of(card.plain_text)).grade


def conditions(library: Library) -> list[Card]:
    return [card for card in library.cards.values() if card.address.kind is Kind.CONDITION]


def test_every_row_of_conditions_symptoms_tests_and_treatments_has_its_card(library: Library) -> None:
    for kind, least in CARDS.items():
        assert sum(1 for each in library.cards if each.kind is kind) >= least, kind


def test_no_card_has_a_problem(library: Library) -> None:
    paths = {card.path for card in library.cards.values()}
    assert [str(each) for each in library.problems if each.path in paths] == []


def test_every_card_names_its_sources(library: Library) -> None:
    few = {
        str(card.address): len(card.sources)
        for card in library.cards.values()
        if len(card.sources) < (SOURCES_OF_SYMPTOM if card.kind is CardKind.SYMPTOM else SOURCES)
    }
    assert few == {}


def test_no_card_names_a_source_twice(library: Library) -> None:
    for card in library.cards.values():
        named = [(source.title, source.publisher, source.year) for source in card.sources]
        assert len(set(named)) == len(named), card.address


def test_cards_are_plain_in_the_middle_and_none_is_hard(library: Library) -> None:
    grades = {str(card.address): grade(card) for card in library.cards.values()}
    assert median(grades.values()) <= MEDIAN_GRADE
    assert {each: found for each, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_every_condition_is_reached_from_a_region(library: Library) -> None:
    regions = [Address(Kind.REGION, each) for each in library.body.regions]
    reached = {each for region in regions for each in library.conditions_at(region)}
    assert {card.address for card in conditions(library)} - reached == set()


def test_every_condition_with_nerves_is_reached_from_one_of_them(library: Library) -> None:
    nerves = [Address.nerve(each) for each in library.body.nerves]
    reached = {each for nerve in nerves for each in library.conditions_at(nerve)}
    assert {card.address for card in conditions(library) if card.nerves} - reached == set()


def test_only_mimics_and_red_flags_have_no_nerve(library: Library) -> None:
    bare = [card for card in conditions(library) if not card.nerves]
    assert {card.kind for card in bare} <= {CardKind.MIMIC, CardKind.RED_FLAG}


@pytest.mark.parametrize("kind", [CardKind.MIMIC, CardKind.RED_FLAG])
def test_mimics_and_emergencies_are_among_the_cards(library: Library, kind: CardKind) -> None:
    assert sum(1 for card in library.cards.values() if card.kind is kind) >= 9


def test_titles_are_not_shared(library: Library) -> None:
    for kind in Kind:
        titles = [card.plain_title.casefold() for card in library.cards.values() if card.address.kind is kind]
        assert len(set(titles)) == len(titles), kind


def test_reviews_are_dated_and_due_after_them(library: Library) -> None:
    for card in library.cards.values():
        assert card.reviewed < card.review_due, card.address
