"""What is chosen, as a value."""

from dataclasses import dataclass, replace

from explorer.anatomy.address import Address, Side


@dataclass(frozen=True)
class Choice:
    """What to choose at a start: a thing, its side, and what to hold it against, if anything."""

    address: Address
    side: Side = Side.BOTH
    against: Address | None = None


@dataclass(frozen=True)
class Selection:
    """One choice of the user.

    `address` is what was chosen, `card` the card that is open beside it,
    `focus` the one of the two whose nerves are lit (the chosen thing until
    another card is opened for it), `nearby` what else lies at the same place,
    `against` what the open card is compared with, if anything.
    """

    address: Address
    side: Side
    card: Address
    focus: Address
    nearby: tuple[Address, ...] = ()
    against: Address | None = None

    def on(self, side: Side) -> "Selection":
        """The same choice on another side of the body."""
        return replace(self, side=side)


def with_card(selection: Selection, card: Address) -> Selection:
    """The same place with another card open, which now decides what is lit."""
    return replace(selection, card=card, focus=card, against=None)


def compared(selection: Selection, other: Address | None) -> Selection:
    """The same choice with its card held against `other`, or (with None) alone again."""
    return replace(selection, focus=selection.card if other else selection.focus, against=other)
