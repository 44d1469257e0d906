"""What only shows when body and cards are held against each other."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.alarms import AlarmPlace
from explorer.anatomy.causes import NAME as CAUSES
from explorer.anatomy.differentials import INDEX, Differential
from explorer.anatomy.landmarks import NAME as LANDMARKS
from explorer.anatomy.structures import Body
from explorer.content.card import Card
from explorer.content.questions import Question
from explorer.content.rules import check_emergency_signs
from explorer.diagram.shapes import Diagram
from explorer.files.places import BASE
from explorer.files.problem import Problem, shown_path
from explorer.library.guide import Guide


def check_cards(body: Body, cards: Mapping[Address, Card]) -> Iterator[Problem]:
    """Links that lead nowhere, unknown nerves and places, missing emergency signs."""

    def known(address: Address) -> bool:
        return address in cards or body.known(address)

    def needs_signs(nerve: str) -> bool:
        return nerve in body.nerves and body.nerves[nerve].emergency

    for card in cards.values():
        for link in card.links:
            if not known(link.address):
                yield Problem(card.path, link.line, f"links to {link.address}, which does not exist")
        for nerve in card.nerves:
            if nerve not in body.nerves:
                yield Problem(card.path, 0, f"names the nerve {nerve!r}, which nerves.csv does not have")
        for site in card.sites:
            if not known(site):
                yield Problem(card.path, 0, f"is drawn at {site}, which does not exist")
        if card.language == BASE:
            yield from check_emergency_signs(card, needs_signs)


def check_pictures(cards: Iterable[Card], pictures: Container[str]) -> Iterator[Problem]:
    """Cards that show a picture that is not there, or that has a fault."""
    for card in cards:
        for use in card.pictures:
            if use.id not in pictures:
                message = f"shows the picture {use.id}, but there is no sound assets/pictures/{use.id}.svg"
                yield Problem(card.path, use.line, message)


def check_guide(guide: Guide, cards: Mapping[Address, Card], path: Path, root: Path) -> Iterator[Problem]:
    """A guide that leads to no card."""
    if guide.emergency and guide.emergency not in cards:
        yield Problem(shown_path(path, root), 0, f"names {guide.emergency}, which is no card")


def check_questions(
    questions: Iterable[Question], cards: Mapping[Address, Card], path: Path, root: Path
) -> Iterator[Problem]:
    """Questions for cards that are not there."""
    for each in questions:
        for address in each.cards:
            if address not in cards:
                yield Problem(shown_path(path, root), 0, f"names {address}, which is no card")


def check_alarms(alarms: Iterable[AlarmPlace], body: Body, path: Path, root: Path) -> Iterator[Problem]:
    """Places of alarms that are nothing of the body."""
    for place in alarms:
        kind = Kind.REGION if place.layer == "region" else Kind.NERVE
        if not body.known(Address(kind, place.structure)):
            message = f"{place.alarm} names {place.structure!r}, which is no {kind}"
            yield Problem(shown_path(path, root), 0, message)


def check_differentials(
    tables: Iterable[Differential], cards: Mapping[Address, Card], folder: Path, root: Path
) -> Iterator[Problem]:
    """Look-alikes that are no cards."""
    for table in tables:
        heads = {each for lesion in table.lesions for each in lesion}
        for address in sorted(table.cards - cards.keys()):
            path = folder / f"{table.id if address in heads else INDEX}.csv"
            yield Problem(shown_path(path, root), 1, f"{table.id} names {address}, which is no card")


def check_landmarks(body: Body, diagram: Diagram, root: Path) -> Iterator[Problem]:
    """Landmarks in figures that are not there, beside their figure, or on no known bone."""
    path = shown_path(root / "anatomy" / LANDMARKS, root)
    figures = {figure.id: figure for figure in diagram.figures}
    for each in body.landmarks.values():
        figure = figures.get(each.figure)
        if figure is None:
            if figures:  # without a drawing, nothing is to blame
                yield Problem(path, 0, f"{each.id} lies in the figure {each.figure!r}, which does not exist")
        elif each.x > figure.width or each.y > figure.height:
            yield Problem(path, 0, f"{each.id} lies beside the figure {each.figure!r}")
        if each.bone not in body.bones:
            yield Problem(path, 0, f"{each.id} lies on the bone {each.bone!r}, which bones.csv does not have")


def check_regions(body: Body, cards: Mapping[Address, Card], root: Path) -> Iterator[Problem]:
    """Regions that lead to missing cards, and conditions that no region leads to."""
    path = shown_path(root / "anatomy" / CAUSES, root)
    led_to: set[str] = set()
    for region in body.regions.values():
        led_to.update(region.conditions)
        for condition in region.conditions:
            if Address(Kind.CONDITION, condition) not in cards:
                message = f"{region.id} names the condition {condition!r}, which has no card"
                yield Problem(path, 0, message)
    for address, card in cards.items():
        if address.kind is Kind.CONDITION and address.id not in led_to:
            yield Problem(card.path, 0, f"no region leads to this condition; name it in {CAUSES}")
