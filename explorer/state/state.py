"""The one place that holds what is chosen; every change goes through it and is announced."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.anatomy.address import Address, Side
from explorer.library.library import Library
from explorer.library.selection import Selection, with_card


@dataclass(frozen=True)
class Change:
    """A change of the selection; None stands for nothing chosen."""

    before: Selection | None
    after: Selection | None


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
        self._observers: list[Observer] = []

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
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def select(self, address: Address, side: Side | None = None, nearby: tuple[Address, ...] = ()) -> None:
        """Choose a structure, region or card.

        Without `side` the side chosen before is kept (both, at first).
        `nearby` are other things at the same place, to be offered.
        Raises KeyError if the library does not know `address`.
        """
        if not self.library.knows(address):
            raise KeyError(str(address))
        kept = self.selection.side if self.selection else Side.BOTH
        self._go_to(Selection(address, side or kept, self.library.card_for(address), address, nearby))

    def open_card(self, address: Address) -> None:
        """Open another card while the chosen place stays: another condition of the same region, say."""
        if not self.library.knows(address):
            raise KeyError(str(address))
        if self.selection is None:
            self.select(address)
        else:
            self._go_to(with_card(self.selection, address))

    def set_side(self, side: Side) -> None:
        """Show the chosen thing on another side of the body."""
        if self.selection is not None:
            self._go_to(self.selection.on(side))

    def clear(self) -> None:
        """Choose nothing."""
        self._go_to(None)

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
        del self._trail[self._at + 1 :]
        self._trail.append(selection)
        self._move(self._at + 1)

    def _move(self, to: int) -> None:
        before = self.selection
        self._at = to
        for observer in tuple(self._observers):
            observer(Change(before, self.selection))
