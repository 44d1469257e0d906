"""How often each card was opened today: plain totals in memory, and only where the clinic wants them."""

from collections.abc import Callable, Mapping
from datetime import date

from explorer.anatomy.address import Address


class Counts:
    """Totals of one day; they begin anew when `today` gives another, and with every start.

    Nothing is counted unless `on`. No times, no order, no visits: nothing that tells who opened what.
    """

    def __init__(self, on: bool, today: Callable[[], date]) -> None:
        self.on = on
        self._today = today
        self._day = today()
        self._totals: dict[Address, int] = {}

    def opened(self, card: Address) -> None:
        """A card was opened."""
        if self.on:
            self._turn_page()
            self._totals[card] = self._totals.get(card, 0) + 1

    @property
    def totals(self) -> Mapping[Address, int]:
        """How often each card was opened today, the most often first, else by address."""
        self._turn_page()
        return dict(sorted(self._totals.items(), key=lambda each: (-each[1], each[0])))

    def _turn_page(self) -> None:
        today = self._today()
        if today != self._day:
            self._day = today
            self._totals.clear()
