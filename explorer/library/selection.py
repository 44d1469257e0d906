"""What is chosen, as a value."""

from dataclasses import dataclass, replace

from explorer.anatomy.address import Address, Side


@dataclass(frozen=True)
class Selection:
    """One choice of the user.

    `address` is what was chosen, `card` the card that is open beside it,
    `focus` the one of the two whose nerves are lit (the chosen thing until
    another card is opened for it), `nearby` what else lies at the same place.
    """

    address: Address
    side: Side
    card: Address
    focus: Address
    nearby: tuple[Address, ...] = ()

    def on(self, side: Side) -> "Selection":
        """The same choice on another side of the body."""
        return replace(self, side=side)


def with_card(selection: Selection, card: Address) -> Selection:
    """The same place with another card open, which now decides what is lit."""
    return replace(selection, card=card, focus=card)
