"""Reading the whole library from its files, and checking its parts against each other."""

from datetime import date

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.alarms import NAME as ALARMS
from explorer.anatomy.alarms import read_alarms
from explorer.anatomy.differentials import read_differentials
from explorer.anatomy.tables import read_body
from explorer.content.medical_words import check_words, read_glossary
from explorer.content.questions import NAME as QUESTIONS
from explorer.content.questions import read_questions
from explorer.content.read import read_cards
from explorer.diagram.picture import read_pictures
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import CHOOSABLE, structure_id
from explorer.files.places import Places
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
    pictures_folder,
)
from explorer.library.guide import NAME as GUIDE
from explorer.library.guide import read_guide
from explorer.library.library import Library
from explorer.library.search.everyday import read_everyday

DRAWN_ONLY = frozenset({"skin", "territory", "dermatome", "ligament", "vessel"})
"""Layers whose structures are scenery: drawn, but in no table."""


def read_library(places: Places, today: date) -> Library:
    """Read and check everything; what is broken is left out and listed in `problems`."""
    body, body_problems = read_body(anatomy_folder(places), places.content)
    cards, card_problems = read_cards(cards_folder(places), places.content, today)

    def drawn(layer: str, structure: str) -> bool:
        return layer in DRAWN_ONLY or (
            layer in CHOOSABLE and body.known(Address(Kind(layer), structure_id(layer, structure)))
        )

    alarms, alarm_problems = read_alarms(anatomy_folder(places), places.content)
    differentials, differential_problems = read_differentials(differentials_folder(places), places.content)
    glossary, glossary_problems = read_glossary(cards_folder(places), places.content)
    questions, question_problems = read_questions(cards_folder(places), places.content)
    guide, guide_problems = read_guide(cards_folder(places), places.content)
    everyday, everyday_problems = read_everyday(cards_folder(places), places.content)
    diagram, diagram_problems = read_diagram(diagram_folder(places), places.assets, drawn)
    pictures, picture_problems = read_pictures(pictures_folder(places), places.assets)
    by_address = {card.address: card for card in cards}
    problems = (
        *body_problems,
        *card_problems,
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
        *check_questions(questions, by_address, cards_folder(places) / QUESTIONS, places.content),
        *check_alarms(alarms, body, anatomy_folder(places) / ALARMS, places.content),
        *check_regions(body, by_address, places.content),
        *check_differentials(differentials, by_address, differentials_folder(places), places.content),
        *check_guide(guide, by_address, cards_folder(places) / GUIDE, places.content),
    )
    return Library(
        body,
        by_address,
        diagram,
        guide,
        differentials,
        glossary,
        pictures,
        questions,
        everyday,
        tuple(sorted(set(problems))),
        alarms,
    )
