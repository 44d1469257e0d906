"""What must hold for the nerves as a whole: no circles, and every nerve comes from its roots."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace

from explorer.anatomy.structures import Nerve, NerveKind, Root


def cut_cycles(nerves: Mapping[str, Nerve]) -> tuple[dict[str, Nerve], dict[str, str]]:
    """The nerves without the parents that close a circle, and for each nerve cut what was wrong with it."""
    cut = dict(nerves)
    faults: dict[str, str] = {}
    seen: set[str] = set()
    for start in nerves:
        if start in seen:
            continue
        seen.add(start)
        trail = [start]
        on_trail = {start}
        to_see = {start: iter(nerves[start].parents)}
        while trail:
            here = trail[-1]
            parent = next(to_see[here], None)
            if parent is None:
                on_trail.remove(trail.pop())
            elif parent in on_trail:
                ring = [*trail[trail.index(parent) :], parent]
                faults[here] = f"its parent {parent!r} comes from it: {' → '.join(_shortened(ring))}"
                kept = tuple(each for each in cut[here].parents if each != parent)
                cut[here] = replace(cut[here], parents=kept)
            elif parent not in seen:
                seen.add(parent)
                trail.append(parent)
                on_trail.add(parent)
                to_see[parent] = iter(nerves[parent].parents)
    return cut, faults


def nerve_faults(nerves: Mapping[str, Nerve], unsure: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Nerve id and message for each nerve that does not come from its roots and does not say why.

    Nerves in `unsure` have lost a parent to another fault, which has been reported; they are not
    judged for what they lack.
    """
    reaching = _reaching_a_root(nerves)
    for nerve in nerves.values():
        if nerve.kind is NerveKind.ROOT:
            if len(nerve.roots) != 1 or nerve.inconstant_roots:
                yield nerve.id, "a root carries exactly one root, its own"
            continue
        if nerve.no_root:
            if nerve.id in reaching:
                yield nerve.id, "it comes from a root, so it must not say in 'no_root' why it does not"
            continue
        if nerve.id in unsure:
            continue
        if nerve.id not in reaching:
            yield nerve.id, "it comes from no root; name its parents, or say in 'no_root' why"
            continue
        carried = {label for parent in nerve.parents for label in nerves[parent].all_roots}
        missing = [label for label in nerve.roots if label not in carried]
        if missing:
            yield nerve.id, f"none of its parents carries its root {', '.join(missing)}"


def root_faults(roots: Mapping[str, Root], nerves: Mapping[str, Nerve]) -> Iterator[tuple[str, str]]:
    """Root label and message for each root whose drawn nerve is not the nerve of that root."""
    for root in roots.values():
        nerve = nerves.get(root.nerve)
        if nerve and (nerve.kind is not NerveKind.ROOT or nerve.roots != (root.id,)):
            yield root.id, f"the nerve {root.nerve!r} is not the root {root.id}"


def undrawn_faults(roots: Mapping[str, Root], nerves: Mapping[str, Nerve]) -> Iterator[tuple[str, str]]:
    """Nerve id and message for each nerve that is a root and has no row among the roots."""
    described = {root.nerve for root in roots.values()}
    for nerve in nerves.values():
        if nerve.kind is NerveKind.ROOT and nerve.id not in described:
            yield nerve.id, "it is a root, but no row of roots.csv names it in 'nerve'"


def _reaching_a_root(nerves: Mapping[str, Nerve]) -> set[str]:
    children: dict[str, list[str]] = {}
    for nerve in nerves.values():
        for parent in nerve.parents:
            children.setdefault(parent, []).append(nerve.id)
    reaching = {nerve.id for nerve in nerves.values() if nerve.kind is NerveKind.ROOT}
    waiting = deque(reaching)
    while waiting:
        for child in children.get(waiting.popleft(), ()):
            if child not in reaching:
                reaching.add(child)
                waiting.append(child)
    return reaching


def _shortened(ring: list[str]) -> list[str]:
    return ring if len(ring) <= 8 else [*ring[:4], "…", *ring[-3:]]
