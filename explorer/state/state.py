"""The one place that holds what is chosen; every change goes through it and is announced."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.anatomy.address import Address, Side
from explorer.library.library import Library
from explorer.library.selection import Choice, Selection, compared, with_card
from explorer.state.observers import Observers

MOST_STEPS = 500
"""So many choices back can be returned to: a program that is left open for weeks must not grow."""


@dataclass(frozen=True)
class Change:
    """A change of the selection; None stands for nothing chosen.

    `picking` tells whether the next choice will be what the open card is compared with.
    """

    before: Selection | None
    after: Selection | None
    picking: bool = False


Observer = Callable[[Change], None]


class State:
    """The selection and the way that led to it.

    Views observe it and redraw what changed. Setting what is already set
    announces nothing.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._trail: list[Selection | None] = [None]
        self._at = 0
        self._picking = False
        self._observers: Observers[[Change]] = Observers()

    @property
    def picking(self) -> bool:
        """Whether the next choice will be what the open card is compared with."""
        return self._picking

    @property
    def selection(self) -> Selection | None:
        """What is chosen now."""
        return self._trail[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier selection to return to."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether `back` was used and nothing else chosen since."""
        return self._at < len(self._trail) - 1

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with every change from now on; returns what ends that."""
        return self._observers.add(observer)

    def select(self, address: Address, side: Side | None = None, nearby: tuple[Address, ...] = ()) -> None:
        """Choose a structure, region or card.

        Without `side` the side chosen before is kept (both, at first).
        `nearby` are other things at the same place, to be offered.
        While a comparison waits for its other half, the choice becomes that.
        Raises KeyError if the library does not know `address`.
        """
        if not self.library.knows(address):
            raise KeyError(str(address))
        if self._picking:
            self.compare(address)
            return
        kept = self.selection.side if self.selection else Side.BOTH
        self._go_to(Selection(address, side or kept, self.library.card_for(address), address, nearby))

    def start_with(self, choice: Choice) -> None:
        """Choose what a start asks for; raises KeyError if the library does not know it."""
        self.select(choice.address, choice.side)
        if choice.against is not None:
            self.compare(choice.against)

    def open_card(self, address: Address) -> None:
        """Open another card while the chosen place stays: another condition of the same region, say."""
        if not self.library.knows(address):
            raise KeyError(str(address))
        if self.selection is None:
            self.select(address)
        else:
            self._go_to(with_card(self.selection, address))

    def pick_comparison(self) -> None:
        """Let the next choice be compared with the open card; nothing without one."""
        if self.selection is not None and not self._picking:
            self._picking = True
            self._announce(self.selection)

    def compare(self, other: Address | None) -> None:
        """Hold the open card against `other`, or (with None) show it alone again, and wait for no choice.

        Of a place its card is compared, and a thing not with itself. Raises KeyError if the library
        does not know `other`.
        """
        if other is not None:
            if not self.library.knows(other):
                raise KeyError(str(other))
            other = self.library.card_for(other)
        was_picking, self._picking = self._picking, False
        if self.selection is None or other == self.selection.card or other == self.selection.against:
            if was_picking:
                self._announce(self.selection)
        else:
            self._go_to(compared(self.selection, other))

    def set_side(self, side: Side) -> None:
        """Show the chosen thing on another side of the body."""
        if self.selection is not None:
            self._go_to(self.selection.on(side))

    def clear(self) -> None:
        """Choose nothing."""
        self._go_to(None)

    def leave(self) -> None:
        """One step out: end a comparison, or the waiting for one; else choose nothing."""
        if self._picking or (self.selection and self.selection.against):
            self.compare(None)
        else:
            self.clear()

    def back(self) -> None:
        """Return to what was chosen before, if anything was."""
        if self.can_go_back:
            self._move(self._at - 1)

    def forward(self) -> None:
        """Undo `back`."""
        if self.can_go_forward:
            self._move(self._at + 1)

    def _go_to(self, selection: Selection | None) -> None:
        if selection == self.selection:
            return
        trail = self._trail[: self._at + 1][-MOST_STEPS:]
        self._trail, self._at = [*trail, selection], len(trail) - 1
        self._move(len(trail))

    def _move(self, to: int) -> None:
        before = self.selection
        self._at = to
        self._picking = False
        self._announce(before)

    def _announce(self, before: Selection | None) -> None:
        self._observers.tell(Change(before, self.selection, self._picking))
