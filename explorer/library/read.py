"""Reading the whole library from its files, and checking its parts against each other."""

from datetime import date

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.differentials import read_differentials
from explorer.content.card import Card
from explorer.content.glossary import Term
from explorer.content.language import read_language
from explorer.content.medical_words import NAME as GLOSSARY
from explorer.content.medical_words import check_words, read_glossary
from explorer.content.read import read_cards
from explorer.diagram.picture import read_pictures
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import CHOOSABLE, structure_id
from explorer.files.places import BASE, Places
from explorer.files.problem import Problem
from explorer.library.checks import (
    check_cards,
    check_differentials,
    check_guide,
    check_pictures,
    check_regions,
)
from explorer.library.folders import (
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
from explorer.library.translated import with_english

DRAWN_ONLY = frozenset({"skin", "territory", "dermatome", "ligament", "vessel"})
"""Layers whose structures are scenery: drawn, but in no table."""


def read_library(places: Places, today: date) -> Library:
    """Read and check everything; what is broken is left out and listed in `problems`."""
    body, body_problems = read_named_body(places)
    cards, card_problems = read_cards(cards_folder(places), places.content, today)
    if places.language != BASE and own_folder(places).is_dir():
        cards, more_problems = _in_language(places, cards, today)
        card_problems += more_problems

    def drawn(layer: str, structure: str) -> bool:
        return layer in DRAWN_ONLY or (
            layer in CHOOSABLE and body.known(Address(Kind(layer), structure_id(layer, structure)))
        )

    differentials, differential_problems = read_differentials(differentials_folder(places), places.content)
    glossary, glossary_problems = _read_glossaries(places)
    guide, guide_problems = read_guide(folder_of(places, GUIDE), places.content)
    diagram, diagram_problems = read_diagram(diagram_folder(places), places.assets, drawn)
    pictures, picture_problems = read_pictures(pictures_folder(places), places.assets)
    by_address = {card.address: card for card in cards}
    problems = (
        *body_problems,
        *card_problems,
        *differential_problems,
        *glossary_problems,
        *guide_problems,
        *diagram_problems,
        *picture_problems,
        *check_cards(body, by_address),
        *check_pictures(cards, pictures),
        *check_words(cards, glossary),
        *check_regions(body, by_address, places.content),
        *check_differentials(differentials, by_address, differentials_folder(places), places.content),
        *check_guide(guide, by_address, folder_of(places, GUIDE) / GUIDE, places.content),
    )
    return Library(
        body,
        by_address,
        diagram,
        guide,
        differentials,
        glossary,
        pictures,
        tuple(sorted(set(problems))),
        places.language,
    )


def _in_language(
    places: Places, english: tuple[Card, ...], today: date
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """The cards in the language in use, the `english` ones where it has none, and all that is wrong."""
    folder = own_folder(places)
    language, language_problems = read_language(folder, places.content)
    own, own_problems = read_cards(folder, places.content, today, language.layout)
    cards, problems = with_english(own, english)
    return cards, (*language_problems, *own_problems, *problems)


def _read_glossaries(places: Places) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of English cards, and those of cards in the language in use."""
    terms, problems = read_glossary(cards_folder(places), places.content)
    own = own_folder(places)
    if places.language != BASE and (own / GLOSSARY).is_file():
        own_terms, own_problems = read_glossary(own, places.content, places.language)
        return (*terms, *own_terms), (*problems, *own_problems)
    return terms, problems
