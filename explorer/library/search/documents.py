"""What can be found: each card and structure of the library as its names and its texts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.structures import Body, Nerve, Root
from explorer.content.card import Card, CardKind, Urgency
from explorer.library.library import Library
from explorer.library.search.groups import GROUP_OF, Group
from explorer.library.wording import sentence

_TAG = re.compile(r"<[^>]*>")
_CELL_END = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_ITEM_END = re.compile(r"</(?:p|li|tr|h[1-6])>")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LAST_ASIDE = re.compile(r"\(([^()]*)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    `names` are all that it is called, the two that it is mostly shown by first; `summary`
    says it in a sentence, `symptoms` and `rest` are what else is written of it, a thought a line.
    """

    address: Address
    names: tuple[str, ...]
    summary: str
    symptoms: str = ""
    rest: str = ""
    emergency: bool = False

    @property
    def group(self) -> Group:
        """Under which heading it is shown."""
        return GROUP_OF[self.address.kind]


def documents(library: Library) -> Iterator[Document]:
    """Everything of the library that can be chosen: cards first, then structures."""
    places = _places(library.body)
    for card in library.cards.values():
        yield _of_card(card, places.get(card.address, ()))
    body = library.body
    roots = {root.nerve: root for root in body.roots.values()}
    for nerve in body.nerves.values():
        yield _of_nerve(body, nerve, roots.get(nerve.id))
    for muscle in body.muscles.values():
        nerves = _names(body, Kind.NERVE, muscle.nerves)
        roots_line = f"Roots: {', '.join(muscle.roots)}." if muscle.roots else ""
        yield Document(
            Address(Kind.MUSCLE, muscle.id),
            _distinct(sentence(muscle.name), muscle.latin),
            sentence(muscle.action),
            rest=_lines(
                f"Moved by the {nerves}." if nerves else "", roots_line, muscle.compartment, muscle.note
            ),
        )
    for region in body.regions.values():
        felt = dict.fromkeys(each for cause in region.causes for each in cause.felt)
        yield Document(
            Address(Kind.REGION, region.id),
            _distinct(sentence(region.plain_name), region.name),
            f"{sentence(', '.join(felt))} here: what it may be." if felt else "",
            rest=_lines(_names(body, Kind.NERVE, region.nerves)),
        )
    for site in body.sites.values():
        yield Document(
            Address(Kind.SITE, site.id),
            _distinct(sentence(site.name), sentence(site.plain_name)),
            site.description,
            rest=_lines(_names(body, Kind.NERVE, site.nerves)),
        )
    for disc in body.discs.values():
        yield Document(
            Address(Kind.DISC, disc.id), _distinct(disc.name, sentence(disc.plain_name)), disc.note
        )
    for bone in body.bones.values():
        yield Document(
            Address(Kind.BONE, bone.id),
            _distinct(sentence(bone.name), sentence(bone.plain_name), bone.latin),
            "",
        )


def _of_card(card: Card, places: Iterable[str]) -> Document:
    symptoms = [_plain(each.html) for each in card.sections if each.id.startswith("symptom")]
    return Document(
        card.address,
        _distinct(card.plain_title, card.title, *_parts(card.title), *card.synonyms),
        card.summary,
        _lines(*symptoms, *places),
        _lines(card.plain_text, _plain(card.clinical.html) if card.clinical else ""),
        _is_emergency(card),
    )


def _is_emergency(card: Card) -> bool:
    symptom = card.kind is CardKind.SYMPTOM and card.urgency is Urgency.EMERGENCY
    return symptom or card.kind is CardKind.RED_FLAG


def _of_nerve(body: Body, nerve: Nerve, root: Root | None) -> Document:
    muscles = _names(body, Kind.MUSCLE, nerve.muscles)
    moves = (f"Moves {muscles}." if muscles else "", nerve.motor_note)
    skin = root.dermatome if root else nerve.skin
    of_root = (root.key_point, root.key_muscle, root.key_action, root.reflex, root.note) if root else ()
    return Document(
        Address.nerve(nerve.id),
        _distinct(sentence(nerve.name), sentence(nerve.latin), *nerve.synonyms),
        f"Feels: {skin}" if skin else next(filter(None, moves), nerve.course),
        _lines(*moves, *of_root),
        _lines(nerve.course, nerve.pinch, f"Roots: {', '.join(nerve.roots)}." if nerve.roots else ""),
    )


def _places(body: Body) -> dict[Address, list[str]]:
    """What the table of places says of each condition: where it is felt, what, and its sign there."""
    found: dict[Address, list[str]] = {}
    for region in body.regions.values():
        for cause in region.causes:
            said = f"{sentence(region.plain_name)}: {', '.join(cause.felt)}. {cause.sign}"
            found.setdefault(Address(Kind.CONDITION, cause.condition), []).append(said)
    return found


def _parts(title: str) -> tuple[str, ...]:
    """A title without its brackets, and what stands in them at its end: Deep vein thrombosis, DVT."""
    last = _LAST_ASIDE.search(title)
    return (_ASIDE.sub("", title), last[1] if last else "")


def _names(body: Body, kind: Kind, ids: Iterable[str]) -> str:
    return ", ".join(body.name_of(Address(kind, each)) for each in ids)


def _distinct(*names: str) -> tuple[str, ...]:
    """The names that are not empty, each once."""
    return tuple({each.lower(): each for each in reversed(names) if each}.values())[::-1]


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _plain(html: str) -> str:
    """The words of a section, a paragraph or bullet a line."""
    text = unescape(_TAG.sub(" ", _ITEM_END.sub("\n", _CELL_END.sub("; ", html))))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
