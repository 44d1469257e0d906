"""The whole body of knowledge as trees: by place, by nerve from the roots down, A–Z, and the rest.

A tree is a tuple of entries, frozen and free of Qt. The same thing may stand at several places:
a nerve that two roots build stands below both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.structures import Body, Nerve, NerveKind
from explorer.content.card import CardKind, Head, Urgency
from explorer.library.library import Library
from explorer.library.say import Say, as_written
from explorer.library.wording import sentence


class View(StrEnum):
    """The ways in which everything is ordered."""

    PLACES = "places"
    NERVES = "nerves"
    CONDITIONS = "conditions"
    MORE = "more"
    """Symptoms, tests and treatments."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a tree, in the reader's words.

    A heading has no address: there is nothing to choose. `also` is another name of the
    same thing, empty where there is none; `emergency` asks for a sign and a word beside it.
    """

    text: str
    address: Address | None = None
    also: str = ""
    emergency: bool = False
    children: tuple["Entry", ...] = ()


Path = tuple[int, ...]
"""Where an entry stands: its row among its siblings at each level, from the top."""


def outline(library: Library, view: View, say: Say = as_written) -> tuple[Entry, ...]:
    """The tree of one view. Everything that can be chosen stands in at least one of the views."""
    match view:
        case View.PLACES:
            return tuple(_places(library, say))
        case View.NERVES:
            return tuple(_nerves(library, say))
        case View.CONDITIONS:
            return tuple(_conditions(library, say))
        case View.MORE:
            return tuple(_more(library, say))


def paths(entries: Iterable[Entry]) -> Mapping[Address, tuple[Path, ...]]:
    """Every place at which each address of the tree stands, from the top down."""
    found: dict[Address, list[Path]] = {}

    def walk(siblings: Iterable[Entry], above: Path) -> None:
        for row, entry in enumerate(siblings):
            if entry.address is not None:
                found.setdefault(entry.address, []).append((*above, row))
            walk(entry.children, (*above, row))

    walk(entries, ())
    return {address: tuple(places) for address, places in found.items()}


def nearest_path(places: Iterable[Path], to: Path) -> Path:
    """The place that shares most of its way with `to`; of several the shortest, then the first.

    Raises ValueError if there is none.
    """

    def unlikeness(path: Path) -> tuple[int, int, Path]:
        shared = next((n for n, (a, b) in enumerate(zip(path, to, strict=False)) if a != b), None)
        return -(min(len(path), len(to)) if shared is None else shared), len(path), path

    return min(places, key=unlikeness)


def entry_for(library: Library, address: Address, children: tuple[Entry, ...] = ()) -> Entry:
    """The row of one thing that the library knows, in everyday words where it has some."""
    card = library.heads.get(address)
    if card:
        return Entry(card.plain_title, address, _medical_name(card), _is_emergency(card), children)
    name = sentence(library.name_of(address))
    other = sentence(library.plain_name_of(address))
    return Entry(name, address, "" if other.startswith(name) else other, children=children)


def _heading(text: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """A heading above `entries`, or nothing where there are none."""
    rows = tuple(entries)
    if rows:
        yield Entry(text, children=rows)


def _listed(library: Library, kind: Kind, ids: Iterable[str]) -> Iterator[Entry]:
    addresses = (Address(kind, each) for each in ids)
    return (entry_for(library, each) for each in addresses if library.knows(each))


def _is_emergency(card: Head) -> bool:
    return card.kind is CardKind.RED_FLAG or card.urgency is Urgency.EMERGENCY


def _medical_name(card: Head) -> str:
    return card.title if card.title not in card.plain_title else ""


# By place


def _places(library: Library, say: Say) -> Iterator[Entry]:
    body = library.body
    for region in body.regions.values():
        sites = [site for site in body.sites.values() if region.id in site.regions]
        discs = dict.fromkeys(disc for site in sites for disc in site.discs)
        address = Address(Kind.REGION, region.id)
        conditions = (entry_for(library, each) for each in library.conditions_at(address))
        rows = (
            *_heading(say("What can be the matter here"), conditions),
            *_heading(
                say("Where nerves get pinched"), _listed(library, Kind.SITE, (site.id for site in sites))
            ),
            *_heading(say("Nerves here"), _listed(library, Kind.NERVE, region.nerves)),
            *_heading(say("Discs here"), _listed(library, Kind.DISC, discs)),
        )
        yield entry_for(library, address, rows)
    elsewhere = (site.id for site in body.sites.values() if not body.regions.keys() & set(site.regions))
    yield from _heading(say("Other places where nerves get pinched"), _listed(library, Kind.SITE, elsewhere))
    yield from _heading(say("Discs"), _listed(library, Kind.DISC, body.discs))
    yield from _heading(say("Bones"), _listed(library, Kind.BONE, body.bones))


# By nerve


def _nerves(library: Library, say: Say) -> Iterator[Entry]:
    """The roots, each with what its own fibres reach; then bundles, and nerves of no drawn root."""
    body = library.body
    children = _children(body)
    reached: set[str] = set()

    @cache
    def below(nerve_id: str, root: str) -> tuple[Entry, ...]:
        """What the fibres of one root (its label) reach beyond a nerve: branches, then muscles."""
        branches = [each for each in children.get(nerve_id, ()) if root in each.all_roots]
        reached.update(each.id for each in branches)
        return (
            *(entry_for(library, Address.nerve(each.id), below(each.id, root)) for each in branches),
            *_heading(say("Muscles"), _listed(library, Kind.MUSCLE, _moved(body, nerve_id, {root}))),
        )

    for nerve in body.nerves.values():
        if nerve.kind is NerveKind.ROOT:
            reached.add(nerve.id)
            label = next(iter(nerve.roots), "")
            yield entry_for(library, Address.nerve(nerve.id), below(nerve.id, label))
    for nerve in body.nerves.values():
        if nerve.id not in reached:
            # What runs in it stands in full under its root already.
            ends = _listed(library, Kind.NERVE, (each.id for each in children.get(nerve.id, ())))
            muscles = _listed(library, Kind.MUSCLE, _moved(body, nerve.id, nerve.all_roots))
            rows = (*ends, *_heading(say("Muscles"), muscles))
            yield entry_for(library, Address.nerve(nerve.id), rows)


def _children(body: Body) -> Mapping[str, list[Nerve]]:
    children: dict[str, list[Nerve]] = {}
    for nerve in body.nerves.values():
        for parent in nerve.parents:
            children.setdefault(parent, []).append(nerve)
    return children


def _moved(body: Body, nerve_id: str, roots: Iterable[str]) -> Iterator[str]:
    """Ids of the muscles that a nerve supplies itself with fibres of the given roots."""
    own = body.nerves[nerve_id].muscles
    for muscle in body.muscles.values():
        if (muscle.id in own or nerve_id in muscle.nerves) and muscle.all_roots.intersection(roots):
            yield muscle.id


# By name


def _conditions(library: Library, say: Say) -> Iterator[Entry]:
    """The emergencies, then every condition under its everyday and under its medical name."""
    cards = [card for card in library.heads.values() if card.address.kind is Kind.CONDITION]
    yield from _heading(
        say("Emergencies"), (entry_for(library, card.address) for card in library.emergencies)
    )
    rows = [entry_for(library, card.address) for card in cards]
    rows += [Entry(row.also, row.address, row.text, row.emergency) for row in rows if row.also]
    rows.sort(key=lambda row: (_letter(row.text), row.text.casefold(), str(row.address)))
    for letter, group in groupby(rows, key=lambda row: _letter(row.text)):
        yield from _heading(letter, group)


def _letter(text: str) -> str:
    return next((each.upper() for each in text if each.isalpha()), "#")


def _more(library: Library, say: Say) -> Iterator[Entry]:
    titles = {Kind.SYMPTOM: say("Symptoms"), Kind.TEST: say("Tests"), Kind.TREATMENT: say("Treatments")}
    for kind, title in titles.items():
        rows = [entry_for(library, each) for each in library.heads if each.kind is kind]
        yield from _heading(title, sorted(rows, key=lambda row: row.text.casefold()))
