"""Where in a plate the outlines lie that may be lit, so that a choice need not look the plate through."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from explorer.anatomy.address import Address
from explorer.ui.diagram.ink import NERVE, Ink
from explorer.ui.diagram.marks import FELT


class Lightable(NamedTuple):
    """Their numbers in the plate: nerves and skin by structure, all by address.

    `sided` are the figures that show both sides of the body.
    """

    nerves: dict[str, list[int]]
    skin: dict[str, list[int]]
    places: dict[Address, list[int]]
    sided: set[str]


@lru_cache(maxsize=2)  # both halves of the body
def lightable(plate: tuple[Ink, ...]) -> Lightable:
    """Look a plate through once, since each choice asks for some twenty of its thousands of shapes."""
    found = Lightable({}, {}, {}, set())
    for number, ink in enumerate(plate):
        if ink.side.mirrored is not ink.side:
            found.sided.add(ink.figure)
        if ink.shape.part != "outline":
            continue
        if ink.shape.layer == NERVE:
            found.nerves.setdefault(ink.shape.structure, []).append(number)
        elif ink.shape.layer in FELT:
            found.skin.setdefault(ink.shape.structure, []).append(number)
        if ink.address is not None:
            found.places.setdefault(ink.address, []).append(number)
    return found


def in_order(plate: tuple[Ink, ...], found: Iterable[Sequence[int]]) -> tuple[Ink, ...]:
    """What was found, in painting order."""
    return tuple(plate[number] for number in sorted(number for each in found for number in each))
