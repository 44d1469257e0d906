"""What was seen in this run, the latest first: in memory only, so that no one's trail is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.anatomy.address import Address, Side
from explorer.state.observers import Observers
from explorer.state.state import Change, State

MOST = 50
"""So many are remembered."""

Observer = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that was chosen, and the side on which it was seen last."""

    address: Address
    side: Side


class Recent:
    """Follows the choices of `state`; each thing is named once, every change is announced."""

    def __init__(self, state: State) -> None:
        self._seen: dict[Address, Side] = {}
        self._observers: Observers[[]] = Observers()
        self.stop = state.observe(self._note)
        """Ends the following."""
        if state.selection is not None:
            self._seen[state.selection.focus] = state.selection.side

    @property
    def seen(self) -> tuple[Seen, ...]:
        """The latest first."""
        return tuple(Seen(address, side) for address, side in reversed(self._seen.items()))

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` after every change; returns what ends that."""
        return self._observers.add(observer)

    def clear(self) -> None:
        """Forget everything."""
        if self._seen:
            self._seen.clear()
            self._observers.tell()

    def _note(self, change: Change) -> None:
        if change.after is None:
            return
        before = self.seen
        self._seen.pop(change.after.focus, None)
        self._seen[change.after.focus] = change.after.side
        if len(self._seen) > MOST:
            del self._seen[next(iter(self._seen))]
        if self.seen != before:
            self._observers.tell()
