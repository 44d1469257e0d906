"""Reading the whole library from its files, and checking its parts against each other."""

from datetime import date

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.alarms import NAME as ALARMS
from explorer.anatomy.alarms import read_alarms
from explorer.anatomy.differentials import read_differentials
from explorer.content.card import Card
from explorer.content.glossary import Term
from explorer.content.language import IN_ENGLISH, Language, read_language
from explorer.content.medical_words import NAME as GLOSSARY
from explorer.content.medical_words import check_words, read_glossary
from explorer.content.questions import NAME as QUESTIONS
from explorer.content.questions import read_questions
from explorer.content.read import read_cards
from explorer.diagram.picture import read_pictures
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import CHOOSABLE, structure_id
from explorer.files.places import BASE, Places
from explorer.files.problem import Problem
from explorer.library.checks import (
    check_alarms,
    check_cards,
    check_differentials,
    check_guide,
    check_landmarks,
    check_pictures,
    check_questions,
    check_regions,
)
from explorer.library.folders import (
    anatomy_folder,
    cards_folder,
    diagram_folder,
    differentials_folder,
    folder_of,
    own_folder,
    pictures_folder,
)
from explorer.library.guide import NAME as GUIDE
from explorer.library.guide import read_guide
from explorer.library.library import Library
from explorer.library.named import read_named_body
from explorer.library.search.everyday import NAME as EVERYDAY
from explorer.library.search.everyday import read_everyday
from explorer.library.translated import with_english

NOTHING_WRONG: tuple[Problem, ...] = ()

DRAWN_ONLY = frozenset({"skin", "territory", "dermatome", "ligament", "vessel"})
"""Layers whose structures are scenery: drawn, but in no table."""


def read_library(places: Places, today: date) -> Library:
    """Read and check everything; what is broken is left out and listed in `problems`."""
    body, body_problems = read_named_body(places)
    cards, card_problems = read_cards(cards_folder(places), places.content, today)
    language, language_problems = IN_ENGLISH, NOTHING_WRONG
    if places.language != BASE and own_folder(places).is_dir():
        language, language_problems = read_language(own_folder(places), places.content)
        cards, more_problems = _in_language(places, language, cards, today)
        card_problems += more_problems

    def drawn(layer: str, structure: str) -> bool:
        return layer in DRAWN_ONLY or (
            layer in CHOOSABLE and body.known(Address(Kind(layer), structure_id(layer, structure)))
        )

    alarms, alarm_problems = read_alarms(anatomy_folder(places), places.content)
    differentials, differential_problems = read_differentials(differentials_folder(places), places.content)
    glossary, glossary_problems = _read_glossaries(places)
    questions, question_problems = read_questions(folder_of(places, QUESTIONS), places.content)
    guide, guide_problems = read_guide(folder_of(places, GUIDE), places.content)
    everyday, everyday_problems = read_everyday(folder_of(places, EVERYDAY), places.content)
    diagram, diagram_problems = read_diagram(diagram_folder(places), places.assets, drawn)
    pictures, picture_problems = read_pictures(pictures_folder(places), places.assets)
    by_address = {card.address: card for card in cards}
    problems = (
        *body_problems,
        *card_problems,
        *language_problems,
        *alarm_problems,
        *differential_problems,
        *glossary_problems,
        *question_problems,
        *guide_problems,
        *everyday_problems,
        *diagram_problems,
        *picture_problems,
        *check_cards(body, by_address),
        *check_pictures(cards, pictures),
        *check_words(cards, glossary),
        *check_landmarks(body, diagram, places.content),
        *check_questions(questions, by_address, folder_of(places, QUESTIONS) / QUESTIONS, places.content),
        *check_alarms(alarms, body, anatomy_folder(places) / ALARMS, places.content),
        *check_regions(body, by_address, places.content),
        *check_differentials(differentials, by_address, differentials_folder(places), places.content),
        *check_guide(guide, by_address, folder_of(places, GUIDE) / GUIDE, places.content),
    )
    return Library(
        body=body,
        cards=by_address,
        diagram=diagram,
        guide=guide,
        differentials=differentials,
        glossary=glossary,
        pictures=pictures,
        questions=questions,
        everyday=everyday,
        problems=tuple(sorted(set(problems))),
        alarms=alarms,
        language=places.language,
        treatment_parts=language.layout.treatment_parts,
    )


def _in_language(
    places: Places, language: Language, english: tuple[Card, ...], today: date
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """The cards in the language in use, the `english` ones where it has none, and all that is wrong."""
    own, own_problems = read_cards(own_folder(places), places.content, today, language.layout)
    cards, problems = with_english(own, english)
    return cards, (*own_problems, *problems)


def _read_glossaries(places: Places) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of English cards, and those of cards in the language in use."""
    terms, problems = read_glossary(cards_folder(places), places.content)
    own = own_folder(places)
    if places.language != BASE and (own / GLOSSARY).is_file():
        own_terms, own_problems = read_glossary(own, places.content, places.language)
        return (*terms, *own_terms), (*problems, *own_problems)
    return terms, problems
