"""Composes the page for whatever is chosen: a written card, or the facts of the tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.graph import ancestors, branches, supply
from explorer.anatomy.structures import Nerve, NerveKind, Root
from explorer.content.card import Card
from explorer.library.library import Library
from explorer.library.lighting import threatened
from explorer.library.page import Block, Care, Facts, Fold, Link, Links, Note, Page, Text
from explorer.library.selection import Selection

EDUCATION = "This page teaches; it does not diagnose. If you are worried, ask a clinician."
EMERGENCY_TOKEN = "{emergency}"
KIND_WORDS = {
    Kind.NERVE: "Nerve",
    Kind.REGION: "Place",
    Kind.SITE: "Pinch site",
    Kind.DISC: "Disc",
    Kind.BONE: "Bone",
    Kind.MUSCLE: "Muscle",
    Kind.CONDITION: "Condition",
    Kind.SYMPTOM: "Symptom",
    Kind.TEST: "Test",
    Kind.TREATMENT: "Treatment",
}
CARD_WORDS = {"red-flag": "Emergency", "mimic": "Can feel like a pinched nerve"}
SIDE_WORDS = {
    Side.LEFT: "the person's left",
    Side.RIGHT: "the person's right",
    Side.BOTH: "both sides",
}


def page_for(library: Library, selection: Selection | None, emergency: str, today: date) -> Page:
    """The page of what is chosen, or the first page when nothing is.

    `emergency` is the local emergency number, in words that fit "Call …".
    """
    if selection is None:
        return _first_page(library)
    card = library.cards.get(selection.card)
    if card is None:
        return _facts_page(library, selection)
    return _card_page(library, selection, card, emergency, today)


def place_words(library: Library, address: Address, side: Side) -> str:
    """Where and on which side something was chosen: "Knee, the person's left"."""
    return f"{_sentence(library.name_of(address))}, {SIDE_WORDS[side]}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_page(library: Library) -> Page:
    """What stands beside the drawing before anything is chosen."""
    regions = tuple(
        Link(_sentence(region.name), Address(Kind.REGION, region.id))
        for region in library.body.regions.values()
    )
    cards = sorted(library.cards.values(), key=lambda card: card.plain_title.casefold())
    flags = [card for card in cards if card.kind == "red-flag"]
    others = [card for card in cards if card.kind != "red-flag"]
    blocks: list[Block] = []
    if flags:
        blocks.append(Links("When is it an emergency?", tuple(Link(c.plain_title, c.address) for c in flags)))
    blocks.append(Links("Or choose a place", regions))
    blocks.append(
        Links("Or choose what you were told", tuple(Link(c.plain_title, c.address) for c in others))
    )
    blocks.append(Note(EDUCATION))
    return Page(
        None,
        "",
        "Where do you feel it?",
        "",
        "Touch the drawing where it hurts, tingles or feels numb. "
        "The nerve lights up, and this page tells you about it.",
        "",
        tuple(blocks),
    )


def _titles(cards: Iterable[Card]) -> tuple[Link, ...]:
    return tuple(Link(card.plain_title, card.address) for card in cards)


def _card_page(library: Library, selection: Selection, card: Card, emergency: str, today: date) -> Page:
    def fill(html: str) -> str:
        return html.replace(EMERGENCY_TOKEN, escape(emergency))

    blocks: list[Block] = [*_other_cards(library, selection)]
    for care in card.care:
        blocks.append(
            Care(
                care.urgency,
                fill(care.heading),
                tuple(fill(bullet) for bullet in care.bullets),
                fill(care.note),
            )
        )
    blocks.extend(Text(section.heading, fill(section.html)) for section in card.sections)
    if card.clinical:
        blocks.append(Fold(card.clinical.heading, fill(card.clinical.html)))
    if card.nerves:
        nerves = (Address(Kind.NERVE, each) for each in card.nerves)
        blocks.append(Links("Nerves", _links(library, nerves)))
    blocks.extend(_nearby(library, selection))
    blocks.append(Fold("Sources", _source_list(card)))
    blocks.extend(_review(card, today))
    blocks.append(Note(EDUCATION))
    return Page(
        card.address,
        CARD_WORDS.get(card.kind, KIND_WORDS[card.address.kind]),
        card.plain_title,
        card.title if card.title != card.plain_title else "",
        card.summary,
        place_words(library, selection.address, selection.side)
        if selection.address != card.address
        else (f"Shown on {SIDE_WORDS[selection.side]}" if card.side_matters else ""),
        tuple(blocks),
        sided=True,
    )


def _other_cards(library: Library, selection: Selection) -> Iterator[Block]:
    """The other conditions of the chosen place, one tap away."""
    if selection.address.kind in (Kind.REGION, Kind.SITE):
        others = [each for each in library.conditions_at(selection.address) if each != selection.card]
        if others:
            yield Links("Other causes here", _links(library, others))


def _nearby(library: Library, selection: Selection) -> Iterator[Block]:
    nearby = [each for each in selection.nearby if library.knows(each)]
    if nearby:
        yield Links("Also at this place", _links(library, nearby))


def _source_list(card: Card) -> str:
    items = []
    for source in card.sources:
        link = f"<br>{escape(source.url)}" if source.url else ""
        items.append(f"<li>{escape(source.title)}. {escape(source.publisher)}, {source.year}.{link}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _review(card: Card, today: date) -> Iterator[Block]:
    if today > card.review_due:
        yield Note(f"This page was due for review on {card.review_due:%d %B %Y}. Ask for newer advice.", True)
    yield Note(f"Reviewed {card.reviewed:%d %B %Y}. Next review due {card.review_due:%d %B %Y}.")


def _facts_page(library: Library, selection: Selection) -> Page:
    address = selection.card
    blocks: list[Block] = []
    conditions = library.conditions_at(address)
    if conditions:
        blocks.append(Links("What can go wrong here", _links(library, conditions)))
    blocks.extend(_FACTS[address.kind](library, address.id))
    blocks.extend(_nearby(library, selection))
    blocks.append(Note(EDUCATION))
    structure = library.body.of_kind(address.kind)[address.id]
    latin = getattr(structure, "latin", "")
    plain = getattr(structure, "plain_name", "")
    return Page(
        address,
        KIND_WORDS[address.kind],
        _sentence(structure.name),
        _sentence(latin if not latin.startswith("(") else ""),
        _sentence(plain) if plain and plain != structure.name else "",
        place_words(library, address, selection.side),
        tuple(blocks),
        sided=True,
    )


def _nerve_facts(library: Library, nerve_id: str) -> Iterator[Block]:
    body = library.body
    nerve = body.nerves[nerve_id]
    moves = supply(body, (nerve_id,))
    rows = [
        ("Also called", escape(", ".join(nerve.synonyms))),
        ("Roots", _roots_text(nerve)),
        ("Course", escape(nerve.course)),
        ("Moves", _names(library, Kind.MUSCLE, moves.muscles) + _extra(nerve.motor_note)),
        ("Feels", _skin_text(library, nerve, moves.skin)),
        ("Gets pinched at", escape(_sentence(nerve.pinch))),
        ("No lumbar or sacral root", escape(nerve.no_root)),
    ]
    yield _facts(rows)
    root = next((each for each in body.roots.values() if each.nerve == nerve_id), None)
    if root:
        yield _root_facts(library, root)
    for label, ids in (("Comes from", nerve.parents), ("Branches", _children(library, nerve_id))):
        if ids:
            yield Links(label, _links(library, (Address(Kind.NERVE, each) for each in ids)))
    yield Fold("Sources", f"<p>{escape(nerve.source)}</p><p>Checked: {escape(nerve.confidence)}.</p>")


def _root_facts(library: Library, root: Root) -> Facts:
    movement = ", ".join(filter(None, (root.key_action, root.key_muscle)))
    return _facts(
        [
            ("Leaves the spine", escape(_sentence(root.exit))),
            ("Skin", escape(_sentence(root.dermatome))),
            ("Point to test feeling", escape(_sentence(root.key_point))),
            (
                "Movement to test",
                escape(_sentence(movement)),
            ),
            ("Helps with", escape(_sentence(root.other_actions))),
            ("Reflex", escape(_sentence(root.reflex))),
            ("Stretch test", escape(_sentence(root.tension_test))),
            ("Disc that hits it in passing", _names(library, Kind.DISC, _some(root.traversing_disc))),
            ("Disc that hits it on leaving", _names(library, Kind.DISC, _some(root.exiting_disc))),
            ("Note", escape(_sentence(root.note))),
        ]
    )


def _muscle_facts(library: Library, muscle_id: str) -> Iterator[Block]:
    muscle = library.body.muscles[muscle_id]
    yield _facts(
        [
            ("Does", escape(_sentence(muscle.action))),
            ("Nerve", _names(library, Kind.NERVE, muscle.nerves)),
            ("Roots", escape(", ".join(muscle.roots))),
            ("Compartment", escape(_sentence(muscle.compartment))),
            ("Note", escape(_sentence(muscle.note))),
        ]
    )
    yield Fold("Sources", f"<p>{escape(muscle.source)}</p><p>Checked: {escape(muscle.confidence)}.</p>")


def _disc_facts(library: Library, disc_id: str) -> Iterator[Block]:
    disc = library.body.discs[disc_id]
    rows = [(label, _names(library, Kind.NERVE, nerves)) for label, nerves in threatened(library, disc_id)]
    yield Text("What it can press on", "")
    yield _facts([*rows, ("Note", escape(_sentence(disc.note)))])
    yield Links(
        "Between", _links(library, (Address(Kind.BONE, each) for each in (disc.upper, disc.lower) if each))
    )


def _site_facts(library: Library, site_id: str) -> Iterator[Block]:
    site = library.body.sites[site_id]
    yield _facts(
        [
            ("What happens here", escape(_sentence(site.description))),
            ("Nerves", _names(library, Kind.NERVE, site.nerves)),
            ("Discs", _names(library, Kind.DISC, site.discs)),
            ("Part of", _names(library, Kind.REGION, site.regions)),
        ]
    )
    yield Fold("Sources", f"<p>{escape(site.source)}</p>")


def _region_facts(library: Library, region_id: str) -> Iterator[Block]:
    region = library.body.regions[region_id]
    yield Links("Nerves here", _links(library, (Address(Kind.NERVE, each) for each in region.nerves)))


def _bone_facts(library: Library, bone_id: str) -> Iterator[Block]:
    discs = [each.id for each in library.body.discs.values() if bone_id in (each.upper, each.lower)]
    if discs:
        yield Links("Discs beside it", _links(library, (Address(Kind.DISC, each) for each in discs)))


_FACTS = {
    Kind.NERVE: _nerve_facts,
    Kind.MUSCLE: _muscle_facts,
    Kind.DISC: _disc_facts,
    Kind.SITE: _site_facts,
    Kind.REGION: _region_facts,
    Kind.BONE: _bone_facts,
}


def _facts(rows: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple((label, html) for label, html in rows if html))


def _links(library: Library, addresses: Iterable[Address]) -> tuple[Link, ...]:
    return tuple(
        Link(_sentence(library.plain_name_of(each)), each) for each in addresses if library.knows(each)
    )


def _names(library: Library, kind: Kind, ids: Iterable[str]) -> str:
    addresses = (Address(kind, each) for each in ids)
    return ", ".join(
        f'<a href="{each}">{escape(library.name_of(each))}</a>' for each in addresses if library.knows(each)
    )


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _extra(note: str) -> str:
    return f"<br>{escape(_sentence(note))}" if note else ""


def _roots_text(nerve: Nerve) -> str:
    if nerve.kind is NerveKind.ROOT:
        return ""
    text = ", ".join(nerve.roots)
    return f"{text} (in some people {', '.join(nerve.inconstant_roots)})" if nerve.inconstant_roots else text


def _skin_text(library: Library, nerve: Nerve, skin: tuple[tuple[str, str], ...]) -> str:
    """Its own skin; else that of its branches, each named."""
    if nerve.kind is NerveKind.ROOT:
        return ""
    if nerve.skin:
        return escape(_sentence(nerve.skin))
    rows = [f"{_names(library, Kind.NERVE, (each,))}: {escape(text)}" for each, text in skin]
    return "<br>".join(rows)


def _children(library: Library, nerve_id: str) -> tuple[str, ...]:
    carried = set(branches(library.body, nerve_id))
    return tuple(
        each.id
        for each in library.body.nerves.values()
        if nerve_id in each.parents and each.id in carried and nerve_id in ancestors(library.body, each.id)
    )
