"""The ways in which a hand-out can be set on paper, each tighter than the one before."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.library.handout import Handout
from explorer.library.page import Picture
from explorer.library.shorter import ever_shorter
from explorer.ui.words import tr

SIZES = (12.0, 11.5, 11.0, 10.5)
"""The heights of type that are tried, the largest first; nothing that is read is set smaller."""

KEEP_LARGE = 4
"""So many ways of leaving something out are tried before the type gets smaller."""

SMALL_PICTURES = (0.72, 0.5)
"""The shares of their size to which figures shrink where nothing else helps."""


@dataclass(frozen=True)
class Way:
    """One way to set a hand-out: a version of it, the height of its type, and its drawing.

    The figures are painted at the share `drawn` of their size (0 for not at all), before the passage
    number `before`.
    """

    handout: Handout
    size: float
    drawn: float = 1.0
    before: int = 0


def ways_of(handout: Handout) -> Iterator[Way]:
    """Ever tighter ways: first a little is left out, then the type shrinks, then more is left out."""
    versions = tuple(ever_shorter(handout, tr))
    for size in SIZES:
        for version in versions[:KEEP_LARGE]:
            yield from (Way(version, size, before=before) for before in (0, 1))
    for version in versions[KEEP_LARGE:-2]:
        yield from (Way(version, SIZES[-1], before=before) for before in (0, 1))
    # A card with pictures of its own can do without the drawing.
    own = any(isinstance(part, Picture) for each in handout.passages for part in each.parts)
    for version in versions[-3:]:
        for drawn in (*SMALL_PICTURES, *((0.0,) * own)):
            yield from (Way(version, SIZES[-1], drawn, before) for before in (0, 1))
