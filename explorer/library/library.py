"""The Library: body, cards and drawing, never changed once loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.alarms import AlarmPlace
from explorer.anatomy.differentials import Differential
from explorer.anatomy.graph import ancestors, branches, nerves_of
from explorer.anatomy.structures import Body, NerveKind, Region
from explorer.content.card import Card, CardKind, Head
from explorer.content.glossary import Term
from explorer.content.kept import KeptCards
from explorer.content.layout import ENGLISH
from explorer.content.questions import Question
from explorer.diagram.shapes import EMPTY, Diagram
from explorer.files.places import BASE
from explorer.files.problem import Problem
from explorer.library.guide import Guide
from explorer.library.search.everyday import Everyday
from explorer.library.word_marks import WordMarks

LEADS_ALL, LEADS, LEADS_NOTHING = range(3)
"""Where a card stands among those of a nerve, before their usual order is asked."""


@dataclass(frozen=True, eq=False)
class Library:
    """Everything the program knows, never changed once loaded.

    `pictures` holds the checked SVG text of each picture by its id.
    `problems` lists what is wrong with the files; whatever they concern was
    left out or is shown as far as it goes. Cards that `language` lacks are English.
    `treatment_parts` are the labels of each treatment in it.
    """

    body: Body = field(default_factory=Body)
    cards: Mapping[Address, Card] = field(default_factory=dict)
    diagram: Diagram = EMPTY
    guide: Guide = field(default_factory=Guide)
    differentials: tuple[Differential, ...] = ()
    glossary: tuple[Term, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    everyday: Everyday = field(default_factory=Everyday)
    problems: tuple[Problem, ...] = ()
    alarms: tuple[AlarmPlace, ...] = ()
    language: str = BASE
    treatment_parts: tuple[str, ...] = ENGLISH.treatment_parts

    @property
    def heads(self) -> Mapping[Address, Head]:
        """What each card is and concerns, without its text: to list and link cards, ask only for these."""
        return self.cards.heads if isinstance(self.cards, KeptCards) else self.cards

    def treatment_parts_in(self, language: str) -> tuple[str, ...]:
        """The labels of each treatment in the library's own language, or in English."""
        return self.treatment_parts if language == self.language else ENGLISH.treatment_parts

    def knows(self, address: Address) -> bool:
        """Whether there is such a structure or card."""
        return address in self.cards or self.body.known(address)

    def addresses(self) -> Iterator[Address]:
        """Everything that can be chosen: the body's structures, then the cards."""
        yield from self.body.addresses()
        yield from self.cards

    def name_of(self, address: Address) -> str:
        """The name of a structure or the title of a card; raises KeyError if unknown."""
        card = self.heads.get(address)
        return card.title if card else self.body.name_of(address)

    def plain_name_of(self, address: Address) -> str:
        """The everyday name where there is one, else the name."""
        card = self.heads.get(address)
        if card:
            return card.plain_title
        structure = self.body.of_kind(address.kind)[address.id]
        return getattr(structure, "plain_name", "") or structure.name

    def latin_of(self, address: Address) -> str:
        """The Latin name of a structure, empty where it has none."""
        latin = str(getattr(self.body.of_kind(address.kind).get(address.id), "latin", ""))
        return "" if latin.startswith("(") else latin

    @cached_property
    def word_marks(self) -> Mapping[str, WordMarks]:
        """What marks the words of the glossary, by their language."""
        languages = {term.language for term in self.glossary}
        return {
            each: WordMarks(term for term in self.glossary if term.language == each) for each in languages
        }

    @cached_property
    def emergencies(self) -> tuple[Head, ...]:
        """The red-flag cards: first the one of the emergency button, then by title."""
        flags = [card for card in self.heads.values() if card.kind is CardKind.RED_FLAG]
        return tuple(sorted(flags, key=lambda card: (card.address != self.guide.emergency, card.plain_title)))

    def conditions_at(self, address: Address) -> tuple[Address, ...]:
        """Conditions that concern a structure, the one people mostly mean first.

        A nerve's own conditions lead. Then those that the table of regions names come in
        its order (for a site or nerve that of its regions); then those that name the
        structure before others.
        """
        if address in self.cards:
            return (address,)
        usual = self._usual_at(address)
        by_nerve = address.kind is Kind.NERVE
        wanted: str | Address = address.id if by_nerve else address
        found: dict[Address, tuple[int, int, int, int]] = {}
        for card in self.heads.values():
            if card.address.kind is not Kind.CONDITION:
                continue
            named: tuple[str | Address, ...] = card.nerves if by_nerve else card.sites
            if wanted in named:
                place = usual.get(card.address, len(self.cards))
                found[card.address] = (self._lead(card, address), place, named.index(wanted), len(named))
            elif address.kind is Kind.REGION and card.address in usual:
                found[card.address] = (LEADS_NOTHING, usual[card.address], 0, 0)
        return tuple(sorted(found, key=lambda each: found[each]))

    def _lead(self, card: Head, address: Address) -> int:
        """How far a card comes before the usual order of a nerve: the lower, the earlier.

        A nerve's own condition names it first and beside it only nerves on its line. What is
        merely taken for it is not its own, and a root has none but what is its alone: all that
        comes from it carries other roots too. The button's emergency goes before all of them.
        """
        if address.kind is not Kind.NERVE or card.nerves[0] != address.id:
            return LEADS_NOTHING
        if card.address == self.guide.emergency:
            return LEADS_ALL
        nerve = self.body.nerves[address.id]
        line = {nerve.id}
        if nerve.kind is not NerveKind.ROOT:
            line.update(ancestors(self.body, nerve.id), branches(self.body, nerve.id))
        return LEADS if card.kind is CardKind.CONDITION and line.issuperset(card.nerves) else LEADS_NOTHING

    def sign_at(self, address: Address, condition: Address) -> str:
        """What marks a condition out from the others of a structure; empty if no table of places says it."""
        regions = (each for each in self.body.regions.values() if self._lies_in(address, each))
        causes = (cause for region in regions for cause in region.causes)
        return next((each.sign for each in causes if each.condition == condition.id), "")

    def _usual_at(self, address: Address) -> dict[Address, int]:
        """The conditions that the table of regions names for a structure, with their places in it."""
        regions = [each for each in self.body.regions.values() if self._lies_in(address, each)]
        places: dict[Address, int] = {}
        for region in regions:
            for place, each in enumerate(region.conditions):
                card = Address(Kind.CONDITION, each)
                places[card] = min(place, places.get(card, place))
        return places

    def _lies_in(self, address: Address, region: Region) -> bool:
        """Whether a region is, holds or (for a nerve) above all concerns the structure."""
        match address.kind:
            case Kind.REGION:
                return address.id == region.id
            case Kind.SITE:
                site = self.body.sites.get(address.id)
                return site is not None and region.id in site.regions
            case Kind.NERVE:
                return region.nerves[:1] == (address.id,)
            case _:
                return False

    def card_for(self, address: Address) -> Address:
        """The card that opens when `address` is chosen.

        A region or pinch site opens the condition people mostly mean there,
        everything else its own page.
        """
        if address.kind in (Kind.REGION, Kind.SITE):
            return next(iter(self.conditions_at(address)), address)
        return address

    def nerves_for(self, address: Address) -> tuple[str, ...]:
        """Ids of the nerves that matter for a card or structure, the most important first."""
        card = self.heads.get(address)
        nerves = card.nerves if card else nerves_of(self.body, address)
        return tuple(each for each in nerves if each in self.body.nerves)

    def places_for(self, address: Address) -> tuple[Address, ...]:
        """Where in the drawing a card's trouble sits; a structure is its own place."""
        card = self.heads.get(address)
        return tuple(each for each in card.sites if self.body.known(each)) if card else (address,)
