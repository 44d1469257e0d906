"""Walking the nerves: where a nerve comes from, where it goes, and what it supplies.

A nerve is followed only where its own fibres run: two nerves are on one path if one descends from
the other and they share a root. So the sciatic nerve's S3 does not light for its deep fibular
branch, nor the lumbosacral trunk for the pudendal nerve.

Every function takes ids that are in the body; an unknown one raises KeyError.
"""

from collections import deque
from dataclasses import dataclass

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.structures import Body, Nerve, NerveKind


@dataclass(frozen=True, slots=True)
class Supply:
    """What nerves move and feel."""

    muscles: tuple[str, ...]
    """Muscle ids in the order of the muscle table."""
    skin: tuple[tuple[str, str], ...]
    """Nerve id and the skin that it supplies, in the order of the nerve table."""


@dataclass(frozen=True, slots=True)
class DiscThreat:
    """The nerves that a disc's bulge can hit, by where it bulges; each field holds nerve ids."""

    traversing: tuple[str, ...]
    """Hit by a bulge beside the middle."""
    exiting: tuple[str, ...]
    """Hit by a bulge far to the side."""
    central: tuple[str, ...]
    """Hit by a large bulge in the middle."""


def ancestors(body: Body, nerve_id: str) -> tuple[str, ...]:
    """Ids of the nerves that bring the nerve its fibres, from the spine outwards."""
    nerve = body.nerves[nerve_id]
    upstream = _reach(nerve_id, {each.id: each.parents for each in body.nerves.values()})
    carrying = {each for each in upstream if _shares_fibres(nerve, body.nerves[each])}
    distance = _longest_distances(body, nerve_id, upstream)
    order = {each: place for place, each in enumerate(body.nerves)}
    return tuple(sorted(carrying, key=lambda each: (-distance[each], order[each])))


def branches(body: Body, nerve_id: str) -> tuple[str, ...]:
    """Ids of the nerves that the nerve sends its fibres to, nearest first."""
    nerve = body.nerves[nerve_id]
    return tuple(
        each for each in _reach(nerve_id, _children(body)) if _shares_fibres(nerve, body.nerves[each])
    )


def supply(body: Body, nerve_ids: tuple[str, ...]) -> Supply:
    """The muscles and skin that the nerves supply, themselves and through their branches.

    Of a muscle that several roots share, only fibres of the given nerves count: root L4 does not
    move the calf although the tibial nerve, which it helps to build, does.
    """
    skin: set[str] = set()
    muscles: set[str] = set()
    for nerve_id in nerve_ids:
        nerve = body.nerves[nerve_id]
        reached = {nerve_id, *branches(body, nerve_id)}
        skin |= reached
        supplied = {muscle for each in reached for muscle in body.nerves[each].muscles}
        muscles.update(
            muscle.id
            for muscle in body.muscles.values()
            if (muscle.id in supplied or reached.intersection(muscle.nerves))
            and nerve.all_roots & muscle.all_roots
        )
    texts = {each: skin_of(body, each) for each in body.nerves if each in skin}
    return Supply(
        muscles=tuple(each for each in body.muscles if each in muscles),
        skin=tuple((each, text) for each, text in texts.items() if text),
    )


def skin_of(body: Body, nerve_id: str) -> str:
    """The skin that a nerve supplies itself: its own area, or the dermatome of a root."""
    dermatomes = {root.nerve: root.dermatome for root in body.roots.values() if root.nerve}
    return body.nerves[nerve_id].skin or dermatomes.get(nerve_id, "")


def threatened_by_disc(body: Body, disc_id: str) -> DiscThreat:
    """The nerves that a bulge of the disc can hit; a root that is not drawn is left out."""
    disc = body.discs[disc_id]
    return DiscThreat(
        traversing=_drawn_roots(body, (disc.traversing_root,)),
        exiting=_drawn_roots(body, (disc.exiting_root,)),
        central=(disc.central,) if disc.central else (),
    )


def nerves_of(body: Body, address: Address) -> tuple[str, ...]:
    """Ids of the nerves that an address stands for, most important first; empty for bones and cards.

    A disc stands for the roots it can hit one at a time, not for the rarer bulge in the middle.
    """
    if not body.known(address):
        if address.kind in (Kind.CONDITION, Kind.SYMPTOM, Kind.TEST, Kind.TREATMENT):
            return ()
        raise KeyError(str(address))
    match address.kind:
        case Kind.NERVE:
            return (address.id,)
        case Kind.SITE:
            return body.sites[address.id].nerves
        case Kind.REGION:
            return body.regions[address.id].nerves
        case Kind.MUSCLE:
            return body.muscles[address.id].nerves
        case Kind.DISC:
            threat = threatened_by_disc(body, address.id)
            return tuple(dict.fromkeys(threat.traversing + threat.exiting))
        case _:
            return ()


def breadcrumb(body: Body, nerve_id: str) -> tuple[tuple[Address, ...], ...]:
    """The stations of the nerve's main line: its roots together, then one nerve each up to itself.

    The main line follows the first parent that carries the nerve's fibres. The kind of a nerve
    decides whether it is a station: see NerveKind; a trunk is one only for a nerve all of whose
    roots it carries (the lumbosacral trunk does not carry S1).
    """
    nerve = body.nerves[nerve_id]
    if nerve.kind is NerveKind.ROOT:
        return ((Address.nerve(nerve_id),),)
    line = _main_line(body, nerve)
    left_out = {NerveKind.ROOT, NerveKind.BUNDLE, NerveKind.PART}
    named = [
        each.id
        for each in line
        if each.kind not in left_out
        and (each.kind is not NerveKind.TRUNK or nerve.all_roots <= each.all_roots)
    ]
    stations: list[tuple[Address, ...]] = [(Address.nerve(each),) for each in (*named, nerve_id)]
    roots = tuple(Address.nerve(each) for each in _drawn_roots(body, nerve.roots))
    upstream = set(ancestors(body, nerve_id))
    if roots and upstream.intersection(each.id for each in roots):
        stations.insert(0, roots)
    return tuple(stations)


def _main_line(body: Body, nerve: Nerve) -> list[Nerve]:
    """The nerve's ancestors along the first parent that carries its fibres, from the spine outwards."""
    line: list[Nerve] = []
    here = nerve
    while True:
        parents = (body.nerves[each] for each in here.parents)
        parent = next((each for each in parents if _shares_fibres(nerve, each)), None)
        if parent is None:
            return line[::-1]
        line.append(parent)
        here = parent


def _drawn_roots(body: Body, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The nerve ids of root labels, without the roots that are not drawn."""
    return tuple(body.roots[label].nerve for label in labels if label and body.roots[label].nerve)


def _shares_fibres(one: Nerve, other: Nerve) -> bool:
    return bool(one.all_roots & other.all_roots)


def _children(body: Body) -> dict[str, tuple[str, ...]]:
    children: dict[str, list[str]] = {}
    for nerve in body.nerves.values():
        for parent in nerve.parents:
            children.setdefault(parent, []).append(nerve.id)
    return {parent: tuple(ids) for parent, ids in children.items()}


def _reach(start: str, steps: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All that can be reached from `start`, breadth first, without itself."""
    seen = {start: None}
    waiting = deque([start])
    while waiting:
        for each in steps.get(waiting.popleft(), ()):
            if each not in seen:
                seen[each] = None
                waiting.append(each)
    return tuple(seen)[1:]


def _longest_distances(body: Body, nerve_id: str, upstream: tuple[str, ...]) -> dict[str, int]:
    """For each upstream nerve, the number of steps on the longest way from it to the nerve."""
    inside = {nerve_id, *upstream}
    unseen_children = dict.fromkeys(inside, 0)
    for each in inside:
        for parent in body.nerves[each].parents:
            unseen_children[parent] += 1
    distance = dict.fromkeys(inside, 0)
    ready = deque([nerve_id])
    while ready:
        here = ready.popleft()
        for parent in body.nerves[here].parents:
            distance[parent] = max(distance[parent], distance[here] + 1)
            unseen_children[parent] -= 1
            if not unseen_children[parent]:
                ready.append(parent)
    return distance
