"""What a choice lights up in the drawing."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.graph import ancestors, branches, breadcrumb, threatened_by_disc
from explorer.anatomy.structures import Body, NerveKind
from explorer.library.library import Library
from explorer.library.say import mark
from explorer.library.selection import Selection


@dataclass(frozen=True)
class Bulge:
    """A disc that bulges towards a pinch site; `far` of the middle it hits the root that leaves there."""

    disc: Address
    site: Address
    far: bool


@dataclass(frozen=True)
class Lighting:
    """What is lit for one selection.

    `nerves` are the chosen nerves themselves, `towards_spine` those that
    bring them their fibres, `towards_skin` their branches: three separate
    sets of nerve ids. `places` are the regions, sites, discs, bones and
    muscles that are marked. `crumbs` are the stations of the main path from
    the spine outwards; several addresses at one station stand side by side.
    `bulges` are the ways in which the marked discs can press on a root, disc by disc from above: where two
    overlap it is always the same one that lies on top.
    """

    side: Side
    nerves: frozenset[str]
    towards_spine: frozenset[str]
    towards_skin: frozenset[str]
    places: frozenset[Address]
    crumbs: tuple[tuple[Address, ...], ...]
    bulges: tuple[Bulge, ...] = ()

    @property
    def path(self) -> frozenset[str]:
        """Every lit nerve."""
        return self.nerves | self.towards_spine | self.towards_skin


def lighting(library: Library, selection: Selection) -> Lighting:
    """What `selection` lights: the path of its nerves from the spine to the skin, and its places."""
    body = library.body
    nerves = library.nerves_for(selection.focus)
    main = _without_roots(body, nerves) or nerves
    upstream = {nerve for each in nerves for nerve in ancestors(body, each)}
    downstream = {nerve for each in main for nerve in branches(body, each)}
    chosen = frozenset(nerves)
    places = {selection.address, *_exact(library.places_for(selection.focus))}
    card = library.heads.get(selection.focus)
    return Lighting(
        side=selection.side if card is None or card.side_matters else Side.BOTH,
        nerves=chosen,
        towards_spine=frozenset(upstream) - chosen,
        towards_skin=frozenset(downstream) - chosen - upstream,
        places=frozenset(place for place in places if place.kind is not Kind.NERVE),
        crumbs=_crumbs(body, nerves, main),
        bulges=tuple(
            each for place in sorted(places) if place.kind is Kind.DISC for each in _bulges(body, place)
        ),
    )


def other_lighting(library: Library, selection: Selection) -> Lighting | None:
    """What the second of two compared things lights, on the same side; None where nothing is compared."""
    other = selection.against
    if other is None:
        return None
    return lighting(library, Selection(other, selection.side, other, other))


def _bulges(body: Body, disc: Address) -> Iterator[Bulge]:
    """A bulge beside the middle hits the root that passes, one far to the side the root that leaves."""
    threat = threatened_by_disc(body, disc.id)
    for site in body.sites.values():
        if disc.id in site.discs and set(site.nerves) & {*threat.traversing, *threat.exiting}:
            far = not set(site.nerves) & set(threat.traversing)
            yield Bulge(disc, Address(Kind.SITE, site.id), far)


def _exact(places: tuple[Address, ...]) -> tuple[Address, ...]:
    """The pinch sites and discs among `places`; whole regions are only marked where there are none."""
    exact = tuple(each for each in places if each.kind is not Kind.REGION)
    return exact or places


def threatened(library: Library, disc: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a bulge of the disc can press on, as (where it bulges, nerve ids) in the order of frequency."""
    threat = threatened_by_disc(library.body, disc)
    return (
        (mark("Bulge beside the middle"), threat.traversing),
        (mark("Bulge far to the side"), threat.exiting),
        (mark("Large bulge in the middle"), threat.central),
    )


def _without_roots(body: Body, nerves: tuple[str, ...]) -> tuple[str, ...]:
    """The nerves that are not spinal roots: only their branches are followed where there are any."""
    return tuple(each for each in nerves if body.nerves[each].kind is not NerveKind.ROOT)


def _crumbs(body: Body, nerves: tuple[str, ...], main: tuple[str, ...]) -> tuple[tuple[Address, ...], ...]:
    if not nerves:
        return ()
    if main == nerves and all(body.nerves[each].kind is NerveKind.ROOT for each in nerves):
        return (tuple(Address(Kind.NERVE, each) for each in body.nerves if each in nerves),)
    return breadcrumb(body, main[0])
