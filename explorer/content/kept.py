"""Cards of a kept library: the heads are there at once, a text is read when its card is opened."""

from collections.abc import Callable, Iterator, Mapping

from explorer.anatomy.address import Address
from explorer.content.card import Card, Head
from explorer.content.compiled import open_text

MOST_OPEN = 500
"""So many texts stay in memory at most: who reads thousands, as search does, needs each but once."""


class KeptCards(Mapping[Address, Card]):
    """All cards by their addresses; the mapping equals a dict of the same cards.

    Thousands of cards are listed and linked at a start by their `heads`, and few of them are opened.
    `texts` holds what `content.compiled.packed_text` made of each card. What turns out to be no such
    thing is looked up in the cards that `again` returns.
    """

    def __init__(
        self,
        heads: Mapping[Address, Head],
        texts: Mapping[Address, bytes | memoryview],
        again: Callable[[], Mapping[Address, Card]],
    ) -> None:
        self.heads = heads
        self._texts = texts
        self._again = again
        self._opened: dict[Address, Card] = {}

    def __getitem__(self, address: Address) -> Card:
        card = self._opened.get(address)
        if card is None:
            try:
                card = open_text(self.heads[address], self._texts[address])
            except ValueError:
                card = self._again()[address]
            self._opened[address] = card
            if len(self._opened) > MOST_OPEN:
                del self._opened[next(iter(self._opened))]
        return card

    def __contains__(self, address: object) -> bool:
        return address in self.heads

    def __iter__(self) -> Iterator[Address]:
        return iter(self.heads)

    def __len__(self) -> int:
        return len(self.heads)
